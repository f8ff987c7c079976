package khlang.organization;

import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;

/** Where system administrators make and change groups. */
public final class GroupEditPages {
    private static final String PATH = "/desk/groups";

    private final Groups groups;
    private final Templates templates;

    public GroupEditPages(Groups groups, Templates templates) {
        this.groups = groups;
        this.templates = templates;
    }

    /** Answers {@code GET /desk/groups}. */
    public void list(Context context) {
        Actor actor = Actor.of(context);
        checkSysadmin(actor);
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("kind", "group");
        parameters.put("entries", groups.list());
        parameters.put("counts", groups.counts(actor));
        parameters.put("sysadmin", actor.sysadmin());
        parameters.put("done", EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/entries.jte", parameters);
    }

    /** Answers {@code GET /desk/groups/new}. */
    public void showNew(Context context) {
        checkSysadmin(Actor.of(context));
        render(context, Form.EMPTY, "", "");
    }

    /** Answers {@code POST /desk/groups}. */
    public void create(Context context) {
        Form form = Form.of(context);
        Actor actor = Actor.of(context);
        checkSysadmin(actor);
        try {
            Group made = groups.create(actor, EntryForm.draft(form));
            done(context, PATH + "/" + made.name(), "made");
        } catch (Problem problem) {
            refuse(context, form.with(problem), "", "", problem);
        }
    }

    /** Answers {@code GET /desk/groups/{name}}. */
    public void show(Context context) {
        Group group = chosen(context);
        render(context, EntryForm.of(group), group.name(), group.title());
    }

    /** Answers {@code POST /desk/groups/{name}}. */
    public void update(Context context) {
        Group before = chosen(context);
        Form form = Form.of(context);
        try {
            Group after = groups.update(Actor.of(context), before.id(), EntryForm.draft(form));
            done(context, PATH + "/" + after.name(), "saved");
        } catch (Problem problem) {
            refuse(context, form.with(problem), before.name(), before.title(), problem);
        }
    }

    /** Answers {@code POST /desk/groups/{name}/delete}, where the name must be typed once more. */
    public void delete(Context context) {
        Group group = chosen(context);
        Form typed = Form.of(context);
        try {
            if (!typed.value("confirm").strip().equals(group.name())) {
                throw Problem.invalid("confirm", "organization.confirm.differs", group.name());
            }
            groups.delete(Actor.of(context), group.id());
            done(context, PATH, "deleted");
        } catch (Problem problem) {
            Form form = new Form(EntryForm.of(group).values(), problem.fields());
            refuse(context, form, group.name(), group.title(), problem);
        }
    }

    private void done(Context context, String path, String word) {
        context.redirect(templates.view(context).url(path) + "?done=" + word);
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
        parameters.put("kind", "group");
        parameters.put("form", form);
        parameters.put("name", name);
        parameters.put("title", title);
        parameters.put("sysadmin", Actor.of(context).sysadmin());
        parameters.put("done", EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/entry.jte", parameters);
    }

    private Group chosen(Context context) {
        checkSysadmin(Actor.of(context));
        return groups.show(Actor.of(context), context.pathParam("name"));
    }

    private static void checkSysadmin(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("organization.denied.sysadmin");
        }
    }
}
