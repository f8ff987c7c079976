package khlang.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tables looked at behind their loads, when nothing else is being loaded; but no later than a minute after.
 *
 * @param <T> the tables
 */
final class QuietLook<T> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(QuietLook.class);
    private static final long ASK_AGAIN_MILLIS = 250;
    private static final int MOST_ASKED = 240;
    private static final long PATIENCE_MILLIS = 20_000;

    private final BooleanSupplier quiet;

    /** Tables that wait; nothing where it is time to end. */
    private final BlockingQueue<Optional<T>> waiting = new LinkedBlockingQueue<>();

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::work, "ingest-look");
    private volatile Consumer<T> look = table -> {};

    /** @param quiet whether nothing is being loaded */
    QuietLook(BooleanSupplier quiet) {
        this.quiet = quiet;
    }

    void start() {
        thread.start();
    }

    /** Says who looks. */
    void by(Consumer<T> looker) {
        look = looker;
    }

    void add(T table) {
        waiting.add(Optional.of(table));
    }

    private void work() {
        try {
            while (stopped.getCount() > 0) {
                List<Optional<T>> all = new ArrayList<>();
                all.add(waiting.take());
                awaitQuiet();
                waiting.drainTo(all);
                all.forEach(some -> some.filter(table -> stopped.getCount() > 0).ifPresent(this::lookAt));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitQuiet() throws InterruptedException {
        for (int asked = 0; asked < MOST_ASKED && !isQuiet(); asked++) {
            if (stopped.await(ASK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean isQuiet() {
        try {
            return quiet.getAsBoolean();
        } catch (RuntimeException failure) {
            LOG.warn("the catalogue could not be asked whether anything is loaded: {}", failure.toString());
            return false;
        }
    }

    private void lookAt(T table) {
        try {
            look.accept(table);
        } catch (RuntimeException failure) {
            LOG.error("looking at {} failed", table, failure);
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        waiting.add(Optional.empty());
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
