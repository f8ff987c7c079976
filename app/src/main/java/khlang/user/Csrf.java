package khlang.user;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import khlang.problem.Problem;
import khlang.web.SignedIn;

/**
 * Keeps other sites from posting our forms in somebody's name: each form sends back, in its field {@code csrf}, what
 * only a page of ours could know. Who is logged in has one such token per session; the login form one in a cookie.
 */
public final class Csrf {
    /** The field of a form that carries the token. */
    public static final String FIELD = "csrf";

    /** The header that carries the token where what is sent is no form. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String COOKIE = "khlang_form";
    private static final String CHECKED = "khlang.csrf";
    private static final int HOUR = 3600;

    private Csrf() {}

    /**
     * Lets the request pass only where its form was ours; pages that are posted to are checked before they run, so
     * none has to call this.
     *
     * @throws Problem where the token is missing or another
     */
    public static void check(Context context) {
        if (context.attribute(CHECKED) != null) {
            return;
        }
        boolean foreign = "cross-site".equals(context.header("Sec-Fetch-Site"));
        String expected = expected(context);
        if (foreign || expected.isEmpty() || !Secrets.same(expected, sent(context))) {
            throw Problem.denied("user.csrf");
        }
        context.attribute(CHECKED, true);
    }

    private static String expected(Context context) {
        SignedIn signedIn = context.attribute(SignedIn.ATTRIBUTE);
        if (signedIn != null) {
            return signedIn.csrfToken();
        }
        // Nobody who is not logged in has a file to send, so a large body is not even read.
        return context.isMultipartFormData() ? "" : text(context.cookie(COOKIE));
    }

    private static String sent(Context context) {
        if (context.header(HEADER) != null) {
            return text(context.header(HEADER));
        }
        // What is no form is not even read: it may be a piece of a large file.
        boolean form = context.isMultipartFormData() || context.isFormUrlencoded();
        return form ? text(context.formParam(FIELD)) : "";
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }

    /** The token for a form that somebody unknown sends, kept in a cookie until it comes back. */
    static String ofStranger(Context context, boolean secure) {
        String known = text(context.cookie(COOKIE));
        String token = known.isEmpty() ? new Secrets().make(24) : known;
        context.cookie(new Cookie(COOKIE, token, "/", HOUR, secure, true, null, SameSite.LAX));
        return token;
    }
}
