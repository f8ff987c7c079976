package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import khlang.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are made whole wait their turn, not for ever, and none is left behind. */
class StagedFilesTest {
    @TempDir
    Path folder;

    @Test
    void moreThanTwoWaitAndAreToldWhenItTakesTooLong() throws Exception {
        StagedFiles staged = new StagedFiles(folder, 1);
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Void>> made = new ArrayList<>();
            for (int index = 0; index < 2; index++) {
                made.add(CompletableFuture.runAsync(
                        () -> staged.make(
                                file -> {
                                    write(file);
                                    begun.countDown();
                                    await(released);
                                },
                                file -> assertThat(file).exists()),
                        others));
            }
            begun.await();
            assertThatThrownBy(() -> staged.make(StagedFilesTest::write, file -> {}))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE));
            released.countDown();
            made.forEach(CompletableFuture::join);
            staged.make(StagedFilesTest::write, file -> assertThat(file).exists());
            assertThat(left()).isZero();
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    void whatFailsLeavesNothingAndGivesItsTurnBack() throws IOException {
        StagedFiles staged = new StagedFiles(folder, 1);
        for (int index = 0; index < 5; index++) {
            assertThatThrownBy(() -> staged.make(
                            file -> {
                                write(file);
                                throw new IllegalStateException("half");
                            },
                            file -> {}))
                    .hasMessage("half");
            assertThatThrownBy(() -> staged.make(StagedFilesTest::write, file -> {
                        throw new IllegalStateException("left");
                    }))
                    .hasMessage("left");
        }
        assertThat(left()).isZero();
    }

    private long left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "rows");
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
