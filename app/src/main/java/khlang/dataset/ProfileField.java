package khlang.dataset;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of the Thai profile.
 *
 * @param key its key in the API
 * @param labelThai what people read in Thai
 * @param labelEnglish what people read in English
 * @param kind what its values are
 * @param vocabulary the vocabulary of its values; null where they are free
 * @param dataTypes the data types to which it applies
 */
public record ProfileField(
        String key,
        String labelThai,
        String labelEnglish,
        Kind kind,
        @Nullable String vocabulary,
        List<String> dataTypes) {
    /** What the values of a field are. */
    public enum Kind {
        TEXT,
        MARKDOWN,
        EMAIL,
        URL,
        DATE,
        YEAR,
        INTEGER,
        DECIMAL,
        /** One value of a vocabulary. */
        CHOICE,
        /** Some values of a vocabulary. */
        CHOICES;

        /** The kind by the words of the profile's description. */
        static Kind of(String words) {
            String first = words.split(" ", 2)[0];
            return switch (first) {
                case "single_choice", "boolean" -> CHOICE;
                case "multi_choice" -> CHOICES;
                case "email" -> EMAIL;
                case "url" -> URL;
                case "date" -> DATE;
                case "year" -> YEAR;
                case "integer" -> INTEGER;
                case "decimal" -> DECIMAL;
                case "markdown" -> MARKDOWN;
                default -> TEXT;
            };
        }
    }
}
