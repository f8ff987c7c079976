package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Rows put together into groups: a question that can run.
 *
 * @param table the version's id
 * @param keys at most two; without any, all rows are one group
 * @param measures what is told of each group
 * @param conditions which rows count
 * @param sorts the order of the groups; groups that it leaves equal come by their keys
 * @param limit at most so many groups
 */
public record GroupPlan(
        String table, List<Key> keys, List<Measure> measures, List<Condition> conditions, List<Sort> sorts, int limit) {

    /** What a date or another value is cut down to. */
    public enum Part {
        /** The value as it is. */
        VALUE,
        /** The year of the common era, a Long. */
        YEAR,
        /** The Thai fiscal year, from October, by the year of the common era in which it ends, a Long. */
        FISCAL_YEAR,
        /** The first day of the quarter of the calendar. */
        QUARTER,
        /** The first day of the month. */
        MONTH
    }

    /** What can be told of a group. */
    public enum Function {
        COUNT,
        SUM,
        AVG,
        MIN,
        MAX
    }

    /** What rows of a group have in common; parts other than the value are for dates and timestamps only. */
    public record Key(Field field, Part part) {
        public Key {
            boolean date = field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP;
            if (part != Part.VALUE && !date) {
                throw new IllegalArgumentException("only dates have a " + part);
            }
        }
    }

    /**
     * A number, or for MIN and MAX a value, of each group.
     *
     * @param field null for a COUNT of rows; COUNT of a field counts its values; SUM and AVG need numbers
     */
    public record Measure(Function function, @Nullable Field field) {
        public Measure {
            boolean number = field != null && (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER);
            boolean fits = switch (function) {
                case COUNT -> true;
                case SUM, AVG -> number;
                case MIN, MAX -> field != null && field.type() != FieldType.BOOLEAN;
            };
            if (!fits) {
                throw new IllegalArgumentException(function + " does not fit " + field);
            }
        }

        /** How many rows. */
        public static Measure count() {
            return new Measure(Function.COUNT, null);
        }
    }

    /**
     * One key of the groups' order.
     *
     * @param column 0 for the first key, counting on through the measures
     */
    public record Sort(int column, boolean descending) {}

    public GroupPlan {
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
        conditions = List.copyOf(conditions);
        sorts = List.copyOf(sorts);
        if (keys.size() > 2 || keys.size() + measures.size() == 0) {
            throw new IllegalArgumentException("a group has at most two keys, and something to tell");
        }
    }
}
