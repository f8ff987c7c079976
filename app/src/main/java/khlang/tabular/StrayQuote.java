package khlang.tabular;

/**
 * Finds out whether a record of several lines is one cell with line ends in it, or rows that a quote which nobody closed
 * has swallowed: {@code 500,"Main Road,12} and then a thousand good lines.
 */
final class StrayQuote {
    private StrayQuote() {}

    /**
     * Whether the first quote of {@code record} that is open at the end of a line is a letter and not the beginning of a
     * cell: it is closed nowhere, or in the midst of a cell, or the lines inside look like rows.
     *
     * @param record the record's text
     * @param known how many cells the rows before had, 0 for the first
     */
    static boolean in(String record, char delimiter, int known) {
        int first = lineEnd(record, 0);
        int plain = count(record, 0, first, delimiter) + 1;
        int width = known > 0 ? known : plain;
        if (first == record.length()) {
            return width > 1 && plain == width && count(record, 0, first, '"') % 2 == 1;
        }
        int lines = 0;
        int rows = 0;
        for (int start = first; start < record.length(); start = lineEnd(record, start)) {
            lines++;
            rows += cells(record, start, lineEnd(record, start), delimiter) == width ? 1 : 0;
        }
        boolean likeRows = width > 1 && rows > 0 && rows * 2 >= lines;
        return likeRows && (!closedWell(record, delimiter) || (width > 2 && lines > 3 && rows * 10 >= lines * 8));
    }

    /** Whether each cell in quotes ends with a quote before a delimiter, a line's end or the record's. */
    private static boolean closedWell(String record, char delimiter) {
        boolean open = false;
        for (int i = 0; i < record.length(); i++) {
            if (record.charAt(i) != '"') {
                continue;
            }
            boolean edge = i == 0 || isEdge(record.charAt(i - 1), delimiter);
            if (!open) {
                open = edge;
            } else if (i + 1 < record.length() && record.charAt(i + 1) == '"') {
                i++;
            } else {
                open = false;
                if (i + 1 < record.length() && !isEdge(record.charAt(i + 1), delimiter)) {
                    return false;
                }
            }
        }
        return !open;
    }

    private static boolean isEdge(char letter, char delimiter) {
        return letter == delimiter || letter == '\n' || letter == '\r';
    }

    private static int cells(String text, int start, int end, char delimiter) {
        if (count(text, start, end, '"') % 2 == 1) {
            return count(text, start, end, delimiter) + 1;
        }
        int cells = 1;
        boolean quoted = false;
        for (int i = start; i < end; i++) {
            quoted ^= text.charAt(i) == '"';
            cells += text.charAt(i) == delimiter && !quoted ? 1 : 0;
        }
        return cells;
    }

    private static int count(String text, int start, int end, char letter) {
        int count = 0;
        for (int i = start; i < end; i++) {
            count += text.charAt(i) == letter ? 1 : 0;
        }
        return count;
    }

    /** Where the line after the one at {@code start} begins; the end of the text where none does. */
    static int lineEnd(CharSequence text, int start) {
        for (int i = start; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\n' || letter == '\r') {
                boolean two = letter == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
                return two ? i + 2 : i + 1;
            }
        }
        return text.length();
    }
}
