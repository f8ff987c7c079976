package khlang.datastore;

import org.jspecify.annotations.Nullable;

/** Takes rows as they come. */
@FunctionalInterface
public interface RowSink {
    /**
     * Is told, before the first row, what stops the question that the rows answer.
     *
     * @throws java.util.concurrent.CancellationException where nobody waits for them any more
     */
    default void asked(Runnable stop) {}

    /**
     * Takes the next row.
     *
     * @param values by the plan's columns: String, Long, BigDecimal, Boolean, LocalDate, LocalDateTime or null
     */
    void row(@Nullable Object[] values);
}
