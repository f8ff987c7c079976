package khlang.organization;

import io.javalin.http.Context;
import java.util.Map;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Users;
import khlang.web.Form;
import khlang.web.Templates;

/** Where those who administer an organization give and take roles. */
public final class MemberPages {
    private final Groups organizations;
    private final Members members;
    private final Users users;
    private final Templates templates;

    public MemberPages(Groups organizations, Members members, Users users, Templates templates) {
        this.organizations = organizations;
        this.members = members;
        this.users = users;
        this.templates = templates;
    }

    /** Answers {@code GET /desk/organizations/{name}/members}. */
    public void list(Context context) {
        render(context, chosen(context), Form.EMPTY, Form.EMPTY);
    }

    /** Answers {@code POST /desk/organizations/{name}/members}. */
    public void give(Context context) {
        Group organization = chosen(context);
        Form form = Form.of(context);
        try {
            members.give(
                    Actor.of(context), organization.id(), form.value("username").strip(), form.value("role"));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            context.status(409);
            render(context, organization, form.with(problem), Form.EMPTY);
            return;
        }
        context.redirect(url(context, organization) + "?done=given");
    }

    /** Answers {@code POST /desk/organizations/{name}/members/take}. */
    public void take(Context context) {
        Group organization = chosen(context);
        Form form = Form.of(context);
        try {
            members.take(Actor.of(context), organization.id(), form.value("username"));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            context.status(409);
            render(context, organization, Form.EMPTY, form.with(problem));
            return;
        }
        context.redirect(url(context, organization) + "?done=taken");
    }

    private void render(Context context, Group organization, Form given, Form taken) {
        Actor actor = Actor.of(context);
        Map<String, Object> parameters = Map.of(
                "organization",
                organization,
                "members",
                members.list(actor, organization),
                "users",
                users.list(actor),
                "form",
                given,
                "taken",
                taken,
                "done",
                EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/members.jte", parameters);
    }

    private Group chosen(Context context) {
        return organizations.showChangeable(Actor.of(context), context.pathParam("name"));
    }

    private String url(Context context, Group organization) {
        return templates.view(context).url("/desk/organizations/" + organization.name() + "/members");
    }
}
