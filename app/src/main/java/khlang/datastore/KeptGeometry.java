package khlang.datastore;

import java.util.Optional;
import java.util.Set;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Geometries as the cells of a table keep them: the text of GeoJSON, where a file of features had one. */
final class KeptGeometry {
    static final double MOST_LATITUDE = 90;
    static final double MOST_LONGITUDE = 180;

    /** What stands behind a shape would break the file around it. */
    private static final ObjectReader READER =
            Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> SHAPES =
            Set.of("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon");

    private KeptGeometry() {}

    /** What a cell says, where it is a geometry (RFC 7946, 3.1) that lies on the globe; metres of a grid do not. */
    static Optional<String> of(@Nullable Object cell) {
        if (!(cell instanceof String text) || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return isGeometry(READER.readTree(text)) ? Optional.of(text) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static boolean isGeometry(JsonNode shape) {
        String type = shape.path("type").asString("");
        if (type.equals("GeometryCollection")) {
            JsonNode parts = shape.path("geometries");
            return parts.isArray() && parts.valueStream().allMatch(KeptGeometry::isGeometry);
        }
        return SHAPES.contains(type) && isOnGlobe(shape.path("coordinates"));
    }

    /** Whether this is a position on the globe, longitude first, or holds nothing but such. */
    private static boolean isOnGlobe(JsonNode coordinates) {
        if (coordinates.path(0).isNumber()) {
            return coordinates.path(1).isNumber()
                    && Math.abs(coordinates.path(0).asDouble()) <= MOST_LONGITUDE
                    && Math.abs(coordinates.path(1).asDouble()) <= MOST_LATITUDE;
        }
        return coordinates.isArray() && coordinates.valueStream().allMatch(KeptGeometry::isOnGlobe);
    }
}
