package khlang.datastore;

/** A file of rows that is being written: a beginning, the rows one by one, an end. Whoever opens it closes it. */
interface RowFile extends RowSink, AutoCloseable {
    /** Before the first row. */
    void begin();

    /** After the last row. */
    void end();

    /** Lets go of what it needed, whether or not it came to its end. */
    @Override
    default void close() {}
}
