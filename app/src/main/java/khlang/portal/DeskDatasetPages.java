package khlang.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.Dataset;
import khlang.dataset.DatasetDraft;
import khlang.dataset.Datasets;
import khlang.dataset.RefusedFile;
import khlang.dataset.Vocabulary;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;
import org.jspecify.annotations.Nullable;

/** Where officers make, change, publish and delete datasets. */
public final class DeskDatasetPages {
    private final Templates templates;
    private final Datasets datasets;
    private final Vocabulary vocabulary;
    private final Groups organizations;
    private final Groups groups;
    private final DeskParts parts;

    public DeskDatasetPages(
            Templates templates,
            Datasets datasets,
            Vocabulary vocabulary,
            Groups organizations,
            Groups groups,
            DeskParts parts) {
        this.templates = templates;
        this.datasets = datasets;
        this.vocabulary = vocabulary;
        this.organizations = organizations;
        this.groups = groups;
        this.parts = parts;
    }

    /** Answers {@code GET /desk/dataset/new}. */
    public void showNew(Context context) {
        List<Group> own = ownOrganizations(context);
        if (own.isEmpty()) {
            throw Problem.denied("portal.desk.no_organization");
        }
        render(context, null, DatasetForm.fresh(own.size() == 1 ? own.get(0).id() : ""));
    }

    /** Answers {@code POST /desk/dataset/new}: the dataset is private until it is published. */
    public void create(Context context) {
        DatasetForm form = DatasetForm.of(context.formParamMap());
        try {
            form.check("title", "owner_org");
            Dataset made = datasets.create(Actor.of(context), form.draft(vocabulary, true));
            go(context, "/desk/dataset/" + made.name() + "/resource/new?done=made");
        } catch (Problem problem) {
            refuse(context, null, form, problem);
        }
    }

    /** Answers {@code GET /desk/dataset/{name}}. */
    public void show(Context context) {
        Dataset dataset = chosen(context);
        render(context, dataset, DatasetForm.of(dataset));
    }

    /** Answers {@code POST /desk/dataset/{name}}. */
    public void update(Context context) {
        Dataset before = chosen(context);
        DatasetForm form = DatasetForm.of(context.formParamMap());
        try {
            form.check("title");
            Dataset after = datasets.patch(Actor.of(context), before.id(), form.draft(vocabulary, false));
            go(context, "/desk/dataset/" + after.name() + "?done=saved");
        } catch (Problem problem) {
            refuse(context, before, form, problem);
        }
    }

    /** Answers {@code POST /desk/dataset/{name}/publish}. */
    public void publish(Context context) {
        set(context, false, "published");
    }

    /** Answers {@code POST /desk/dataset/{name}/unpublish}. */
    public void unpublish(Context context) {
        set(context, true, "unpublished");
    }

    private void set(Context context, boolean isPrivate, String done) {
        Dataset before = chosen(context);
        try {
            datasets.patch(Actor.of(context), before.id(), DatasetDraft.ofPrivate(isPrivate));
            go(context, "/desk/dataset/" + before.name() + "?done=" + done);
        } catch (Problem problem) {
            refuse(context, before, DatasetForm.of(before), problem);
        }
    }

    /** Answers {@code POST /desk/dataset/{name}/delete}, where the title or the name must be typed once more. */
    public void delete(Context context) {
        Dataset dataset = chosen(context);
        if (!names(dataset).contains(Form.of(context).value("confirm").strip())) {
            Problem differs = dataset.title().isEmpty()
                    ? Problem.invalid("confirm", "portal.desk.confirm.differs", dataset.name())
                    : Problem.invalid("confirm", "portal.desk.confirm.either.differs", dataset.title(), dataset.name());
            refuse(context, dataset, DatasetForm.of(dataset), differs);
            return;
        }
        datasets.delete(Actor.of(context), dataset.id());
        go(context, "/desk?done=deleted");
    }

    /** What people may call a dataset: by its title, as they see it, or by its name in the address. */
    private static Set<String> names(Dataset dataset) {
        return Stream.of(
                        dataset.name(),
                        dataset.title().strip(),
                        dataset.titleEnglish().strip())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    private void go(Context context, String path) {
        context.redirect(templates.view(context).url(path));
    }

    private void refuse(Context context, @Nullable Dataset dataset, DatasetForm form, Problem problem) {
        if (problem.fields().isEmpty()) {
            throw problem;
        }
        context.status(409);
        render(context, dataset, form.with(problem));
    }

    private void render(Context context, @Nullable Dataset dataset, DatasetForm form) {
        DeskDataset page = new DeskDataset(
                dataset,
                form,
                vocabulary,
                choosable(context, dataset),
                groups.list(),
                dataset == null ? List.of() : parts.of(templates.view(context), dataset),
                dataset == null ? Map.of() : datasets.missing(dataset),
                DeskParts.done(context.queryParam("done")));
        List<RefusedFile> refused = dataset == null ? List.of() : parts.refused(Actor.of(context), dataset);
        templates.render(
                context,
                "desk/dataset.jte",
                Map.of(
                        "page",
                        page,
                        "refused",
                        refused,
                        "personal",
                        parts.personal(page.resources()),
                        "leftOut",
                        DeskParts.leftOut(page.resources())));
    }

    private Dataset chosen(Context context) {
        Actor actor = Actor.of(context);
        return datasets.editable(
                actor, datasets.present(actor, context.pathParam("name")).id());
    }

    /** The organizations that a dataset may be given to; one that was shared with somebody keeps its own. */
    private List<Group> choosable(Context context, @Nullable Dataset dataset) {
        String owner = dataset == null ? null : dataset.organizationId();
        if (owner == null || Actor.of(context).mayEdit(owner)) {
            return ownOrganizations(context);
        }
        return organizations.find(owner).stream().toList();
    }

    private List<Group> ownOrganizations(Context context) {
        Actor actor = Actor.of(context);
        return organizations.list().stream()
                .filter(organization -> actor.mayEdit(organization.id()))
                .toList();
    }
}
