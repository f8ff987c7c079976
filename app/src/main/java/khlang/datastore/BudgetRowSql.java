package khlang.datastore;

import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time that a statement may take, until its answer has been read; the drivers' own limits count in seconds. */
final class BudgetRowSql implements StopperRowSql, AutoCloseable {
    private enum State {
        OPEN,
        SPENT,
        CLOSED
    }

    private final Executor later;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private @Nullable CompletableFuture<Void> end;

    BudgetRowSql(int milliseconds) {
        this.later = CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Begins to count the time of a statement. */
    @Override
    public void of(Statement statement) {
        end = CompletableFuture.runAsync(() -> stop(statement), later);
    }

    private void stop(Statement statement) {
        if (state.compareAndSet(State.OPEN, State.SPENT)) {
            SqlRowStore.cancel(statement);
        }
    }

    @Override
    public boolean stopped() {
        return state.get() == State.SPENT;
    }

    @Override
    public void close() {
        state.compareAndSet(State.OPEN, State.CLOSED);
        if (end != null) {
            end.cancel(false);
        }
    }
}
