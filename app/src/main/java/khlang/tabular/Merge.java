package khlang.tabular;

/** Cells of a sheet merged into one: lines from 1, columns from 0, both ends belong to it. */
record Merge(long firstLine, long lastLine, int firstColumn, int lastColumn) {
    boolean isWide() {
        return lastColumn > firstColumn;
    }

    boolean covers(long line, int column) {
        return line >= firstLine && line <= lastLine && column >= firstColumn && column <= lastColumn;
    }
}
