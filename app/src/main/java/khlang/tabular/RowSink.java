package khlang.tabular;

/** Takes what a file holds, from its first row to its last. */
interface RowSink {
    /** Takes the next row. */
    void row(Row row);

    /** Takes a region of merged cells; workbooks tell theirs after the rows. */
    default void merged(Merge merge) {}
}
