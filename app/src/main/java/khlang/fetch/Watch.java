package khlang.fetch;

/** Is told how far a fetching has come; what it throws stops the fetching. */
@FunctionalInterface
public interface Watch {
    /**
     * Some bytes have come.
     *
     * @param bytes how many so far
     * @param total of how many; below 0 where the server does not say
     */
    void at(long bytes, long total);
}
