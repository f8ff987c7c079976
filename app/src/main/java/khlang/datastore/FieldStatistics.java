package khlang.datastore;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in one field of a version, counted over all rows once, when it was loaded.
 *
 * @param field the field's id
 * @param missing rows without a value
 * @param distinct different values, exactly up to 10,000 and about right beyond
 * @param minimum the smallest value as text; null for text and where there is none
 * @param maximum the largest
 * @param mean of numbers
 * @param top the most frequent values, most first, at most 10; for fields of at most 1,000 different values
 */
public record FieldStatistics(
        String field,
        long missing,
        long distinct,
        @Nullable String minimum,
        @Nullable String maximum,
        @Nullable BigDecimal mean,
        List<ValueCount> top) {}
