package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;

/** A condition on rows that can run: its fields are the table's, and its values fit them. */
public sealed interface Condition permits Condition.Test, Condition.Every, Condition.Some, Condition.Not, Match {
    /**
     * A comparison.
     *
     * @param values one of the field's Java type; two for {@link Operator#BETWEEN}, any number for {@link Operator#IN};
     *     String, Long, BigDecimal, Boolean, LocalDate or LocalDateTime
     */
    record Test(Field field, Operator operator, List<Object> values) implements Condition {
        public Test {
            values = List.copyOf(values);
        }

        /** A condition that no row meets. */
        static Test never(Field field) {
            return new Test(field, Operator.IN, List.of());
        }
    }

    /** All of them must hold; of none, every row meets it. */
    record Every(List<Condition> parts) implements Condition {
        public Every {
            parts = List.copyOf(parts);
        }
    }

    /** One of them, at least, must hold; of none, no row meets it. */
    record Some(List<Condition> parts) implements Condition {
        public Some {
            parts = List.copyOf(parts);
        }
    }

    /** It must not hold; of a row without the value it does not. */
    record Not(Condition part) implements Condition {}
}
