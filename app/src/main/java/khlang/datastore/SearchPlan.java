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
 * @param matches words, each of which must occur
 * @param orders never empty; decides the order of any two rows unless {@code distinct}
 */
public record SearchPlan(
        String table,
        List<Field> columns,
        List<Condition> conditions,
        List<Match> matches,
        List<Order> orders,
        boolean distinct,
        long limit,
        long offset) {
    /** The row's number, 1 for the first row of the file. */
    public static final Field ROW = new Field(0, "_id", "_id", FieldType.INTEGER, 0);

    public SearchPlan {
        columns = List.copyOf(columns);
        conditions = List.copyOf(conditions);
        matches = List.copyOf(matches);
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
        return new SearchPlan(
                versionId,
                chosen,
                conditions(request.filters(), all),
                matches(request.words(), all),
                orders(request, all, chosen),
                request.distinct(),
                request.limit(),
                request.offset());
    }

    static List<Condition> conditions(List<SearchRequest.Filter> filters, Columns all) {
        return filters.stream()
                .map(filter -> {
                    Field field = all.named("filters", filter.field());
                    Operator operator = Operator.of(filter.operator())
                            .orElseThrow(() -> Problem.invalid(
                                    "filters", "datastore.operator.unknown", filter.operator(), Operator.words()));
                    return Comparison.of(field, operator, filter.values());
                })
                .toList();
    }

    static List<Match> matches(List<SearchRequest.Words> words, Columns all) {
        List<Match> matches = new ArrayList<>();
        for (SearchRequest.Words some : words) {
            String field = some.field();
            List<Field> where = field == null ? all.fields() : List.of(all.named("q", field));
            if (!Folding.writable(some.text())) {
                throw Problem.invalid("q", "datastore.q.not_text", field == null ? "q" : field);
            }
            for (String word : Folding.of(some.text()).split("\\s+", -1)) {
                if (!word.isEmpty() && !where.isEmpty()) {
                    matches.add(new Match(where, ThaiVariants.usual(word)));
                }
            }
        }
        return matches;
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
        return conditions.isEmpty() && matches.isEmpty() && !distinct;
    }

    /** The same search for all of its rows, for counting. */
    SearchPlan counting() {
        List<Field> counted = distinct ? columns : List.of(ROW);
        return new SearchPlan(
                table, counted, conditions, matches, List.of(Order.BY_ROW), distinct, SearchRequest.ALL, 0);
    }
}
