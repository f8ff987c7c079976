package khlang.chart;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Groups of rows as marks of a chart.
 *
 * @param marks one per group, in order
 * @param used the rows behind them
 * @param left the rows that are not in any of them: without category, without number, or sums of other rows
 */
record Groups(List<Mark> marks, long used, long left) {
    private static final Pattern TOTALS = Pattern.compile(
            "(ผล|ยอด)?รวม(ทั้งหมด|ทั้งสิ้น|ทุก.{0,20})?|ทั้งหมด|(grand |sub)?totals?", Pattern.CASE_INSENSITIVE);

    /** The marks of groups; behind its key each tells the value, the rows that have one, and all rows. */
    static Groups of(List<@Nullable Object[]> rows, Measure measure, Function<Object, String> label) {
        List<Mark> marks = new ArrayList<>();
        long used = 0;
        long left = 0;
        for (@Nullable Object[] row : rows) {
            Object key = row[0];
            BigDecimal value = decimal(row[1]);
            long valued = count(row[2]);
            long all = count(row[3]);
            if (key == null || value == null || total(key, measure)) {
                left += all;
                continue;
            }
            marks.add(new Mark(label.apply(key), value, valued));
            used += valued;
            left += all - valued;
        }
        return new Groups(marks, used, left);
    }

    // A row "รวม" holds the sum of the others: with it everything would be counted twice.
    private static boolean total(Object key, Measure measure) {
        return measure.field() != null && TOTALS.matcher(key.toString().strip()).matches();
    }

    /** A measure as a number; null where there was nothing to measure. */
    static @Nullable BigDecimal decimal(@Nullable Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Number number) {
            return number instanceof Long || number instanceof Integer
                    ? BigDecimal.valueOf(number.longValue())
                    : finite(number.doubleValue());
        }
        return null;
    }

    private static @Nullable BigDecimal finite(double number) {
        return Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
    }

    private static long count(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    /** The sum of all marks. */
    BigDecimal total() {
        return marks.stream().map(Mark::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether all marks say the same. */
    boolean equal() {
        return marks.stream()
                .allMatch(mark -> mark.value().compareTo(marks.get(0).value()) == 0);
    }

    /** Whether each mark comes from one row, so that nothing was added up. */
    boolean single() {
        return marks.stream().allMatch(mark -> mark.rows() <= 1);
    }
}
