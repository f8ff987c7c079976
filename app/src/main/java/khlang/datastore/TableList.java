package khlang.datastore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.query.Filter;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The list of all tables that CKAN answers under the name {@value #NAME}: one row for each table, by its resource's id, and
 * one for each further name. Only those that the asker may read stand in it.
 */
final class TableList {
    static final String NAME = "_table_metadata";

    private static final List<String> FIELDS = List.of("_id", "name", "alias_of");

    private final List<Map<String, @Nullable String>> rows = new ArrayList<>();

    TableList(List<AliasDao.Named> tables) {
        String before = "";
        for (AliasDao.Named table : tables) {
            if (!table.resourceId().equals(before)) {
                add(table.resourceId(), null);
                before = table.resourceId();
            }
            if (table.alias() != null) {
                add(table.alias(), table.resourceId());
            }
        }
    }

    private void add(String name, @Nullable String aliasOf) {
        Map<String, @Nullable String> row = new LinkedHashMap<>();
        row.put("_id", name);
        row.put("name", name);
        row.put("alias_of", aliasOf);
        rows.add(row);
    }

    /**
     * Answers a search of the list as one of rows.
     *
     * @param result where fields, records and total are put
     * @param records writes rows of fields in the form that was asked for
     * @throws Problem where it names what is no field, or compares otherwise
     */
    void answer(
            SearchRequest search,
            ObjectNode result,
            BiFunction<List<Field>, List<@Nullable Object[]>, JsonNode> records) {
        search.fields().forEach(field -> known("fields", field));
        List<String> fields = search.fields().isEmpty() ? FIELDS : search.fields();
        Stream<List<@Nullable String>> told = rows.stream()
                .filter(row -> search.filters().stream().allMatch(filter -> meets(row, filter)))
                .filter(row -> search.words().stream().allMatch(words -> has(row, words)))
                .sorted(order(search.sorts()))
                .map(row -> fields.stream().<@Nullable String>map(row::get).toList());
        List<List<@Nullable String>> found = (search.distinct() ? told.distinct() : told).toList();
        ArrayNode columns = result.putArray("fields");
        fields.forEach(field -> columns.addObject().put("id", field).put("type", "text"));
        List<Field> texts = fields.stream()
                .map(field -> new Field(1, field, field, FieldType.TEXT, 0))
                .toList();
        List<@Nullable Object[]> page = found.stream()
                .skip(search.offset())
                .limit(search.limit())
                .map(row -> (@Nullable Object[]) row.toArray())
                .toList();
        result.set("records", records.apply(texts, page));
        if (result.path("include_total").booleanValue()) {
            result.put("total", found.size());
            result.put("total_was_estimated", false);
        }
    }

    private static String known(String parameter, String field) {
        if (!FIELDS.contains(field)) {
            throw Problem.invalid(parameter, "datastore.field.unknown", field, String.join(", ", FIELDS));
        }
        return field;
    }

    private static boolean meets(Map<String, @Nullable String> row, Filter filter) {
        if (filter instanceof Filter.Every every) {
            return every.parts().stream().allMatch(part -> meets(row, part));
        }
        if (filter instanceof Filter.Some some) {
            return some.parts().stream().anyMatch(part -> meets(row, part));
        }
        Filter.Test test = (Filter.Test) filter;
        String value = row.get(known("filters", test.field()));
        boolean among = test.values().stream().anyMatch(wanted -> Objects.equals(text(wanted), value));
        return switch (test.operator()) {
            case "eq", "in" -> among;
            case "ne" -> !among;
            default -> throw Problem.invalid("filters", "datastore.operator.unknown", test.operator(), "eq, ne, in");
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static boolean has(Map<String, @Nullable String> row, SearchRequest.Words words) {
        String text = words.text().toLowerCase(Locale.ROOT);
        return row.values().stream()
                .anyMatch(
                        value -> value != null && value.toLowerCase(Locale.ROOT).contains(text));
    }

    private static Comparator<Map<String, @Nullable String>> order(List<SearchRequest.Sort> sorts) {
        Comparator<Map<String, @Nullable String>> order = Comparator.comparing(row -> 0);
        for (SearchRequest.Sort sort : sorts) {
            String field = known("sort", sort.field());
            Comparator<Map<String, @Nullable String>> by =
                    Comparator.comparing(row -> Objects.requireNonNullElse(row.get(field), ""));
            order = order.thenComparing(sort.descending() ? by.reversed() : by);
        }
        return order;
    }
}
