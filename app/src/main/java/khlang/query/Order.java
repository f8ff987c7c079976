package khlang.query;

import khlang.tabular.Field;

/**
 * One key of an order. Text sorts by code point.
 *
 * @param nullsFirst whether rows without a value come first
 * @param thai whether text sorts as in a Thai dictionary
 */
public record Order(Expression value, boolean descending, boolean nullsFirst, boolean thai) {
    /** The order in which the rows stood in the file. */
    public static final Order BY_ROW = of(SearchPlan.ROW, false, false);

    /** By a field. */
    public static Order of(Field field, boolean descending, boolean nullsFirst) {
        return new Order(new Expression.Cell(field), descending, nullsFirst, false);
    }
}
