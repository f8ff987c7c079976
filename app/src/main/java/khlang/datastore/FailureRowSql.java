package khlang.datastore;

import java.sql.SQLException;
import java.util.Set;
import khlang.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why a statement could not be reckoned. The engines' own words stay here: they name what callers need not know of, and
 * DuckDB has none once it streams, so that what fails by values is told in one sentence for both.
 */
final class FailureRowSql {
    private static final Logger LOG = LoggerFactory.getLogger(FailureRowSql.class);

    /** Of PostgreSQL: a value that does not fit, several rows where one may be, too little memory or disk. */
    private static final Set<String> STATES = Set.of("21000", "53100", "53200", "53400");

    /** Of PostgreSQL: a program limit, such as the depth of a statement. */
    private static final String TOO_MUCH = "54";

    private static final String BY_VALUES = "22";

    private FailureRowSql() {}

    static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                String message = String.valueOf(sql.getMessage());
                if (state.startsWith(TOO_MUCH) || message.contains("expression depth")) {
                    return Problem.invalid("query", "sql.too_deep");
                }
                if (state.startsWith(BY_VALUES) || STATES.contains(state) || ofDuck(message)) {
                    return Problem.invalid("query", "sql.values");
                }
            }
        }
        LOG.warn("a statement failed", failure);
        return Problem.invalid("query", "sql.failed");
    }

    private static boolean ofDuck(String message) {
        return message.contains("Invalid result set")
                || message.contains("Conversion Error")
                || message.contains("Out of Range Error")
                || message.contains("Invalid Input Error")
                || message.contains("Out of Memory Error");
    }
}
