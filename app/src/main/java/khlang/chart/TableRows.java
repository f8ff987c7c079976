package khlang.chart;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.query.Operator;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** What charts ask, asked of the datastore. */
final class TableRows implements ChartRows {
    private final Datastore datastore;

    TableRows(Datastore datastore) {
        this.datastore = datastore;
    }

    @Override
    public List<@Nullable Object[]> groups(SearchPlan plan) {
        return datastore.groups(plan);
    }

    @Override
    public long count(TableVersion table, Field number, BigDecimal from, BigDecimal to) {
        SearchRequest request = SearchRequest.of(table.resourceId())
                .where(number.id(), Operator.GTE, from)
                .where(number.id(), Operator.LT, to);
        return datastore.count(table, request);
    }

    @Override
    public void pairs(TableVersion table, Field first, Field second, BiConsumer<Double, Double> sink) {
        SearchRequest request = SearchRequest.of(table.resourceId())
                .selecting(List.of(first.id(), second.id()))
                .page(SearchRequest.ALL, 0);
        datastore.stream(table, request, plan -> row -> {
            if (row[0] instanceof Number one && row[1] instanceof Number other) {
                sink.accept(one.doubleValue(), other.doubleValue());
            }
        });
    }
}
