package khlang.sql;

import java.util.List;
import khlang.tabular.Field;

/**
 * A table that the caller may read.
 *
 * @param sql its name in the row store
 * @param columns its fields, the row's number first
 */
public record Table(String sql, List<Column> columns) {
    /** A field and its name in the row store. */
    public record Column(Field field, String sql) {}

    /** Finds the tables that the caller may read. */
    @FunctionalInterface
    public interface Finder {
        /** The table of an id. @throws khlang.problem.Problem where there is no such table, as far as the caller may know */
        Table find(String id);
    }
}
