package khlang.tabular;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Reads one object or array of a JSON file as the cells of a row, by their names or places. */
final class JsonRecord {
    private static final Pattern EXPONENT = Pattern.compile("[eE](\\d)");
    private static final String GEOMETRY = "geometry";

    private final JsonFactory factory;
    private final boolean feature;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private String repeated = "";

    /** @param feature whether objects are features of GeoJSON */
    JsonRecord(JsonFactory factory, boolean feature) {
        this.factory = factory;
        this.feature = feature;
    }

    /** The cells of the array at whose beginning {@code json} stands, by their places from 0; the same map each time. */
    Map<String, String> list(JsonParser json) {
        cells.clear();
        for (JsonToken value = json.nextToken(); value != JsonToken.END_ARRAY; value = json.nextToken()) {
            cells.put(Integer.toString(cells.size()), text(json, value));
        }
        return cells;
    }

    /** A name that the object read last has more than once; blank where it has none. */
    String repeated() {
        return repeated;
    }

    private void put(String name, String text) {
        if (cells.put(name, text) != null) {
            repeated = name;
        }
    }

    /** The cells of the object at whose beginning {@code json} stands; the same map each time. */
    Map<String, String> read(JsonParser json) {
        cells.clear();
        repeated = "";
        String geometry = "";
        Map<String, String> position = Map.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (feature && name.equals("properties") && value == JsonToken.START_OBJECT) {
                properties(json);
            } else if (feature && name.equals(GEOMETRY)) {
                geometry = text(json, value);
                position = position(geometry);
            } else if (!feature || !(name.equals("type") || name.equals("properties"))) {
                put(name, text(json, value));
            }
        }
        if (feature) {
            position.forEach(this::putIfNew);
            cells.put(GEOMETRY, geometry);
        }
        return cells;
    }

    private void properties(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            put(name, text(json, json.nextToken()));
        }
    }

    private void putIfNew(String name, String value) {
        String begin = name.substring(0, 3);
        boolean there = cells.keySet().stream()
                .map(known -> known.toLowerCase(Locale.ROOT))
                .anyMatch(known ->
                        known.equals(name) || known.equals(begin) || (begin.equals("lon") && known.equals("lng")));
        if (!there) {
            cells.put(name, value);
        }
    }

    /** Where a point lies; nothing for other shapes. Positions are longitude first (RFC 7946, 3.1.1). */
    private Map<String, String> position(String geometry) {
        if (!geometry.contains("\"Point\"")) {
            return Map.of();
        }
        int start = geometry.indexOf('[');
        int end = geometry.indexOf(']');
        if (start < 0 || end < start) {
            return Map.of();
        }
        String[] numbers = geometry.substring(start + 1, end).split(",", -1);
        Map<String, String> position = new LinkedHashMap<>();
        if (numbers.length > 1) {
            position.put("latitude", numbers[1].strip());
            position.put("longitude", numbers[0].strip());
        }
        return position;
    }

    /** A value as the text of a cell: plain, or JSON again where it is an object or an array. */
    private String text(JsonParser json, JsonToken value) {
        return switch (value) {
            case VALUE_NULL -> "";
            case START_OBJECT, START_ARRAY -> nested(json);
            // Elsewhere 1e5 may be the name of a room; here it is a number without quotes.
            case VALUE_NUMBER_FLOAT -> number(json.getString());
            default -> json.getString();
        };
    }

    private static String number(String text) {
        boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        return exponent ? EXPONENT.matcher(text).replaceFirst("e+$1") : text;
    }

    private String nested(JsonParser json) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            generator.copyCurrentStructureExact(json);
        }
        return text.toString();
    }
}
