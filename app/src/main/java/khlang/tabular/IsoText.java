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

    /** The months of 31 days, each a bit. */
    private static final int LONG_MONTHS = 1 << 1 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 10 | 1 << 12;

    /** Days in the common era; of a 29th of February the calendar decides. */
    static IsoText of(String cell) {
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
                && day <= shortest(month);
        if (!date) {
            return OTHER;
        }
        return length == DATE_LENGTH ? DATE : time(cell);
    }

    /** How many days a month has in each year. */
    private static int shortest(int month) {
        return month == 2 ? 28 : 30 + ((LONG_MONTHS >>> month) & 1);
    }

    private static IsoText time(String cell) {
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
    private static int pair(String cell, int index) {
        int tens = cell.charAt(index) - '0';
        int ones = cell.charAt(index + 1) - '0';
        return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : -1;
    }
}
