package khlang.tabular;

import khlang.kind.Kind;

/** Names of columns that differ in their year, month or number alone: what stands below one is not what stands below another. */
final class PeriodName {
    private static final int LONGEST = 60;

    private PeriodName() {}

    /** Whether a name is that of a year or a month, or has a number in it. */
    static boolean is(String name) {
        if (name.length() > LONGEST || (!HeaderRows.isName(name) && !DateHeads.isDate(name))) {
            return false;
        }
        return !shape(name).equals(CellText.squeezed(name)) || isMonth(name);
    }

    /** Whether two names differ, and are those of two months, or alike but for their numbers. */
    static boolean differ(String one, String other) {
        if (!is(one) || !is(other) || CellText.squeezed(one).equals(CellText.squeezed(other))) {
            return false;
        }
        return shape(one).equals(shape(other)) || (isMonth(one) && isMonth(other));
    }

    private static boolean isMonth(String name) {
        return Kind.MONTH.normal(name) != null;
    }

    /** The name without blanks, each digit as 9. */
    private static String shape(String name) {
        StringBuilder shape = new StringBuilder(CellText.squeezed(name));
        for (int i = 0; i < shape.length(); i++) {
            char letter = shape.charAt(i);
            shape.setCharAt(i, letter >= '0' && letter <= '9' ? '9' : letter);
        }
        return shape.toString();
    }
}
