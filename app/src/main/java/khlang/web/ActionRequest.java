package khlang.web;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One call of an action, its parameters read from wherever the client put them.
 *
 * @param context the request, for who is asking
 * @param action the action's name
 * @param parameters all parameters; from a query string or a form each is text, or a list where the key repeats
 */
public record ActionRequest(Context context, String action, ObjectNode parameters) {

    /** The parameter as it came, absent where it is missing or null. */
    public Optional<JsonNode> value(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(node -> !node.isNull());
    }

    /** The parameter as text; absent where it is missing, null or empty. */
    public Optional<String> text(String name) {
        return value(name)
                .map(node -> node.isValueNode() ? node.asString() : node.toString())
                .filter(text -> !text.isEmpty());
    }

    /**
     * The parameter as text.
     *
     * @throws Problem (CKAN's "Missing value") where it is missing or empty
     */
    public String required(String name) {
        return text(name).orElseThrow(() -> Problem.invalid(name, "web.missing"));
    }

    /**
     * The parameter as a whole number from zero up.
     *
     * @throws Problem where it is something else
     */
    public int natural(String name, int fallback) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return fallback;
        }
        int number = whole(name, text.get().strip());
        if (number < 0) {
            throw Problem.invalid(name, "web.natural");
        }
        return number;
    }

    private static int whole(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw text.matches("[0-9]+")
                    ? Problem.invalid(name, "web.natural.large", Integer.MAX_VALUE)
                    : Problem.invalid(name, "web.integer");
        }
    }

    /** The parameter as a boolean in any of the spellings that CKAN takes. */
    public boolean flag(String name, boolean fallback) {
        return text(name)
                .map(text ->
                        List.of("true", "yes", "t", "y", "1", "on").contains(text.toLowerCase(java.util.Locale.ROOT)))
                .orElse(fallback);
    }

    /** The parameter as a list: a JSON array, JSON text of one, or text with commas. */
    public List<String> list(String name) {
        Optional<JsonNode> node = value(name).map(found -> found.isString() ? parsed(found.asString()) : found);
        if (node.isEmpty()) {
            return List.of();
        }
        List<String> items = new ArrayList<>();
        if (node.get().isArray()) {
            node.get().forEach(item -> items.add(item.isValueNode() ? item.asString() : item.toString()));
            return items;
        }
        if (!node.get().isValueNode()) {
            throw Problem.invalid(name, "web.list");
        }
        for (String item : node.get().asString().split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static JsonNode parsed(String text) {
        if (!text.strip().startsWith("[")) {
            return Json.MAPPER.getNodeFactory().stringNode(text);
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return Json.MAPPER.getNodeFactory().stringNode(text);
        }
    }

    /**
     * The parameter as an object: JSON, or text that is JSON, as forms send it.
     *
     * @throws Problem where it is something else
     */
    public Optional<ObjectNode> object(String name) {
        Optional<JsonNode> node = value(name)
                .filter(found -> !found.isString() || !found.asString().isBlank());
        if (node.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode object =
                    node.get().isString() ? Json.MAPPER.readTree(node.get().asString()) : node.get();
            if (object instanceof ObjectNode found) {
                return Optional.of(found);
            }
        } catch (JacksonException e) {
            throw Problem.invalid(name, "web.object");
        }
        throw Problem.invalid(name, "web.object");
    }

    /** The file of a multipart form, where there is one. */
    public @Nullable UploadedFile file(String name) {
        return context.isMultipartFormData() ? context.uploadedFile(name) : null;
    }
}
