package khlang.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.problem.Problem;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Finds the first rows that differ in two versions, as {@link DifferenceRowSql} has counted them. */
final class ChangedRowSql {
    /** How many rows of each kind are shown. */
    private static final int SHOWN = 5;

    /** Somebody waits for the page meanwhile. */
    private static final int SECONDS = 5;

    private final SqlRowStore rows;
    private final TableVersion before;
    private final TableVersion after;
    private final Difference.Rows counted;
    private final List<DifferenceRowSql.Pair> pairs;

    ChangedRowSql(SqlRowStore rows, TableVersion before, TableVersion after, Difference.Rows counted) {
        this.rows = rows;
        this.before = before;
        this.after = after;
        this.counted = counted;
        this.pairs = DifferenceRowSql.pairs(before, after);
    }

    /** The rows; absent where it would take too long. */
    Optional<ChangedRows> first() {
        try {
            Optional<DifferenceRowSql.Pair> key = pairs.stream()
                    .filter(pair -> pair.after().id().equals(counted.key()))
                    .findFirst();
            List<List<Long>> added = counted.added() == 0
                    ? List.of()
                    : ids(key.map(this::added).orElseGet(() -> more(after, before, true)), 1);
            List<List<Long>> removed = counted.removed() == 0
                    ? List.of()
                    : ids(key.map(this::removed).orElseGet(() -> more(before, after, false)), 1);
            return Optional.of(new ChangedRows(
                    List.copyOf(rows(after, added, 0).values()),
                    List.copyOf(rows(before, removed, 0).values()),
                    counted.changed() == 0 ? List.of() : key.map(this::changed).orElse(List.of())));
        } catch (Problem tooLong) {
            return Optional.empty();
        }
    }

    private String added(DifferenceRowSql.Pair key) {
        return alone(after, key.after(), before, key.before());
    }

    private String removed(DifferenceRowSql.Pair key) {
        return alone(before, key.before(), after, key.after());
    }

    /** The rows of one table whose key the other does not have. */
    private String alone(TableVersion one, Field key, TableVersion other, Field otherKey) {
        return "select a._id from %s as a where not exists (select 1 from %s as b where b.%s = a.%s) order by a._id limit %d"
                .formatted(
                        rows.table(one.id()),
                        rows.table(other.id()),
                        RowSql.column(otherKey),
                        RowSql.column(key),
                        SHOWN);
    }

    /** The rows that one table has more often than the other. */
    private String more(TableVersion one, TableVersion other, boolean isAfter) {
        String names =
                IntStream.range(0, pairs.size()).mapToObj(place -> "v" + place).collect(Collectors.joining(", "));
        return """
                select min(case when mine then _id end) as _id
                from (select %s, _id, true as mine from %s union all select %s, _id, false from %s) as united
                group by %s
                having count(*) filter (where mine) > count(*) filter (where not mine)
                order by 1 limit %d
                """.formatted(
                        values(isAfter), rows.table(one.id()), values(!isAfter), rows.table(other.id()), names, SHOWN);
    }

    private String values(boolean isAfter) {
        return IntStream.range(0, pairs.size())
                .mapToObj(place -> {
                    DifferenceRowSql.Pair pair = pairs.get(place);
                    return pair.value("", isAfter ? pair.after() : pair.before()) + " as v" + place;
                })
                .collect(Collectors.joining(", "));
    }

    private List<ChangedRows.Changed> changed(DifferenceRowSql.Pair key) {
        List<List<Long>> ids = ids(
                "select n._id, o._id from %s as n join %s as o on n.%s = o.%s where %s order by n._id limit %d"
                        .formatted(
                                rows.table(after.id()),
                                rows.table(before.id()),
                                RowSql.column(key.after()),
                                RowSql.column(key.before()),
                                DifferenceRowSql.differs(pairs),
                                SHOWN),
                2);
        Map<Long, Map<String, @Nullable Object>> now = rows(after, ids, 0);
        Map<Long, Map<String, @Nullable Object>> old = rows(before, ids, 1);
        List<ChangedRows.Changed> all = new ArrayList<>();
        for (List<Long> id : ids) {
            Map<String, @Nullable Object> row = Objects.requireNonNull(now.get(id.get(0)));
            all.add(new ChangedRows.Changed(
                    String.valueOf(text(row.get(key.after().id()))),
                    changes(Objects.requireNonNull(old.get(id.get(1))), row)));
        }
        return all;
    }

    private List<ChangedRows.Change> changes(Map<String, @Nullable Object> old, Map<String, @Nullable Object> now) {
        return pairs.stream()
                .map(pair -> pair.after().id())
                .filter(field -> !alike(old.get(field), now.get(field)))
                .map(field -> new ChangedRows.Change(field, old.get(field), now.get(field)))
                .toList();
    }

    private static boolean alike(@Nullable Object one, @Nullable Object other) {
        return (one instanceof Number && other instanceof Number)
                ? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0
                : Objects.equals(text(one), text(other));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Values.text(value);
    }

    /** Numbers of rows, or of two rows each. */
    private List<List<Long>> ids(String sql, int columns) {
        return rows.ask(new RowSql.Query(sql, List.of()), SECONDS, results -> {
            List<List<Long>> all = new ArrayList<>();
            while (results.next()) {
                List<Long> ids = new ArrayList<>();
                for (int place = 1; place <= columns; place++) {
                    ids.add(results.getLong(place));
                }
                all.add(ids);
            }
            return all;
        });
    }

    /** Whole rows by their numbers, in the order of the table. */
    private Map<Long, Map<String, @Nullable Object>> rows(TableVersion version, List<List<Long>> ids, int place) {
        Map<Long, Map<String, @Nullable Object>> found = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        List<Field> fields = version.fields();
        String columns = fields.stream().map(RowSql::column).collect(Collectors.joining(", "));
        String wanted = ids.stream().map(id -> id.get(place).toString()).collect(Collectors.joining(", "));
        String sql = "select " + columns + ", _id from " + rows.table(version.id()) + " where _id in (" + wanted
                + ") order by _id";
        return rows.ask(new RowSql.Query(sql, List.of()), SECONDS, results -> {
            while (results.next()) {
                @Nullable Object[] values = ValueRowSql.row(results, fields);
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int field = 0; field < values.length; field++) {
                    row.put(fields.get(field).id(), values[field]);
                }
                found.put(results.getLong(fields.size() + 1), row);
            }
            return found;
        });
    }
}
