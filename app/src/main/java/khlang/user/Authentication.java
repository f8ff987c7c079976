package khlang.user;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import khlang.web.Language;
import khlang.web.SignedIn;
import khlang.web.View;

/** Finds out who asks, before anything else looks at a request: by an API token, else by the browser's session. */
public final class Authentication {
    private static final String COOKIE = "khlang_session";
    private static final String DESK = "/desk";
    private static final String UPLOADS = DESK + "/uploads/";
    private static final String BEARER = "bearer ";
    private static final int WEEK = 7 * 24 * 3600;
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<HandlerType> WRITES =
            Set.of(HandlerType.POST, HandlerType.PUT, HandlerType.PATCH, HandlerType.DELETE);

    private final Users users;
    private final Sessions sessions;
    private final Tokens tokens;
    private final boolean secure;

    /** @param secure whether the site is reached by https, so that cookies never travel without it */
    public Authentication(Users users, Sessions sessions, Tokens tokens, boolean secure) {
        this.users = users;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secure = secure;
    }

    /**
     * Puts the {@link Actor} and, for a browser that is logged in, {@link SignedIn} into the request, and refuses a
     * form that was not ours. An unknown token is somebody unknown.
     */
    public void identify(Context context) {
        String path = context.path();
        if (path.startsWith("/static/")) {
            return;
        }
        boolean program = path.startsWith("/api/") || path.startsWith("/datastore/");
        boolean reads = READS.contains(context.method());
        // Any site may include a JSONP answer as a script, so it must hold nothing private.
        if (program
                && context.queryParam("callback") != null
                && context.method().equals(HandlerType.GET)) {
            return;
        }
        Optional<String> token = token(context);
        if (token.isPresent()) {
            token.flatMap(tokens::userOf).flatMap(users::actor).ifPresent(actor -> admit(context, actor));
        } else if (reads || !program) {
            // A browser sends its cookie along whoever made it ask, so by cookie the API is only read.
            bySession(context);
        }
        // A browser sends no token by itself, so a script that goes on with its upload needs no word of a page.
        boolean script = token.isPresent() && Actor.of(context).known() && (path + "/").startsWith(UPLOADS);
        // A method that nobody knows finds no page.
        if (WRITES.contains(context.method()) && !program && !script) {
            Csrf.check(context);
        }
        if (!program && !Actor.of(context).known()) {
            askToLogIn(context);
        }
    }

    /** A page of the desk is for people who are logged in; the others come back to it once they are. */
    private static void askToLogIn(Context context) {
        Language language = Language.ofPath(context.path());
        String path = context.path().substring(language.prefix().length());
        if (path.equals(DESK) || path.startsWith(DESK + "/")) {
            String query = context.queryString() == null ? "" : "?" + context.queryString();
            context.redirect(language.prefix() + "/login?next=" + View.encoded(context.path() + query));
            context.skipRemainingHandlers();
        }
    }

    private static Optional<String> token(Context context) {
        return Stream.of("Authorization", "X-CKAN-API-Key")
                .map(context::header)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .map(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER)
                        ? value.substring(BEARER.length()).strip()
                        : value.strip());
    }

    private void bySession(Context context) {
        String secret = context.cookie(COOKIE);
        Optional<Session> session = secret == null ? Optional.empty() : sessions.find(secret);
        session.ifPresent(found -> users.actor(found.userId()).ifPresent(actor -> {
            admit(context, actor);
            String displayName =
                    users.find(found.userId()).map(User::displayName).orElse(actor.name());
            context.attribute(
                    SignedIn.ATTRIBUTE, new SignedIn(actor.name(), displayName, actor.sysadmin(), found.csrfToken()));
        }));
    }

    private static void admit(Context context, Actor actor) {
        actor.addTo(context);
        // What one person may see must not be kept for the next.
        context.header("Cache-Control", "private, no-store");
    }

    /** Logs the browser in under a new secret; one that it had before ends. */
    void open(Context context, User user) {
        close(context);
        context.cookie(new Cookie(COOKIE, sessions.open(user), "/", WEEK, secure, true, null, SameSite.LAX));
    }

    /** Logs the browser out. */
    void close(Context context) {
        String secret = context.cookie(COOKIE);
        if (secret != null) {
            sessions.close(secret);
            context.removeCookie(COOKIE, "/");
        }
    }

    /** The token for a form that somebody unknown sends. */
    String formToken(Context context) {
        return Csrf.ofStranger(context, secure);
    }
}
