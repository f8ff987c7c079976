package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import khlang.problem.Problem;

/**
 * Files that are made whole before they are sent. They stand in the staging folder, which is emptied at each start, so
 * that none outlives a server that was stopped while it sent one.
 */
final class StagedFiles {
    /** Each takes an engine's threads and memory, so others wait. */
    private static final int AT_ONCE = 2;

    private static final int WAIT_SECONDS = 60;

    private final Path folder;
    private final int waitSeconds;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    StagedFiles(Path folder) {
        this(folder, WAIT_SECONDS);
    }

    /** @param waitSeconds how long a file waits for its turn */
    StagedFiles(Path folder, int waitSeconds) {
        this.folder = folder.toAbsolutePath();
        this.waitSeconds = waitSeconds;
    }

    /**
     * Has a file made, has it read, and deletes it, whether or not it was read to its end.
     *
     * @throws Problem of the kind UNAVAILABLE where too many others are being made
     */
    void make(Consumer<Path> making, Consumer<Path> reading) {
        Path file = folder.resolve("export-" + UUID.randomUUID() + ".parquet");
        try {
            inTurn(() -> making.accept(file));
            reading.accept(file);
        } finally {
            delete(file);
        }
    }

    private void inTurn(Runnable making) {
        try {
            if (!turns.tryAcquire(waitSeconds, TimeUnit.SECONDS)) {
                throw Problem.of(Problem.Kind.UNAVAILABLE, "datastore.parquet.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.UNAVAILABLE, "datastore.parquet.busy");
        }
        try {
            Files.createDirectories(folder);
            making.run();
        } catch (IOException e) {
            throw new UncheckedIOException("making the staging folder " + folder, e);
        } finally {
            turns.release();
        }
    }

    /** Deletes a file, where there is one. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("deleting " + file, e);
        }
    }
}
