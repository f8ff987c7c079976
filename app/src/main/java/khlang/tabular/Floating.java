package khlang.tabular;

import java.math.MathContext;

/**
 * How exactly floating point is told, as the scale of a number: what engines reckon differently in its last digits is
 * told with fewer. Of two, the smaller is the less exact.
 */
public final class Floating {
    /** As many digits as read back the same. */
    public static final int EXACT = -1;

    /** Fifteen digits: sums, whose last digits come of the order in which an engine adds. */
    public static final int SUMMED = -2;

    /** Twelve digits: quotients, means, medians and percentiles. */
    public static final int DIVIDED = -3;

    private Floating() {}

    /** The digits of a scale that is one of these. */
    public static MathContext digits(int scale) {
        return switch (scale) {
            case SUMMED -> new MathContext(15);
            case DIVIDED -> new MathContext(12);
            default -> MathContext.UNLIMITED;
        };
    }
}
