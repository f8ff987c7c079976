package khlang.web;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that keep a browser from doing more with an answer than was meant. */
public final class SecurityHeaders {
    /** What scripts of other sites may read of an answer beside its type and length. */
    private static final String EXPOSED = "Content-Disposition, ETag, Link, Retry-After, Server-Timing, "
            + "X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset";

    private SecurityHeaders() {}

    /** Sets the headers; reads of the API may come from any site. */
    public static void set(Context context) {
        of(context.path()).forEach(context::header);
    }

    static Map<String, String> of(String path) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.put(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
                        + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
        if (path.startsWith("/api/") || path.startsWith("/datastore/")) {
            headers.put("Access-Control-Allow-Origin", "*");
            headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
            headers.put("Access-Control-Allow-Headers", "Authorization, Content-Type, If-None-Match, X-CKAN-API-Key");
            headers.put("Access-Control-Expose-Headers", EXPOSED);
        }
        return headers;
    }

    /** Answers a browser that asks whether a page of another site may call the API. */
    public static void preflight(Context context) {
        boolean read = !context.path().startsWith("/api/") || context.path().startsWith("/api/v1/");
        context.header("Allow", read ? "GET, HEAD, OPTIONS" : "GET, HEAD, POST, OPTIONS");
        context.header("Access-Control-Max-Age", "86400").status(204);
    }
}
