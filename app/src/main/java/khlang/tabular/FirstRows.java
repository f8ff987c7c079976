package khlang.tabular;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Ends a reading after so many rows that people can tell what stands in a file. */
final class FirstRows {
    /** So many rows are looked at. */
    static final int MOST = 20_000;

    private static final long MOST_LETTERS = 8L << 20;

    private final int most;
    private boolean cut;

    FirstRows() {
        this(MOST);
    }

    /** @param most after how many rows it ends */
    FirstRows(int most) {
        this.most = most;
    }

    /** Whether the file goes on below the rows that were read. */
    boolean cut() {
        return cut;
    }

    /** The same rows, of which no more come once they are many. */
    Consumer<RowSink> of(Consumer<RowSink> source) {
        return sink -> {
            Counting counting = new Counting(sink, most);
            try {
                source.accept(counting);
            } catch (RuntimeException e) {
                // Readers say in their own words that they were stopped.
                if (!counting.full()) {
                    throw e;
                }
                cut = true;
            }
        };
    }

    private static final class Counting implements RowSink {
        private final RowSink sink;
        private final int most;
        private long rows;
        private long letters;

        Counting(RowSink sink, int most) {
            this.sink = sink;
            this.most = most;
        }

        boolean full() {
            return rows >= most || letters > MOST_LETTERS;
        }

        @Override
        public void row(Row row) {
            if (full()) {
                throw new CancellationException("enough rows");
            }
            rows++;
            for (String cell : row.cells()) {
                letters += cell.length();
            }
            sink.row(row);
        }

        @Override
        public void merged(Merge merge) {
            sink.merged(merge);
        }
    }
}
