package khlang.kind;

/** Which of day and month stands first in the dates of a column such as 4/5/2024. */
public enum DateOrder {
    /** The day, as 15/3/2024 shows. */
    DAY,
    /** The month, as 3/15/2024 shows. */
    MONTH,
    /** The day, though no date shows it. */
    DAY_TAKEN,
    /** The month, as in the table before, though no date shows it. */
    MONTH_TAKEN,
    /** Rows of both were put together. */
    BOTH;

    /** Whether dates that show nothing are read with the month first. */
    public boolean monthFirst() {
        return this == MONTH || this == MONTH_TAKEN;
    }

    /** The same for dates that do not show it. */
    public DateOrder taken() {
        return monthFirst() ? MONTH_TAKEN : DAY_TAKEN;
    }
}
