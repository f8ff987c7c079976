package khlang.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import khlang.problem.Phrase;
import khlang.quality.Finding;

/**
 * Writes the value of cells that are merged downwards into each row that they cover. Workbooks tell of merged cells after
 * their rows, so that the first reading only learns where they are.
 */
final class FilledDown implements Consumer<RowSink> {
    private static final int MOST = 100_000;
    private static final int MOST_BLANK = 2;
    private static final String[] BLANK = {};

    private final Consumer<RowSink> source;
    private final List<Merge> seen = new ArrayList<>();
    private List<Merge> known = List.of();
    private final MergedNumbers numbers = new MergedNumbers();
    private final MergedAcross across = new MergedAcross();
    private long filled;

    FilledDown(Consumer<RowSink> source) {
        this.source = source;
    }

    /** Reads the source, and fills what {@link #learn} has found. */
    @Override
    public void accept(RowSink sink) {
        seen.clear();
        filled = 0;
        numbers.clear();
        across.clear();
        source.accept(new Filling(sink));
    }

    /**
     * Whether there are merged cells below the header, so that the source must be read again.
     *
     * @param firstColumn the column of the sheet in which the table begins
     */
    boolean learn(Gathered gathered, int firstColumn) {
        known = seen.stream()
                .filter(merge -> merge.firstLine() > gathered.head().headerLine())
                .sorted(Comparator.comparingLong(Merge::firstLine))
                .toList();
        return across.learn(gathered, firstColumn) || !known.isEmpty();
    }

    /** What is amiss with merged cells: numbers among what was filled, and cells of several columns. */
    List<Finding> findings(Gathered gathered, int firstColumn) {
        List<Finding> findings = new ArrayList<>(numbers.findings(gathered, firstColumn));
        findings.addAll(across.findings(gathered.noticed().lines()));
        return findings;
    }

    /** Says how many cells were filled. */
    Optional<Phrase> note() {
        return filled == 0 ? Optional.empty() : Optional.of(Phrase.of("tabular.note.filled_down", filled));
    }

    /** Merged cells that reach into the rows which come now, with their value. */
    private record Open(Merge merge, String value) {}

    private final class Filling implements RowSink {
        private final RowSink sink;
        private final List<Open> open = new ArrayList<>();
        private int next;
        private long last;

        Filling(RowSink sink) {
            this.sink = sink;
        }

        @Override
        public void row(Row row) {
            // Of rows in which nothing stands workbooks do not tell; one from another, or far, is all that counts.
            for (long line = Math.max(last + 1, row.line() - MOST_BLANK); last > 0 && line < row.line(); line++) {
                sink.row(new Row(line, BLANK));
            }
            last = row.line();
            across.row(row);
            if (known.isEmpty()) {
                sink.row(row);
                return;
            }
            open.removeIf(one -> one.merge().lastLine() < row.line());
            // A row with nothing of its own stays none.
            Row full = open.isEmpty() || row.filled() == 0 ? row : filled(row);
            while (next < known.size() && known.get(next).firstLine() <= row.line()) {
                Merge merge = known.get(next++);
                if (merge.firstLine() == row.line()) {
                    open.add(new Open(merge, row.cell(merge.firstColumn())));
                }
            }
            sink.row(full);
        }

        private Row filled(Row row) {
            int width = row.cells().length;
            for (Open one : open) {
                width = Math.max(width, one.merge().firstColumn() + 1);
            }
            String[] cells = new String[width];
            for (int i = 0; i < width; i++) {
                cells[i] = row.cell(i);
            }
            for (Open one : open) {
                int column = one.merge().firstColumn();
                if (cells[column].isEmpty() && !one.value().isEmpty()) {
                    cells[column] = one.value();
                    filled++;
                    numbers.add(column, row.line(), one.value());
                }
            }
            return new Row(row.line(), cells);
        }

        @Override
        public void merged(Merge merge) {
            if (!merge.isWide() && merge.lastLine() > merge.firstLine() && seen.size() < MOST) {
                seen.add(merge);
            }
            across.add(merge);
            sink.merged(merge);
        }
    }
}
