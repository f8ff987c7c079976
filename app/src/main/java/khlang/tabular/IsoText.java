package khlang.tabular;

/** What a cell is that writes a day as 2024-01-31, alone or with a time: most files do, and it is its normal form. */
enum IsoText {
    DATE,
    /** A day and 00:00:00, as spreadsheets write mere dates. */
    MIDNIGHT,
    TIME,
    /** None of these, which does not say that it is no date. */
    OTHER;

    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 19;

    /** Days up to the 28th in the common era; of others the calendar decides. */
    static IsoText of(CharSequence cell) {
        int length = cell.length();
        if ((length != DATE_LENGTH && length != TIME_LENGTH) || cell.charAt(4) != '-' || cell.charAt(7) != '-') {
            return OTHER;
        }
        int century = pair(cell, 0);
        int month = pair(cell, 5);
        int day = pair(cell, 8);
        boolean date = century >= 10
                && century < 24
                && pair(cell, 2) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 28;
        if (!date) {
            return OTHER;
        }
        return length == DATE_LENGTH ? DATE : time(cell);
    }

    private static IsoText time(CharSequence cell) {
        int hour = pair(cell, 11);
        int minute = pair(cell, 14);
        int second = pair(cell, 17);
        boolean time = cell.charAt(10) == ' '
                && cell.charAt(13) == ':'
                && cell.charAt(16) == ':'
                && Math.min(hour, Math.min(minute, second)) >= 0
                && hour < 24
                && minute < 60
                && second < 60;
        if (!time) {
            return OTHER;
        }
        return hour + minute + second == 0 ? MIDNIGHT : TIME;
    }

    /** Two digits as a number, negative where they are none. */
    private static int pair(CharSequence cell, int index) {
        int tens = cell.charAt(index) - '0';
        int ones = cell.charAt(index + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
    }
}
