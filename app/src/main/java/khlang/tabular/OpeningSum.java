package khlang.tabular;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells rows that seem to be called a sum and whose figures are the sums of the rows below them, up to the next such. */
final class OpeningSum {
    private static final int FEWEST_ROWS = 2;

    private final RunningSums below;
    private final BiConsumer<Long, Row> told;
    private @Nullable Row open;
    private @Nullable Double[] figures = new Double[0];
    private long number;

    /**
     * Tells such rows.
     *
     * @param below adds up the rows below
     * @param told takes those that are sums, with their numbers
     */
    OpeningSum(RunningSums below, BiConsumer<Long, Row> told) {
        this.below = below;
        this.told = told;
    }

    /**
     * Takes the next row.
     *
     * @param known whether it is known to be a sum
     */
    void row(long next, Row row, boolean known, @Nullable Double[] printed) {
        boolean begins = known || RowWords.mayBeTotal(row);
        if (begins) {
            close();
            open = known ? null : row;
            figures = printed;
            number = next;
        }
        below.row(begins, RunningSums.NEVER, printed);
    }

    /** Ends the rows below the last one. */
    void close() {
        @Nullable Row row = open;
        if (row != null && below.rowsSince() >= FEWEST_ROWS && below.areSince(figures)) {
            told.accept(number, row);
        }
        open = null;
    }
}
