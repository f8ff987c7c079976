package khlang.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Phrase;

/** The words that people read, in each language, from one pair of files per package. */
public final class Messages {
    /** The packages that speak; each has {@code messages/<package>.th.properties} and {@code .en.properties}. */
    public static final List<String> SPEAKERS = List.of(
            "problem",
            "kind",
            "quality",
            "web",
            "storage",
            "fetch",
            "tabular",
            "user",
            "organization",
            "dataset",
            "search",
            "sql",
            "datastore",
            "ingest",
            "chart",
            "openapi",
            "dcat",
            "portal");

    /** What a column without a name is called where it is made; in other languages it is called otherwise. */
    private static final Pattern UNNAMED = Pattern.compile("คอลัมน์ (?=[0-9])");

    /** A word of ours among what a caller or a file says. */
    private static final Pattern WORD = Pattern.compile("\\{([a-z]+(?:\\.[a-z0-9_]+)+)}");

    private final Map<Language, Map<String, String>> words = new EnumMap<>(Language.class);

    /** Reads all message files. */
    public Messages() {
        for (Language language : Language.values()) {
            Map<String, String> all = new HashMap<>();
            SPEAKERS.forEach(speaker ->
                    read(speaker, language).forEach((key, sentence) -> all.put(key.toString(), sentence.toString())));
            words.put(language, all);
        }
    }

    private static Properties read(String speaker, Language language) {
        Properties properties = new Properties();
        String name = "/messages/" + speaker + "." + language.code() + ".properties";
        try (InputStream stream = Messages.class.getResourceAsStream(name)) {
            if (stream != null) {
                properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
        return properties;
    }

    /** What a phrase says, and what to do where that is said apart. */
    public String text(Language language, Phrase phrase) {
        String said = said(language, phrase);
        return hint(language, phrase).map(hint -> said + " " + hint).orElse(said);
    }

    /** What to do about what a phrase says, where that is said apart. */
    Optional<String> hint(Language language, Phrase phrase) {
        Phrase hint = new Phrase(phrase.key() + ".do", phrase.arguments());
        return words.getOrDefault(language, Map.of()).containsKey(hint.key())
                ? Optional.of(said(language, hint))
                : Optional.empty();
    }

    /** The sentence of a phrase; the key itself where a message file lacks it, which a test forbids. */
    String said(Language language, Phrase phrase) {
        String sentence = words.getOrDefault(language, Map.of()).getOrDefault(phrase.key(), phrase.key());
        if (phrase.arguments().isEmpty()) {
            return sentence;
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
            int close = sentence.indexOf('}', open);
            if (close < 0) {
                break;
            }
            filled.append(sentence, from, open).append(gap(language, phrase, sentence.substring(open + 1, close)));
            from = close + 1;
        }
        return filled.append(sentence, from, sentence.length()).toString();
    }

    /** What stands in a gap: {@code {0}} an argument, {@code {0|row|rows}} one word where that is 1, else another. */
    private String gap(Language language, Phrase phrase, String name) {
        String[] parts = name.split("\\|", -1);
        boolean number = !parts[0].isEmpty() && parts[0].chars().allMatch(Character::isDigit);
        if (!number || Integer.parseInt(parts[0]) >= phrase.arguments().size()) {
            return "{" + name + "}";
        }
        String argument = phrase.arguments().get(Integer.parseInt(parts[0]));
        if (parts.length == 3) {
            return argument.equals("1") ? parts[1] : parts[2];
        }
        return argument(language, argument);
    }

    /** A column's name, or names, as a language says them: only one that was made for a column without one differs. */
    public String column(Language language, String name) {
        return language == Language.TH ? name : UNNAMED.matcher(name).replaceAll(text(language, "web.column") + " ");
    }

    private String argument(Language language, String argument) {
        Map<String, String> known = words.getOrDefault(language, Map.of());
        String said = argument.indexOf('{') < 0
                ? argument
                : WORD.matcher(argument)
                        .replaceAll(word -> Matcher.quoteReplacement(known.getOrDefault(word.group(1), word.group())));
        return column(language, said);
    }

    /** The sentence of a key. */
    public String text(Language language, String key, Object... arguments) {
        return text(language, Phrase.of(key, arguments));
    }

    /** Every key that a language has. */
    public Set<String> keys(Language language) {
        return new TreeSet<>(words.getOrDefault(language, Map.of()).keySet());
    }
}
