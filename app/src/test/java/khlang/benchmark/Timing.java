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
        repeat(warm, run);
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            milliseconds[i] = 1000 * seconds(run);
        }
        return of(milliseconds);
    }

    /** Two that are run in turn, {@code times} times each: what else the machine does meets both. */
    static List<Timing> inTurn(int times, Run one, Run other) throws Exception {
        double[] ones = new double[times];
        double[] others = new double[times];
        for (int i = 0; i < times; i++) {
            ones[i] = 1000 * seconds(one);
            others[i] = 1000 * seconds(other);
        }
        return List.of(of(ones), of(others));
    }

    /** Runs something off the clock. */
    static void repeat(int times, Run run) throws Exception {
        for (int i = 0; i < times; i++) {
            run.run();
        }
    }

    private static Timing of(double[] milliseconds) {
        Arrays.sort(milliseconds);
        int last = milliseconds.length - 1;
        return new Timing(
                milliseconds[milliseconds.length / 2],
                milliseconds[Math.min(last, (int) Math.ceil(milliseconds.length * 0.99) - 1)]);
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
