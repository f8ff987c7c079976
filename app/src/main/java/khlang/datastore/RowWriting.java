package khlang.datastore;

import java.util.List;
import java.util.Map;
import khlang.query.Condition;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** What one call does to the rows of a table. Nobody else writes to it meanwhile. */
interface RowWriting {
    /**
     * Looks for rows by some of their values.
     *
     * @param key the fields, or {@link khlang.query.SearchPlan#ROW} alone
     * @param values none of them null
     * @return for each the number of the first row that has them, or null
     */
    List<@Nullable Long> find(List<Field> key, List<List<Object>> values);

    /** Whether two rows have the same values in fields. */
    boolean repeats(List<Field> key);

    /** Adds rows, numbered from {@code first} on; fields that are not named have no value. */
    void insert(long first, List<Map<Field, @Nullable Object>> rows);

    /** Gives rows, by their number, other values; fields that are not named stay as they are. */
    void update(Map<Long, Map<Field, @Nullable Object>> rows);

    /** Takes away the rows that meet all conditions. @return how many */
    long delete(List<Condition> conditions);

    /** How many rows there are. */
    long count();

    /** The number of the last row; 0 where there is none. */
    long last();
}
