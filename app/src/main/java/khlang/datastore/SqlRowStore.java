package khlang.datastore;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import khlang.problem.Problem;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs plans on either engine, by its connections. */
final class SqlRowStore {
    /** Reads one result. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet results) throws SQLException;
    }

    /** A whole table takes as long as its reader. */
    static final int EXPORT_SECONDS = 1_800;

    private static final Logger LOG = LoggerFactory.getLogger(SqlRowStore.class);

    private static final int REASON_SECONDS = 60;

    private static final int FETCH = 5_000;

    private final Jdbi jdbi;
    private final RowSql.Dialect dialect;
    private final int seconds;

    /** @param seconds how long an answer may take, but for exports */
    SqlRowStore(Jdbi jdbi, RowSql.Dialect dialect, int seconds) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.seconds = seconds;
    }

    /** How long an answer may take that is no export. */
    int seconds() {
        return seconds;
    }

    /** What this engine says in its own words. */
    RowSql.Dialect dialect() {
        return dialect;
    }

    /** The table of a version, as SQL. */
    String table(String versionId) {
        return dialect.table(versionId);
    }

    void rows(SearchPlan plan, RowSink sink) {
        boolean export = plan.limit() == SearchRequest.ALL;
        List<Field> fields = plan.fields();
        StopperRowSql stopper = StopperRowSql.leaving(sink::asked);
        ask(RowSql.rows(dialect, plan), export ? EXPORT_SECONDS : seconds, stopper, results -> {
            while (results.next()) {
                // What has been found is read on after its question was stopped.
                if (stopper.stopped()) {
                    throw new CancellationException("nobody waits for the rows any more");
                }
                sink.row(ValueRowSql.row(results, fields));
            }
            return true;
        });
    }

    /** The rows of a plan that has few of them; absent where they take longer than so many milliseconds. */
    Optional<List<@Nullable Object[]>> within(int milliseconds, SearchPlan plan) {
        return within(milliseconds, RowSql.rows(dialect, plan), plan.fields());
    }

    /** The first groups of a plan, each with the number of all its groups behind its values. */
    Optional<List<@Nullable Object[]>> most(int milliseconds, SearchPlan plan) {
        List<Field> fields = new ArrayList<>(plan.fields());
        fields.add(new Field(0, "groups", "groups", FieldType.INTEGER, 0));
        return within(milliseconds, RowSql.most(dialect, plan), fields);
    }

    private Optional<List<@Nullable Object[]>> within(int milliseconds, RowSql.Query question, List<Field> fields) {
        List<@Nullable Object[]> found = new ArrayList<>();
        try (BudgetRowSql budget = new BudgetRowSql(milliseconds)) {
            try {
                ask(question, seconds, budget, results -> {
                    while (results.next()) {
                        found.add(ValueRowSql.row(results, fields));
                    }
                    return true;
                });
            } catch (RuntimeException e) {
                if (!budget.stopped()) {
                    throw e;
                }
            }
            return budget.stopped() ? Optional.empty() : Optional.of(found);
        }
    }

    /** Writes rows as lines that the engine itself makes out of its columns, as bytes. */
    void lines(SearchPlan plan, String line, ByteWriter out) {
        StopperRowSql stopper = StopperRowSql.leaving(out::awaited);
        ask(RowSql.lines(dialect, plan, line), EXPORT_SECONDS, stopper, results -> {
            while (results.next()) {
                out.bytes(results.getBytes(1));
            }
            return true;
        });
    }

    /**
     * Has the engine itself write the rows of a plan into a file.
     *
     * @param leaving is told what stops it
     * @param statement makes the statement out of the one that finds the rows
     */
    void copy(SearchPlan plan, Consumer<Runnable> leaving, UnaryOperator<String> statement) {
        RowSql.Query found = RowSql.rows(dialect, plan);
        String sql = statement.apply(found.sql());
        long began = System.nanoTime();
        StopperRowSql stopper = StopperRowSql.leaving(leaving);
        try (Handle handle = jdbi.open();
                Update copying = handle.createUpdate(sql)) {
            copying.setQueryTimeout(EXPORT_SECONDS);
            for (int index = 0; index < found.values().size(); index++) {
                copying.bind(index, found.values().get(index));
            }
            copying.addCustomizer(beforehand(stopper));
            copying.execute();
        } catch (JdbiException e) {
            throw failure(e, found, EXPORT_SECONDS, stopper, began);
        }
    }

    /** Lets somebody know of a statement before it runs. */
    private static StatementCustomizer beforehand(StopperRowSql stopper) {
        return new StatementCustomizer() {
            @Override
            public void beforeExecution(PreparedStatement running, StatementContext context) {
                stopper.of(running);
            }
        };
    }

    /** Stops a statement that another thread runs, where it runs still. */
    static void cancel(Statement running) {
        try {
            running.cancel();
        } catch (SQLException e) {
            LOG.debug("a statement had ended before it was stopped: {}", e.toString());
        }
    }

    long count(SearchPlan plan) {
        return ask(RowSql.count(dialect, plan), seconds, results -> results.next() ? results.getLong(1) : 0);
    }

    /** Asks, and reads the answer as it comes. */
    <T> T ask(RowSql.Query question, int mostSeconds, Reading<T> reading) {
        return ask(question, mostSeconds, StopperRowSql.NOBODY, reading);
    }

    private <T> T ask(RowSql.Query question, int mostSeconds, StopperRowSql stopper, Reading<T> reading) {
        long began = System.nanoTime();
        try (Handle handle = jdbi.open()) {
            // Without a transaction PostgreSQL sends the whole answer at once; DuckDB needs none.
            return dialect.streamsAlways()
                    ? asked(handle, question, mostSeconds, stopper, reading)
                    : handle.inTransaction(inside -> asked(inside, question, mostSeconds, stopper, reading));
        } catch (JdbiException e) {
            throw failure(e, question, mostSeconds, stopper, began);
        }
    }

    private RuntimeException failure(
            JdbiException failure, RowSql.Query question, int mostSeconds, StopperRowSql stopper, long began) {
        if (stopper.stopped()) {
            return new CancellationException("nobody waits for the answer any more");
        }
        boolean late = System.nanoTime() - began > (mostSeconds - 1) * 1_000_000_000L;
        if (FailureRowSql.tookTooLong(failure, late)) {
            return Problem.of(Problem.Kind.TIME_LIMIT, "datastore.time_limit", mostSeconds);
        }
        if (FailureRowSql.ofMemory(reason(failure, question, mostSeconds, began))) {
            return Problem.of(Problem.Kind.MEMORY_LIMIT, "datastore.memory_limit");
        }
        return FailureRowSql.outOfRange(failure)
                ? Problem.invalid("select", "datastore.number.range")
                : new IllegalStateException("asking the rows: " + question.sql(), failure);
    }

    /**
     * What made a question fail. DuckDB has no words for it once it streams, so that it is asked once more, without its
     * rows, for as long as the answer might have taken, and no longer than somebody waits for a reason.
     */
    private JdbiException reason(JdbiException failure, RowSql.Query question, int mostSeconds, long began) {
        long left = Math.min(mostSeconds - TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began), REASON_SECONDS);
        if (!dialect.streamsAlways() || !FailureRowSql.broken(failure) || left < 1) {
            return failure;
        }
        RowSql.Query again = new RowSql.Query("explain analyze " + question.sql(), question.values());
        try (Handle handle = jdbi.open()) {
            asked(handle, again, (int) left, StopperRowSql.NOBODY, ResultSet::next);
            return failure;
        } catch (JdbiException e) {
            return e;
        }
    }

    /**
     * Asks a question whose values nobody has seen: it may divide by zero, or read a text as a number that is none.
     *
     * @throws Problem in words of ours, whatever the engine says
     */
    <T> T reckon(RowSql.Query question, Reading<T> reading) {
        long began = System.nanoTime();
        try (Handle handle = jdbi.open()) {
            if (dialect.streamsAlways()) {
                return asked(handle, question, seconds, StopperRowSql.NOBODY, reading);
            }
            handle.setReadOnly(true);
            return handle.inTransaction(inside -> asked(inside, question, seconds, StopperRowSql.NOBODY, reading));
        } catch (JdbiException e) {
            boolean late = System.nanoTime() - began > (seconds - 1) * 1_000_000_000L;
            throw FailureRowSql.tookTooLong(e, late)
                    ? Problem.of(Problem.Kind.TIME_LIMIT, "datastore.time_limit", seconds)
                    : FailureRowSql.ofMemory(reason(e, question, seconds, began))
                            ? Problem.of(Problem.Kind.MEMORY_LIMIT, "datastore.memory_limit")
                            : FailureRowSql.problem(e);
        }
    }

    private static <T> T asked(
            Handle handle, RowSql.Query question, int mostSeconds, StopperRowSql stopper, Reading<T> reading) {
        if (question.values().isEmpty()) {
            return asked(handle, question.sql(), mostSeconds, stopper, reading);
        }
        Query query = handle.createQuery(question.sql()).setFetchSize(FETCH).setQueryTimeout(mostSeconds);
        query.addCustomizer(beforehand(stopper));
        for (int index = 0; index < question.values().size(); index++) {
            query.bind(index, question.values().get(index));
        }
        return query.scanResultSet((supplier, context) -> {
            try (context) {
                return reading.of(supplier.get());
            }
        });
    }

    /** Asks what has nothing bound: DuckDB plans a prepared statement twice, which is most of a short answer's time. */
    private static <T> T asked(Handle handle, String sql, int mostSeconds, StopperRowSql stopper, Reading<T> reading) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setFetchSize(FETCH);
            statement.setQueryTimeout(mostSeconds);
            stopper.of(statement);
            try (ResultSet results = statement.executeQuery(sql)) {
                return reading.of(results);
            }
        } catch (SQLException e) {
            throw new ResultSetException("reading an answer", e, null);
        }
    }
}
