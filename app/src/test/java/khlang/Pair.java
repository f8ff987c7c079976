package khlang;

/** The pairs of stores on which everything must work alike. */
public enum Pair {
    /** H2 and DuckDB. */
    EMBEDDED,
    POSTGRESQL
}
