package khlang.datastore;

import java.util.List;
import java.util.Map;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * What is in one field of the rows that a question finds.
 *
 * @param missing rows without a value
 * @param distinct different values
 * @param minimum the smallest value; null for text, and where there is none
 * @param maximum the largest
 * @param mean of numbers
 * @param quantiles of numbers: the value below which a share of them lies, by the share
 * @param histogram of numbers in stretches of one length, of dates by years or months; empty for others
 * @param top the most frequent values, most first, where values come again
 */
record FieldSummary(
        Field field,
        long missing,
        long distinct,
        @Nullable Object minimum,
        @Nullable Object maximum,
        @Nullable Object mean,
        Map<String, @Nullable Object> quantiles,
        List<Stretch> histogram,
        List<Top> top) {
    private static final int MOST_KEPT = 10_000;

    /** How many values lie from one value to another, which belongs to the next stretch unless this is the last. */
    record Stretch(Object from, @Nullable Object to, long count) {}

    /** How many rows have a value. */
    record Top(Object value, long count) {}

    /** Whether it is worth being kept, beside the texts of a table. */
    boolean small() {
        return top.stream().mapToLong(one -> one.value().toString().length()).sum() < MOST_KEPT;
    }
}
