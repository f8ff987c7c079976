package khlang.tabular;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that are called a sum behind the name of their group, which other rows of it repeat: เขต 1 · รวม · 3. Only
 * beside such a row, for alone the word may as well name what is counted. O(1) for each row.
 */
final class GroupTotals {
    /** The word is looked for in so many columns behind the first. */
    private static final int MOST_GROUPS = 4;

    private final BiConsumer<Long, Row> told;
    private @Nullable Row before;

    /** Whether the row before is called a sum of a group that none above it is of. */
    private boolean opens;

    /** @param told takes such rows with their numbers */
    GroupTotals(BiConsumer<Long, Row> told) {
        this.told = told;
    }

    /**
     * Takes the next row.
     *
     * @param other whether it is known to be a sum by its first word
     */
    void row(long number, Row row, boolean other) {
        @Nullable Row above = before;
        if (opens && above != null && isOf(row, above, place(above))) {
            told.accept(number - 1, above);
        }
        int place = other ? 0 : place(row);
        boolean below = place > 0 && above != null && isOf(above, row, place);
        if (below) {
            told.accept(number, row);
        }
        opens = place > 0 && !below;
        before = row;
    }

    /** Whether a row is called the sum of the group that the row above it is of. */
    static boolean is(@Nullable Row above, Row row) {
        int place = above == null ? 0 : place(row);
        return place > 0 && above != null && isOf(above, row, place);
    }

    private static boolean isOf(Row row, Row total, int place) {
        return row.cell(place - 1).equals(total.cell(place - 1));
    }

    /** The column in which a row is called a sum, behind a name and before a figure; 0 for none. */
    private static int place(Row row) {
        String[] cells = row.cells();
        for (int column = 1; column <= MOST_GROUPS && column < cells.length - 1; column++) {
            // Most rows are told apart by the first letters of these cells.
            if (RowWords.mayBeginSum(cells[column])
                    && !cells[column - 1].isEmpty()
                    && RowWords.namesSum(cells[column])
                    && hasFigure(cells, column + 1)) {
                return column;
            }
        }
        return 0;
    }

    private static boolean hasFigure(String[] cells, int from) {
        for (int column = from; column < cells.length; column++) {
            if (SumText.is(cells[column])) {
                return true;
            }
        }
        return false;
    }
}
