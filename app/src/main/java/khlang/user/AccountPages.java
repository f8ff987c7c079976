package khlang.user;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.web.Caller;
import khlang.web.Form;
import khlang.web.Templates;
import org.jspecify.annotations.Nullable;

/** What people do with their own account: change the password, make and revoke API tokens. */
public final class AccountPages {
    private static final String PASSWORD = "/desk/password";
    private static final String TOKENS = "/desk/tokens";

    private final Users users;
    private final Tokens tokens;
    private final Logins logins;
    private final Authentication authentication;
    private final Templates templates;

    public AccountPages(Users users, Tokens tokens, Logins logins, Authentication authentication, Templates templates) {
        this.users = users;
        this.tokens = tokens;
        this.logins = logins;
        this.authentication = authentication;
        this.templates = templates;
    }

    /** Answers {@code GET /desk/password}. */
    public void showPassword(Context context) {
        renderPassword(context, Form.EMPTY);
    }

    /** Answers {@code POST /desk/password}: the other browsers are logged out, this one stays in. */
    public void changePassword(Context context) {
        Form form = Form.of(context);
        Actor actor = Actor.of(context);
        try {
            if (!form.value("password").equals(form.value("again"))) {
                throw Problem.invalid("again", "user.password.differs");
            }
            logins.changePassword(actor, form.value("present"), form.value("password"), Caller.address(context));
        } catch (Problem problem) {
            Phrase wait = problem.phrase();
            Problem shown = problem.fields().isEmpty() ? Problem.invalid(Map.of("present", List.of(wait))) : problem;
            context.status(problem.kind() == Problem.Kind.TOO_MANY ? 429 : 409);
            renderPassword(context, Form.EMPTY.with(shown));
            return;
        }
        authentication.open(context, users.show(actor, actor.name()));
        context.redirect(templates.view(context).url(PASSWORD) + "?done=password");
    }

    private void renderPassword(Context context, Form form) {
        templates.render(context, "user/password.jte", Map.of("form", form, "done", Done.of(context)));
    }

    /** Answers {@code GET /desk/tokens}. */
    public void showTokens(Context context) {
        renderTokens(context, Form.EMPTY, null);
    }

    /** Answers {@code POST /desk/tokens}: the one time that the token is shown. */
    public void createToken(Context context) {
        Form form = Form.of(context);
        try {
            String token = tokens.create(Actor.of(context), self(context), form.value("name"));
            renderTokens(context, Form.EMPTY, token);
        } catch (Problem problem) {
            context.status(409);
            renderTokens(context, form.with(problem), null);
        }
    }

    /** Answers {@code POST /desk/tokens/revoke}. */
    public void revokeToken(Context context) {
        tokens.revoke(Actor.of(context), Form.of(context).value("id"));
        context.redirect(templates.view(context).url(TOKENS) + "?done=revoked");
    }

    private void renderTokens(Context context, Form form, @Nullable String made) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("tokens", tokens.list(Actor.of(context), self(context)));
        parameters.put("made", made);
        parameters.put("done", Done.of(context));
        templates.render(context, "user/tokens.jte", parameters);
    }

    private User self(Context context) {
        Actor actor = Actor.of(context);
        return users.show(actor, actor.name());
    }
}
