package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Opens the row store of either pair. */
public final class RowStores {
    private RowStores() {}

    /**
     * Opens the embedded row store, which is made where it does not exist yet.
     *
     * @param data the data folder; the rows stand in its file {@code rows.duckdb}
     * @param staging the one folder from which files can be loaded, made where it does not exist
     * @param memory how much memory it may take, in DuckDB's words ({@code 1GB})
     * @param seconds how long an answer may take, but for exports
     */
    public static RowStore embedded(Path data, Path staging, String memory, int seconds) {
        UnpackedLibrary.clear();
        try {
            Files.createDirectories(staging);
        } catch (IOException e) {
            throw new UncheckedIOException("making the staging folder " + staging, e);
        }
        return DuckRowStore.open(data.toAbsolutePath().resolve("rows.duckdb"), staging, memory, seconds);
    }

    /**
     * Opens the row store in the schema {@code khlang_rows} of a {@code jdbc:postgresql:} address.
     *
     * @param staging where files are made that are sent whole
     */
    public static RowStore postgresql(String jdbcUrl, Path staging, int seconds) {
        // Parquet is read and written by DuckDB here, too.
        UnpackedLibrary.clear();
        return PostgresRowStore.open(jdbcUrl, staging, seconds);
    }

    /**
     * SQL is taken as it stands: nothing in it is a template or a name, and a question mark is a bound value. Each
     * version's questions are new ones, so a parser that remembers what it has seen would parse them all.
     */
    static void plain(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class)
                .setTemplateEngine(TemplateEngine.NOP)
                .setSqlParser(new PositionalSqlParser());
    }
}
