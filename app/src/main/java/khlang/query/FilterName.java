package khlang.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the name of a parameter asks of which field: {@code amount__not__gte}. A name that is a field's as a whole is that
 * field's, so the longest name wins over an ending.
 *
 * @param field the name of the field; of one that may not be there
 * @param word the comparison; empty where the name is the field's own
 * @param negated whether it must not hold
 */
public record FilterName(String field, String word, boolean negated) {
    /** Beside the comparisons: none of some values. */
    static final String NOT = "not";

    private static final String MARK = "__";

    /** What a name says, where {@code known} tells whether a field is called so. */
    static FilterName of(String name, Predicate<String> known) {
        int ending = name.lastIndexOf(MARK);
        if (known.test(name) || ending <= 0) {
            return new FilterName(name, "", false);
        }
        String field = name.substring(0, ending);
        String word = name.substring(ending + MARK.length());
        boolean negated = field.endsWith(MARK + NOT) && !known.test(field);
        return new FilterName(
                negated ? field.substring(0, field.length() - MARK.length() - NOT.length()) : field, word, negated);
    }

    /**
     * The parameter that compares a field so; absent where that name is read as something else, as {@code price__gte} is
     * where a field is called so.
     *
     * @param known whether a field is called so
     */
    public static Optional<String> of(String field, Operator operator, Predicate<String> known) {
        Stream<String> names = Stream.of(operator == Operator.EQ ? field : "", field + MARK + operator.word());
        return names.filter(name -> !name.isEmpty() && !RowParameters.OWN.contains(name))
                .filter(name -> of(name, known).asks(field, operator))
                .findFirst();
    }

    /** The parameter for rows of which a field is not some value, under the same rule. */
    public static Optional<String> none(String field, Predicate<String> known) {
        String name = field + MARK + NOT;
        FilterName read = of(name, known);
        return Optional.of(name)
                .filter(said -> read.field().equals(field) && read.word().equals(NOT));
    }

    private boolean asks(String wanted, Operator operator) {
        return field.equals(wanted)
                && !negated
                && (word.equals(operator.word()) || (word.isEmpty() && operator == Operator.EQ));
    }

    /** All words that may stand behind a field. */
    static List<String> words() {
        return Stream.concat(Arrays.stream(Operator.values()).map(Operator::word), Stream.of(NOT))
                .toList();
    }
}
