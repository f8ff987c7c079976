package khlang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * A search that can run: every name is a field of the table, every value fits its field. After this nothing the caller
 * wrote can fail, but for numbers that become too large.
 *
 * @param table the version's id
 * @param columns what each row holds, in this order; {@link #ROW} among them for the row's number
 * @param conditions all of which must hold
 * @param grouping how rows are put together; null where each stands for itself
 * @param orders never empty; decides the order of any two rows
 * @param after the values by which the last row of the page before was ordered, by {@code orders}; null on the first page
 */
public record SearchPlan(
        String table,
        List<Column> columns,
        List<Condition> conditions,
        @Nullable Grouping grouping,
        List<Order> orders,
        boolean distinct,
        @Nullable List<@Nullable Object> after,
        long limit,
        long offset) {
    /** The row's number, 1 for the first row of the file. */
    public static final Field ROW = new Field(0, "_id", "_id", FieldType.INTEGER, 0);

    private static final String RANK = "rank";
    private static final int MOST_ITEMS = 1_000;

    public SearchPlan {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        orders = List.copyOf(orders);
    }

    /** Rows that stand for themselves. */
    public SearchPlan(
            String table,
            List<Column> columns,
            List<Condition> conditions,
            List<Order> orders,
            boolean distinct,
            long limit,
            long offset) {
        this(table, columns, conditions, null, orders, distinct, null, limit, offset);
    }

    /**
     * Plans a search of a version's rows.
     *
     * @param fields the version's fields
     * @throws Problem naming what is no field or does not fit: {@code filters}, {@code q}, {@code fields}, {@code sort}
     */
    public static SearchPlan of(SearchRequest request, String versionId, List<Field> fields) {
        Columns all = new Columns(fields, Clock.ISO);
        List<Column> chosen = new ArrayList<>();
        if (request.fields().isEmpty()) {
            chosen.add(Column.of(ROW));
            fields.forEach(field -> chosen.add(Column.of(field)));
        }
        few("fields", request.fields().size());
        few("sort", request.sorts().size());
        request.fields().forEach(id -> chosen.add(Column.of(all.named("fields", id))));
        List<Order> orders = new ArrayList<>(orders(request, all, chosen));
        int ranks = 0;
        if (request.ranked() && !request.distinct()) {
            for (SearchRequest.Words words : request.words()) {
                if (words.text().isBlank()) {
                    continue;
                }
                String name = words.field() == null ? RANK : RANK + " " + words.field();
                Expression rank = new Expression.Rank(WordSearch.of(words, all).stream()
                        .flatMap(condition -> Match.in(condition).stream())
                        .toList());
                chosen.add(Column.made(++ranks, name, rank));
                if (request.sorts().isEmpty()) {
                    orders.add(ranks - 1, new Order(rank, true, false, false));
                }
            }
        }
        return new SearchPlan(
                versionId,
                chosen,
                conditions(request.filters(), request.words(), all),
                orders,
                request.distinct(),
                request.limit(),
                request.offset());
    }

    private static void few(String parameter, int items) {
        if (items > MOST_ITEMS) {
            throw Problem.invalid(parameter, "datastore.items", MOST_ITEMS);
        }
    }

    /** What must hold in each row: filters, and words to look for. */
    static List<Condition> conditions(List<Filter> filters, List<SearchRequest.Words> words, Columns all) {
        List<Condition> conditions = new ArrayList<>(conditions(filters, all));
        words.forEach(some -> conditions.addAll(WordSearch.of(some, all)));
        return conditions;
    }

    private static List<Condition> conditions(List<Filter> filters, Columns all) {
        return filters.stream().map(filter -> condition(filter, all)).toList();
    }

    private static Condition condition(Filter filter, Columns all) {
        if (filter instanceof Filter.Every every) {
            return new Condition.Every(conditions(every.parts(), all));
        }
        if (filter instanceof Filter.Some some) {
            return new Condition.Some(conditions(some.parts(), all));
        }
        Filter.Test test = (Filter.Test) filter;
        Field field = all.named("filters", test.field());
        Operator operator = Operator.of(test.operator())
                .orElseThrow(() ->
                        Problem.invalid("filters", "datastore.operator.unknown", test.operator(), Operator.words()));
        Condition some = Comparison.of("filters", all.clock(), field, operator, test.values());
        boolean blank = operator == Operator.IN && test.values().stream().anyMatch(Objects::isNull);
        // A null among values means rows without one, as it does alone.
        return blank
                ? new Condition.Some(List.of(some, new Condition.Test(field, Operator.ISNULL, List.of(true))))
                : some;
    }

    private static List<Order> orders(SearchRequest request, Columns all, List<Column> chosen) {
        List<Order> orders = new ArrayList<>();
        for (SearchRequest.Sort sort : request.sorts()) {
            Field field = all.named("sort", sort.field());
            if (request.distinct() && !chosen.contains(Column.of(field))) {
                throw Problem.invalid("sort", "datastore.sort.distinct", field.id());
            }
            Boolean nullsFirst = sort.nullsFirst();
            orders.add(Order.of(field, sort.descending(), nullsFirst == null ? sort.descending() : nullsFirst));
        }
        return decided(orders, request.distinct() ? chosen : List.of(Column.of(ROW)));
    }

    /** Orders that decide between any two rows: where they say nothing, the rest does. */
    static List<Order> decided(List<Order> said, List<Column> rest) {
        List<Order> orders = new ArrayList<>(said);
        rest.forEach(column -> {
            boolean known = said.stream().anyMatch(order -> order.value().equals(column.value()) && !order.thai());
            if (!known) {
                orders.add(new Order(column.value(), false, false, false));
            }
        });
        return orders;
    }

    /** The names and types of the columns. */
    public List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    /** Whether each row is one of the table with its fields as they are. */
    public boolean plain() {
        return grouping == null && !distinct && columns.stream().allMatch(Column::plain);
    }

    /** Whether the rows come in the order of the file. */
    public boolean inFileOrder() {
        return !distinct && grouping == null && orders.get(0).equals(Order.BY_ROW);
    }

    /** Whether every row counts. */
    public boolean everyRow() {
        return conditions.isEmpty() && !distinct && grouping == null;
    }

    /** The same search for another part of its rows. */
    public SearchPlan page(long most, long leftOut) {
        return new SearchPlan(table, columns, conditions, grouping, orders, distinct, after, most, leftOut);
    }

    /** The same search for the rows behind one, by the values that it was ordered by. */
    SearchPlan behind(List<@Nullable Object> values) {
        return new SearchPlan(table, columns, conditions, grouping, orders, distinct, values, limit, 0);
    }

    /** The same search under other conditions. */
    public SearchPlan under(List<Condition> others) {
        return new SearchPlan(table, columns, others, grouping, orders, distinct, after, limit, offset);
    }

    /** The same search with other columns. */
    public SearchPlan telling(List<Column> others) {
        return new SearchPlan(table, others, conditions, grouping, orders, distinct, after, limit, offset);
    }
}
