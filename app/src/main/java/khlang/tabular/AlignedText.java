package khlang.tabular;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Recognises text whose columns are made with blanks, as reports for a printer are. */
final class AlignedText {
    private static final int FEWEST_LINES = 3;
    private static final int MOST_LINES = 200;

    private static final String GAP = "  ";

    private AlignedText() {}

    /** Whether in four of five lines behind two blanks or more a column begins or ends at the same place. */
    static boolean is(String sample) {
        List<String> lines = sample.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replace('\u00A0', ' ').stripTrailing())
                .limit(MOST_LINES)
                .toList();
        if (lines.size() < FEWEST_LINES || sample.indexOf('\t') >= 0) {
            return false;
        }
        // Programs count all letters, printers only those that take a place of their own.
        return isAligned(lines)
                || isAligned(lines.stream().map(AlignedText::bare).toList());
    }

    private static String bare(String line) {
        return line.replaceAll("\\p{Mn}", "");
    }

    private static boolean isAligned(List<String> lines) {
        Map<Integer, Integer> edges = new HashMap<>();
        lines.forEach(line -> addEdges(line, edges));
        return edges.values().stream().anyMatch(count -> count >= FEWEST_LINES && count * 5 >= (lines.size() - 1) * 4);
    }

    /** Adds where words begin behind two blanks, and, as a negative number, where they end. */
    private static void addEdges(String line, Map<Integer, Integer> edges) {
        int end = line.indexOf(GAP);
        while (end >= 0) {
            int start = end;
            while (line.charAt(start) == ' ') {
                start++;
            }
            int next = line.indexOf(GAP, start);
            if (end > 0) {
                edges.merge(start, 1, Integer::sum);
                edges.merge(next < 0 ? -line.length() : -next, 1, Integer::sum);
            }
            end = next;
        }
    }
}
