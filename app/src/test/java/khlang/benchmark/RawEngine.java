package khlang.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.duckdb.DuckDBConnection;
import org.postgresql.PGConnection;

/** An engine without Khlang around it, on the same file. */
final class RawEngine implements AutoCloseable {
    private static final String COLUMNS = """
            id bigint, received date, category varchar, district varchar, description varchar, amount decimal(18,2),
            quantity bigint, latitude decimal(18,6), longitude decimal(18,6), status varchar, unit_code varchar,
            updated timestamp""";

    private final String name;
    private final Connection connection;

    private RawEngine(String name, Connection connection) {
        this.name = name;
        this.connection = connection;
    }

    static RawEngine duckdb(Path folder) throws SQLException {
        return new RawEngine("DuckDB", DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("raw.duckdb")));
    }

    /** Seconds that DuckDB takes to load a file into a store of its own, which is thrown away. */
    static double duckdbLoad(Path folder, Path csv) throws Exception {
        Path own = Files.createTempDirectory(folder, "duckdb");
        try (RawEngine engine = duckdb(own)) {
            return Timing.seconds(() -> engine.load(csv));
        } finally {
            Files.deleteIfExists(own.resolve("raw.duckdb"));
            Files.delete(own);
        }
    }

    static RawEngine sqlite(Path folder) throws SQLException {
        return new RawEngine("SQLite", DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("raw.sqlite")));
    }

    static RawEngine postgresql(String url) throws SQLException {
        return new RawEngine("PostgreSQL", DriverManager.getConnection(url));
    }

    String name() {
        return name;
    }

    /** Loads the file in the quickest way that the engine has from a program. */
    void load(Path csv) throws Exception {
        if (name.equals("DuckDB")) {
            load(csv, "t");
            return;
        }
        try (Statement statement = connection.createStatement()) {
            // The key is the row's own number in both, as CKAN's tables have it.
            String key = name.equals("SQLite") ? "id integer primary key" : "id bigint primary key";
            statement.execute("create table t (" + COLUMNS.replaceFirst("id bigint", key) + ")");
        }
        if (name.equals("PostgreSQL")) {
            try (Reader reader = Files.newBufferedReader(csv)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy t from stdin (format csv, header)", reader);
            }
            return;
        }
        insert(csv);
    }

    private void insert(Path csv) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("insert into t values (?,?,?,?,?,?,?,?,?,?,?,?)");
                Reader reader = Files.newBufferedReader(csv)) {
            for (CSVRecord row : CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)) {
                for (int i = 0; i < 12; i++) {
                    insert.setString(i + 1, row.get(i));
                }
                insert.addBatch();
                if (row.getRecordNumber() % 10_000 == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Loads a file into a table of some name. */
    void load(Path csv, String table) throws SQLException {
        execute("create table " + table + " as select * from read_csv('" + csv + "', header=true, auto_detect=false, "
                + "delim=',', quote='\"', columns=" + BenchmarkFile.DUCKDB_COLUMNS + ")");
        execute("checkpoint");
    }

    /** Runs a query and reads every value of its answer. */
    long query(String sql) throws SQLException {
        long values = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                for (int i = 1; i <= columns; i++) {
                    values += rows.getObject(i) == null ? 0 : 1;
                }
            }
        }
        return values;
    }

    /**
     * Has threads ask at once for so many seconds, each over a connection of its own.
     *
     * @param sql the statements, by a number that no two have in common
     * @return answers in a second
     */
    double askAtOnce(int threads, double seconds, IntFunction<String> sql) throws Exception {
        LongAdder answers = new LongAdder();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long began = System.nanoTime();
            long until = began + (long) (seconds * 1e9);
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                running.add(pool.submit(() -> {
                    try (RawEngine own = new RawEngine(name, ((DuckDBConnection) connection).duplicate())) {
                        for (int number = first; System.nanoTime() < until; number += threads) {
                            own.query(sql.apply(number));
                            answers.increment();
                        }
                        return true;
                    }
                }));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
            return answers.sum() / ((System.nanoTime() - began) / 1e9);
        } finally {
            pool.shutdownNow();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
