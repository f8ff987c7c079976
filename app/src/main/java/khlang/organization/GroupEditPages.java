package khlang.organization;

import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;

/** Where officers make organizations, or groups, and change those that they look after. */
public final class GroupEditPages {
    private final Groups groups;
    private final Templates templates;
    private final String path;

    public GroupEditPages(Groups groups, Templates templates) {
        this.groups = groups;
        this.templates = templates;
        this.path = "/desk/" + groups.kind().plural();
    }

    /** Answers {@code GET /desk/organizations} and {@code /desk/groups}. */
    public void list(Context context) {
        Actor actor = Actor.of(context);
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("kind", groups.kind().code());
        parameters.put("entries", groups.listChangeable(actor));
        parameters.put("counts", groups.counts(actor));
        parameters.put("sysadmin", actor.sysadmin());
        parameters.put("done", EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/entries.jte", parameters);
    }

    /** Answers {@code GET /desk/organizations/new} and {@code /desk/groups/new}. */
    public void showNew(Context context) {
        groups.checkMayCreate(Actor.of(context));
        render(context, Form.EMPTY, "", "");
    }

    /** Answers {@code POST /desk/organizations} and {@code /desk/groups}. */
    public void create(Context context) {
        Form form = Form.of(context);
        Actor actor = Actor.of(context);
        groups.checkMayCreate(actor);
        try {
            Group made = groups.create(actor, GroupForm.draft(form));
            done(context, path + "/" + made.name() + next(), "made");
        } catch (Problem problem) {
            refuse(context, form.with(problem), "", "", problem);
        }
    }

    /** What stands after the address of a new one: an organization is of no use without members. */
    private String next() {
        return switch (groups.kind()) {
            case ORGANIZATION -> "/members";
            case GROUP -> "";
        };
    }

    /** Answers {@code GET /desk/organizations/{name}} and {@code /desk/groups/{name}}. */
    public void show(Context context) {
        Group group = chosen(context);
        render(context, GroupForm.of(group), group.name(), group.title());
    }

    /** Answers {@code POST /desk/organizations/{name}} and {@code /desk/groups/{name}}. */
    public void update(Context context) {
        Group before = chosen(context);
        Form form = Form.of(context);
        try {
            Group after = groups.update(Actor.of(context), before.id(), GroupForm.draft(form));
            done(context, path + "/" + after.name(), "saved");
        } catch (Problem problem) {
            refuse(context, form.with(problem), before.name(), before.title(), problem);
        }
    }

    /** Answers {@code POST /desk/…/{name}/delete}, where the name must be typed once more. */
    public void delete(Context context) {
        Group group = chosen(context);
        Form typed = Form.of(context);
        try {
            if (!typed.value("confirm").strip().equals(group.name())) {
                throw Problem.invalid("confirm", "organization.confirm.differs", group.name());
            }
            groups.delete(Actor.of(context), group.id());
            done(context, path, "deleted");
        } catch (Problem problem) {
            Form form = new Form(GroupForm.of(group).values(), problem.fields());
            refuse(context, form, group.name(), group.title(), problem);
        }
    }

    private void done(Context context, String address, String word) {
        context.redirect(templates.view(context).url(address) + "?done=" + word);
    }

    private void refuse(Context context, Form form, String name, String title, Problem problem) {
        if (problem.fields().isEmpty()) {
            throw problem;
        }
        context.status(409);
        render(context, form, name, title);
    }

    private void render(Context context, Form form, String name, String title) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("kind", groups.kind().code());
        parameters.put("form", form);
        parameters.put("name", name);
        parameters.put("title", title);
        parameters.put("sysadmin", Actor.of(context).sysadmin());
        parameters.put("done", EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/entry.jte", parameters);
    }

    private Group chosen(Context context) {
        return groups.showChangeable(Actor.of(context), context.pathParam("name"));
    }
}
