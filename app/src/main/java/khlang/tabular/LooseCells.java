package khlang.tabular;

import java.util.ArrayList;
import java.util.List;

/** Takes a row apart that has quotes which enclose no cell, such as {@code "5" ท่อ,10}: these are letters. */
final class LooseCells {
    private final String text;
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();

    private LooseCells(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /**
     * The cells of one row.
     *
     * @param row its text, without what ends it; a line end inside belongs to a cell in quotes
     */
    static String[] of(String row, char delimiter) {
        LooseCells loose = new LooseCells(row, delimiter);
        int at = 0;
        while (at <= row.length()) {
            at = loose.take(at) + 1;
        }
        return loose.cells.toArray(String[]::new);
    }

    /** Takes the cell at {@code start}; returns where it ends. */
    private int take(int start) {
        boolean quoted = start < text.length() && text.charAt(start) == '"';
        int close = quoted ? closing(start) : -1;
        int behind = close < 0 ? start : afterBlanks(close + 1);
        if (close > 0 && (behind == text.length() || text.charAt(behind) == delimiter)) {
            cells.add(text.substring(start + 1, close).replace("\"\"", "\""));
            return behind;
        }
        int end = text.indexOf(delimiter, behind);
        int ends = end < 0 ? text.length() : end;
        cells.add(text.substring(start, ends));
        return ends;
    }

    /** The quote that closes the one at {@code open}; -1 where none does. */
    private int closing(int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (i + 1 == text.length() || text.charAt(i + 1) != '"') {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private int afterBlanks(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
