package khlang.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import khlang.tabular.Floating;

/**
 * All different numbers of a field, and how many rows have each: where they are few, what engines sort all rows for.
 *
 * @param ascending not empty
 */
record CountedNumbers(List<Counted> ascending) {
    /** How many rows have a number. */
    record Counted(BigDecimal number, long count) {}

    CountedNumbers {
        List<Counted> sorted = new ArrayList<>(ascending);
        sorted.sort(Comparator.comparing(Counted::number));
        ascending = List.copyOf(sorted);
    }

    /** Of whole or decimal numbers. */
    static CountedNumbers of(List<FieldSummary.Top> values) {
        return new CountedNumbers(values.stream()
                .map(value -> new Counted(FieldSummaries.number(value.value()), value.count()))
                .toList());
    }

    /** How many lie in each of some stretches of one length. */
    long[] stretches(BigDecimal minimum, double length, int stretches) {
        long[] counts = new long[stretches];
        for (Counted one : ascending) {
            int index = (int) Math.floor(one.number().subtract(minimum).doubleValue() / length);
            // The largest value ends the last stretch.
            counts[Math.min(index, stretches - 1)] += one.count();
        }
        return counts;
    }

    /** The number below which a share of all lies, between two as far as the share is, as {@code percentile_cont} has it. */
    BigDecimal quantile(BigDecimal share) {
        long all = ascending.stream().mapToLong(Counted::count).sum();
        double place = share.doubleValue() * (all - 1);
        double low = at((long) Math.floor(place));
        double high = at((long) Math.ceil(place));
        return ValueRowSql.made(BigDecimal.valueOf(low + (high - low) * (place - Math.floor(place))), Floating.DIVIDED);
    }

    private double at(long place) {
        long before = 0;
        for (Counted one : ascending) {
            before += one.count();
            if (place < before) {
                return one.number().doubleValue();
            }
        }
        throw new IllegalArgumentException("there are " + before + " rows, not " + place);
    }
}
