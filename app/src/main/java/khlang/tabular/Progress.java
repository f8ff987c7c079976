package khlang.tabular;

/** Told, now and then, how far a long reading has come; may throw to stop it. */
@FunctionalInterface
public interface Progress {
    /**
     * Told about every ten thousand rows.
     *
     * @param rows rows of data read so far
     * @param bytes bytes of the file read so far
     */
    void at(long rows, long bytes);
}
