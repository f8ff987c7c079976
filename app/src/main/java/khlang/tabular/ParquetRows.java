package khlang.tabular;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import khlang.problem.Problem;
import khlang.quality.Finding;
import khlang.quality.FindingCounter;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, read by a DuckDB of its own that holds nothing and reaches nothing but this file; the
 * decision is in the record 0010.
 */
final class ParquetRows implements TextRows {
    private static final String MEMORY = "256MB";

    private final Path file;
    private final TabularLimits limits;
    private final List<Column> columns;
    private final long rows;
    private final long fileBytes;
    private final AtomicLong read = new AtomicLong();
    private FindingCounter endless = new FindingCounter();

    /**
     * A column as the file declares it.
     *
     * @param type DuckDB's name of its type
     */
    private record Column(String name, String type) {
        /** The type that is believed where each value fits it; null where the values decide. */
        @Nullable
        FieldType declared() {
            String plain = type.replaceFirst("\\(.*", "");
            return switch (plain) {
                case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                    FieldType.INTEGER;
                case "FLOAT", "DOUBLE", "DECIMAL", "HUGEINT", "UBIGINT" -> FieldType.NUMBER;
                case "BOOLEAN" -> FieldType.BOOLEAN;
                case "DATE" -> FieldType.DATE;
                case "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" ->
                    isNested() ? FieldType.TEXT : FieldType.TIMESTAMP;
                default -> FieldType.TEXT;
            };
        }

        private boolean isNested() {
            return type.endsWith("]")
                    || type.startsWith("STRUCT")
                    || type.startsWith("MAP")
                    || type.startsWith("UNION");
        }

        /** Its values as text: what is nested as JSON, moments without a zone. */
        String asText(int number) {
            String column = "c" + number;
            if (isNested()) {
                return "cast(to_json(" + column + ") as varchar)";
            }
            if (type.startsWith("TIMESTAMP")) {
                // A moment is told as clocks in Thailand show it, as in other files; the engine casts it to UTC.
                return type.endsWith("ZONE")
                        ? "cast(cast(" + column + " as timestamp) + interval 7 hours as varchar)"
                        : "cast(" + column + " as varchar)";
            }
            return mayBeEndless()
                    ? "case when not isnan(" + column + ") then cast(" + column + " as varchar) end"
                    : "cast(" + column + " as varchar)";
        }

        private boolean mayBeEndless() {
            return type.equals("FLOAT") || type.equals("DOUBLE");
        }

        /** Whether a cell is infinite, as no number of a table is; that there is none (NaN) is nothing to be told. */
        boolean isEndless(String cell) {
            return mayBeEndless() && cell.endsWith("inf");
        }
    }

    /** @throws Problem where it is damaged, or says that it unpacks to too much */
    ParquetRows(Path file, TabularLimits limits) {
        this.file = file.toAbsolutePath();
        this.limits = limits;
        this.fileBytes = file.toFile().length();
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            this.rows = checkedSize(statement);
            this.columns = columns(statement);
        } catch (SQLException e) {
            throw broken(e);
        }
        if (columns.size() > limits.fields()) {
            throw Problem.invalid("upload", "tabular.too_many_fields", columns.size(), limits.fields());
        }
    }

    /** An engine behind the fence; tests try what no door can send. */
    Connection open() throws SQLException {
        Properties properties = new Properties();
        // Without it the driver holds a whole answer in memory.
        properties.setProperty("jdbc_stream_results", "true");
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        List<String> fence = List.of(
                "set memory_limit = '" + MEMORY + "'",
                "set threads = 2",
                "set TimeZone = 'UTC'",
                "set preserve_insertion_order = true",
                "set temp_directory = ''",
                "set allowed_paths = [" + path() + "]",
                "set enable_external_access = false",
                "set lock_configuration = true");
        try (Statement statement = connection.createStatement()) {
            for (String setting : fence) {
                statement.execute(setting);
            }
        }
        return connection;
    }

    private String path() {
        return "'" + file.toString().replace("'", "''") + "'";
    }

    /** What the file declares is believed as far as it refuses: rows that repeat one value take no bytes at all. */
    private long checkedSize(Statement statement) throws SQLException {
        String sql = "select coalesce(sum(total_uncompressed_size), 0), coalesce(sum(num_values), 0),"
                + " (select max(num_rows) from parquet_file_metadata(" + path() + ")) from parquet_metadata(" + path()
                + ")";
        try (ResultSet sizes = statement.executeQuery(sql)) {
            sizes.next();
            if (Math.max(sizes.getLong(1), sizes.getLong(2)) > limits.uncompressedBytes()) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            return sizes.getLong(3);
        }
    }

    private List<Column> columns(Statement statement) throws SQLException {
        List<Column> found = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("describe select * from read_parquet(" + path() + ")")) {
            while (described.next()) {
                found.add(new Column(
                        described.getString(1), described.getString(2).toUpperCase(Locale.ROOT)));
            }
        }
        return List.copyOf(found);
    }

    /** The types that the file declares, behind those that people said; its names are the header. */
    @Override
    public Recipe recipe(Recipe said) {
        List<DeclaredTypes.Declared> types = new ArrayList<>(said.types().fields());
        List<FieldNames.Name> ids = ids();
        for (int i = 0; i < columns.size(); i++) {
            types.add(new DeclaredTypes.Declared(ids.get(i).id(), columns.get(i).declared()));
        }
        return said.ofRecords(new DeclaredTypes(types, said.types().known()));
    }

    private List<FieldNames.Name> ids() {
        return FieldNames.of(columns.stream().map(Column::name).toList());
    }

    @Override
    public List<Finding> findings() {
        return endless.findings();
    }

    @Override
    public void read(RowSink sink) {
        read.set(0);
        endless = new FindingCounter();
        sink.row(new Row(0, columns.stream().map(Column::name).toArray(String[]::new)));
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select())) {
            long letters = 0;
            while (result.next()) {
                String[] cells = cells(result);
                for (String cell : cells) {
                    letters += cell.length() + 1;
                }
                if (letters > limits.uncompressedBytes()) {
                    throw Problem.invalid("upload", "tabular.bomb");
                }
                sink.row(new Row(read.incrementAndGet(), cells));
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private String[] cells(ResultSet result) throws SQLException {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            String cell = result.getString(i + 1);
            cells[i] = cell == null ? "" : cell;
            if (columns.get(i).isEndless(cells[i])) {
                long row = read.get() + 1;
                endless.add(Flaw.TYPE_ERROR, ids().get(i).id(), new Instance(row, row, cells[i], ""));
                cells[i] = "";
            }
        }
        return cells;
    }

    /** By the columns' places, so that no name of theirs becomes SQL. */
    private String select() {
        StringBuilder names = new StringBuilder();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            names.append(i == 0 ? "c" : ", c").append(i);
            texts.add(columns.get(i).asText(i));
        }
        return "select " + texts.stream().collect(Collectors.joining(", ")) + " from read_parquet(" + path()
                + ") as file(" + names + ")";
    }

    private static Problem broken(SQLException failure) {
        boolean memory = String.valueOf(failure.getMessage()).contains("Out of Memory");
        return Problem.invalid("upload", memory ? "tabular.bomb" : "tabular.parquet_broken");
    }

    @Override
    public boolean laidOut() {
        return false;
    }

    @Override
    public boolean encoded() {
        return false;
    }

    /** Texts in Parquet are in no other. */
    @Override
    public String encoding() {
        return "UTF-8";
    }

    @Override
    public long bytesRead() {
        return rows == 0 ? fileBytes : (long) ((double) fileBytes * read.get() / rows);
    }
}
