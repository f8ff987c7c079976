package khlang.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import khlang.datastore.GroupPlan;
import khlang.datastore.GroupRow;
import khlang.datastore.TableVersion;
import khlang.tabular.Field;

/** What charts ask of the rows of a table. */
interface ChartRows {
    /** The groups of a plan. */
    List<GroupRow> groups(GroupPlan plan);

    /** How many rows have a number from {@code from} up to but without {@code to}. */
    long count(TableVersion table, Field number, BigDecimal from, BigDecimal to);

    /** Hands over both numbers of every row that has both. */
    void pairs(TableVersion table, Field first, Field second, BiConsumer<Double, Double> sink);

    /** Each category or period with its measure and its number of rows, the largest first unless {@code byKey}. */
    default List<GroupRow> measured(TableVersion table, GroupPlan.Key key, Measure measure, boolean byKey, int most) {
        List<GroupPlan.Measure> measures = new ArrayList<>();
        measures.add(
                switch (measure.kind()) {
                    case COUNT -> GroupPlan.Measure.count();
                    case SUM -> new GroupPlan.Measure(GroupPlan.Function.SUM, measure.measured());
                    case MEAN -> new GroupPlan.Measure(GroupPlan.Function.AVG, measure.measured());
                });
        measures.add(
                measure.field() == null
                        ? GroupPlan.Measure.count()
                        : new GroupPlan.Measure(GroupPlan.Function.COUNT, measure.field()));
        measures.add(GroupPlan.Measure.count());
        GroupPlan.Sort sort = byKey ? new GroupPlan.Sort(0, false) : new GroupPlan.Sort(1, true);
        return groups(new GroupPlan(table.id(), List.of(key), measures, List.of(), List.of(sort), most));
    }
}
