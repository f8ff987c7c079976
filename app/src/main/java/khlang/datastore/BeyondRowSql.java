package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Finds the rows whose numbers lie beyond bounds. */
final class BeyondRowSql {
    private final SqlRowStore store;

    BeyondRowSql(SqlRowStore store) {
        this.store = store;
    }

    /**
     * The cells of a field that are below {@code low} or above {@code high}.
     *
     * @param rare they are told where they are one, or at most one of so many
     */
    Optional<Finding> beyond(LoadedTable table, Field field, double low, double high, Flaw flaw, int rare) {
        String column = RowSql.column(field);
        String sql = "select _id, " + column + ", count(*) over () from " + store.table(table.id()) + " where " + column
                + " < ? or " + column + " > ? order by _id limit " + Finding.KEPT;
        long[] count = {0};
        List<Instance> instances =
                store.ask(new RowSql.Query(sql, List.of(low, high)), FindingRowSql.SECONDS, results -> {
                    List<Instance> first = new ArrayList<>();
                    while (results.next()) {
                        @Nullable Object value = ValueRowSql.value(results, 2, field);
                        count[0] = results.getLong(3);
                        first.add(new Instance(results.getLong(1), 0, value == null ? "" : Values.text(value), ""));
                    }
                    return first;
                });
        boolean told = count[0] > 0 && count[0] <= Math.max(1, table.present(field) / rare);
        return told ? Optional.of(new Finding(flaw, field.id(), count[0], "", instances)) : Optional.empty();
    }
}
