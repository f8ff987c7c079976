package khlang.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where in a JSON file the objects stand that are its rows.
 *
 * @param kind how they are held together
 * @param path for {@link Kind#INSIDE}: the names of the objects around the array
 * @param lists whether the rows are arrays of cells, the names mostly in the first, and no objects
 * @param features whether they are features of GeoJSON (RFC 7946), whose fields are in their {@code properties}
 * @param system the name of what their coordinates are of, as files before RFC 7946 say it; blank for none
 */
record JsonPlace(Kind kind, List<String> path, boolean lists, boolean features, String system) {
    private static final int DEEPEST = 4;

    /** Degrees of WGS 84, however it is called. */
    private static final Pattern DEGREES =
            Pattern.compile("(?<![0-9])(?:4326|4979)(?![0-9])|CRS:?84h?$|WGS[ _]?(?:19)?84$", Pattern.CASE_INSENSITIVE);

    enum Kind {
        /** The file is an array of objects or arrays. */
        ARRAY,
        /** One object stands behind the other, usually one a line. */
        LINES,
        /** The file is an object that holds the array, as answers of many APIs are. */
        INSIDE
    }

    /** Finds the place, with {@code json} before its first token; reads a single object to its end. */
    static Optional<JsonPlace> find(JsonParser json) {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return Optional.of(
                    new JsonPlace(Kind.ARRAY, List.of(), json.nextToken() == JsonToken.START_ARRAY, false, ""));
        }
        if (first != JsonToken.START_OBJECT) {
            return Optional.empty();
        }
        Arrays arrays = new Arrays();
        arrays.walk(json, List.of());
        if (json.nextToken() == JsonToken.START_OBJECT || arrays.type.equals("Feature")) {
            boolean feature = arrays.type.equals("Feature");
            return Optional.of(new JsonPlace(Kind.LINES, List.of(), false, feature, feature ? arrays.system : ""));
        }
        boolean features = arrays.type.equals("FeatureCollection");
        return longest(arrays.objects)
                .map(path -> new JsonPlace(Kind.INSIDE, path, false, features, features ? arrays.system : ""))
                .or(() -> longest(arrays.lists).map(path -> new JsonPlace(Kind.INSIDE, path, true, false, "")));
    }

    /** Whether the coordinates of its features are longitudes and latitudes. */
    boolean degrees() {
        return system.isEmpty() || DEGREES.matcher(system).find();
    }

    private static Optional<List<String>> longest(Map<List<String>, Long> arrays) {
        return arrays.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** Counts the objects and the arrays in the arrays of an object. */
    private static final class Arrays {
        private static final String SYSTEM = "crs";
        private static final Set<String> SYSTEM_NAMES = Set.of("name", "code", "href");
        private final Map<List<String>, Long> objects = new HashMap<>();
        private final Map<List<String>, Long> lists = new HashMap<>();
        private String type = "";
        private String system = "";

        void walk(JsonParser json, List<String> path) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (path.isEmpty() && name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = json.getString();
                }
                if (system.isEmpty() && value.isScalarValue() && namesSystem(path, name)) {
                    system = json.getString();
                }
                List<String> inner = new ArrayList<>(path);
                inner.add(name);
                if (value == JsonToken.START_ARRAY) {
                    count(json, inner);
                } else if (value == JsonToken.START_OBJECT && path.size() < DEEPEST) {
                    walk(json, inner);
                } else {
                    json.skipChildren();
                }
            }
        }

        /** {@code "crs": {"type": "name", "properties": {"name": …}}}; some write its name or code less deep. */
        private static boolean namesSystem(List<String> path, String name) {
            return path.isEmpty()
                    ? name.equals(SYSTEM)
                    : path.equals(List.of(SYSTEM, "properties")) && SYSTEM_NAMES.contains(name);
        }

        private void count(JsonParser json, List<String> path) {
            for (JsonToken value = json.nextToken(); value != JsonToken.END_ARRAY; value = json.nextToken()) {
                if (value == JsonToken.START_OBJECT) {
                    objects.merge(path, 1L, Long::sum);
                } else if (value == JsonToken.START_ARRAY) {
                    lists.merge(path, 1L, Long::sum);
                }
                json.skipChildren();
            }
        }
    }

    /** Moves to the array that holds the objects; for {@link Kind#LINES} stays before the first. */
    void enter(JsonParser json) {
        switch (kind) {
            case LINES -> {}
            case ARRAY -> json.nextToken();
            case INSIDE -> {
                json.nextToken();
                path.forEach(name -> enter(json, name));
            }
        }
    }

    private static void enter(JsonParser json, String wanted) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = json.currentName().equals(wanted);
            json.nextToken();
            if (found) {
                return;
            }
            json.skipChildren();
        }
    }
}
