package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.query.Clock;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that nobody waits for any more is made no further, and leaves nothing. */
class AbandonedFileTest {
    private static final String TABLE = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01";

    @TempDir
    Path folder;

    private RowStore loaded(Pair pair) {
        RowStore store = TestStores.open(pair, folder);
        store.load(TABLE, SampleTable.FIELDS, SampleTable.in(folder.resolve("staging")));
        return store;
    }

    private static SearchPlan all() {
        return SearchPlan.of(SearchRequest.of("r"), TABLE, SampleTable.FIELDS);
    }

    private long left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("staging"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("export"))
                    .count();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void nothingIsMadeForWhomHasLeftBefore(Pair pair) throws IOException {
        try (RowStore store = loaded(pair)) {
            Consumer<Runnable> left = work -> {
                throw new CancellationException("left");
            };
            for (int again = 0; again < 5; again++) {
                assertThatThrownBy(() -> store.parquet(all(), Clock.ISO, left, file -> {}))
                        .hasStackTraceContaining("left");
            }
            assertThat(left()).isZero();
            store.parquet(all(), Clock.ISO, work -> {}, file -> assertThat(file).isNotEmptyFile());
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void noRowIsReadForWhomHasLeftBefore(Pair pair) {
        List<Object> read = new ArrayList<>();
        RowSink left = new RowSink() {
            @Override
            public void asked(Runnable stop) {
                throw new CancellationException("left");
            }

            @Override
            public void row(@Nullable Object[] values) {
                read.add(values);
            }
        };
        try (RowStore store = loaded(pair)) {
            assertThatThrownBy(() -> store.rows(all(), left)).hasStackTraceContaining("left");
            assertThat(read).isEmpty();
            store.rows(all(), read::add);
            assertThat(read).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void noRowIsReadOnceHeLeavesInTheMidstOfThem(Pair pair) {
        List<Object> read = new ArrayList<>();
        Runnable[] leaving = {() -> {}};
        RowSink leaves = new RowSink() {
            @Override
            public void asked(Runnable stop) {
                leaving[0] = stop;
            }

            @Override
            public void row(@Nullable Object[] values) {
                read.add(values);
                leaving[0].run();
            }
        };
        try (RowStore store = loaded(pair)) {
            assertThatThrownBy(() -> store.rows(all(), leaves)).isInstanceOf(CancellationException.class);
            assertThat(read).hasSize(1);
        }
    }

    @Test
    @Timeout(60)
    void aQuestionWithoutAByteYetIsStopped() {
        try (DuckRowStore store = (DuckRowStore) loaded(Pair.EMBEDDED)) {
            String endless =
                    "encode((select cast(sum(a.range * b.range) as varchar) from range(10000000) a, range(1000000) b))";
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Consumer<Runnable> soon = stop -> CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                    .execute(stop);
            assertThatThrownBy(() -> store.asking().lines(all(), endless, new ByteWriter(() -> bytes, soon)))
                    .isInstanceOf(CancellationException.class);
            assertThat(bytes.size()).isZero();
        }
    }

    @Test
    void rowsOnTheirWayIntoAFileStop() throws IOException {
        try (RowStore store = loaded(Pair.POSTGRESQL)) {
            assertThatThrownBy(() -> store.parquet(all(), Clock.ISO, Runnable::run, file -> {}))
                    .hasStackTraceContaining("the caller has left");
            assertThat(left()).isZero();
        }
    }

    @Test
    @Timeout(60)
    void aStatementThatRunsIsStopped() {
        try (DuckRowStore store = (DuckRowStore) loaded(Pair.EMBEDDED)) {
            Path file = folder.resolve("staging").resolve("endless.parquet");
            String endless =
                    "copy (select sum(a.range * b.range) from range(10000000) a, range(1000000) b) to '" + file + "'";
            Consumer<Runnable> soon = work -> CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)
                    .execute(work);
            assertThatThrownBy(() -> store.asking().copy(all(), soon, found -> endless))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
