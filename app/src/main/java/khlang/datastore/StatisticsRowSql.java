package khlang.datastore;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Counts what is in each field of a version. */
final class StatisticsRowSql {
    private static final int EXACT = 10_000;
    private static final int FEW = 1_000;
    private static final int TOP = 10;
    /** Fields looked at in one scan; PostgreSQL answers at most 1,664 columns. */
    private static final int AT_ONCE = 100;

    private static final int SECONDS = 600;

    private record Seen(
            long rows,
            long present,
            long distinct,
            @Nullable Object least,
            @Nullable Object most,
            @Nullable BigDecimal mean) {}

    /** How many different values there are, and the most frequent of them. */
    private record Often(long distinct, List<ValueCount> top) {}

    private final SqlRowStore store;
    private final Function<Field, String> roughly;

    /** @param roughly SQL that counts a field's different values quickly, about right */
    StatisticsRowSql(SqlRowStore store, Function<Field, String> roughly) {
        this.store = store;
        this.roughly = roughly;
    }

    List<FieldStatistics> of(String versionId, List<Field> fields) {
        List<FieldStatistics> all = new ArrayList<>();
        for (int from = 0; from < fields.size(); from += AT_ONCE) {
            List<Field> some = fields.subList(from, Math.min(fields.size(), from + AT_ONCE));
            List<Seen> seen = scan(versionId, some);
            for (int index = 0; index < some.size(); index++) {
                all.add(statistics(versionId, some.get(index), seen.get(index)));
            }
        }
        return all;
    }

    private List<Seen> scan(String versionId, List<Field> fields) {
        List<String> columns = new ArrayList<>(List.of("count(*)"));
        for (Field field : fields) {
            String column = RowSql.column(field);
            boolean ordered = field.type() != FieldType.TEXT && field.type() != FieldType.BOOLEAN;
            boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
            columns.add("count(" + column + ")");
            columns.add(roughly.apply(field));
            columns.add(ordered ? "min(" + column + ")" : "null");
            columns.add(ordered ? "max(" + column + ")" : "null");
            columns.add(number ? "cast(avg(" + column + ") as double precision)" : "null");
        }
        String sql = "select " + String.join(", ", columns) + " from " + store.table(versionId);
        return ask(sql, results -> {
            results.next();
            List<Seen> seen = new ArrayList<>();
            for (int index = 0; index < fields.size(); index++) {
                seen.add(seen(results, 5 * index + 2, fields.get(index)));
            }
            return seen;
        });
    }

    private static Seen seen(ResultSet results, int place, Field field) throws SQLException {
        boolean ordered = field.type() != FieldType.TEXT && field.type() != FieldType.BOOLEAN;
        boolean number = field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER;
        return new Seen(
                results.getLong(1),
                results.getLong(place),
                results.getLong(place + 1),
                ordered ? ValueRowSql.value(results, place + 2, field) : null,
                ordered ? ValueRowSql.value(results, place + 3, field) : null,
                number ? ValueRowSql.mean(results, place + 4) : null);
    }

    private FieldStatistics statistics(String versionId, Field field, Seen seen) {
        // The quick count may be a few in a hundred off; where it may matter, count again.
        boolean manyDifferent = seen.distinct() > EXACT + EXACT / 5;
        Often often = manyDifferent
                ? new Often(Math.min(seen.distinct(), seen.present()), List.of())
                : often(versionId, field);
        return new FieldStatistics(
                field.id(),
                seen.rows() - seen.present(),
                often.distinct(),
                seen.least() == null ? null : Values.text(seen.least()),
                seen.most() == null ? null : Values.text(seen.most()),
                seen.mean(),
                often.distinct() > FEW ? List.of() : often.top());
    }

    private Often often(String versionId, Field field) {
        String column = RowSql.column(field);
        String sql = "select " + column + ", count(*), count(*) over () from " + store.table(versionId) + " where "
                + column + " is not null group by 1 order by 2 desc, 1 limit " + TOP;
        return ask(sql, results -> {
            long distinct = 0;
            List<ValueCount> top = new ArrayList<>();
            while (results.next()) {
                distinct = results.getLong(3);
                Object value = ValueRowSql.value(results, 1, field);
                if (value != null) {
                    top.add(new ValueCount(Values.text(value), results.getLong(2)));
                }
            }
            return new Often(distinct, top);
        });
    }

    private <T> T ask(String sql, SqlRowStore.Reading<T> reading) {
        return store.ask(new RowSql.Query(sql, List.of()), SECONDS, reading);
    }
}
