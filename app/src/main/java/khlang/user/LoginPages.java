package khlang.user;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.web.Caller;
import khlang.web.Form;
import khlang.web.Templates;
import org.jspecify.annotations.Nullable;

/** Logging in and out. */
public final class LoginPages {
    /** A page of this site; a path that begins with two slashes would lead to another. */
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])[^\\s\\\\\\p{Cntrl}]*");

    private final Logins logins;
    private final Authentication authentication;
    private final Templates templates;

    public LoginPages(Logins logins, Authentication authentication, Templates templates) {
        this.logins = logins;
        this.authentication = authentication;
        this.templates = templates;
    }

    /** Answers {@code GET /login}; {@code next} is the page to go to afterwards. */
    public void show(Context context) {
        if (Actor.of(context).known()) {
            context.redirect(next(context, context.queryParam("next")));
            return;
        }
        render(
                context,
                Form.of(Map.of(
                        "next", Optional.ofNullable(context.queryParam("next")).orElse(""))),
                null);
    }

    /** Answers {@code POST /login}. */
    public void logIn(Context context) {
        Form form = Form.of(context);
        try {
            User user = logins.logIn(form.value("name").strip(), form.value("password"), Caller.address(context));
            authentication.open(context, user);
            context.redirect(next(context, form.value("next")));
        } catch (Problem problem) {
            refuse(context, form, problem);
        }
    }

    private void refuse(Context context, Form form, Problem problem) {
        boolean tooMany = problem.kind() == Problem.Kind.TOO_MANY;
        if (tooMany) {
            context.header(Header.RETRY_AFTER, problem.phrase().arguments().get(0));
        }
        context.status(tooMany ? 429 : 403);
        render(context, form, problem.phrase());
    }

    private void render(Context context, Form form, @Nullable Phrase refusal) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("csrf", authentication.formToken(context));
        parameters.put("refusal", refusal);
        context.header(Header.CACHE_CONTROL, "private, no-store");
        templates.render(context, "user/login.jte", parameters);
    }

    /** Answers {@code POST /logout}. */
    public void logOut(Context context) {
        authentication.close(context);
        context.redirect(templates.view(context).url("/"));
    }

    private String next(Context context, @Nullable String wanted) {
        if (wanted != null && OWN_PAGE.matcher(wanted).matches()) {
            return wanted;
        }
        return templates.view(context).url("/desk");
    }
}
