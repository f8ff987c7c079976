package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The delimiter that is {@code letter}, if one is. */
    static Optional<Delimiter> of(char letter) {
        return Arrays.stream(values()).filter(one -> one.letter == letter).findFirst();
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
        double score = most(widths)
                .map(entry -> (double) entry.getValue() / widths.size() + Math.min(entry.getKey(), 999) / 100_000.0)
                .orElse(0.0);
        // 1,5 and 1,234 are numbers where anything else can be the delimiter.
        return this == COMMA && isInNumbersOnly(sample) ? score / 2 : score;
    }

    /** The number of cells that most records have, if that is more than one, and how many have it. */
    private static Optional<Map.Entry<Integer, Integer>> most(List<Integer> widths) {
        Map<Integer, Integer> counts = new HashMap<>();
        widths.forEach(width -> counts.merge(width, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() > 1)
                .max(Comparator.comparingInt(entry -> entry.getValue() * 1_000 + Math.min(entry.getKey(), 999)));
    }

    /** How many cells most records of {@code sample} have that have more than one; else 1. */
    int width(String sample) {
        return most(widths(sample)).map(Map.Entry::getKey).orElse(1);
    }

    /** Whether half of the records have the same number of cells, and not only because numbers hold commas. */
    boolean isClear(String sample) {
        return score(sample) >= 0.5 && (this != COMMA || !isInNumbersOnly(sample));
    }

    /** Whether all commas stand between digits: in a table whose header has others between its names, titles aside. */
    private static boolean isInNumbersOnly(String sample) {
        List<String> lines = sample.lines().toList();
        boolean other = lines.stream().anyMatch(line -> line.indexOf(',') < 0 && hasOther(line))
                && lines.stream().anyMatch(line -> line.indexOf(',') >= 0 && hasOther(line));
        return lines.stream().filter(line -> !other || hasOther(line)).allMatch(Delimiter::hasCommasInNumbersOnly);
    }

    private static boolean hasOther(String line) {
        return line.chars()
                .anyMatch(letter -> letter != COMMA.letter && of((char) letter).isPresent());
    }

    private static boolean hasCommasInNumbersOnly(String line) {
        int comma = line.indexOf(',');
        while (comma >= 0) {
            boolean number = comma > 0
                    && comma + 1 < line.length()
                    && Character.isDigit(line.charAt(comma - 1))
                    && Character.isDigit(line.charAt(comma + 1));
            if (!number) {
                return false;
            }
            comma = line.indexOf(',', comma + 1);
        }
        return true;
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
