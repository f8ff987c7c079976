package khlang.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import khlang.problem.Problem;
import khlang.query.Clock;
import khlang.query.Column;
import khlang.query.Expression;
import khlang.query.Function;
import khlang.query.Grouping;
import khlang.query.Order;
import khlang.query.RowParameters;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.web.Json;
import khlang.web.View;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The most frequent values of fields among the rows that a question finds, each with the question narrowed to it. */
final class RowFacets {
    /**
     * The values of one field.
     *
     * @param more whether the field has others
     * @param skipped whether counting them took longer than it may, so that none are told
     */
    record Facet(Field field, List<Value> values, boolean more, boolean skipped) {}

    /**
     * One of its values.
     *
     * @param value null for rows without one
     * @param selected whether the question asks for it already
     * @param toggle the address of the question with it asked for, or no longer
     */
    record Value(@Nullable Object value, long count, boolean selected, String toggle) {}

    private static final int MOST_FIELDS = 20;
    private static final int MOST_SIZE = 1_000;

    /** Fields that have at most so many values are worth being told unasked, and at most so many of them. */
    private static final int FEW_VALUES = 100;

    private static final int MOST_UNASKED = 10;

    private final Datastore datastore;
    private final SearchPlan plan;
    private final String path;
    private final Map<String, List<String>> question;
    private final int milliseconds;

    /**
     * The facets of an answer.
     *
     * @param path where the question was asked
     * @param question its parameters
     * @param milliseconds how long each may take
     */
    RowFacets(Datastore datastore, SearchPlan plan, String path, Map<String, List<String>> question, int milliseconds) {
        this.datastore = datastore;
        this.plan = plan;
        this.path = path;
        this.question = question;
        this.milliseconds = milliseconds;
    }

    /** The facets that {@code facet=} names. @throws Problem where one is no field, or there are too many */
    List<Facet> of(RowParameters parameters) {
        return of(parameters, parameters.fields("facet"));
    }

    /** The facets of some fields. */
    List<Facet> of(RowParameters parameters, List<Field> fields) {
        if (fields.size() > MOST_FIELDS) {
            throw Problem.invalid("facet", "datastore.items", MOST_FIELDS);
        }
        int size = (int) Math.min(parameters.natural("facet_size", RowParameters.FACET_SIZE), MOST_SIZE);
        return fields.stream().map(field -> of(field, size, parameters.clock())).toList();
    }

    /** The fields by whose values the rows of a table are best told apart; none that tells of persons. */
    static List<Field> suggested(TableVersion version, Predicate<Field> personal) {
        Map<String, FieldStatistics> statistics = new LinkedHashMap<>();
        version.statistics().forEach(one -> statistics.put(one.field(), one));
        return version.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT || field.type() == FieldType.BOOLEAN)
                .filter(field -> !personal.test(field))
                .filter(field -> {
                    FieldStatistics known = statistics.get(field.id());
                    return known != null
                            && known.distinct() >= 2
                            && known.distinct() <= FEW_VALUES
                            && known.distinct() < version.rowCount();
                })
                .limit(MOST_UNASKED)
                .toList();
    }

    private Facet of(Field field, int size, Clock clock) {
        Expression key = new Expression.Cell(field);
        Expression rows = new Expression.Call(Function.COUNT, List.of());
        SearchPlan counting = new SearchPlan(
                plan.table(),
                List.of(Column.of(field), Column.made(2, "count", rows)),
                plan.conditions(),
                new Grouping(List.of(key), List.of()),
                List.of(new Order(rows, true, false, false), new Order(key, false, false, false)),
                false,
                null,
                size + 1L,
                0);
        Optional<List<@Nullable Object[]>> found = datastore.groups(counting, milliseconds);
        if (found.isEmpty()) {
            return new Facet(field, List.of(), true, true);
        }
        List<@Nullable Object[]> groups = found.get();
        List<Value> values = new ArrayList<>();
        for (@Nullable Object[] group : groups.subList(0, Math.min(size, groups.size()))) {
            values.add(value(field, clock.told(group[0]), (Long) java.util.Objects.requireNonNull(group[1])));
        }
        return new Facet(field, values, groups.size() > size, false);
    }

    private Value value(Field field, @Nullable Object value, long count) {
        Map<String, List<String>> parameters = new LinkedHashMap<>(question);
        String name = value == null
                ? field.id() + "__isnull"
                : RowParameters.OWN.contains(field.id()) ? field.id() + "__eq" : field.id();
        String text = value == null ? "true" : text(value);
        List<String> said = new ArrayList<>(parameters.getOrDefault(name, List.of()));
        boolean selected = said.remove(text);
        if (!selected) {
            said.add(text);
        }
        parameters.put(name, said);
        if (said.isEmpty()) {
            parameters.remove(name);
        }
        parameters.remove("offset");
        parameters.remove("next");
        return new Value(value, count, selected, path + View.query(parameters));
    }

    /** The facets as JSON, by the field's id. */
    String json(List<Facet> facets, FieldDictionary dictionary) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        for (Facet facet : facets) {
            ObjectNode one = all.putObject(facet.field().id());
            one.put("label", dictionary.label(facet.field()));
            FieldInfo.said(dictionary.entry(facet.field()), one);
            ArrayNode values = one.putArray("values");
            for (Value value : facet.values()) {
                ObjectNode node = values.addObject();
                node.set("value", Json.MAPPER.valueToTree(shown(value.value())));
                node.put("count", value.count());
                node.put("selected", value.selected());
                node.put("toggle_url", value.toggle());
            }
            one.put("more", facet.more());
            if (facet.skipped()) {
                one.put("skipped", "budget");
                one.put("budget_ms", milliseconds);
            }
        }
        return all.toString();
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : text(value);
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }
}
