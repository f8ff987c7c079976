package khlang.tabular;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recognises text whose columns are made with blanks, as reports for a printer are. */
final class AlignedText {
    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 200;

    private AlignedText() {}

    /** Whether in four of five lines below the header a column begins or ends at the same place behind two blanks or more. */
    static boolean is(String sample) {
        List<String> lines =
                sample.lines().filter(line -> !line.isBlank()).limit(MOST_LINES).toList();
        if (lines.size() < FEWEST_LINES || sample.indexOf('\t') >= 0) {
            return false;
        }
        Map<Integer, Integer> edges = new HashMap<>();
        lines.forEach(line -> addEdges(line, edges));
        return edges.values().stream().anyMatch(count -> count >= FEWEST_LINES && count * 5 >= (lines.size() - 1) * 4);
    }

    /** Adds where a word begins behind blanks, and where such words end, each as its column on paper. */
    private static void addEdges(String line, Map<Integer, Integer> edges) {
        int column = 0;
        int blanks = 0;
        boolean behindGap = false;
        boolean begun = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (Character.getType(letter) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (letter == ' ' || letter == '\u00A0') {
                blanks++;
                if (blanks == 2 && behindGap) {
                    edges.merge(-(column - 1), 1, Integer::sum);
                }
            } else {
                boolean gap = begun && blanks > 1;
                if (gap) {
                    edges.merge(column, 1, Integer::sum);
                }
                behindGap |= gap;
                begun = true;
                blanks = 0;
            }
            column++;
        }
        if (behindGap && blanks < 2) {
            edges.merge(-(column - blanks), 1, Integer::sum);
        }
    }
}
