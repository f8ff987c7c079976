package khlang.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells one answer from another, so that who has it need not be sent it again (RFC 9110, 8.8.3 and 13.1.2). Our tags are
 * weak: an answer may be packed on its way, so that two with one tag say the same, but not by the same bytes.
 */
public final class EntityTag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?(\"[^\"]*\")");
    private static final int LETTERS = 20;

    private EntityTag() {}

    /** The tag of an answer that is made of nothing but these; the same in each process. */
    public static String of(String... parts) {
        return of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String of(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + Base64.getUrlEncoder().encodeToString(hash).substring(0, LETTERS) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Tells an answer's tag, and whether the client has that answer; if so, it is told, and there is nothing to send. */
    public static boolean unchanged(Context context, String tag) {
        context.header("ETag", tag);
        if (context.res().getHeader("Cache-Control") == null) {
            // Whoever keeps an answer asks whether it still stands; that costs next to nothing.
            context.header("Cache-Control", "public, no-cache");
        }
        if (!held(context, tag)) {
            return false;
        }
        context.status(304);
        return true;
    }

    /** Whether the client has the answer with this tag, or any: it may name several, weak or not. */
    public static boolean held(Context context, String tag) {
        if (context.header("If-None-Match") == null) {
            return false;
        }
        for (String said : Collections.list(context.req().getHeaders("If-None-Match"))) {
            if (said.strip().equals("*")) {
                return true;
            }
            Matcher tags = TAG.matcher(said);
            while (tags.find()) {
                if (tag.endsWith(tags.group(1))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Answers what is small as JSON, by a tag of all that it says. */
    public static void json(Context context, Object answer) {
        send(context, "application/json;charset=utf-8", Json.MAPPER.writeValueAsBytes(answer));
    }

    /** Answers what is small, by a tag of all that it says. */
    public static void send(Context context, String mediaType, byte[] answer) {
        if (!unchanged(context, of(answer))) {
            context.contentType(mediaType).result(answer);
        }
    }
}
