package khlang.tabular;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that seem to be called a sum and whose figures are the sums of the rows since the last such row, right or
 * wrong as that may be, or of those below them up to the next.
 */
final class LikelySums {
    private static final int FEWEST_ROWS = 2;

    private final RunningSums between;
    private final BiConsumer<Long, Row> told;
    private @Nullable Row open;
    private @Nullable Double[] figures = new Double[0];
    private long number;

    /**
     * Tells such rows.
     *
     * @param between adds up the rows between them
     * @param told takes those that are sums, with their numbers
     */
    LikelySums(RunningSums between, BiConsumer<Long, Row> told) {
        this.between = between;
        this.told = told;
    }

    /**
     * Takes the next row.
     *
     * @param known whether it is known to be a sum
     */
    void row(long next, Row row, boolean known, @Nullable Double[] printed) {
        boolean ends = known || RowWords.mayBeTotal(row);
        if (ends) {
            close();
            boolean above = !known && isBetween(printed);
            if (above) {
                told.accept(next, row);
            }
            open = known || above ? null : row;
            figures = printed;
            number = next;
        }
        between.row(ends, RunningSums.NEVER, printed);
    }

    /** Ends the rows below the last one. */
    void close() {
        @Nullable Row row = open;
        if (row != null && isBetween(figures)) {
            told.accept(number, row);
        }
        open = null;
    }

    private boolean isBetween(@Nullable Double[] printed) {
        return between.rowsSince() >= FEWEST_ROWS && between.areSince(printed);
    }
}
