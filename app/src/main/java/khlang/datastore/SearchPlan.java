package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/**
 * A search that can run: every name is a field of the table, every value fits its field. After this nothing the caller
 * wrote can fail.
 *
 * @param table the version's id
 * @param columns what each row holds, in this order; {@link #ROW} among them for the row's number
 * @param conditions all of which must hold
 * @param ranks how well words fit the row, for columns without a place in the table: -1 for the first, and so on
 * @param orders never empty; decides the order of any two rows unless {@code distinct}
 */
public record SearchPlan(
        String table,
        List<Field> columns,
        List<Condition> conditions,
        List<List<Match>> ranks,
        List<Order> orders,
        boolean distinct,
        long limit,
        long offset) {
    /** The row's number, 1 for the first row of the file. */
    public static final Field ROW = new Field(0, "_id", "_id", FieldType.INTEGER, 0);

    private static final String RANK = "rank";

    public SearchPlan {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        ranks = List.copyOf(ranks);
        orders = List.copyOf(orders);
    }

    /**
     * Plans a search of a version's rows.
     *
     * @param fields the version's fields
     * @throws Problem naming what is no field or does not fit: {@code filters}, {@code q}, {@code fields}, {@code sort}
     */
    public static SearchPlan of(SearchRequest request, String versionId, List<Field> fields) {
        Columns all = new Columns(fields);
        List<Field> chosen = new ArrayList<>();
        if (request.fields().isEmpty()) {
            chosen.add(ROW);
            chosen.addAll(fields);
        }
        request.fields().forEach(id -> chosen.add(all.named("fields", id)));
        List<Order> orders = new ArrayList<>(orders(request, all, chosen));
        List<List<Match>> ranks = new ArrayList<>();
        if (request.ranked() && !request.distinct()) {
            for (SearchRequest.Words words : request.words()) {
                if (words.text().isBlank()) {
                    continue;
                }
                String name = words.field() == null ? RANK : RANK + " " + words.field();
                ranks.add(WordSearch.of(words, all).stream()
                        .flatMap(condition -> Match.in(condition).stream())
                        .toList());
                Field rank = new Field(-ranks.size(), name, name, FieldType.NUMBER, -1);
                chosen.add(rank);
                if (request.sorts().isEmpty()) {
                    orders.add(ranks.size() - 1, new Order(rank, true, false));
                }
            }
        }
        return new SearchPlan(
                versionId,
                chosen,
                conditions(request.filters(), request.words(), all),
                ranks,
                orders,
                request.distinct(),
                request.limit(),
                request.offset());
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
        return Comparison.of(field, operator, test.values());
    }

    private static List<Order> orders(SearchRequest request, Columns all, List<Field> chosen) {
        List<Order> orders = new ArrayList<>();
        for (SearchRequest.Sort sort : request.sorts()) {
            Field field = all.named("sort", sort.field());
            if (request.distinct() && !chosen.contains(field)) {
                throw Problem.invalid("sort", "datastore.sort.distinct", field.id());
            }
            Boolean nullsFirst = sort.nullsFirst();
            orders.add(new Order(field, sort.descending(), nullsFirst == null ? sort.descending() : nullsFirst));
        }
        List<Field> rest = request.distinct() ? chosen : List.of(ROW);
        rest.forEach(field -> {
            if (orders.stream().noneMatch(order -> order.field().equals(field))) {
                orders.add(new Order(field, false, false));
            }
        });
        return orders;
    }

    /** Whether the rows come in the order of the file. */
    boolean inFileOrder() {
        return !distinct && orders.get(0).equals(Order.BY_ROW);
    }

    /** Whether every row counts. */
    boolean everyRow() {
        return conditions.isEmpty() && !distinct;
    }

    /** The same search for all of its rows, for counting. */
    SearchPlan counting() {
        List<Field> counted = distinct ? columns : List.of(ROW);
        return new SearchPlan(
                table, counted, conditions, List.of(), List.of(Order.BY_ROW), distinct, SearchRequest.ALL, 0);
    }
}
