package khlang.organization;

import io.javalin.http.Context;
import java.util.Map;
import java.util.TreeMap;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;

/** Where officers make organizations and change those that they administer. */
public final class OrganizationEditPages {
    private static final String PATH = "/desk/organizations";

    private final Organizations organizations;
    private final Templates templates;

    public OrganizationEditPages(Organizations organizations, Templates templates) {
        this.organizations = organizations;
        this.templates = templates;
    }

    /** Answers {@code GET /desk/organizations}. */
    public void list(Context context) {
        Actor actor = Actor.of(context);
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("kind", "organization");
        parameters.put(
                "entries",
                organizations.list().stream()
                        .filter(organization -> actor.mayAdminister(organization.id()))
                        .toList());
        parameters.put("counts", organizations.counts(actor));
        parameters.put("sysadmin", actor.sysadmin());
        parameters.put("done", EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/entries.jte", parameters);
    }

    /** Answers {@code GET /desk/organizations/new}. */
    public void showNew(Context context) {
        checkSysadmin(Actor.of(context));
        render(context, Form.EMPTY, "", "");
    }

    /** Answers {@code POST /desk/organizations}. */
    public void create(Context context) {
        Form form = Form.of(context);
        Actor actor = Actor.of(context);
        checkSysadmin(actor);
        try {
            Organization made = organizations.create(actor, EntryForm.draft(form));
            done(context, PATH + "/" + made.name() + "/members", "made");
        } catch (Problem problem) {
            refuse(context, form.with(problem), "", "", problem);
        }
    }

    /** Answers {@code GET /desk/organizations/{name}}. */
    public void show(Context context) {
        Organization organization = chosen(context);
        render(context, EntryForm.of(organization), organization.name(), organization.title());
    }

    /** Answers {@code POST /desk/organizations/{name}}. */
    public void update(Context context) {
        Organization before = chosen(context);
        Form form = Form.of(context);
        try {
            Organization after = organizations.update(Actor.of(context), before.id(), EntryForm.draft(form));
            done(context, PATH + "/" + after.name(), "saved");
        } catch (Problem problem) {
            refuse(context, form.with(problem), before.name(), before.title(), problem);
        }
    }

    /** Answers {@code POST /desk/organizations/{name}/delete}, where the name must be typed once more. */
    public void delete(Context context) {
        Organization organization = chosen(context);
        Form typed = Form.of(context);
        try {
            if (!typed.value("confirm").strip().equals(organization.name())) {
                throw Problem.invalid("confirm", "organization.confirm.differs", organization.name());
            }
            organizations.delete(Actor.of(context), organization.id());
            done(context, PATH, "deleted");
        } catch (Problem problem) {
            Form form = new Form(EntryForm.of(organization).values(), problem.fields());
            refuse(context, form, organization.name(), organization.title(), problem);
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
        parameters.put("kind", "organization");
        parameters.put("form", form);
        parameters.put("name", name);
        parameters.put("title", title);
        parameters.put("sysadmin", Actor.of(context).sysadmin());
        parameters.put("done", EditDone.of(context.queryParam("done")));
        templates.render(context, "organization/entry.jte", parameters);
    }

    private Organization chosen(Context context) {
        Actor actor = Actor.of(context);
        Organization organization = organizations.show(actor, context.pathParam("name"));
        if (!actor.mayAdminister(organization.id())) {
            throw Problem.denied("organization.denied.admin", organization.title());
        }
        return organization;
    }

    private static void checkSysadmin(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("organization.denied.sysadmin");
        }
    }
}
