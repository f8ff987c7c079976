package khlang.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Places in a dataset's dictionary as CKAN's {@code package_revise} names them: the keys on the way there with {@code __}
 * between them. An item of a list is told by its number from 0, by one counted from its end ({@code -1}), or by the first
 * {@value #SHORTEST_ID} or more letters of its {@code id}; {@code extend} stands behind the last.
 */
final class JsonPaths {
    private static final String BETWEEN = "__";
    private static final String EXTEND = "extend";
    private static final int SHORTEST_ID = 5;

    private JsonPaths() {}

    private static List<String> steps(String path) {
        return List.of(path.split(BETWEEN, -1));
    }

    /** What stands at a place; empty where nothing does. */
    static Optional<JsonNode> at(JsonNode whole, String path) {
        @Nullable JsonNode here = whole;
        for (String step : steps(path)) {
            here = here == null ? null : child(here, step);
        }
        return Optional.ofNullable(here);
    }

    private static @Nullable JsonNode child(JsonNode parent, String step) {
        return parent instanceof ArrayNode list ? list.get(place(list, step)) : parent.get(step);
    }

    /** The number of an item; -1 where there is none. */
    private static int place(ArrayNode list, String step) {
        if (step.matches("-?[0-9]{1,4}")) {
            int number = Integer.parseInt(step);
            int place = number < 0 ? list.size() + number : number;
            return place < list.size() ? place : -1;
        }
        return IntStream.range(0, list.size())
                .filter(item -> step.length() >= SHORTEST_ID
                        && list.get(item).path("id").asString("").startsWith(step))
                .findFirst()
                .orElse(-1);
    }

    /** Puts a value at a place. @return whether there is such a place */
    static boolean set(JsonNode whole, String path, JsonNode value) {
        List<String> steps = steps(path);
        String last = steps.get(steps.size() - 1);
        String before = String.join(BETWEEN, steps.subList(0, steps.size() - 1));
        @Nullable JsonNode parent = before.isEmpty() ? whole : at(whole, before).orElse(null);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
            return true;
        }
        if (!(parent instanceof ArrayNode list)) {
            return false;
        }
        if (last.equals(EXTEND)) {
            value.forEach(list::add);
            return value.isArray();
        }
        int place = place(list, last);
        if (place >= 0) {
            list.set(place, value);
        }
        return place >= 0;
    }

    /**
     * Puts the values of a dictionary over those of another: dictionaries within are put over each other likewise, lists
     * of dictionaries item by item, anything else takes the place of what was there.
     */
    static void merge(ObjectNode whole, ObjectNode over) {
        over.properties().forEach(entry -> {
            @Nullable JsonNode before = whole.get(entry.getKey());
            if (before instanceof ObjectNode object && entry.getValue() instanceof ObjectNode inner) {
                merge(object, inner);
            } else if (before instanceof ArrayNode list && hasObjects(list) && hasObjects(entry.getValue())) {
                merge(list, entry.getValue());
            } else {
                whole.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static void merge(ArrayNode whole, JsonNode over) {
        for (int item = 0; item < over.size(); item++) {
            if (item < whole.size()) {
                merge((ObjectNode) whole.get(item), (ObjectNode) over.get(item));
            } else {
                whole.add(over.get(item));
            }
        }
    }

    private static boolean hasObjects(JsonNode list) {
        return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(JsonNode::isObject);
    }

    /** The first place at which a value is not what it must be, where a part of what there is may be said. */
    static Optional<String> other(@Nullable JsonNode value, JsonNode wanted, String path) {
        if (value == null) {
            return Optional.of(path);
        }
        if (wanted.isObject()) {
            return first(wanted.properties().stream()
                    .map(entry -> other(value.get(entry.getKey()), entry.getValue(), joined(path, entry.getKey())))
                    .toList());
        }
        if (wanted.isArray()) {
            return first(IntStream.range(0, wanted.size())
                    .mapToObj(item -> other(value.get(item), wanted.get(item), joined(path, Integer.toString(item))))
                    .toList());
        }
        boolean same = value.isValueNode() && value.asString("").equals(wanted.asString(""));
        return same ? Optional.empty() : Optional.of(path);
    }

    private static Optional<String> first(Collection<Optional<String>> all) {
        return all.stream().flatMap(Optional::stream).findFirst();
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : path + BETWEEN + key;
    }

    /**
     * Takes away what patterns say: {@code -notes} takes a field, {@code +title} keeps one, {@code *} stands for any key;
     * the first pattern that fits decides, and what none fits stays.
     */
    static void filter(JsonNode whole, List<String> patterns) {
        filter(whole, patterns, new ArrayList<>());
    }

    private static void filter(JsonNode here, List<String> patterns, List<String> path) {
        int item = 0;
        for (Iterator<String> names = names(here).iterator(); names.hasNext(); ) {
            String name = names.next();
            path.add(name);
            boolean kept = keeps(patterns, path);
            @Nullable JsonNode child = here.isArray() ? here.get(item) : here.get(name);
            if (!kept && here instanceof ObjectNode object) {
                object.remove(name);
            } else if (!kept && here instanceof ArrayNode list) {
                list.remove(item);
            } else {
                item++;
                if (child != null) {
                    filter(child, patterns, path);
                }
            }
            path.remove(path.size() - 1);
        }
    }

    private static List<String> names(JsonNode here) {
        return here.isArray()
                ? IntStream.range(0, here.size()).mapToObj(Integer::toString).toList()
                : List.copyOf(here.propertyNames());
    }

    private static boolean keeps(List<String> patterns, List<String> path) {
        for (String pattern : patterns) {
            List<String> steps = Arrays.asList(pattern.substring(1).split(BETWEEN, -1));
            boolean keep = pattern.charAt(0) == '+';
            // Whatever is kept keeps what it stands in, and all that stands in it.
            int common = Math.min(steps.size(), path.size());
            boolean fits = keep || steps.size() == path.size();
            for (int step = 0; fits && step < common; step++) {
                fits = steps.get(step).equals("*") || steps.get(step).equals(path.get(step));
            }
            if (fits) {
                return keep;
            }
        }
        return true;
    }
}
