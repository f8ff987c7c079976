package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
import org.duckdb.DuckDBConnection;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Rows in one DuckDB file, behind a fence: the engine reaches no file but its own and those of the staging folder. */
final class DuckRowStore implements RowStore {
    /** Bytes of a row as most rows are, and of the longest that is taken: DuckDB makes buffers of many times this. */
    private static final int LINE = 2_000_000;

    private static final int LONG_LINE = 100_000_000;

    private final Path file;
    private final DuckDBConnection root;
    private final Jdbi jdbi;
    private final StagedFiles exports;
    private final SqlRowStore rows;
    private final DuckTables tables = new DuckTables();

    private DuckRowStore(Path file, DuckDBConnection root, Path staging, int seconds) {
        this.file = file;
        this.root = root;
        this.exports = new StagedFiles(staging);
        this.jdbi = Jdbi.create(root::duplicate);
        RowStores.plain(jdbi);
        jdbi.useHandle(tables::open);
        this.rows = new SqlRowStore(jdbi, new DuckDialect(tables), seconds);
    }

    static DuckRowStore open(Path file, Path staging, String memory, int seconds) {
        Properties properties = new Properties();
        // Without it the driver holds a whole answer in memory.
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("default_block_size", DuckTables.SMALL_BLOCK);
        try {
            DuckDBConnection root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:" + file, properties);
            fence(root, file, staging, memory);
            return new DuckRowStore(file, root, staging, seconds);
        } catch (SQLException e) {
            throw new IllegalStateException("opening the rows " + file, e);
        }
    }

    private static void fence(DuckDBConnection root, Path file, Path staging, String memory) throws SQLException {
        List<String> settings = List.of(
                DuckTables.attach(file),
                "set memory_limit = " + text(memory),
                "set threads = " + Math.max(2, Runtime.getRuntime().availableProcessors()),
                "set TimeZone = 'UTC'",
                "set preserve_insertion_order = true",
                // A sorted page first looks for its rows, then reads their other columns: half the time at 100 rows.
                "set late_materialization_max_rows = 1000",
                "set temp_directory = " + text(file + ".tmp"),
                "set allowed_directories = [" + text(staging.toAbsolutePath() + "/") + "]",
                "set enable_external_access = false",
                "set lock_configuration = true");
        try (Statement statement = root.createStatement()) {
            for (String setting : settings) {
                statement.execute(setting);
            }
        }
    }

    /** Text of ours as a literal, for places where DuckDB takes no bound value. */
    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    @Override
    public void load(String versionId, List<Field> fields, Path csv) {
        boolean decimals = fields.stream().anyMatch(field -> field.type() == FieldType.NUMBER && field.scale() >= 0);
        try {
            load(versionId, fields, csv, 18, LINE);
        } catch (UnableToExecuteStatementException e) {
            boolean longLine = String.valueOf(e.getMessage()).contains("line size");
            if (!decimals && !longLine) {
                throw e;
            }
            // Large decimals take twice the room and long lines large buffers, so both only where they are needed.
            load(versionId, fields, csv, 38, longLine ? LONG_LINE : LINE);
        }
    }

    private void load(String versionId, List<Field> fields, Path csv, int digits, int line) {
        String columns = fields.stream()
                .map(field -> text(RowSql.column(field)) + ": " + text(DuckDialect.type(field, digits)))
                .collect(Collectors.joining(", "));
        String sql = """
                create table %s as
                select *
                from read_csv(%s, columns = {'_id': 'bigint', %s},
                  auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n',
                  nullstr = '', allow_quoted_nulls = false, strict_mode = true, max_line_size = %d)
                """.formatted(
                tables.place(versionId, size(csv)), text(csv.toAbsolutePath().toString()), columns, line);
        jdbi.useHandle(handle -> handle.execute(sql));
    }

    private static long size(Path csv) {
        try {
            return Files.size(csv);
        } catch (IOException e) {
            throw new UncheckedIOException("measuring a file to be loaded", e);
        }
    }

    @Override
    public United unite(String versionId, Addition addition, Union union, Lines lines) {
        UnionRowSql sql = new UnionRowSql(rows, addition, versionId, union, lines);
        String select = sql.select(field -> DuckDialect.type(field, 38));
        String columns = union.fields().stream()
                .map(field -> RowSql.column(field) + " " + DuckDialect.type(field, 38))
                .collect(Collectors.joining(", "));
        String made = versionId + "-united";
        // A transaction of DuckDB writes to one file; until the version is served nobody sees how far this is.
        boolean large =
                tables.isLarge(versionId) || tables.isLarge(addition.base().id());
        List<Phrase> notes = sql.notes();
        long count = jdbi.withHandle(handle -> {
            try {
                handle.execute("create table " + tables.place(made, large) + " (_id bigint, " + columns + ")");
                long inserted = handle.execute("insert into " + tables.name(made) + " " + select);
                tables.drop(handle, versionId);
                tables.rename(handle, made, versionId);
                return inserted;
            } catch (RuntimeException e) {
                tables.drop(handle, made);
                throw e;
            }
        });
        return new United(count, notes);
    }

    @Override
    public void create(String versionId, List<Field> fields) {
        jdbi.useHandle(
                handle -> handle.execute(WritingRowSql.create(tables.place(versionId, false), fields, rows.dialect())));
    }

    @Override
    public void copy(String versionId, List<Field> fields, String baseId, List<Field> from) {
        String table = tables.place(versionId, tables.isLarge(baseId));
        jdbi.useTransaction(handle -> {
            handle.execute(WritingRowSql.create(table, fields, rows.dialect()));
            handle.execute(WritingRowSql.copy(table, fields, tables.name(baseId), from, rows.dialect()));
        });
    }

    @Override
    public void add(String versionId, List<Field> fields) {
        jdbi.useHandle(handle -> WritingRowSql.add(handle, tables.name(versionId), fields, rows.dialect()));
    }

    @Override
    public void widen(String versionId, List<Field> fields) {
        jdbi.useHandle(handle -> WritingRowSql.widen(handle, tables.name(versionId), fields, rows.dialect()));
    }

    @Override
    public <T> T write(String versionId, Function<RowWriting, T> writing) {
        return jdbi.inTransaction(handle -> writing.apply(WritingRowSql.in(handle, rows.dialect(), versionId)));
    }

    @Override
    public Optional<Problem> keyFault(String versionId, List<Field> key, Lines lines) {
        return new KeyRowSql(rows, lines).ofFile(versionId, key);
    }

    @Override
    public void drop(String versionId) {
        jdbi.useHandle(handle -> tables.drop(handle, versionId));
    }

    @Override
    public Set<String> tables() {
        return jdbi.withHandle(tables::versions);
    }

    @Override
    public List<FieldStatistics> statistics(String versionId, List<Field> fields) {
        return new StatisticsRowSql(rows, field -> "approx_count_distinct(" + RowSql.column(field) + ")")
                .of(versionId, fields);
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
    public void lines(SearchPlan plan, RowText form, ByteWriter out) {
        List<Field> fields = plan.fields();
        boolean floating = fields.stream().anyMatch(field -> field.type() == FieldType.NUMBER && field.scale() < 0);
        if (form.forSheet() || floating || !plan.plain() || fields.isEmpty()) {
            RowStore.super.lines(plan, form, out);
            return;
        }
        // The driver makes a Java text of every cell, which takes longer than all else; a line of bytes is one object.
        String cells = fields.stream()
                .map(field -> cell(field, form))
                .collect(Collectors.joining(", " + text(String.valueOf(form.separator())) + ", "));
        String ending = form.ending().equals("\n") ? "chr(10)" : "chr(13) || chr(10)";
        String line = fields.size() == 1 ? "coalesce(" + cells + ", '" + RowText.NOTHING + "')" : cells;
        rows.lines(plan, "encode(concat(" + line + ", " + ending + "))", out);
    }

    /** A cell as text, null where there is no value, which {@code concat} leaves out. */
    private static String cell(Field field, RowText form) {
        String column = RowSql.column(field);
        return switch (field.type()) {
            case TEXT -> """
                    case when %1$s = '' or contains(%1$s, '%2$s') or contains(%1$s, '"') or contains(%1$s, chr(10))
                        or contains(%1$s, chr(13))
                      then '"' || replace(%1$s, '"', '""') || '"'
                      else %1$s end""".formatted(column, form.separator());
            case INTEGER, NUMBER, BOOLEAN, DATE -> "cast(" + column + " as varchar)";
            case TIMESTAMP ->
                "case when microsecond(" + column + ") % 1000000 = 0 then strftime(" + column
                        + ", '%Y-%m-%dT%H:%M:%S') else rtrim(strftime(" + column
                        + ", '%Y-%m-%dT%H:%M:%S.%f'), '0') end";
        };
    }

    @Override
    public void parquet(SearchPlan plan, Clock clock, Consumer<Runnable> leaving, Consumer<Path> reading) {
        exports.make(
                file -> {
                    if (!clock.plain()) {
                        ParquetRowSql.write(this, plan, clock, leaving, file);
                    } else {
                        rows.copy(plan, leaving, found -> ParquetRowSql.statement(plan.fields(), clock, found, file));
                    }
                },
                reading);
    }

    @Override
    public StatementRows statement(Question question, Function<String, TableVersion> tables) {
        return new StatementRowSql(rows).of(question, tables);
    }

    /** A block that several columns share is counted once; there are no indexes. */
    @Override
    public TableSizes sizes(String versionId) {
        return jdbi.withHandle(handle -> {
            long blocks = handle.select("select count(distinct block_id) from pragma_storage_info("
                            + text(tables.name(versionId)) + ") where block_id >= 0")
                    .mapTo(Long.class)
                    .one();
            return new TableSizes(blocks * tables.blockSize(versionId), 0, DuckTables.bytes(file));
        });
    }

    @Override
    public long count(SearchPlan plan) {
        return rows.count(plan);
    }

    /** For tests of the fence: runs what no door can send. */
    void run(String sql) {
        try (Handle handle = jdbi.open()) {
            handle.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException e) {
            throw new IllegalStateException("closing the rows", e);
        }
    }
}
