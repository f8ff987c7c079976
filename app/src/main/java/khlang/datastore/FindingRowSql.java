package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Asks the rows of a table what is amiss with them. O(n log n) for rows that are repeated, O(n) for the rest. */
final class FindingRowSql {
    static final int SECONDS = 300;

    private final SqlRowStore store;

    FindingRowSql(SqlRowStore store) {
        this.store = store;
    }

    List<Finding> of(LoadedTable table) {
        List<Finding> found = new ArrayList<>();
        found.addAll(Findings.inTime(() -> repeated(table)));
        found.addAll(Findings.inTime(() -> new OutlierRowSql(store).of(table)));
        found.addAll(Findings.inTime(() -> new CoordinateRowSql(store).of(table)));
        found.addAll(Findings.inTime(() -> new TruncatedRowSql(store).of(table)));
        found.addAll(Findings.inTime(() -> new SumRowSql(store).of(table)));
        found.addAll(Findings.inTime(() -> new SpellingRowSql(store).of(table)));
        found.addAll(Findings.inTime(() -> new PersonRowSql(store).of(table)));
        found.addAll(Findings.inTime(() -> new DigitRowSql(store).of(table)));
        return found;
    }

    /** Rows that are the same as another in every cell but the row's own number, and have one beside it. */
    private List<Finding> repeated(LoadedTable table) {
        List<Field> compared = table.fields().stream()
                .filter(field -> !LoadedTable.isOrdinal(field))
                .toList();
        if (compared.size() < 2) {
            return List.of();
        }
        String sql = """
                select last_row, cast(sum(times - 1) over () as bigint)
                from (
                  select max(_id) as last_row, count(*) as times
                  from (select _id, %s as same from %s where %s) hashed
                  group by same
                  having count(*) > 1) repeated
                order by last_row
                limit %d
                """.formatted(
                store.dialect().hash(compared.stream().map(RowSql::column).toList()),
                store.table(table.id()),
                compared.stream()
                        .map(field -> RowSql.column(field) + " is not null")
                        .collect(Collectors.joining(" or ")),
                Finding.KEPT);
        long[] count = {0};
        List<Long> last = store.ask(new RowSql.Query(sql, List.of()), SECONDS, results -> {
            List<Long> ids = new ArrayList<>();
            while (results.next()) {
                ids.add(results.getLong(1));
                count[0] = results.getLong(2);
            }
            return ids;
        });
        if (last.isEmpty()) {
            return List.of();
        }
        Map<Long, String> texts = texts(table, last);
        List<Instance> instances = last.stream()
                .map(row -> new Instance(row, 0, texts.getOrDefault(row, ""), ""))
                .toList();
        return List.of(new Finding(Flaw.DUPLICATE_ROW, "", count[0], "", instances));
    }

    /** Rows as one text each, by their numbers. */
    private Map<Long, String> texts(LoadedTable table, List<Long> rows) {
        String numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String columns = table.fields().stream().map(RowSql::column).collect(Collectors.joining(", "));
        String sql = "select _id, " + columns + " from " + store.table(table.id()) + " where _id in (" + numbers + ")";
        return store.ask(new RowSql.Query(sql, List.of()), SECONDS, results -> {
            Map<Long, String> texts = new TreeMap<>();
            while (results.next()) {
                texts.put(results.getLong(1), text(results, table.fields()));
            }
            return texts;
        });
    }

    private static String text(ResultSet results, List<Field> fields) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            @Nullable Object value = ValueRowSql.value(results, i + 2, fields.get(i));
            if (value != null) {
                cells.add(Values.text(value));
            }
        }
        return String.join(" · ", cells);
    }
}
