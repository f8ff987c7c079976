package khlang.chart;

import java.math.BigDecimal;

/**
 * One bar or point.
 *
 * @param label what stands beside it
 * @param value what it shows
 * @param rows the rows behind it
 */
record Mark(String label, BigDecimal value, long rows) {
    double size() {
        return value.doubleValue();
    }
}
