package khlang.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import khlang.datastore.TableVersion;
import khlang.query.Column;
import khlang.query.Expression;
import khlang.query.Function;
import khlang.query.Grouping;
import khlang.query.Order;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** What charts ask of the rows of a table. */
interface ChartRows {
    /** The groups of a plan. */
    List<@Nullable Object[]> groups(SearchPlan plan);

    /** How many rows have a number from {@code from} up to but without {@code to}. */
    long count(TableVersion table, Field number, BigDecimal from, BigDecimal to);

    /** Hands over both numbers of every row that has both. */
    void pairs(TableVersion table, Field first, Field second, BiConsumer<Double, Double> sink);

    /**
     * Each category or period with its measure, its number of rows that have one, and its number of rows, the largest first
     * unless {@code byKey}.
     */
    default List<@Nullable Object[]> measured(
            TableVersion table, Expression key, Measure measure, boolean byKey, int most) {
        Field field = measure.field();
        Expression rows = new Expression.Call(Function.COUNT, List.of());
        Expression valued =
                field == null ? rows : new Expression.Call(Function.COUNT, List.of(new Expression.Cell(field)));
        Expression measured = switch (measure.kind()) {
            case COUNT -> rows;
            case SUM -> new Expression.Call(Function.SUM, List.of(new Expression.Cell(measure.measured())));
            case MEAN -> new Expression.Call(Function.AVG, List.of(new Expression.Cell(measure.measured())));
        };
        List<Column> columns = List.of(
                key instanceof Expression.Cell cell ? Column.of(cell.field()) : Column.made(1, "key", key),
                Column.made(2, "measure", measured),
                Column.made(3, "valued", valued),
                Column.made(4, "rows", rows));
        Order up = new Order(key, false, false, false);
        List<Order> orders = byKey ? List.of(up) : List.of(new Order(measured, true, false, false), up);
        Grouping grouping = new Grouping(List.of(key), List.of());
        return groups(new SearchPlan(table.id(), columns, List.of(), grouping, orders, false, null, most, 0));
    }
}
