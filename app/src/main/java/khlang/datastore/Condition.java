package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;

/**
 * A comparison that can run: the field is the table's, and each value has the field's Java type.
 *
 * @param values one; two for {@link Operator#BETWEEN}, any number for {@link Operator#IN}; String, Long, BigDecimal,
 *     Boolean, LocalDate or LocalDateTime
 */
public record Condition(Field field, Operator operator, List<Object> values) {
    public Condition {
        values = List.copyOf(values);
    }

    /** A condition that no row meets. */
    static Condition never(Field field) {
        return new Condition(field, Operator.IN, List.of());
    }
}
