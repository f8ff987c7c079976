package khlang.query;

import java.util.List;
import khlang.tabular.Field;

/**
 * A word that must occur in at least one of some fields, whatever its case and whichever digits are used.
 *
 * @param fields where it may occur
 * @param word the word, folded
 */
public record Match(List<Field> fields, String word) implements Condition {
    public Match {
        fields = List.copyOf(fields);
    }

    @Override
    public List<Expression> expressions() {
        return fields.stream().<Expression>map(Expression.Cell::new).toList();
    }

    /** The words that make rows meet a condition; not those that must be missing. */
    static List<Match> in(Condition condition) {
        if (condition instanceof Condition.Every every) {
            return every.parts().stream().flatMap(part -> in(part).stream()).toList();
        }
        if (condition instanceof Condition.Some some) {
            return some.parts().stream().flatMap(part -> in(part).stream()).toList();
        }
        return condition instanceof Match match ? List.of(match) : List.of();
    }

    /**
     * Whether the word must stand at the beginning of a word. Thai is written without blanks, so a Thai word may stand
     * anywhere.
     */
    public boolean atWordStart() {
        char first = word.charAt(0);
        return (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    }

    /** Whether values of a field can hold the word at all: most words are in no number and no date. */
    public boolean mayOccurIn(Field field) {
        return switch (field.type()) {
            case TEXT -> true;
            case INTEGER, NUMBER -> only("0123456789.-e+");
            case BOOLEAN -> "true".startsWith(word) || "false".startsWith(word);
            case DATE -> only("0123456789-");
            case TIMESTAMP -> only("0123456789-:.");
        };
    }

    private boolean only(String characters) {
        return word.chars().allMatch(character -> characters.indexOf(character) >= 0);
    }
}
