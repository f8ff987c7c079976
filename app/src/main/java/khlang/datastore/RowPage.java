package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import khlang.query.Column;
import khlang.query.Expression;
import khlang.query.Order;
import khlang.query.PageToken;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.tabular.Floating;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param columns what each row holds
 * @param rows by {@code columns}
 * @param next where the next page begins; null on the last
 */
record RowPage(
        List<Field> columns,
        List<@Nullable Object[]> rows,
        @Nullable PageToken next) {
    /**
     * Reads a page: one row more than it has, to see whether others follow, and by what each row is ordered.
     *
     * @param rows hands the rows of a plan to a sink
     * @param version the number of the version that the plan is of
     */
    static RowPage of(BiConsumer<SearchPlan, RowSink> rows, int version, SearchPlan plan) {
        int limit = (int) plan.limit();
        List<Field> told = plan.fields();
        List<@Nullable Object[]> found = new ArrayList<>();
        if (limit == 0) {
            return new RowPage(told, found, null);
        }
        boolean counted = plan.grouping() != null || plan.distinct();
        List<Column> columns = new ArrayList<>(plan.columns());
        List<Integer> places = new ArrayList<>();
        for (Order order : counted ? List.<Order>of() : plan.orders()) {
            places.add(place(columns, order));
        }
        rows.accept(plan.telling(columns).page(limit + 1L, plan.offset()), found::add);
        PageToken next = null;
        if (found.size() > limit) {
            found.remove(limit);
            @Nullable Object[] last = found.get(limit - 1);
            next = counted
                    ? new PageToken(version, plan.offset() + limit, null)
                    : new PageToken(version, 0, values(last, places));
        }
        int width = told.size();
        if (columns.size() > width) {
            found.replaceAll(row -> java.util.Arrays.copyOf(row, width));
        }
        return new RowPage(told, found, next);
    }

    private static List<@Nullable Object> values(@Nullable Object[] row, List<Integer> places) {
        List<@Nullable Object> values = new ArrayList<>();
        places.forEach(place -> values.add(row[place]));
        return values;
    }

    /** Where a row tells by what it is ordered; what no column tells as exactly is told behind them. */
    private static int place(List<Column> columns, Order order) {
        Expression value = order.value();
        for (int index = 0; index < columns.size(); index++) {
            Column column = columns.get(index);
            if (column.value().equals(value) && (column.field().position() >= 0 || value.scale() >= Floating.EXACT)) {
                return index;
            }
        }
        int scale = Math.max(value.scale(), Floating.EXACT);
        columns.add(new Column(new Field(columns.size(), "", "", value.type(), scale), value));
        return columns.size() - 1;
    }
}
