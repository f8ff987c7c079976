package khlang.datastore;

import khlang.tabular.Field;

/**
 * One key of an order. Text sorts by code point.
 *
 * @param nullsFirst whether rows without a value come first
 */
public record Order(Field field, boolean descending, boolean nullsFirst) {
    /** The order in which the rows stood in the file. */
    static final Order BY_ROW = new Order(SearchPlan.ROW, false, false);
}
