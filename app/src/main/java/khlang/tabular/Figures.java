package khlang.tabular;

import khlang.kind.NumberText;

/** How many numbers there were, and how large a column must be to hold them all. */
final class Figures {
    private static final int MOST_DIGITS = 38;
    private static final int MOST_SCALE = 18;

    /** So many digits a double surely keeps. */
    private static final int DOUBLE_DIGITS = 15;

    private long integers;
    private long decimals;
    private int wholeDigits;
    private int scale;
    private int digits;

    void add(NumberText number) {
        wholeDigits = Math.max(wholeDigits, number.wholeDigits());
        scale = Math.max(scale, number.scale());
        digits = Math.max(digits, number.significantDigits());
        if (number.isInteger()) {
            integers++;
        } else {
            decimals++;
        }
    }

    /** How many digits the longest has before its point. */
    int wholeDigits() {
        return wholeDigits;
    }

    long integers() {
        return integers;
    }

    long count() {
        return integers + decimals;
    }

    /** Those without decimals, as long as the longest of all. */
    Figures ofIntegers() {
        Figures whole = new Figures();
        whole.integers = integers;
        whole.wholeDigits = wholeDigits;
        whole.digits = digits;
        return whole;
    }

    /** These and others, in one column. */
    Figures and(Figures others) {
        Figures both = new Figures();
        both.integers = integers + others.integers;
        both.decimals = decimals + others.decimals;
        both.wholeDigits = Math.max(wholeDigits, others.wholeDigits);
        both.scale = Math.max(scale, others.scale);
        both.digits = Math.max(digits, others.digits);
        return both;
    }

    /** Whether a column of this type can hold all of them to the last digit. */
    boolean exact(FieldType type) {
        return scale(type) >= 0 || digits <= DOUBLE_DIGITS;
    }

    FieldType type() {
        return decimals > 0 ? FieldType.NUMBER : FieldType.INTEGER;
    }

    /** As {@link Field#scale}, where the field has this type. */
    int scale(FieldType type) {
        if (type != FieldType.NUMBER) {
            return 0;
        }
        return scale > MOST_SCALE || wholeDigits + scale > MOST_DIGITS ? -1 : scale;
    }
}
