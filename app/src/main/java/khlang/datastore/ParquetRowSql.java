package khlang.datastore;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import khlang.problem.Problem;
import khlang.query.Clock;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of any store as Parquet: first as CSV, then by a DuckDB of its own that holds nothing and reaches nothing
 * but the staging folder. Memory does not grow with the rows.
 */
final class ParquetRowSql {
    private static final String MEMORY = "512MB";

    /** The bytes of the longest line that is read with the usual buffers. */
    private static final long LINE = 2_000_000;
    /** What a cell that is no text takes at most. */
    private static final int CELL = 420;

    private ParquetRowSql() {}

    /** Writes a plan's rows. */
    static void write(RowStore rows, SearchPlan plan, Clock clock, Consumer<Runnable> leaving, Path file) {
        Path csv = file.resolveSibling(file.getFileName() + ".csv");
        try {
            long longest = lines(rows, plan, clock, leaving, csv);
            copy(plan.fields(), clock, csv, Math.max(LINE, longest), leaving, file);
        } finally {
            StagedFiles.delete(csv);
        }
    }

    /** The rows, each behind a cell that no row lacks: an empty line would be none. @return the length of the longest */
    private static long lines(RowStore rows, SearchPlan plan, Clock clock, Consumer<Runnable> leaving, Path csv) {
        AtomicBoolean gone = new AtomicBoolean();
        leaving.accept(() -> gone.set(true));
        AtomicLong longest = new AtomicLong();
        try (OutputStream stream = Files.newOutputStream(csv)) {
            ByteWriter out = new ByteWriter(() -> stream);
            RowText lines = RowText.CSV.asCkan();
            rows.rows(plan, row -> {
                if (gone.get()) {
                    throw new CancellationException("the caller has left");
                }
                @Nullable Object[] told = clock.told(row);
                @Nullable Object[] line = new @Nullable Object[told.length + 1];
                line[0] = 1L;
                System.arraycopy(told, 0, line, 1, told.length);
                lines.row(out, line);
                longest.accumulateAndGet(length(line), Math::max);
            });
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + csv, e);
        }
        return longest.get();
    }

    private static long length(@Nullable Object[] line) {
        long length = 0;
        for (Object value : line) {
            length += value instanceof CharSequence text ? 3L * text.length() + 3 : CELL;
        }
        return length;
    }

    private static void copy(
            List<Field> fields, Clock clock, Path csv, long line, Consumer<Runnable> leaving, Path file) {
        List<String> read = new ArrayList<>(List.of("'n': 'bigint'"));
        for (int index = 0; index < fields.size(); index++) {
            read.add("'x" + (index + 1) + "': '" + type(fields.get(index), clock) + "'");
        }
        String rows = """
                select * exclude (n)
                from read_csv(%s, columns = {%s}, auto_detect = false, header = false, delim = ',', quote = '"',
                  escape = '"', new_line = '\\n', nullstr = '', allow_quoted_nulls = false, strict_mode = true,
                  max_line_size = %d)
                """.formatted(text(csv.toString()), String.join(", ", read), line);
        String copy = statement(fields, clock, rows, file);
        List<String> fence = List.of(
                "set memory_limit = '" + MEMORY + "'",
                "set threads = 2",
                "set TimeZone = 'UTC'",
                "set preserve_insertion_order = true",
                "set temp_directory = " + text(file + ".tmp"),
                "set allowed_directories = [" + text(file.getParent() + "/") + "]",
                "set enable_external_access = false",
                "set lock_configuration = true");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String setting : fence) {
                statement.execute(setting);
            }
            statement.setQueryTimeout(SqlRowStore.EXPORT_SECONDS);
            leaving.accept(() -> SqlRowStore.cancel(statement));
            statement.execute(copy);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Interrupted")) {
            return Problem.of(Problem.Kind.TIME_LIMIT, "datastore.time_limit", SqlRowStore.EXPORT_SECONDS);
        }
        if (FailureRowSql.ofMemory(failure)) {
            return Problem.of(Problem.Kind.MEMORY_LIMIT, "datastore.memory_limit");
        }
        // A sum may have more digits than a column of decimal numbers.
        return message.contains("Conversion Error")
                ? Problem.invalid("select", "datastore.number.range")
                : new IllegalStateException("writing Parquet", failure);
    }

    /**
     * Writes as Parquet what a statement of DuckDB's finds, with the fields' names and types, whatever the engine makes
     * of sums and means by itself.
     *
     * @param rows SQL of a row store, whose first columns are the fields
     */
    static String statement(List<Field> fields, Clock clock, String rows, Path file) {
        List<String> names = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (int index = 0; index < fields.size(); index++) {
            Field field = fields.get(index);
            String name = "x" + (index + 1);
            boolean floating = field.type() == FieldType.NUMBER && field.scale() < 0;
            String value = floating ? "case when isfinite(" + name + ") then " + name + " end" : name;
            names.add(name);
            told.add("cast(" + value + " as " + type(field, clock) + ") as " + quoted(field.id()));
        }
        return "copy (select " + String.join(", ", told) + " from (" + rows + ") as found(" + String.join(", ", names)
                + ")) to " + text(file.toString()) + " (format parquet, compression zstd)";
    }

    /** What the clock writes is text in every form. */
    private static String type(Field field, Clock clock) {
        return clock.writes(field.type()) ? "varchar" : DuckDialect.type(field, 38);
    }

    /** A name of a column as the engine takes it: it has at least one letter, and none of them is nothing. */
    private static String quoted(String name) {
        String written = name.replace("\0", "").replace("\"", "\"\"");
        return '"' + (written.isEmpty() ? "_" : written) + '"';
    }

    private static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
