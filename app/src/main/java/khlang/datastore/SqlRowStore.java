package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;
import khlang.tabular.Field;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Runs plans on either engine, by its connections. */
final class SqlRowStore {
    /** Reads one result. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet results) throws SQLException;
    }

    private final Jdbi jdbi;
    private final RowSql.Dialect dialect;
    private final int seconds;

    /** @param seconds how long an answer may take, and an export */
    SqlRowStore(Jdbi jdbi, RowSql.Dialect dialect, int seconds) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.seconds = seconds;
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
        ask(RowSql.rows(dialect, plan), export ? 60 * seconds : seconds, results -> {
            while (results.next()) {
                sink.row(ValueRowSql.row(results, plan.columns()));
            }
            return true;
        });
    }

    /** Writes rows as lines that the engine itself makes out of its columns, as bytes. */
    void lines(SearchPlan plan, String line, ByteWriter out) {
        ask(RowSql.lines(dialect, plan, line), 60 * seconds, results -> {
            while (results.next()) {
                out.bytes(results.getBytes(1));
            }
            return true;
        });
    }

    long count(SearchPlan plan) {
        return ask(RowSql.count(dialect, plan), seconds, results -> results.next() ? results.getLong(1) : 0);
    }

    List<GroupRow> groups(GroupPlan plan) {
        return ask(RowSql.groups(dialect, plan), seconds, results -> {
            List<GroupRow> groups = new ArrayList<>();
            while (results.next()) {
                groups.add(group(results, plan));
            }
            return groups;
        });
    }

    private static GroupRow group(ResultSet results, GroupPlan plan) throws SQLException {
        int place = 1;
        List<@Nullable Object> keys = new ArrayList<>();
        for (GroupPlan.Key key : plan.keys()) {
            keys.add(key(results, place++, key));
        }
        List<@Nullable Object> measures = new ArrayList<>();
        for (GroupPlan.Measure measure : plan.measures()) {
            measures.add(measure(results, place++, measure));
        }
        return new GroupRow(keys, measures);
    }

    private static @Nullable Object key(ResultSet results, int place, GroupPlan.Key key) throws SQLException {
        return switch (key.part()) {
            case VALUE -> ValueRowSql.value(results, place, key.field());
            case YEAR, FISCAL_YEAR -> ValueRowSql.value(results, place, SearchPlan.ROW);
            case QUARTER, MONTH -> results.getObject(place, java.time.LocalDate.class);
        };
    }

    private static @Nullable Object measure(ResultSet results, int place, GroupPlan.Measure measure)
            throws SQLException {
        Field field = measure.field();
        if (field == null) {
            return results.getLong(place);
        }
        return switch (measure.function()) {
            case COUNT -> results.getLong(place);
            case SUM -> ValueRowSql.sum(results, place, field);
            case AVG -> ValueRowSql.mean(results, place);
            case MIN, MAX -> ValueRowSql.value(results, place, field);
        };
    }

    /** Asks, and reads the answer as it comes. */
    <T> T ask(RowSql.Query question, int mostSeconds, Reading<T> reading) {
        try (Handle handle = jdbi.open()) {
            // Without a transaction PostgreSQL sends the whole answer at once; DuckDB needs none.
            return dialect.streamsAlways()
                    ? asked(handle, question, mostSeconds, reading)
                    : handle.inTransaction(inside -> asked(inside, question, mostSeconds, reading));
        } catch (JdbiException e) {
            if (tookTooLong(e)) {
                throw Problem.of(Problem.Kind.TIME_LIMIT, "datastore.time_limit", mostSeconds);
            }
            throw new IllegalStateException("asking the rows: " + question.sql(), e);
        }
    }

    private static <T> T asked(Handle handle, RowSql.Query question, int mostSeconds, Reading<T> reading) {
        Query query = handle.createQuery(question.sql()).setFetchSize(5_000).setQueryTimeout(mostSeconds);
        for (int index = 0; index < question.values().size(); index++) {
            query.bind(index, question.values().get(index));
        }
        return query.scanResultSet((supplier, context) -> {
            try (context) {
                return reading.of(supplier.get());
            }
        });
    }

    /** DuckDB names an interrupted query an invalid result set. */
    private static boolean tookTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            boolean postgres = cause instanceof SQLException sql && "57014".equals(sql.getSQLState());
            if (postgres || message.contains("Invalid result set") || message.contains("Interrupted")) {
                return true;
            }
        }
        return false;
    }
}
