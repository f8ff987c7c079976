package khlang.user;

import io.javalin.http.Context;
import java.util.Set;

/** What a form has just done, which the page that follows says once. */
final class Done {
    private static final Set<String> KNOWN = Set.of("password", "revoked", "saved", "closed", "opened");

    private Done() {}

    /** The word for the message {@code user.done.…}; empty where nothing was done. */
    static String of(Context context) {
        String word = context.queryParam("done");
        return word != null && KNOWN.contains(word) ? word : "";
    }
}
