package khlang.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands between the cells of a text file. */
enum Delimiter {
    COMMA(','),
    SEMICOLON(';'),
    TAB('\t'),
    PIPE('|');

    private final char letter;

    Delimiter(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    /** The delimiter with which most lines of {@code sample} have the same number of cells; comma where none has any. */
    static Delimiter of(String sample) {
        Delimiter best = COMMA;
        double bestScore = 0;
        for (Delimiter delimiter : values()) {
            double score = delimiter.score(sample);
            if (score > bestScore) {
                best = delimiter;
                bestScore = score;
            }
        }
        return best;
    }

    private double score(String sample) {
        List<Integer> widths = widths(sample);
        Map<Integer, Integer> counts = new HashMap<>();
        widths.forEach(width -> counts.merge(width, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max(Comparator.comparingInt(entry -> entry.getValue() * 1_000 + Math.min(entry.getKey(), 999)))
                .map(entry -> (double) entry.getValue() / widths.size() + Math.min(entry.getKey(), 999) / 100_000.0)
                .orElse(0.0);
    }

    /** How many cells each record of the sample has; the last, which may be cut off, only where it is the only one. */
    private List<Integer> widths(String sample) {
        List<Integer> widths = new ArrayList<>();
        boolean quoted = false;
        boolean cellBegins = true;
        int width = 1;
        int start = 0;
        for (int i = 0; i < sample.length(); i++) {
            char next = sample.charAt(i);
            if (next == '"' && (quoted || cellBegins)) {
                quoted = !quoted;
            } else if (!quoted && (next == '\n' || next == '\r')) {
                addWidth(widths, width, i > start);
                width = 1;
                start = i + 1;
            } else if (!quoted && next == letter) {
                width++;
            }
            // After a closing quote a second one opens again, which is how a quote inside is written.
            cellBegins = next == letter || next == '\n' || next == '\r' || next == '"';
        }
        addWidth(widths, width, widths.isEmpty());
        return widths;
    }

    private static void addWidth(List<Integer> widths, int width, boolean counts) {
        if (counts) {
            widths.add(width);
        }
    }
}
