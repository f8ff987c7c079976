package khlang.chart;

/** Years written as numbers. */
final class Years {
    private static final int BUDDHIST_ERA = 543;
    // No table looks so far ahead in the common era, or so far back in the Buddhist one.
    private static final int FIRST_BUDDHIST = 2_300;

    private Years() {}

    /** The year of the common era of a year in either era. */
    static int common(long year) {
        return (int) (year >= FIRST_BUDDHIST ? year - BUDDHIST_ERA : year);
    }
}
