package khlang.web;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import tools.jackson.databind.JsonNode;

/** Refuses text that no store can keep and no JSON can hold: the letter NUL, and halves of letters. */
public final class SoundText {
    /** Bytes with a percent sign each, or what is to be one. */
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})++|%");

    private static final int SHOWN = 30;

    private SoundText() {}

    /**
     * Looks at a request's address and its query.
     *
     * @throws Problem where some text of it is not sound
     */
    public static void check(Context context) {
        context.pathParamMap().values().forEach(SoundText::check);
        check(context.path());
        String query = context.queryString();
        if (query != null) {
            if (Failures.program(context.path())) {
                checkEncoding(query);
            }
            check(context.queryParamMap());
        }
    }

    /** Looks at the path of an address as it came. @throws Problem where it is not sound */
    static void checkPath(String path) {
        checkEncoding(path);
        check(path.replace("%00", "\0"));
    }

    /** What is read otherwise than it was meant would be answered as if it had been asked. */
    private static void checkEncoding(String query) {
        Matcher runs = ENCODED.matcher(query);
        while (runs.find()) {
            try {
                byte[] bytes = HexFormat.of().parseHex(runs.group().replace("%", ""));
                if (bytes.length > 0) {
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
                    continue;
                }
            } catch (CharacterCodingException e) {
                throw badlyEncoded(query, runs.start());
            }
            throw badlyEncoded(query, runs.start());
        }
    }

    private static Problem badlyEncoded(String query, int place) {
        String shown = query.substring(place, Math.min(place + SHOWN, query.length()));
        return Problem.of(Problem.Kind.BAD_REQUEST, "web.encoding", shown);
    }

    /** Looks at names and values of a form or an address. @throws Problem where some text of it is not sound */
    public static void check(Map<String, List<String>> texts) {
        texts.forEach((name, values) -> {
            check(name);
            values.forEach(SoundText::check);
        });
    }

    static void check(JsonNode node) {
        if (node.isString()) {
            check(node.asString());
        }
        node.propertyNames().forEach(SoundText::check);
        node.forEach(SoundText::check);
    }

    private static void check(String text) {
        if (!sound(text)) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "web.unsound_text");
        }
    }

    private static boolean sound(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isHighSurrogate(letter)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (letter == '\0' || Character.isSurrogate(letter)) {
                return false;
            }
        }
        return true;
    }
}
