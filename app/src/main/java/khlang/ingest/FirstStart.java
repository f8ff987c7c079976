package khlang.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import khlang.problem.Problem;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the bundled datasets when the program runs for the first time, and knows when their tables are there. */
public final class FirstStart implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String SETTING = "first_start";
    private static final String RUNNING = "running";
    private static final String DONE = "done";
    private static final long LOOK_MILLIS = 100;

    private final SettingDao settings;
    private final PackageImport packages;
    private final Ingest ingest;
    private final BooleanSupplier emptyCatalogue;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile boolean ready;

    public FirstStart(Jdbi jdbi, PackageImport packages, Ingest ingest, BooleanSupplier emptyCatalogue) {
        this.settings = jdbi.onDemand(SettingDao.class);
        this.packages = packages;
        this.ingest = ingest;
        this.emptyCatalogue = emptyCatalogue;
    }

    /**
     * Begins, in the background, to publish the packages in {@code folder} where the catalogue is empty, or where an
     * earlier first start was cut off.
     *
     * @param report told what became of them
     */
    public void start(Path folder, Consumer<ImportReport> report) {
        if (!wanted()) {
            ready = true;
            return;
        }
        Thread publishing = new Thread(() -> publish(folder, report), "first-start");
        thread = publishing;
        publishing.start();
    }

    private boolean wanted() {
        String state = settings.find(SETTING).orElse("");
        if (!state.isEmpty()) {
            return state.equals(RUNNING);
        }
        // Of several nodes that start together, the one whose row it is publishes.
        String first = emptyCatalogue.getAsBoolean() ? RUNNING : DONE;
        return settings.insert(SETTING, first) == 1 && first.equals(RUNNING);
    }

    private void publish(Path folder, Consumer<ImportReport> report) {
        try {
            if (Files.isDirectory(folder)) {
                report.accept(packages.run(Actor.SYSTEM, folder));
            }
            while (!ingest.idle()) {
                if (stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            settings.update(SETTING, DONE);
        } catch (Problem problem) {
            // Asked again at each start, a folder that was filled late would overwrite what officers have done since.
            LOG.warn("{} holds no data packages; `import` publishes those of a folder at any time", folder);
            settings.update(SETTING, DONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (RuntimeException failure) {
            // The server is of use without them; `import` can be asked for again.
            LOG.error("publishing the data packages of {} failed", folder, failure);
        }
        ready = true;
    }

    /** Whether the server can serve all that it should. */
    public boolean ready() {
        return ready;
    }

    @Override
    public void close() {
        stopped.countDown();
        Thread publishing = thread;
        if (publishing == null) {
            return;
        }
        try {
            publishing.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
