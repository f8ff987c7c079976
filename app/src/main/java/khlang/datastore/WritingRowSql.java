package khlang.datastore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Order;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Writes rows within a transaction of either engine, many by one statement. */
final class WritingRowSql implements RowWriting {
    /** Values in one statement. They come as one text: DuckDB takes long to read a statement that binds many. */
    private static final int VALUES = 200_000;

    private final Handle handle;
    private final RowSql.Dialect dialect;
    private final String versionId;
    private final String table;

    private WritingRowSql(Handle handle, RowSql.Dialect dialect, String versionId) {
        this.handle = handle;
        this.dialect = dialect;
        this.versionId = versionId;
        this.table = dialect.table(versionId);
    }

    /** What writes to a table within a transaction, once nobody else does. */
    static RowWriting in(Handle transaction, RowSql.Dialect dialect, String versionId) {
        String lock = dialect.lock(versionId);
        if (!lock.isEmpty()) {
            transaction.execute(lock);
        }
        return new WritingRowSql(transaction, dialect, versionId);
    }

    static String create(String table, List<Field> fields, RowSql.Dialect dialect) {
        return fields.stream()
                .map(field -> ", " + RowSql.column(field) + " " + dialect.columnType(field))
                .collect(Collectors.joining("", "create table " + table + " (_id bigint", ")"));
    }

    static String copy(String table, List<Field> fields, String base, List<Field> from, RowSql.Dialect dialect) {
        StringBuilder cells = new StringBuilder("_id");
        for (int index = 0; index < fields.size(); index++) {
            cells.append(", cast(")
                    .append(RowSql.column(from.get(index)))
                    .append(" as ")
                    .append(dialect.type(fields.get(index)))
                    .append(")");
        }
        return "insert into " + table + " select " + cells + " from " + base + " order by _id";
    }

    static void add(Handle handle, String table, List<Field> fields, RowSql.Dialect dialect) {
        for (Field field : fields) {
            // A sudden end may have left the column without its field; nothing stands in it then.
            handle.execute("alter table " + table + " drop column if exists " + RowSql.column(field));
            handle.execute(
                    "alter table " + table + " add column " + RowSql.column(field) + " " + dialect.columnType(field));
        }
    }

    static void widen(Handle handle, String table, List<Field> fields, RowSql.Dialect dialect) {
        for (Field field : fields) {
            handle.execute(
                    "alter table " + table + " alter column " + RowSql.column(field) + " type " + dialect.type(field));
        }
    }

    @Override
    public List<@Nullable Long> find(List<Field> key, List<List<Object>> values) {
        @Nullable Long[] found = new @Nullable Long[values.size()];
        List<Field> fields = numbered(key);
        String same = IntStream.rangeClosed(1, key.size())
                .mapToObj(place -> "t." + RowSql.column(fields.get(place)) + " = v.v" + place)
                .collect(Collectors.joining(" and "));
        String sql = "select v.v0, min(t._id) from (" + read(fields) + ") as v join " + table + " as t on " + same
                + " group by v.v0";
        inPieces(
                fields,
                values.size(),
                index -> cells((long) index, values.get(index)),
                json -> handle.createQuery(sql)
                        .bind(0, json)
                        .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                        .forEach(pair -> found[(int) pair[0]] = pair[1]));
        return Collections.unmodifiableList(Arrays.asList(found));
    }

    @Override
    public boolean repeats(List<Field> key) {
        String columns = key.stream().map(RowSql::column).collect(Collectors.joining(", "));
        String sql = "select count(*) from (select 1 from " + table + " group by " + columns
                + " having count(*) > 1 limit 1) as repeated";
        return number(sql) > 0;
    }

    @Override
    public void insert(long first, List<Map<Field, @Nullable Object>> rows) {
        Set<Field> fields = new LinkedHashSet<>();
        rows.forEach(row -> fields.addAll(row.keySet()));
        List<Field> all = numbered(fields);
        String columns = all.stream().map(RowSql::column).collect(Collectors.joining(", "));
        String sql = "insert into " + table + " (" + columns + ") " + read(all);
        inPieces(
                all,
                rows.size(),
                index -> cells(first + index, values(fields, rows.get(index))),
                json -> run(sql, List.of(json)));
    }

    @Override
    public void update(Map<Long, Map<Field, @Nullable Object>> rows) {
        Map<Set<Field>, List<Long>> alike = new LinkedHashMap<>();
        rows.forEach((id, row) ->
                alike.computeIfAbsent(row.keySet(), fields -> new ArrayList<>()).add(id));
        alike.forEach((fields, ids) -> {
            if (!fields.isEmpty()) {
                update(List.copyOf(fields), ids, rows);
            }
        });
    }

    private void update(List<Field> fields, List<Long> ids, Map<Long, Map<Field, @Nullable Object>> rows) {
        List<Field> all = numbered(fields);
        String set = IntStream.rangeClosed(1, fields.size())
                .mapToObj(place -> RowSql.column(all.get(place)) + " = v.v" + place)
                .collect(Collectors.joining(", "));
        String sql = "update " + table + " as t set " + set + " from (" + read(all) + ") as v where t._id = v.v0";
        inPieces(
                all,
                ids.size(),
                index -> cells(ids.get(index), values(fields, rows.getOrDefault(ids.get(index), Map.of()))),
                json -> run(sql, List.of(json)));
    }

    @Override
    public long delete(List<Condition> conditions) {
        SearchPlan plan = new SearchPlan(
                versionId,
                List.of(Column.of(SearchPlan.ROW)),
                conditions,
                List.of(Order.BY_ROW),
                false,
                SearchRequest.ALL,
                0);
        RowSql.Query query = RowSql.delete(dialect, plan);
        return run(query.sql(), query.values());
    }

    @Override
    public long count() {
        return number("select count(*) from " + table);
    }

    @Override
    public long last() {
        return number("select coalesce(max(_id), 0) from " + table);
    }

    private long number(String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }

    private long run(String sql, List<Object> bound) {
        try (Update update = handle.createUpdate(sql)) {
            for (int index = 0; index < bound.size(); index++) {
                update.bind(index, bound.get(index));
            }
            return update.execute();
        }
    }

    /** Fields behind the number of their row. */
    private static List<Field> numbered(Collection<Field> fields) {
        List<Field> all = new ArrayList<>(List.of(SearchPlan.ROW));
        all.addAll(fields);
        return all;
    }

    private static List<@Nullable Object> values(Collection<Field> fields, Map<Field, @Nullable Object> row) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field)));
        return values;
    }

    /** A number and values as texts, which both engines read exactly. */
    private static List<@Nullable String> cells(long number, List<? extends @Nullable Object> values) {
        List<@Nullable String> cells = new ArrayList<>();
        cells.add(Long.toString(number));
        values.forEach(value -> cells.add(value == null ? null : Values.text(value)));
        return cells;
    }

    /** What reads rows of such cells as values of fields, called v0, v1 and so on; binds their JSON. */
    private String read(List<Field> fields) {
        return IntStream.range(0, fields.size())
                .mapToObj(place ->
                        "cast(" + dialect.cell(place) + " as " + dialect.type(fields.get(place)) + ") as v" + place)
                .collect(Collectors.joining(", ", "select ", " from " + dialect.cells()));
    }

    /** Hands many rows on, so many at once as JSON. */
    private static void inPieces(
            List<Field> fields, int rows, IntFunction<List<@Nullable String>> row, Consumer<String> each) {
        int atOnce = Math.max(1, VALUES / fields.size());
        for (int from = 0; from < rows; from += atOnce) {
            List<List<@Nullable String>> piece = IntStream.range(from, Math.min(rows, from + atOnce))
                    .mapToObj(row)
                    .toList();
            each.accept(Json.MAPPER.writeValueAsString(piece));
        }
    }
}
