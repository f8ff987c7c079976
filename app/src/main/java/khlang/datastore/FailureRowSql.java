package khlang.datastore;

import java.sql.SQLException;
import java.util.Set;
import khlang.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a statement could not be reckoned. The engines' own words stay here: they name what callers need not know of, so
 * that what fails by values is told in one sentence for both.
 */
final class FailureRowSql {
    private static final Logger LOG = LoggerFactory.getLogger(FailureRowSql.class);

    /** Of PostgreSQL: several rows where one may be. */
    private static final String SEVERAL = "21000";

    /** Of PostgreSQL: too little memory or disk. */
    private static final Set<String> RESOURCES = Set.of("53100", "53200", "53400");

    /** Of PostgreSQL: a program limit, such as the depth of a statement. */
    private static final String TOO_MUCH = "54";

    private static final String BY_VALUES = "22";

    /** Of DuckDB: what it says of any failure while it streams. */
    private static final String BROKEN = "Invalid result set";

    private FailureRowSql() {}

    static Problem problem(Throwable failure) {
        if (ofMemory(failure)) {
            return Problem.of(Problem.Kind.MEMORY_LIMIT, "datastore.memory_limit");
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                String message = String.valueOf(sql.getMessage());
                if (state.startsWith(TOO_MUCH) || message.contains("expression depth")) {
                    return Problem.invalid("query", "sql.too_deep");
                }
                if (state.startsWith(BY_VALUES) || state.equals(SEVERAL) || ofDuck(message)) {
                    return Problem.invalid("query", "sql.values");
                }
            }
        }
        LOG.warn("a statement failed", failure);
        return Problem.invalid("query", "sql.failed");
    }

    /** Whether a statement failed because it needs more memory than there is for it. */
    static boolean ofMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            boolean postgres =
                    cause instanceof SQLException sql && RESOURCES.contains(String.valueOf(sql.getSQLState()));
            if (postgres || String.valueOf(cause.getMessage()).contains("Out of Memory Error")) {
                return true;
            }
        }
        return false;
    }

    /** DuckDB names an interrupted query an invalid result set, and any other that breaks off while it streams. */
    static boolean tookTooLong(Throwable failure, boolean late) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            boolean postgres = cause instanceof SQLException sql && "57014".equals(sql.getSQLState());
            boolean broken = late && message.contains(BROKEN);
            if (postgres || broken || message.contains("Interrupted")) {
                return true;
            }
        }
        return false;
    }

    static boolean broken(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(BROKEN)) {
                return true;
            }
        }
        return false;
    }

    /** A sum or product with more digits than a number has: all else that can fail once a question is planned. */
    static boolean outOfRange(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            boolean postgres = cause instanceof SQLException sql && "22003".equals(sql.getSQLState());
            if (postgres || message.contains(BROKEN) || message.contains("out of range")) {
                return true;
            }
        }
        return false;
    }

    private static boolean ofDuck(String message) {
        return message.contains(BROKEN)
                || message.contains("Conversion Error")
                || message.contains("Out of Range Error")
                || message.contains("Invalid Input Error");
    }
}
