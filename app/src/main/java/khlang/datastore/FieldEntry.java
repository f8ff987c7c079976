package khlang.datastore;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import khlang.dataset.DictionaryRules;
import org.jspecify.annotations.Nullable;

/**
 * What the data dictionary says of one field; texts are empty where nothing is said.
 *
 * @param personal whether it tells of persons, as its officers judge; null where they have not said
 * @param codes what its values stand for
 */
public record FieldEntry(
        String label,
        String labelEnglish,
        String unit,
        String unitEnglish,
        String description,
        String descriptionEnglish,
        @Nullable Boolean personal,
        List<FieldCode> codes) {
    /** The key under which an entry says whether its field tells of persons. */
    public static final String PERSONAL = "personal";

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "ใช่");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "ไม่", "ไม่ใช่");

    /** The keys of an entry's texts. */
    public static final List<String> TEXTS = DictionaryRules.TEXTS;

    /** Nothing is said. */
    public static final FieldEntry NONE = of(Map.of());

    /** What an entry in the words of Table Schema says; whatever cannot be meant says nothing. */
    static FieldEntry of(Map<?, ?> words) {
        return new FieldEntry(
                text(words, "label"),
                text(words, "label_en"),
                text(words, "unit"),
                text(words, "unit_en"),
                text(words, "description"),
                text(words, "description_en"),
                flag(words.get(PERSONAL)).orElse(null),
                FieldCode.of(words.get(FieldCode.KEY)));
    }

    /** A flag as JSON has it, or as people write it; absent where it is neither yes nor no. */
    static Optional<Boolean> flag(@Nullable Object said) {
        String word = String.valueOf(said).strip().toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** What stands under one of {@link #TEXTS}. */
    public String text(String key) {
        return switch (key) {
            case "label" -> label;
            case "label_en" -> labelEnglish;
            case "unit" -> unit;
            case "unit_en" -> unitEnglish;
            case "description" -> description;
            case "description_en" -> descriptionEnglish;
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static String text(Map<?, ?> words, String key) {
        return words.get(key) instanceof String text ? text.strip() : "";
    }

    /** Whether its officers say that it tells of persons, so that no value of it is shown as an example. */
    public boolean tellsOfPersons() {
        return Boolean.TRUE.equals(personal);
    }
}
