package khlang.tabular;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    /** Before the name of what is a feature's own, so that no property takes its place. */
    private static final String OWN = "\u0001";

    private static final String LATITUDE = OWN + "latitude";
    private static final String LONGITUDE = OWN + "longitude";

    private final JsonFactory factory;
    private final boolean feature;
    private final boolean degrees;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private String repeated = "";
    private boolean unsaid;

    /**
     * Reads objects.
     *
     * @param feature whether they are features of GeoJSON
     * @param degrees whether the coordinates of these are longitudes and latitudes
     */
    JsonRecord(JsonFactory factory, boolean feature, boolean degrees) {
        this.factory = factory;
        this.feature = feature;
        this.degrees = degrees;
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
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (feature && name.equals("properties") && value == JsonToken.START_OBJECT) {
                properties(json);
            } else if (feature && name.equals(GEOMETRY)) {
                geometry = text(json, value);
            } else if (!feature) {
                put(name, text(json, value));
            } else if (!(name.equals("type") || name.equals("properties"))) {
                put(OWN + name, text(json, value));
            } else {
                json.skipChildren();
            }
        }
        if (feature) {
            FeaturePoint.of(geometry).filter(point -> degrees).ifPresent(this::point);
            cells.put(OWN + GEOMETRY, geometry);
        }
        return cells;
    }

    private void point(FeaturePoint point) {
        unsaid |= !point.isSaid(cells);
        cells.put(LATITUDE, point.latitude());
        cells.put(LONGITUDE, point.longitude());
    }

    private void properties(JsonParser json) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            put(name, text(json, json.nextToken()));
        }
    }

    /** The name as it is printed; a feature's own and one of its properties may be printed alike. */
    static String label(String name) {
        return name.startsWith(OWN) ? name.substring(OWN.length()) : name;
    }

    /** The cells that tell what properties tell as well: where points lie, if each feature so far says its place. */
    Set<String> saidTwice() {
        return unsaid ? Set.of() : Set.of(LATITUDE, LONGITUDE);
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
