package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads rows on one thread and hands them to a sink on the caller's, so that two cores share the work. */
final class TwoThreads implements RowSink {
    private static final int ROWS = 1_000;
    private static final int LETTERS = 1 << 18;

    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(4);
    private List<Row> rows = new ArrayList<>(ROWS);
    private List<Merge> merges = new ArrayList<>();
    private int letters;

    /** Rows in their order; {@code last} where no more come, with the failure if that is why. */
    private record Batch(
            List<Row> rows,
            List<Merge> merges,
            boolean last,
            @Nullable Throwable failure) {}

    /** Thrown on the reading thread when nobody takes its rows any more. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned(InterruptedException cause) {
            super(cause);
        }
    }

    private TwoThreads() {}

    /** Runs {@code source} until its last row; what it throws, this throws. */
    static void run(Consumer<RowSink> source, RowSink sink) {
        TwoThreads relay = new TwoThreads();
        Thread reader = new Thread(() -> relay.produce(source), "tabular-reader");
        reader.setDaemon(true);
        reader.start();
        try {
            relay.consume(sink);
        } finally {
            reader.interrupt();
            join(reader);
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void produce(Consumer<RowSink> source) {
        @Nullable Throwable failure = null;
        try {
            source.accept(this);
        } catch (Abandoned e) {
            return;
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        send(true, failure);
    }

    private void consume(RowSink sink) {
        try {
            for (Batch batch = queue.take(); ; batch = queue.take()) {
                batch.rows().forEach(sink::row);
                batch.merges().forEach(sink::merged);
                rethrow(batch.failure());
                if (batch.last()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("reading was interrupted", e);
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    @Override
    public void row(Row row) {
        rows.add(row);
        for (String cell : row.cells()) {
            letters += cell.length();
        }
        if (rows.size() == ROWS || letters > LETTERS) {
            send(false, null);
        }
    }

    @Override
    public void merged(Merge merge) {
        merges.add(merge);
    }

    private void send(boolean last, @Nullable Throwable failure) {
        try {
            queue.put(new Batch(rows, merges, last, failure));
        } catch (InterruptedException e) {
            if (!last) {
                throw new Abandoned(e);
            }
        }
        rows = new ArrayList<>(ROWS);
        merges = new ArrayList<>();
        letters = 0;
    }
}
