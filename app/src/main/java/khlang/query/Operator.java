package khlang.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import khlang.tabular.FieldType;

/** How a condition compares a field with what the caller gave; its name in lower case is the word callers write. */
public enum Operator {
    EQ,
    NE,
    GT,
    GTE,
    LT,
    LTE,
    /** One of several values; none of an empty list. */
    IN,
    /** The value stands somewhere in the text, whatever its case and whichever digits are used. */
    CONTAINS,
    /** The text begins so, whatever its case and whichever digits are used. */
    STARTSWITH,
    /** Whether there is no value: {@code true} or {@code false}. */
    ISNULL,
    /** From a first to a last value, both included. */
    BETWEEN;

    /** The word that callers write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator of a word. */
    public static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }

    /** Whether values of a type can be compared so; there is no more and no less of true, and no words are in it. */
    public boolean suits(FieldType type) {
        return switch (this) {
            case EQ, NE, IN, ISNULL -> true;
            case GT, GTE, LT, LTE, BETWEEN, CONTAINS, STARTSWITH -> type != FieldType.BOOLEAN;
        };
    }

    /** All words. */
    public static String words() {
        return String.join(", ", Arrays.stream(values()).map(Operator::word).toList());
    }
}
