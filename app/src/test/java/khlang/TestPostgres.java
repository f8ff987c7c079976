package khlang;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;

/** One real PostgreSQL for all tests of a run; each server gets a database of its own. */
public final class TestPostgres {
    private static final EmbeddedPostgres ENGINE = engine();

    private TestPostgres() {}

    private static EmbeddedPostgres engine() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException("starting PostgreSQL", e);
        }
    }

    /** Makes an empty database and gives its JDBC address, user included. */
    public static String freshDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = ENGINE.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("making a test database", e);
        }
        return ENGINE.getJdbcUrl("postgres", name);
    }
}
