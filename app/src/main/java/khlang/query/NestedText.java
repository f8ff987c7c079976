package khlang.query;

import khlang.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A list or an object that a caller compares a field with.
 *
 * @param json its JSON without blanks between its parts, as rows keep it
 */
public record NestedText(String json) {
    /** The text in which rows keep a list, an object, or either as a caller wrote it in a text; of another value, its JSON. */
    public static String of(JsonNode written) {
        return written.isString() ? of(written.asString()) : written.toString();
    }

    /** The same of a text. */
    static String of(String written) {
        String bare = written.strip();
        if (bare.startsWith("[") || bare.startsWith("{")) {
            try {
                return Json.MAPPER.readTree(bare).toString();
            } catch (JacksonException e) {
                return Json.MAPPER.writeValueAsString(written);
            }
        }
        return Json.MAPPER.writeValueAsString(written);
    }
}
