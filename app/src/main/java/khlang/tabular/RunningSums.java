package khlang.tabular;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up rows as they come and tells which are sums themselves: those that are named so, and those whose figures are
 * the sums of the rows since the last such row, or of several such rows. O(columns) for each row.
 */
public final class RunningSums {
    /** For rows that are sums only where they are named so. */
    public static final int NEVER = Integer.MAX_VALUE;

    private static final int FEWEST_SUMS = 2;

    /** What rounding may take away, and what is too small to be told from it. */
    private static final double ROUNDING = 0.005;

    private static final double SMALLEST = 0.1;
    private static final double NOISE = 1e-9;

    private final double[] single;
    private final double[] since;
    private final double[] above;
    private long rows;
    private long rowsSince;
    private long sumsAbove;

    /** @param columns how many are added up */
    public RunningSums(int columns) {
        this.single = new double[columns];
        this.since = new double[columns];
        this.above = new double[columns];
    }

    /**
     * Takes the next row and says whether it is a sum.
     *
     * @param named whether it is said to be one, whatever its figures
     * @param fewest the sum of how many rows its figures may be at least, else {@link #NEVER}
     * @param figures null where there is none
     */
    public boolean row(boolean named, int fewest, @Nullable Double[] figures) {
        boolean may = named || fewest != NEVER;
        if (may && rowsSince == 0 && sumsAbove >= FEWEST_SUMS && are(above, figures)) {
            Arrays.fill(above, 0);
            sumsAbove = 0;
            return true;
        }
        if (named || (rowsSince >= fewest && are(since, figures))) {
            add(above, figures);
            sumsAbove++;
            Arrays.fill(since, 0);
            rowsSince = 0;
            return true;
        }
        add(single, figures);
        add(since, figures);
        rows++;
        rowsSince++;
        return false;
    }

    private static void add(double[] sums, @Nullable Double[] figures) {
        for (int place = 0; place < sums.length; place++) {
            @Nullable Double figure = figures[place];
            sums[place] += figure == null ? 0 : figure;
        }
    }

    /** Whether figures, of which one at least is more than nought, are the sums so far. */
    private static boolean are(double[] sums, @Nullable Double[] figures) {
        boolean some = false;
        for (int place = 0; place < sums.length; place++) {
            @Nullable Double figure = figures[place];
            if (figure == null) {
                continue;
            }
            if (Math.abs(figure - sums[place]) > ROUNDING + NOISE * Math.abs(sums[place])) {
                return false;
            }
            some |= Math.abs(figure) >= SMALLEST;
        }
        return some;
    }

    /** Whether figures are the sums of the rows behind the last sum. */
    boolean areSince(@Nullable Double[] figures) {
        return are(since, figures);
    }

    /** Whether figures are the sums of all rows that are none themselves. */
    boolean areAll(@Nullable Double[] figures) {
        return are(single, figures);
    }

    /** Whether figures that are among those of the rows are the sums of all others. */
    boolean areAllOthers(@Nullable Double[] figures) {
        double[] others = single.clone();
        for (int place = 0; place < others.length; place++) {
            @Nullable Double figure = figures[place];
            others[place] -= figure == null ? 0 : figure;
        }
        return are(others, figures);
    }

    /** How many rows are no sums. */
    long rows() {
        return rows;
    }

    /** How many rows there are behind the last sum. */
    public long rowsSince() {
        return rowsSince;
    }

    /** The sum of a column without the rows that are sums. */
    public double single(int place) {
        return single[place];
    }

    /** The same of the rows behind the last sum. */
    public double since(int place) {
        return since[place];
    }

    /** What a sum in a column may be if it came next: that of the rows behind the last sum, with those above it, or of all. */
    public List<Double> next(int place) {
        return List.of(since[place], above[place] + since[place], single[place]);
    }
}
