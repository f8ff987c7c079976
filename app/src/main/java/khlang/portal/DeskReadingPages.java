package khlang.portal;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.Datasets;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.ingest.Ingest;
import khlang.ingest.Recipes;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.tabular.Glance;
import khlang.tabular.Preview;
import khlang.tabular.Recipe;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.SoundText;
import khlang.web.Templates;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Where officers see a file beside the table that would be made of it, and say how it is to be read. */
public final class DeskReadingPages {
    /** Addresses that are longer are cut somewhere on their way. */
    private static final int LONGEST_ADDRESS = 4_000;

    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final Ingest ingest;
    private final DeskSheets sheets;

    public DeskReadingPages(
            Templates templates, Datasets datasets, Resources resources, Datastore datastore, Ingest ingest) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.ingest = ingest;
        this.sheets = new DeskSheets(resources, datastore);
    }

    /** Answers {@code GET /desk/resource/{id}/reading}. */
    public void show(Context context) {
        Resource resource = chosen(context);
        ReadingDraft draft = ReadingDraft.asked(context.queryParamMap(), resource);
        render(context, resource, draft, draft.form());
    }

    /** Answers {@code POST /desk/resource/{id}/reading/look}: the file is seen as it would be read, and not loaded. */
    public void look(Context context) {
        Resource resource = chosen(context);
        ReadingDraft draft = sent(context);
        String path = "/desk/resource/" + resource.id() + "/reading" + draft.query();
        if (path.length() > LONGEST_ADDRESS) {
            render(context, resource, draft, draft.form());
            return;
        }
        context.redirect(templates.view(context).url(path) + "#side");
    }

    /** Answers {@code POST /desk/resource/{id}/reading}: the file is read again as is said. */
    public void update(Context context) {
        Resource resource = chosen(context);
        ReadingDraft draft = sent(context);
        try {
            ResourceDraft said =
                    ResourceDraft.EMPTY.withExtras(draft.extras()).withReplacing(new Replacing(true, null));
            resources.patch(Actor.of(context), resource.id(), said);
            context.redirect(templates.view(context).url("/desk/resource/" + resource.id() + "?done=saved"));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            context.status(409);
            render(context, resource, draft, draft.form().with(problem));
        }
    }

    /** Answers {@code POST /desk/resource/{id}/reading/sheet}: another table of the file becomes a resource. */
    public void sheet(Context context) {
        Resource resource = chosen(context);
        Form form = Form.of(context);
        String sheet = form.value("sheet");
        String table = form.value("table");
        View view = templates.view(context);
        String name = Stream.of(
                        resource.name(), sheet, table.isEmpty() ? "" : view.t("portal.sheets.number.name", table))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" – "));
        Resource made = sheets.make(Actor.of(context), resource, sheet, table, name);
        context.redirect(view.url("/desk/resource/" + made.id()));
    }

    private static ReadingDraft sent(Context context) {
        SoundText.check(context.formParamMap());
        return ReadingDraft.sent(context.formParamMap());
    }

    private Resource chosen(Context context) {
        Actor actor = Actor.of(context);
        Resource resource = resources.editable(actor, context.pathParam("id"));
        datasets.present(actor, resource.datasetId());
        return resource;
    }

    private void render(Context context, Resource resource, ReadingDraft draft, Form form) {
        // What is said now is how the file is read that waits, where one does.
        Resource newest = ingest.newest(resource);
        Map<String, Object> extras = new LinkedHashMap<>(resource.extras());
        extras.putAll(draft.extras());
        @Nullable Preview preview = null;
        @Nullable Phrase refusal = null;
        Recipe recipe = Recipe.NONE;
        Form shown = form;
        try {
            recipe = Recipes.of(extras);
            preview = ingest.preview(newest, recipe).orElse(null);
        } catch (Problem problem) {
            refusal = problem.fields().values().stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .orElse(problem.phrase());
            shown = form.errors().isEmpty() ? form.with(problem) : form;
        }
        DeskReading page = new DeskReading(
                resources.datasetOf(resource),
                newest,
                draft,
                !draft.equals(ReadingDraft.of(resource)),
                shown,
                glance(newest, recipe, preview),
                preview,
                refusal,
                sheets(resource));
        templates.render(context, "desk/reading.jte", Map.of("page", page));
    }

    private List<DeskSheet> sheets(Resource resource) {
        try {
            return sheets.of(resource, ingest.outline(resource));
        } catch (Problem problem) {
            // As with the glance.
            return List.of();
        }
    }

    private @Nullable Glance glance(Resource resource, Recipe recipe, @Nullable Preview preview) {
        try {
            String sheet = preview == null ? recipe.sheet() : preview.content().sheet();
            return ingest.glance(resource, recipe, sheet);
        } catch (Problem problem) {
            // What is wrong with the file is said where its table would stand; here it can only not be shown.
            return null;
        }
    }
}
