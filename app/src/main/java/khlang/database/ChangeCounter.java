package khlang.database;

import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Counts what changes a database, once readers can see it. */
public final class ChangeCounter implements JdbiConfig<ChangeCounter> {
    private final AtomicLong count = new AtomicLong();

    /** Whether the transaction of this thread has changed anything. */
    private final ThreadLocal<Boolean> changed = ThreadLocal.withInitial(() -> false);

    long count() {
        return count.get();
    }

    /** Counts all that goes through this door from now on; its configuration holds the counter. */
    static void watch(Jdbi jdbi) {
        ChangeCounter counter = jdbi.getConfig(ChangeCounter.class);
        jdbi.setSqlLogger(counter.new Statements());
        jdbi.setTransactionHandler(counter.new Commits(jdbi.getTransactionHandler()));
    }

    /** There is one for all that is opened by this door. */
    @Override
    public ChangeCounter createCopy() {
        return this;
    }

    private final class Statements implements SqlLogger {
        @Override
        public void logAfterExecution(StatementContext context) {
            String sql = context.getRenderedSql();
            boolean reads =
                    sql == null || sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("select");
            if (reads) {
                return;
            }
            try {
                if (context.getConnection().getAutoCommit()) {
                    count.incrementAndGet();
                } else {
                    changed.set(true);
                }
            } catch (SQLException e) {
                count.incrementAndGet();
            }
        }
    }

    private final class Commits extends DelegatingTransactionHandler {
        Commits(TransactionHandler handler) {
            super(handler);
        }

        @Override
        public void commit(Handle handle) {
            super.commit(handle);
            if (changed.get()) {
                changed.remove();
                count.incrementAndGet();
            }
        }

        @Override
        public void rollback(Handle handle) {
            changed.remove();
            super.rollback(handle);
        }

        @Override
        public TransactionHandler specialize(Handle handle) throws SQLException {
            return new Commits(getDelegate().specialize(handle));
        }
    }
}
