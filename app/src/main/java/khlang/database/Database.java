package khlang.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The catalogue database, open and with its schema up to date. */
public final class Database implements AutoCloseable {
    /** The engines that the catalogue runs on. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Kind kind;

    private Database(HikariDataSource pool, Kind kind) {
        this.pool = pool;
        this.kind = kind;
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
    }

    /** Opens the embedded catalogue, which is made in {@code folder} where it does not exist yet. */
    public static Database embedded(Path folder) {
        // Without WRITE_DELAY=0 a commit reaches the disk up to half a second after it was answered.
        return open(
                "jdbc:h2:file:" + folder.toAbsolutePath().resolve("catalogue")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0",
                Kind.H2);
    }

    /** Opens the catalogue at a {@code jdbc:postgresql:} address. */
    public static Database postgresql(String jdbcUrl) {
        return open(jdbcUrl, Kind.POSTGRESQL);
    }

    private static Database open(String jdbcUrl, Kind kind) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(jdbcUrl);
        settings.setMaximumPoolSize(16);
        settings.setPoolName("catalogue");
        HikariDataSource pool = new HikariDataSource(settings);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return new Database(pool, kind);
    }

    /** Whether a write failed because what must be unique is there already; both engines say it with one code. */
    public static boolean isDuplicate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && "23505".equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public void close() {
        pool.close();
    }
}
