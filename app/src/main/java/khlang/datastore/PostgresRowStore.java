package khlang.datastore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.quality.Lines;
import khlang.query.Clock;
import khlang.query.SearchPlan;
import khlang.sql.Question;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.web.LongAnswers;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows in a schema of a PostgreSQL database. */
final class PostgresRowStore implements RowStore {
    private static final String SCHEMA = "khlang_rows";

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final StagedFiles exports;
    private final SqlRowStore rows;

    private PostgresRowStore(HikariDataSource pool, Path staging, int seconds) {
        this.pool = pool;
        this.exports = new StagedFiles(staging);
        this.jdbi = Jdbi.create(pool);
        RowStores.plain(jdbi);
        this.rows = new SqlRowStore(jdbi, new Dialect(), seconds);
    }

    /** Connections for what is answered at once, while all long answers are on their way. */
    private static final int BESIDE_EXPORTS = 16;

    /** Connections that are kept open. */
    private static final int IDLE = 4;

    static PostgresRowStore open(String jdbcUrl, Path staging, int seconds) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setSchema(SCHEMA);
        settings.setMaximumPoolSize(LongAnswers.MOST + BESIDE_EXPORTS);
        settings.setMinimumIdle(IDLE);
        settings.setPoolName("rows");
        settings.setConnectionInitSql("set timezone = 'UTC'");
        try (Handle handle = Jdbi.open(jdbcUrl)) {
            handle.execute("create schema if not exists " + SCHEMA);
        }
        return new PostgresRowStore(new HikariDataSource(settings), staging, seconds);
    }

    private record Dialect() implements RowSql.Dialect {
        @Override
        public String contains(String text) {
            return "strpos(" + text + ", ?) > 0";
        }

        @Override
        public String fits(String text) {
            return text + " ~ ?";
        }

        @Override
        public String among(String numbers) {
            return "_id = any(cast(string_to_array('" + numbers + "', ',') as bigint[]))";
        }

        @Override
        public String cells() {
            return "json_array_elements(cast(? as json)) as given (r)";
        }

        @Override
        public String cell(int place) {
            return "r ->> " + place;
        }

        @Override
        public String hash(List<String> columns) {
            return "hashtextextended(cast(row(" + String.join(", ", columns) + ") as text), 0)";
        }

        /** Each number in the digits that read back the same; a plain cast leaves fifteen of them. */
        @Override
        public String floatSum(String distinct, String number) {
            return "sum(" + distinct + "cast(cast(" + number + " as text) as numeric))";
        }

        @Override
        public String thai(String text) {
            return text + " collate \"th-x-icu\"";
        }

        @Override
        public String type(Field field) {
            return plainType(field);
        }

        @Override
        public String columnType(Field field) {
            return PostgresRowStore.type(field);
        }

        @Override
        public String lock(String versionId) {
            return "lock table " + RowSql.table(versionId) + " in share row exclusive mode";
        }

        @Override
        public String text(String sql) {
            return "(" + sql + " collate \"C\")";
        }

        /** Letters beyond ASCII have no case in the collation of the columns. */
        @Override
        public String lower(String text) {
            return "(lower(" + text + " collate \"und-x-icu\") collate \"C\")";
        }

        @Override
        public String upper(String text) {
            return "(upper(" + text + " collate \"und-x-icu\") collate \"C\")";
        }

        @Override
        public String divided(String number, String divisor) {
            return "(" + number + " / " + divisor + ")";
        }

        @Override
        public Divisor divisor(String sql, String type) {
            return new Divisor(sql, 1);
        }

        @Override
        public boolean keepsOrder() {
            return false;
        }

        @Override
        public boolean streamsAlways() {
            return false;
        }
    }

    @Override
    public void load(String versionId, List<Field> fields, Path csv) {
        String table = RowSql.table(versionId);
        String columns = fields.stream()
                .map(field -> RowSql.column(field) + " " + type(field))
                .collect(Collectors.joining(", "));
        jdbi.useTransaction(handle -> {
            handle.execute("create table " + table + " (_id bigint, " + columns + ")");
            copy(handle, table, csv);
            handle.execute("alter table " + table + " add primary key (_id)");
        });
        jdbi.useHandle(handle -> handle.execute("analyze " + table));
    }

    @Override
    public United unite(String versionId, Addition addition, Union union, Lines lines) {
        UnionRowSql sql = new UnionRowSql(rows, addition, versionId, union, lines);
        String select = sql.select(PostgresRowStore::plainType);
        String columns = union.fields().stream()
                .map(field -> RowSql.column(field) + " " + type(field))
                .collect(Collectors.joining(", "));
        List<Phrase> notes = sql.notes();
        String table = RowSql.table(versionId);
        String made = RowSql.table(versionId + "-united");
        long count = jdbi.inTransaction(handle -> {
            handle.execute("create table " + made + " (_id bigint, " + columns + ")");
            long inserted = handle.execute("insert into " + made + " " + select);
            handle.execute("drop table " + table);
            handle.execute("alter table " + made + " rename to " + table);
            handle.execute("alter table " + table + " add primary key (_id)");
            return inserted;
        });
        jdbi.useHandle(handle -> handle.execute("analyze " + table));
        return new United(count, notes);
    }

    private static void copy(Handle handle, String table, Path csv) {
        try (InputStream stream = Files.newInputStream(csv)) {
            handle.getConnection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin with (format csv, null '')", stream, 1 << 16);
        } catch (SQLException e) {
            throw tooWide(e);
        } catch (IOException e) {
            throw new UncheckedIOException("loading " + table, e);
        }
    }

    private static RuntimeException tooWide(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("row is too big")) {
            String line = message.replaceAll("(?s).*line (\\d+).*", "$1");
            return Problem.invalid("upload", "datastore.row.too_wide", line);
        }
        return new IllegalStateException("loading rows", failure);
    }

    /** The type of a column: bytes of UTF-8 in order are code points in order, whatever the database's language is. */
    private static String type(Field field) {
        return field.type() == FieldType.TEXT ? "text collate \"C\"" : plainType(field);
    }

    private static String plainType(Field field) {
        return switch (field.type()) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case NUMBER -> field.scale() < 0 ? "double precision" : "numeric(38," + field.scale() + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
        };
    }

    @Override
    public void create(String versionId, List<Field> fields) {
        jdbi.useTransaction(handle -> create(handle, versionId, fields));
    }

    private void create(Handle handle, String versionId, List<Field> fields) {
        String table = RowSql.table(versionId);
        handle.execute(WritingRowSql.create(table, fields, rows.dialect()));
        handle.execute("alter table " + table + " add primary key (_id)");
    }

    @Override
    public void copy(String versionId, List<Field> fields, String baseId, List<Field> from) {
        jdbi.useTransaction(handle -> {
            create(handle, versionId, fields);
            handle.execute(
                    WritingRowSql.copy(RowSql.table(versionId), fields, RowSql.table(baseId), from, rows.dialect()));
        });
        jdbi.useHandle(handle -> handle.execute("analyze " + RowSql.table(versionId)));
    }

    @Override
    public void add(String versionId, List<Field> fields) {
        jdbi.useTransaction(handle -> WritingRowSql.add(handle, RowSql.table(versionId), fields, rows.dialect()));
    }

    @Override
    public void widen(String versionId, List<Field> fields) {
        jdbi.useTransaction(handle -> WritingRowSql.widen(handle, RowSql.table(versionId), fields, rows.dialect()));
    }

    @Override
    public <T> T write(String versionId, Function<RowWriting, T> writing) {
        try {
            return jdbi.inTransaction(handle -> writing.apply(WritingRowSql.in(handle, rows.dialect(), versionId)));
        } catch (UnableToExecuteStatementException e) {
            if (String.valueOf(e.getMessage()).contains("row is too big")) {
                throw Problem.invalid("records", "datastore.record.too_wide");
            }
            throw e;
        }
    }

    @Override
    public Optional<Problem> keyFault(String versionId, List<Field> key, Lines lines) {
        return new KeyRowSql(rows, lines).ofFile(versionId, key);
    }

    @Override
    public void drop(String versionId) {
        jdbi.useHandle(handle -> handle.execute("drop table if exists " + RowSql.table(versionId)));
    }

    @Override
    public Set<String> tables() {
        return jdbi.withHandle(handle ->
                new TreeSet<>(handle.createQuery("select tablename from pg_tables where schemaname = '" + SCHEMA + "'")
                        .mapTo(String.class)
                        .list()));
    }

    @Override
    public List<FieldStatistics> statistics(String versionId, List<Field> fields) {
        return new StatisticsRowSql(rows, field -> roughly(versionId, field)).of(versionId, fields);
    }

    /** What `analyze` has seen in a sample: a number, or where negative a share of the rows. */
    private static String roughly(String versionId, Field field) {
        return """
                (select coalesce(max(case when n_distinct >= 0 then n_distinct else -n_distinct * reltuples end), 0)
                 from pg_stats join pg_class on relname = tablename and relnamespace = 'khlang_rows'::regnamespace
                 where schemaname = 'khlang_rows' and tablename = '%s' and attname = '%s')
                """.formatted(versionId.replaceAll("[^0-9A-Za-z-]", ""), RowSql.column(field));
    }

    /** What runs its questions. */
    SqlRowStore asking() {
        return rows;
    }

    @Override
    public Optional<Difference.Rows> difference(TableVersion before, TableVersion after) {
        return new DifferenceRowSql(rows, DifferenceRowSql.SECONDS).of(before, after);
    }

    @Override
    public void changes(TableVersion before, TableVersion after, long limit, ChangeSink sink) {
        new ChangeRowSql(rows, before, after).hand(limit, sink);
    }

    @Override
    public Optional<ChangedRows> changedRows(TableVersion before, TableVersion after, Difference.Rows counted) {
        return new ChangedRowSql(rows, before, after, counted).first();
    }

    @Override
    public List<Finding> findings(LoadedTable table) {
        return new FindingRowSql(rows).of(table);
    }

    @Override
    public List<Finding> persons(LoadedTable table) {
        return new PersonRowSql(rows).of(table);
    }

    @Override
    public void rows(SearchPlan plan, RowSink sink) {
        rows.rows(plan, sink);
    }

    @Override
    public Optional<List<@Nullable Object[]>> within(int milliseconds, SearchPlan plan) {
        return rows.within(milliseconds, plan);
    }

    @Override
    public Optional<List<@Nullable Object[]>> most(int milliseconds, SearchPlan plan) {
        return rows.most(milliseconds, plan);
    }

    @Override
    public void parquet(SearchPlan plan, Clock clock, Consumer<Runnable> leaving, Consumer<Path> reading) {
        exports.make(file -> ParquetRowSql.write(this, plan, clock, leaving, file), reading);
    }

    @Override
    public StatementRows statement(Question question, Function<String, TableVersion> tables) {
        return new StatementRowSql(rows).of(question, tables);
    }

    @Override
    public TableSizes sizes(String versionId) {
        return jdbi.withHandle(handle -> handle.select("""
                        select pg_table_size(place) as own, pg_indexes_size(place) as indexes,
                          pg_database_size(current_database()) as everything
                        from (select cast(? as regclass) as place) as found
                        """, RowSql.table(versionId))
                .map((row, context) ->
                        new TableSizes(row.getLong("own"), row.getLong("indexes"), row.getLong("everything")))
                .one());
    }

    @Override
    public long count(SearchPlan plan) {
        return rows.count(plan);
    }

    @Override
    public void close() {
        pool.close();
    }
}
