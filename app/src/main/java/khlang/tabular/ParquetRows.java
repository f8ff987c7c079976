package khlang.tabular;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.problem.Problem;

/**
 * The rows of a Parquet file, read by a DuckDB of its own that holds nothing and reaches nothing but this file; the
 * decision is in the record 0010.
 */
final class ParquetRows implements TextRows {
    private static final String MEMORY = "256MB";

    private final Path file;
    private final TabularLimits limits;
    private final List<ParquetColumn> columns;
    private final long rows;
    private final long fileBytes;
    private final AtomicLong read = new AtomicLong();
    private long filled;
    private CellProblems unfit = new CellProblems();

    /** The columns that are held to their declared types, from 0. */
    private Set<Integer> believed = Set.of();

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

    private List<ParquetColumn> columns(Statement statement) throws SQLException {
        List<ParquetColumn> found = new ArrayList<>();
        try (ResultSet described = statement.executeQuery("describe select * from read_parquet(" + path() + ")")) {
            while (described.next()) {
                found.add(new ParquetColumn(
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
        Set<Integer> ancient = ancient();
        Set<Integer> held = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            FieldType declared =
                    ancient.contains(i) ? FieldType.TEXT : columns.get(i).declared();
            types.add(new DeclaredTypes.Declared(ids.get(i).id(), declared));
            boolean open = said.types().kind(ids.get(i)) == null
                    && said.types().of(ids.get(i)).orElse(declared) != FieldType.TEXT;
            if (open) {
                held.add(i);
            }
        }
        believed = held;
        return said.ofRecords(new DeclaredTypes(types, said.types().known()));
    }

    /**
     * The columns of days, most of which no table holds and are not all the one that stands for none (0001-01-01): their
     * values stay text.
     */
    private Set<Integer> ancient() {
        List<Integer> days = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).holdsDays())
                .boxed()
                .toList();
        if (days.isEmpty()) {
            return Set.of();
        }
        Set<Integer> ancient = new HashSet<>();
        try (Connection connection = open();
                Statement statement = connection.createStatement()) {
            for (int column : days) {
                if (isAncient(statement, column)) {
                    ancient.add(column);
                }
            }
        } catch (SQLException e) {
            throw broken(e);
        }
        return ancient;
    }

    private boolean isAncient(Statement statement, int column) throws SQLException {
        String day = "c" + column;
        String unfit = " filter (where " + columns.get(column).isNoDay(column) + ")";
        String sql = "select count(" + day + "), count(" + day + ")" + unfit + ", min(" + day + ")" + unfit + " = max("
                + day + ")" + unfit + source();
        try (ResultSet days = statement.executeQuery(sql)) {
            days.next();
            long all = days.getLong(1);
            long none = days.getLong(2);
            return none == all ? none > 0 : none * 2 > all && !days.getBoolean(3);
        }
    }

    private List<FieldNames.Name> ids() {
        return FieldNames.of(columns.stream().map(ParquetColumn::name).toList());
    }

    @Override
    public CellProblems unfit() {
        return unfit;
    }

    @Override
    public void read(RowSink sink) {
        read.set(0);
        filled = 0;
        unfit = new CellProblems();
        sink.row(new Row(0, columns.stream().map(ParquetColumn::name).toArray(String[]::new)));
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(select())) {
            List<FieldNames.Name> ids = ids();
            long letters = 0;
            while (result.next()) {
                String[] cells = cells(result, ids);
                for (String cell : cells) {
                    letters += cell.length() + 1;
                }
                if (letters > limits.uncompressedBytes()) {
                    throw Problem.invalid("upload", "tabular.bomb");
                }
                Row row = new Row(read.incrementAndGet(), cells);
                filled += row.extent() > 0 ? 1 : 0;
                sink.row(row);
            }
        } catch (SQLException e) {
            throw broken(e);
        }
    }

    private String[] cells(ResultSet result, List<FieldNames.Name> ids) throws SQLException {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            String cell = result.getString(i + 1);
            cells[i] = cell == null ? "" : cell;
            if (believed.contains(i) && columns.get(i).isMisfit(cells[i])) {
                unfit.add(
                        filled + 1,
                        read.get() + 1,
                        ids.get(i).id(),
                        cells[i],
                        columns.get(i).misfit());
                cells[i] = "";
            }
        }
        return cells;
    }

    private String select() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(columns.get(i).asText(i));
        }
        return "select " + String.join(", ", texts) + source();
    }

    /** The columns by their places, so that no name of theirs becomes SQL. */
    private String source() {
        String names = IntStream.range(0, columns.size()).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        return " from read_parquet(" + path() + ") as file(" + names + ")";
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
