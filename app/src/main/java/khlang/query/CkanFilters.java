package khlang.query;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads CKAN's {@code filters}: {@code {"field": value}}, {@code {"field": [one, other]}}, {@code {"field": {"gte": 5}}},
 * {@code {"$or": [{…}, {…}]}} and {@code {"$and": […]}}; a list instead of an object holds alternatives.
 */
public final class CkanFilters {
    private static final int MOST_LEVELS = 10;
    private static final int MOST_TESTS = 100;

    private final boolean deleting;
    private int tests;

    /** @param deleting whether rows are taken away by them, so that none may hold by comparing nothing */
    CkanFilters(boolean deleting) {
        this.deleting = deleting;
    }

    /** The conditions, all of which must hold. @throws Problem where it is no such object */
    List<Filter> of(JsonNode node) {
        return node.isArray() ? List.of(new Filter.Some(alternatives("filters", node, 0))) : every(node, 0);
    }

    private List<Filter> alternatives(String name, JsonNode list, int level) {
        List<Filter> parts = new ArrayList<>();
        for (JsonNode item : list) {
            List<Filter> every = every(item, level + 1);
            if (deleting && every.isEmpty()) {
                throw Problem.invalid("filters", "datastore.filters.nothing", name);
            }
            parts.add(new Filter.Every(every));
        }
        if (deleting && parts.isEmpty()) {
            throw Problem.invalid("filters", "datastore.filters.nothing", name);
        }
        return parts;
    }

    private List<Filter> every(JsonNode node, int level) {
        if (!node.isObject()) {
            throw Problem.invalid("filters", "datastore.filters.not_object");
        }
        if (level > MOST_LEVELS) {
            throw Problem.invalid("filters", "datastore.filters.too_deep", MOST_LEVELS);
        }
        List<Filter> filters = new ArrayList<>();
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            switch (entry.getKey()) {
                case "$or" ->
                    filters.add(new Filter.Some(alternatives(entry.getKey(), list(entry.getKey(), value), level)));
                case "$and" ->
                    filters.add(new Filter.Every(alternatives(entry.getKey(), list(entry.getKey(), value), level)));
                default -> filters.addAll(tests(entry.getKey(), value));
            }
        });
        return filters;
    }

    private static JsonNode list(String name, JsonNode value) {
        if (!value.isArray()) {
            throw Problem.invalid("filters", "datastore.filters.no_list", name);
        }
        return value;
    }

    private List<Filter> tests(String field, JsonNode value) {
        List<Filter> found = new ArrayList<>();
        if (value.isObject()) {
            if (value.isEmpty()) {
                throw Problem.invalid("filters", "datastore.filters.empty", field);
            }
            value.properties().forEach(inner -> found.add(test(field, inner.getKey(), inner.getValue())));
        } else {
            found.add(test(field, value.isArray() ? Operator.IN.word() : Operator.EQ.word(), value));
        }
        return found;
    }

    private Filter test(String field, String operator, JsonNode value) {
        if (++tests > MOST_TESTS) {
            throw Problem.invalid("filters", "datastore.filters.too_many", MOST_TESTS);
        }
        List<@Nullable Object> values = new ArrayList<>();
        boolean whole = operator.equals(Operator.EQ.word()) || operator.equals(Operator.NE.word());
        if (value.isArray() && !whole) {
            value.forEach(item -> values.add(value(item)));
        } else {
            values.add(value(value));
        }
        return new Filter.Test(field, operator, values);
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isNull()) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isValueNode()) {
            return node.asString();
        }
        return new NestedText(node.toString());
    }
}
