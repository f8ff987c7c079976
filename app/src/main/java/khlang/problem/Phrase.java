package khlang.problem;

import java.util.List;

/**
 * Words for a person, by key: the sentence itself stands in the message files, in Thai and in English.
 *
 * @param key a key of the message files, which begins with the name of the package that speaks
 * @param arguments what fills {@code {0}}, {@code {1}}, … of the sentence
 */
public record Phrase(String key, List<String> arguments) {
    public Phrase {
        arguments = List.copyOf(arguments);
    }

    /** The phrase of {@code key}, its gaps filled with {@code arguments} written out as text. */
    public static Phrase of(String key, Object... arguments) {
        return new Phrase(key, List.of(arguments).stream().map(String::valueOf).toList());
    }

    /** The words of another key, inside an argument: which language they are said in is known only when all is. */
    public static String word(String key) {
        return "{" + key + "}";
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? key : key + arguments;
    }
}
