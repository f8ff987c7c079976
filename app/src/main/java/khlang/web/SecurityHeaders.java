package khlang.web;

import io.javalin.http.Context;

/** The headers that keep a browser from doing more with an answer than was meant. */
public final class SecurityHeaders {
    private SecurityHeaders() {}

    /** Sets the headers; reads of the API may come from any site. */
    public static void set(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "strict-origin-when-cross-origin");
        context.header(
                "Content-Security-Policy",
                "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; object-src 'none'; "
                        + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
        if (context.path().startsWith("/api/") || context.path().startsWith("/datastore/")) {
            context.header("Access-Control-Allow-Origin", "*");
            context.header("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
            context.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-CKAN-API-Key");
        }
    }
}
