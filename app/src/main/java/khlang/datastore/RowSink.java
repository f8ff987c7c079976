package khlang.datastore;

import org.jspecify.annotations.Nullable;

/** Takes rows as they come. */
@FunctionalInterface
public interface RowSink {
    /**
     * Takes the next row.
     *
     * @param values by the plan's columns: String, Long, BigDecimal, Boolean, LocalDate, LocalDateTime or null
     */
    void row(@Nullable Object[] values);
}
