package khlang.user;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import khlang.problem.Problem;
import khlang.web.Form;
import khlang.web.Templates;
import org.jspecify.annotations.Nullable;

/** The accounts of a site, for its system administrators. */
public final class UserPages {
    private static final String USERS = "/desk/users";

    private final Users users;
    private final Templates templates;

    public UserPages(Users users, Templates templates) {
        this.users = users;
        this.templates = templates;
    }

    /** Answers {@code GET /desk/users}. */
    public void list(Context context) {
        renderList(context, Form.EMPTY, "", "");
    }

    /** Answers {@code POST /desk/users}: the one time that the password is shown. */
    public void create(Context context) {
        Form form = Form.of(context);
        String password = Users.madePassword();
        try {
            User user = users.create(
                    Actor.of(context),
                    new UserDraft(
                            form.value("name"),
                            form.value("fullname"),
                            form.value("email"),
                            password,
                            form.has("sysadmin", "true"),
                            null));
            renderList(context, Form.EMPTY, user.name(), password);
        } catch (Problem problem) {
            checkFields(problem);
            context.status(409);
            renderList(context, form.with(problem), "", "");
        }
    }

    private void renderList(Context context, Form form, String madeName, String madePassword) {
        Actor actor = administrator(context);
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("form", form);
        parameters.put("users", users.list(actor));
        parameters.put("madeName", madeName);
        parameters.put("madePassword", madePassword);
        parameters.put("done", Done.of(context));
        templates.render(context, "user/users.jte", parameters);
    }

    /** Answers {@code GET /desk/users/{name}}. */
    public void show(Context context) {
        User user = chosen(context);
        Map<String, String> values = Map.of(
                "fullname", user.displayName(), "email", user.email(), "sysadmin", String.valueOf(user.sysadmin()));
        renderUser(context, user, Form.of(values), null);
    }

    /** Answers {@code POST /desk/users/{name}}. */
    public void update(Context context) {
        User user = chosen(context);
        Form form = Form.of(context);
        boolean own = user.id().equals(Actor.of(context).id());
        Boolean sysadmin = own ? null : Boolean.valueOf(form.has("sysadmin", "true"));
        try {
            UserDraft draft = new UserDraft(null, form.value("fullname"), form.value("email"), null, sysadmin, null);
            users.update(Actor.of(context), user.id(), draft);
        } catch (Problem problem) {
            checkFields(problem);
            context.status(409);
            renderUser(context, user, form.with(problem), null);
            return;
        }
        context.redirect(url(context, user) + "?done=saved");
    }

    /** Answers {@code POST /desk/users/{name}/password}: makes a new password and shows it this once. */
    public void resetPassword(Context context) {
        User user = chosen(context);
        String password = Users.madePassword();
        users.update(Actor.of(context), user.id(), new UserDraft(null, null, null, password, null, null));
        Map<String, String> values = Map.of(
                "fullname", user.displayName(), "email", user.email(), "sysadmin", String.valueOf(user.sysadmin()));
        renderUser(context, user, Form.of(values), password);
    }

    /** Answers {@code POST /desk/users/{name}/state}: closes an account, or opens it again. */
    public void changeState(Context context) {
        User user = chosen(context);
        String state = Form.of(context).value("state");
        users.update(Actor.of(context), user.id(), new UserDraft(null, null, null, null, null, state));
        context.redirect(url(context, user) + (state.equals(User.ACTIVE) ? "?done=opened" : "?done=closed"));
    }

    private void renderUser(Context context, User user, Form form, @Nullable String password) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("user", user);
        parameters.put("form", form);
        parameters.put("password", password);
        parameters.put("own", user.id().equals(Actor.of(context).id()));
        parameters.put("done", Done.of(context));
        templates.render(context, "user/user.jte", parameters);
    }

    private User chosen(Context context) {
        return users.show(administrator(context), context.pathParam("name"));
    }

    private static Actor administrator(Context context) {
        Actor actor = Actor.of(context);
        if (!actor.sysadmin()) {
            throw Problem.denied("user.denied.sysadmin");
        }
        return actor;
    }

    private static void checkFields(Problem problem) {
        if (problem.fields().isEmpty()) {
            throw problem;
        }
    }

    private String url(Context context, User user) {
        return templates.view(context).url(USERS + "/" + user.name());
    }
}
