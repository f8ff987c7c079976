package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Finds the rows of a number at which a program that keeps numbers in 32 bits stops, where none is larger. */
final class TruncatedRowSql {
    private static final String LARGEST = "2147483647";

    private final SqlRowStore store;

    TruncatedRowSql(SqlRowStore store) {
        this.store = store;
    }

    List<Finding> of(LoadedTable table) {
        return table.fields().stream()
                .filter(field -> field.type() == FieldType.INTEGER)
                .filter(field -> table.statistics(field)
                        .filter(seen -> LARGEST.equals(seen.maximum()))
                        .isPresent())
                .map(field -> look(table, field))
                .toList();
    }

    private Finding look(LoadedTable table, Field field) {
        String sql = """
                select _id, count(*) over ()
                from %s
                where %s = %s
                order by _id
                limit %d
                """.formatted(store.table(table.id()), RowSql.column(field), LARGEST, Finding.KEPT);
        long[] count = {0};
        List<Instance> instances = store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            List<Instance> first = new ArrayList<>();
            while (results.next()) {
                count[0] = results.getLong(2);
                first.add(new Instance(results.getLong(1), 0, LARGEST, ""));
            }
            return first;
        });
        return new Finding(Flaw.TRUNCATED_NUMBER, field.id(), count[0], LARGEST, instances);
    }
}
