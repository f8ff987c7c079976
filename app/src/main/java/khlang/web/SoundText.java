package khlang.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import khlang.problem.Problem;
import tools.jackson.databind.JsonNode;

/** Refuses text that no store can keep and no JSON can hold: the letter NUL, and halves of letters. */
public final class SoundText {
    private SoundText() {}

    /**
     * Looks at a request's address and its query.
     *
     * @throws Problem where some text of it is not sound
     */
    public static void check(Context context) {
        context.pathParamMap().values().forEach(SoundText::check);
        check(context.path());
        if (context.queryString() != null) {
            check(context.queryParamMap());
        }
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
