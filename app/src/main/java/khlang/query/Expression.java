package khlang.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.Floating;

/** What is told of a row, or of a group of rows: a field, or something that is made of fields. */
public sealed interface Expression {
    /** How its values are kept. */
    FieldType type();

    /** For {@link FieldType#NUMBER}: digits behind the point, or as {@link Floating} has it; else 0. */
    int scale();

    /** What it is made of. */
    default List<Expression> parts() {
        return List.of();
    }

    /** Itself, and all that it is made of. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /** Whether it is told of several rows together. */
    default boolean aggregates() {
        return all().anyMatch(
                        part -> part instanceof Call call && call.function().aggregates());
    }

    /** Whether it is a number. */
    default boolean numeric() {
        return type() == FieldType.INTEGER || type() == FieldType.NUMBER;
    }

    /** Whether it is a number in floating point. */
    default boolean floating() {
        return type() == FieldType.NUMBER && scale() < 0;
    }

    /** The value of a field, or with {@link SearchPlan#ROW} the row's number. */
    record Cell(Field field) implements Expression {
        @Override
        public FieldType type() {
            return field.type();
        }

        @Override
        public int scale() {
            return field.scale();
        }
    }

    /** The value of a field as the text in which words are looked for. */
    record Text(Field field) implements Expression {
        @Override
        public FieldType type() {
            return FieldType.TEXT;
        }

        @Override
        public int scale() {
            return 0;
        }
    }

    /**
     * A value that the caller wrote.
     *
     * @param value a String, BigDecimal, Boolean, LocalDate or LocalDateTime
     */
    record Constant(Object value) implements Expression {
        @Override
        public FieldType type() {
            if (value instanceof BigDecimal number) {
                return number.scale() > 0 ? FieldType.NUMBER : FieldType.INTEGER;
            }
            if (value instanceof LocalDate) {
                return FieldType.DATE;
            }
            if (value instanceof LocalDateTime) {
                return FieldType.TIMESTAMP;
            }
            return value instanceof Boolean ? FieldType.BOOLEAN : FieldType.TEXT;
        }

        @Override
        public int scale() {
            return value instanceof BigDecimal number && number.scale() > 0 ? number.scale() : 0;
        }
    }

    /** A function of its arguments, which fit it. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public FieldType type() {
            return function.type(arguments);
        }

        @Override
        public int scale() {
            return function.scale(arguments);
        }

        @Override
        public List<Expression> parts() {
            return arguments;
        }
    }

    /**
     * A time as clocks of another zone show it.
     *
     * @param from the zone that its value is of, by a name that engines know
     */
    record Moved(Expression moment, String from, String to) implements Expression {
        @Override
        public FieldType type() {
            return FieldType.TIMESTAMP;
        }

        @Override
        public int scale() {
            return 0;
        }

        @Override
        public List<Expression> parts() {
            return List.of(moment);
        }
    }

    /** Whether a condition holds. */
    record Truth(Condition condition) implements Expression {
        @Override
        public FieldType type() {
            return FieldType.BOOLEAN;
        }

        @Override
        public int scale() {
            return 0;
        }

        @Override
        public List<Expression> parts() {
            return condition.expressions();
        }
    }

    /** How well words fit a row: the shorter the texts in which they stand, the better. */
    record Rank(List<Match> words) implements Expression {
        public Rank {
            words = List.copyOf(words);
        }

        @Override
        public FieldType type() {
            return FieldType.NUMBER;
        }

        @Override
        public int scale() {
            return Floating.DIVIDED;
        }
    }
}
