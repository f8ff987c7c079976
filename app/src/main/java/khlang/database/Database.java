package khlang.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue database, open and with its schema up to date. */
public final class Database implements AutoCloseable {
    /** The engines that the catalogue runs on. */
    public enum Kind {
        H2,
        POSTGRESQL
    }

    /** How long what was read is trusted at most, while this process changes nothing: another may. */
    public static final long TRUSTED_NANOSECONDS = 1_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** H2's code for a file that another process has open. */
    private static final int IN_USE = 90020;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Kind kind;

    private Database(HikariDataSource pool, Kind kind) {
        this.pool = pool;
        this.kind = kind;
        this.jdbi = Jdbi.create(pool).installPlugin(new SqlObjectPlugin());
        ChangeCounter.watch(jdbi);
    }

    /**
     * Opens the embedded catalogue, which is made in {@code folder} where it does not exist yet.
     *
     * @throws CannotOpen where another process has it open
     */
    public static Database embedded(Path folder) {
        // Without WRITE_DELAY=0 a commit reaches the disk up to half a second after it was answered. Without
        // REUSE_SPACE=FALSE H2 2.5.252 at times does not find the last commits again when it was killed: it puts them
        // into gaps of the file and leaves its header pointing at an older one. Without DB_CLOSE_ON_EXIT=FALSE it
        // closes itself at the signal to stop, while requests still finish.
        String address = "jdbc:h2:file:" + folder.toAbsolutePath().resolve("catalogue")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                + ";REUSE_SPACE=FALSE;DB_CLOSE_ON_EXIT=FALSE";
        try {
            return open(address, Kind.H2);
        } catch (HikariPool.PoolInitializationException e) {
            String sentence = hasCode(e, IN_USE)
                    ? "The data folder " + folder
                            + " is in use. Stop the server first, or choose another folder by KHLANG_DATA."
                    : "The catalogue in the data folder " + folder + " cannot be opened: " + reason(e);
            throw new CannotOpen(sentence, e);
        }
    }

    /**
     * Opens the catalogue at a {@code jdbc:postgresql:} address.
     *
     * @throws CannotOpen where no database answers there
     */
    public static Database postgresql(String jdbcUrl) {
        try {
            return open(jdbcUrl, Kind.POSTGRESQL);
        } catch (HikariPool.PoolInitializationException e) {
            throw new CannotOpen("The database of KHLANG_DATABASE cannot be opened: " + reason(e), e);
        }
    }

    private static boolean hasCode(Throwable failure, int code) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == code) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        return String.valueOf(
                Optional.ofNullable(failure.getCause()).orElse(failure).getMessage());
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

    /** How often this process has changed the catalogue: what was read under one number stands while it is the same. */
    public long changes() {
        return jdbi.getConfig(ChangeCounter.class).count();
    }

    public Kind kind() {
        return kind;
    }

    @Override
    public void close() {
        if (kind == Kind.H2) {
            compact();
        }
        pool.close();
    }

    /** Gives back the space that is never used again while the catalogue is open, and closes it. */
    private void compact() {
        try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl());
                Statement statement = connection.createStatement()) {
            // A connection of the pool could not be given back to it afterwards.
            pool.close();
            statement.execute("shutdown compact");
        } catch (SQLException e) {
            // What was committed is safe in the file, which only stays larger than it need be.
            LOG.warn("the catalogue was closed without being compacted", e);
        }
    }
}
