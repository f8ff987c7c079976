package khlang.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

/** Some who ask a server at once, each over one connection that stays open. */
final class Callers {
    private final int port;
    private final int count;

    /** @param count how many ask at once */
    Callers(int port, int count) {
        this.port = port;
        this.count = count;
    }

    /**
     * Asks for so many seconds.
     *
     * @param path what is asked for, by a number that no two requests of these callers share
     * @return answers in a second
     */
    double ask(double seconds, IntFunction<String> path) throws Exception {
        LongAdder answers = new LongAdder();
        ExecutorService pool = Executors.newFixedThreadPool(count);
        try {
            long began = System.nanoTime();
            long until = began + (long) (seconds * 1e9);
            List<Future<?>> running = new ArrayList<>();
            for (int caller = 0; caller < count; caller++) {
                int first = caller;
                running.add(pool.submit(() -> {
                    one(first, until, path, answers);
                    return true;
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
            return answers.sum() / ((System.nanoTime() - began) / 1e9);
        } finally {
            pool.shutdownNow();
        }
    }

    private void one(int first, long until, IntFunction<String> path, LongAdder answers) throws IOException {
        try (OpenConnection server = new OpenConnection(port)) {
            for (int number = first; System.nanoTime() < until; number += count) {
                server.read(path.apply(number), "");
                answers.increment();
            }
        }
    }
}
