package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the rows that differ in two versions: by a key where one is found, else by all values that both have.
 * O(n log n) in the rows of both, all of it in the engine.
 */
final class ChangeRowSql {
    private final SqlRowStore rows;
    private final TableVersion before;
    private final TableVersion after;
    private final List<DifferenceRowSql.Pair> pairs;

    ChangeRowSql(SqlRowStore rows, TableVersion before, TableVersion after) {
        this.rows = rows;
        this.before = before;
        this.after = after;
        this.pairs = DifferenceRowSql.pairs(before, after);
    }

    /** @throws khlang.problem.Problem where it takes too long */
    void hand(long limit, ChangeSink sink) {
        if (pairs.isEmpty()) {
            // Nothing of the one is in the other, so there is nothing by which rows could be compared.
            sink.begin(null, List.of(), List.of());
            return;
        }
        Optional<DifferenceRowSql.Pair> key = new DifferenceRowSql(rows, rows.seconds()).key(before, after, pairs);
        if (key.isPresent()) {
            byKey(key.get(), limit, sink);
        } else {
            whole(limit, sink);
        }
    }

    private void byKey(DifferenceRowSql.Pair key, long limit, ChangeSink sink) {
        sink.begin(key.after(), before.fields(), after.fields());
        String sql = """
                select o._id, %s, n._id, %s
                from %s as n
                full outer join %s as o on n.%s = o.%s
                where o._id is null or n._id is null or %s
                order by n._id nulls last, o._id%s
                """.formatted(
                        columns("o", before.fields()),
                        columns("n", after.fields()),
                        rows.table(after.id()),
                        rows.table(before.id()),
                        RowSql.column(key.after()),
                        RowSql.column(key.before()),
                        DifferenceRowSql.differs(pairs),
                        limited(limit));
        ask(sql, limit, results -> {
            int width = before.fields().size();
            sink.row(row(results, 1, before.fields()), row(results, width + 2, after.fields()));
        });
    }

    /** A row, from the column on in which its number stands; null where there is none. */
    private static @Nullable Object @Nullable [] row(ResultSet results, int from, List<Field> fields)
            throws SQLException {
        results.getLong(from);
        if (results.wasNull()) {
            return null;
        }
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int place = 0; place < values.length; place++) {
            values[place] = ValueRowSql.value(results, from + 1 + place, fields.get(place));
        }
        return values;
    }

    /** Rows that one of the two has more often than the other, each as often as that. */
    private void whole(long limit, ChangeSink sink) {
        List<Field> fields = pairs.stream().map(ChangeRowSql::told).toList();
        sink.begin(null, fields, fields);
        String names =
                IntStream.range(0, pairs.size()).mapToObj(place -> "v" + place).collect(Collectors.joining(", "));
        String sql = """
                select sum(mine), %1$s
                from (select %2$s, 1 as mine, _id from %3$s union all select %4$s, -1, _id from %5$s) as united
                group by %1$s
                having sum(mine) <> 0
                order by case when sum(mine) > 0 then 0 else 1 end, min(_id)%6$s
                """.formatted(
                names, values(true), rows.table(after.id()), values(false), rows.table(before.id()), limited(limit));
        ask(sql, limit, results -> {
            long more = results.getLong(1);
            List<@Nullable Object> values = new ArrayList<>();
            for (int place = 0; place < fields.size(); place++) {
                values.add(ValueRowSql.value(results, place + 2, fields.get(place)));
            }
            for (long time = 0; time < Math.abs(more); time++) {
                sink.row(more > 0 ? null : values.toArray(), more > 0 ? values.toArray() : null);
            }
        });
    }

    /** A field as it is told where two versions are compared: as text where they do not have it in one type. */
    private static Field told(DifferenceRowSql.Pair pair) {
        Field field = pair.after();
        if (pair.sameType() && pair.before().scale() == field.scale()) {
            return field;
        }
        boolean numbers = pair.value("", field).equals(RowSql.column(field));
        return numbers
                ? new Field(field.position(), field.id(), field.label(), khlang.tabular.FieldType.NUMBER, -1)
                : new Field(field.position(), field.id(), field.label(), khlang.tabular.FieldType.TEXT, 0);
    }

    private String values(boolean isAfter) {
        return IntStream.range(0, pairs.size())
                .mapToObj(place -> {
                    DifferenceRowSql.Pair pair = pairs.get(place);
                    return pair.value("", isAfter ? pair.after() : pair.before()) + " as v" + place;
                })
                .collect(Collectors.joining(", "));
    }

    private static String columns(String table, List<Field> fields) {
        return fields.stream().map(field -> table + "." + RowSql.column(field)).collect(Collectors.joining(", "));
    }

    private static String limited(long limit) {
        return limit == SearchRequest.ALL ? "" : " limit " + limit;
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    private interface Each {
        void read(ResultSet results) throws SQLException;
    }

    private void ask(String sql, long limit, Each each) {
        int seconds = limit == SearchRequest.ALL ? SqlRowStore.EXPORT_SECONDS : rows.seconds();
        rows.ask(new RowSql.Query(sql, List.of()), seconds, results -> {
            while (results.next()) {
                each.read(results);
            }
            return true;
        });
    }
}
