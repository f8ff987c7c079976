package khlang.datastore;

import java.sql.Statement;
import java.util.function.Consumer;

/** Whoever may stop a statement while it runs. */
interface StopperRowSql {
    /** Nobody does. */
    StopperRowSql NOBODY = new StopperRowSql() {
        @Override
        public void of(Statement running) {}

        @Override
        public boolean stopped() {
            return false;
        }
    };

    /** Is told of the statement before it runs. */
    void of(Statement running);

    /** Whether the statement was stopped, which is then why it failed. */
    boolean stopped();

    /** Somebody who waits for an answer, until he leaves. */
    static StopperRowSql leaving(Consumer<Runnable> leaving) {
        return new StopperRowSql() {
            private volatile boolean stopped;

            @Override
            public void of(Statement running) {
                leaving.accept(() -> {
                    stopped = true;
                    SqlRowStore.cancel(running);
                });
            }

            @Override
            public boolean stopped() {
                return stopped;
            }
        };
    }
}
