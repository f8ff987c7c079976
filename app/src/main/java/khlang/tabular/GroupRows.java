package khlang.tabular;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells rows that only name a group, to which the rows below them belong, from rows that merely lack values.
 *
 * <p>By itself a table is taken to have groups where its first row names one, each is named once with a row or more below
 * it, and the first column holds figures in all other rows, such as those that number them. Everywhere else that one cell
 * alone could as well be a place of which nothing is known.
 */
final class GroupRows {
    private static final int FEWEST = 2;
    static final int FEWEST_COLUMNS = 3;

    private GroupRows() {}

    /** Whether only one cell, the first or the second, is filled, with words. */
    static boolean names(Row row) {
        String[] cells = row.cells();
        // Most rows are told apart by their first two cells.
        if (cells.length == 0 || (cells.length > 1 && !cells[0].isEmpty() && !cells[1].isEmpty())) {
            return false;
        }
        return row.filled() == 1 && HeaderRows.isName(label(row));
    }

    /** The name that such a row gives. */
    static String label(Row row) {
        return row.cell(0).isEmpty() ? row.cell(1) : row.cell(0);
    }

    /**
     * What becomes of the groups of a table.
     *
     * @param rows the rows below its header, as far as they are known
     */
    static Grouping.Way way(Grouping said, int columns, List<Row> rows) {
        if (said.way() != null) {
            return said.way();
        }
        return columns >= FEWEST_COLUMNS && areSure(rows) ? Grouping.Way.COLUMN : Grouping.Way.ROWS;
    }

    private static boolean areSure(List<Row> rows) {
        Set<String> labels = new HashSet<>();
        @Nullable Row before = null;
        for (Row row : rows) {
            boolean label = names(row);
            boolean first = before == null;
            boolean again = label && !labels.add(label(row));
            boolean twice = label && before != null && names(before);
            boolean figure = !label && FieldType.NUMBER.normal(row.cell(0)) != null;
            if ((first && !label) || again || twice || (!label && !figure && !RowWords.isTotal(row))) {
                return false;
            }
            before = row;
        }
        return labels.size() >= FEWEST && before != null && !names(before);
    }
}
