package khlang.benchmark;

import java.util.Arrays;
import java.util.List;

/** How long runs of the same thing took. */
record Timing(double p50, double p99) {
    /** Something to be timed. */
    @FunctionalInterface
    interface Run {
        void run() throws Exception;
    }

    /** Runs it {@code warm} times for nothing, then {@code times} times on the clock; milliseconds. */
    static Timing of(int warm, int times, Run run) throws Exception {
        for (int i = 0; i < warm; i++) {
            run.run();
        }
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            run.run();
            milliseconds[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        return new Timing(
                milliseconds[times / 2], milliseconds[Math.min(times - 1, (int) Math.ceil(times * 0.99) - 1)]);
    }

    /** The one in the middle. */
    static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    /** Seconds that something takes once. */
    static double seconds(Run run) throws Exception {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
