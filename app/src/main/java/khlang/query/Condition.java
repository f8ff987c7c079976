package khlang.query;

import java.util.List;
import java.util.stream.Stream;
import khlang.tabular.Field;

/** A condition on rows that can run: its fields are the table's, and its values fit them. */
public sealed interface Condition
        permits Condition.Test,
                Condition.Compare,
                Condition.Every,
                Condition.Some,
                Condition.Not,
                Condition.Near,
                Condition.Numbered,
                Match {
    /** The expressions that are compared in it. */
    default List<Expression> expressions() {
        return List.of();
    }

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

        @Override
        public List<Expression> expressions() {
            return List.of(new Expression.Cell(field));
        }

        /** A condition that no row meets. */
        static Test never(Field field) {
            return new Test(field, Operator.IN, List.of());
        }
    }

    /**
     * A comparison of expressions, which are of one kind.
     *
     * @param right two for {@link Operator#BETWEEN}, any number for {@link Operator#IN}
     */
    record Compare(Expression left, Operator operator, List<Expression> right) implements Condition {
        public Compare {
            right = List.copyOf(right);
        }

        @Override
        public List<Expression> expressions() {
            return Stream.concat(Stream.of(left), right.stream()).toList();
        }
    }

    /** All of them must hold; of none, every row meets it. */
    record Every(List<Condition> parts) implements Condition {
        public Every {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> expressions() {
            return parts.stream().flatMap(part -> part.expressions().stream()).toList();
        }
    }

    /** One of them, at least, must hold; of none, no row meets it. */
    record Some(List<Condition> parts) implements Condition {
        public Some {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Expression> expressions() {
            return parts.stream().flatMap(part -> part.expressions().stream()).toList();
        }
    }

    /** It must not hold; of a row without the value it does not. */
    record Not(Condition part) implements Condition {
        @Override
        public List<Expression> expressions() {
            return part.expressions();
        }
    }

    /** One of some rows, by their numbers, ascending. */
    record Numbered(List<Long> rows) implements Condition {
        public Numbered {
            rows = List.copyOf(rows);
        }
    }

    /** A point that is not further than some metres from another. */
    record Near(Field latitude, Field longitude, double north, double east, double metres) implements Condition {
        @Override
        public List<Expression> expressions() {
            return List.of(new Expression.Cell(latitude), new Expression.Cell(longitude));
        }
    }
}
