package khlang.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/** Parquet files of the corpus, made by DuckDB of what {@code sql} selects. */
public final class MadeParquet {
    private MadeParquet() {}

    static void parquet(JsonNode expected, Path file) throws IOException {
        write(expected.path("sql").asString(), file);
    }

    /** The same without its last third. */
    static void cut(JsonNode expected, Path file) throws IOException {
        parquet(expected, file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
    }

    /** Writes what a query selects. */
    public static void write(String sql, Path file) throws IOException {
        Files.deleteIfExists(file);
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("copy (" + sql + ") to '" + file.toString().replace("'", "''") + "' (format parquet)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
