package khlang.datastore;

/**
 * The room that a table takes on disk, in bytes.
 *
 * @param table without its indexes
 * @param indexes nothing where there is none
 * @param database all tables together
 */
record TableSizes(long table, long indexes, long database) {}
