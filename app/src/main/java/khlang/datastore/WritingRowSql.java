package khlang.datastore;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Order;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Writes rows within a transaction of either engine, many by one statement; values are bound. */
final class WritingRowSql implements RowWriting {
    /** Values in one statement: PostgreSQL binds at most 65,535, and DuckDB takes long to read more. */
    private static final int VALUES = 4_000;

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
        String same = key.stream()
                .map(field -> "t." + RowSql.column(field) + " = v.k" + field.position())
                .collect(Collectors.joining(" and "));
        String names = key.stream().map(field -> ", k" + field.position()).collect(Collectors.joining());
        int atOnce = Math.max(1, VALUES / (key.size() + 1));
        for (int from = 0; from < values.size(); from += atOnce) {
            Cells wanted = new Cells();
            for (int index = from; index < Math.min(values.size(), from + atOnce); index++) {
                wanted.row().add(SearchPlan.ROW, (long) index);
                for (int place = 0; place < key.size(); place++) {
                    wanted.add(key.get(place), values.get(index).get(place));
                }
            }
            String sql = "select v.n, min(t._id) from (values " + wanted.sql() + ") as v(n" + names + ") join " + table
                    + " as t on " + same + " group by v.n";
            var query = handle.createQuery(sql);
            for (int index = 0; index < wanted.bound.size(); index++) {
                query.bind(index, wanted.bound.get(index));
            }
            query.map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                    .forEach(pair -> found[(int) pair[0]] = pair[1]);
        }
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
        String columns =
                fields.stream().map(field -> ", " + RowSql.column(field)).collect(Collectors.joining());
        int atOnce = Math.max(1, VALUES / (fields.size() + 1));
        for (int from = 0; from < rows.size(); from += atOnce) {
            Cells values = new Cells();
            for (int index = from; index < Math.min(rows.size(), from + atOnce); index++) {
                Map<Field, @Nullable Object> row = rows.get(index);
                values.row().add(SearchPlan.ROW, first + index);
                fields.forEach(field -> values.add(field, row.get(field)));
            }
            run("insert into " + table + " (_id" + columns + ") values " + values.sql(), values.bound);
        }
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
        String set = fields.stream()
                .map(field -> RowSql.column(field) + " = v.n" + field.position())
                .collect(Collectors.joining(", "));
        String names = fields.stream().map(field -> ", n" + field.position()).collect(Collectors.joining());
        int atOnce = Math.max(1, VALUES / (fields.size() + 1));
        for (int from = 0; from < ids.size(); from += atOnce) {
            Cells values = new Cells();
            for (Long id : ids.subList(from, Math.min(ids.size(), from + atOnce))) {
                Map<Field, @Nullable Object> row = rows.getOrDefault(id, Map.of());
                values.row().add(SearchPlan.ROW, id);
                fields.forEach(field -> values.add(field, row.get(field)));
            }
            String sql = "update " + table + " as t set " + set + " from (values " + values.sql() + ") as v(id" + names
                    + ") where t._id = v.id";
            run(sql, values.bound);
        }
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

    /** Rows of values as they stand behind the word {@code values}, each with the type of its field. */
    private final class Cells {
        private final StringBuilder sql = new StringBuilder();
        private final List<Object> bound = new ArrayList<>();

        Cells row() {
            sql.append(sql.length() == 0 ? "(" : "), (");
            return this;
        }

        void add(Field field, @Nullable Object value) {
            String before = sql.charAt(sql.length() - 1) == '(' ? "cast(" : ", cast(";
            sql.append(before).append(value == null ? "null" : "?").append(" as ");
            sql.append(dialect.type(field)).append(")");
            if (value != null) {
                // DuckDB's driver takes no dates; both engines read them out of text.
                boolean moment = value instanceof LocalDate || value instanceof LocalDateTime;
                bound.add(moment ? value.toString() : value);
            }
        }

        String sql() {
            return sql + ")";
        }
    }
}
