package khlang.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import khlang.problem.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads an action's parameters in each of the ways in which CKAN's clients send them. */
final class ActionParameters {
    /** Bytes of the largest call; of somebody unknown the server takes no more than a million. */
    private static final int MOST = 20_000_000;

    private ActionParameters() {}

    static ObjectNode read(Context context, boolean queryToo) {
        ObjectNode parameters = parameters(context, queryToo);
        SoundText.check(parameters);
        return parameters;
    }

    private static ObjectNode parameters(Context context, boolean queryToo) {
        if (!context.method().equals(HandlerType.POST)) {
            return ofTexts(context.queryParamMap());
        }
        ObjectNode parameters = body(context);
        // ckanr posts with everything in the query string and an empty body.
        if (parameters.isEmpty() && queryToo) {
            return ofTexts(context.queryParamMap());
        }
        return parameters;
    }

    private static ObjectNode body(Context context) {
        if (context.isMultipartFormData()) {
            return ofTexts(context.formParamMap());
        }
        String body = text(context);
        if (body.isBlank()) {
            return Json.MAPPER.createObjectNode();
        }
        if (!context.isFormUrlencoded() || body.stripLeading().startsWith("{")) {
            return object(body);
        }
        Map<String, List<String>> form = context.formParamMap();
        if (form.size() == 1) {
            Map.Entry<String, List<String>> only = form.entrySet().iterator().next();
            String value = only.getValue().isEmpty() ? "" : only.getValue().get(0);
            // `curl -d '{…}'` without a content type arrives as one form key without a value.
            if ((value.isEmpty() || value.equals("1"))
                    && only.getKey().stripLeading().startsWith("{")) {
                return object(only.getKey());
            }
        }
        return ofTexts(form);
    }

    private static String text(Context context) {
        byte[] bytes = bytes(context);
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The sign that stands in place of what is no letter may have been meant.
        if (text.indexOf('\uFFFD') >= 0) {
            refuseOtherThanUtf8(bytes);
        }
        return text;
    }

    /** @throws Problem where a byte is of no letter: read otherwise than it was meant it would be answered, or kept */
    private static void refuseOtherThanUtf8(byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(read, text, true).isError()) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "web.action.not_utf8", read.position() + 1);
        }
    }

    /** The body; those who have shown who they are may send many records at once. */
    private static byte[] bytes(Context context) {
        if (!Caller.isKnown(context) || context.isFormUrlencoded()) {
            return context.bodyAsBytes();
        }
        try (InputStream stream = context.bodyInputStream()) {
            byte[] bytes = stream.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw Problem.of(Problem.Kind.TOO_LARGE, "web.too_large", Sizes.of(MOST));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("reading a request", e);
        }
    }

    private static ObjectNode object(String text) {
        JsonNode node = parsed(text);
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw Problem.of(Problem.Kind.BAD_REQUEST, "web.action.not_object", node.getNodeType());
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "web.action.not_json");
        }
    }

    private static ObjectNode ofTexts(Map<String, List<String>> texts) {
        ObjectNode object = Json.MAPPER.createObjectNode();
        texts.forEach((name, values) -> {
            if (values.size() == 1) {
                object.put(name, values.get(0));
                return;
            }
            ArrayNode list = object.putArray(name);
            values.forEach(list::add);
        });
        return object;
    }
}
