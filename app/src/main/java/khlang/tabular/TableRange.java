package khlang.tabular;

import java.util.Arrays;
import org.apache.poi.ss.util.CellReference;

/**
 * The part of a sheet that one of its tables takes, with the title above it; lines from 1, columns from 0, both ends
 * belong to it.
 *
 * @param rows how many of its rows are not blank
 * @param facts what its rows say where they look like names with values, as a form has them; blank where they look like
 *     each other
 */
public record TableRange(long firstLine, long lastLine, int firstColumn, int lastColumn, long rows, String facts) {
    /** Whether its rows look like names with values. */
    boolean isFacts() {
        return !facts.isEmpty();
    }

    /** How people name it in a spreadsheet: {@code A3:D20}. */
    public String name() {
        return CellReference.convertNumToColString(firstColumn) + firstLine + ":"
                + CellReference.convertNumToColString(lastColumn) + lastLine;
    }

    /** How many columns it has. */
    public int columns() {
        return lastColumn - firstColumn + 1;
    }

    long cells() {
        return rows * columns();
    }

    boolean holds(long line) {
        return line >= firstLine && line <= lastLine;
    }

    /** The cells of a row that belong to it. */
    Row cut(Row row) {
        String[] cells = row.cells();
        if (firstColumn == 0 && cells.length <= lastColumn + 1) {
            return row;
        }
        int end = Math.min(cells.length, lastColumn + 1);
        return new Row(row.line(), firstColumn >= end ? new String[0] : Arrays.copyOfRange(cells, firstColumn, end));
    }

    /** Merged cells as they stand in the rows that are cut. */
    Merge cut(Merge merge) {
        return new Merge(
                merge.firstLine(),
                merge.lastLine(),
                merge.firstColumn() - firstColumn,
                Math.min(merge.lastColumn(), lastColumn) - firstColumn);
    }

    /** Whether merged cells begin in it. */
    boolean holds(Merge merge) {
        return holds(merge.firstLine()) && merge.firstColumn() >= firstColumn && merge.firstColumn() <= lastColumn;
    }
}
