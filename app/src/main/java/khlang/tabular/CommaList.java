package khlang.tabular;

import khlang.thai.ThaiDigits;

/** Tells figures with commas between them that number several things, as the villages 1,2 or the rooms 101,102 do. */
final class CommaList {
    /** Figures of the one number of a pair, and how far apart neighbours are, at most. */
    private static final int MOST_DIGITS = 3;

    private static final int APART = 20;

    private CommaList() {}

    /** Whether a cell may be two numbers or more, each near the one before it and none the same. */
    static boolean is(String cell) {
        int last = 0;
        int start = 0;
        int items = 0;
        while (start <= cell.length()) {
            int comma = cell.indexOf(',', start);
            int end = comma < 0 ? cell.length() : comma;
            int figure = figure(cell, start, end);
            boolean near = items == 0 || (figure != last && Math.abs(figure - last) <= APART);
            if (figure == 0 || !near) {
                return false;
            }
            last = figure;
            items++;
            start = end + 1;
        }
        return items > 1;
    }

    /** The figure there, which has no zero in front; 0 where none is. */
    private static int figure(String cell, int start, int end) {
        if (start >= end || end - start > MOST_DIGITS || ThaiDigits.value(cell.charAt(start)) == 0) {
            return 0;
        }
        int figure = 0;
        for (int at = start; at < end; at++) {
            int digit = ThaiDigits.value(cell.charAt(at));
            if (digit < 0) {
                return 0;
            }
            figure = figure * 10 + digit;
        }
        return figure;
    }
}
