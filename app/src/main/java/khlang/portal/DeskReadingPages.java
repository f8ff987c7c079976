package khlang.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.dataset.Datasets;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.ResourceDraft;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.SearchRequest;
import khlang.datastore.TableVersion;
import khlang.ingest.Ingest;
import khlang.ingest.Recipes;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.Glance;
import khlang.tabular.Recipe;
import khlang.user.Actor;
import khlang.web.Form;
import khlang.web.Templates;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Where officers see a file beside the table that was made of it, and say how it is to be read. */
public final class DeskReadingPages {
    private static final int ROWS = 8;
    private static final List<String> KEYS = List.of(
            "sheet",
            "encoding",
            "delimiter",
            "header_rows",
            "first_row",
            "last_row",
            "totals",
            "repair",
            "table",
            "groups",
            "group_name");

    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Ingest ingest;
    private final DeskSheets sheets;

    public DeskReadingPages(
            Templates templates, Datasets datasets, Resources resources, Datastore datastore, Ingest ingest) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.ingest = ingest;
        this.sheets = new DeskSheets(resources, datastore);
    }

    /** Answers {@code GET /desk/resource/{id}/reading}. */
    public void show(Context context) {
        Resource resource = chosen(context);
        Map<String, String> values = new LinkedHashMap<>();
        KEYS.forEach(key -> values.put(key, text(resource.extras().get(key))));
        Recipes.kinds(resource.extras()).forEach((header, kind) -> values.put(DeskReading.KIND + header, kind.id()));
        render(context, resource, Form.of(values));
    }

    /** Answers {@code POST /desk/resource/{id}/reading}: the file is read again as is said. */
    public void update(Context context) {
        Resource resource = chosen(context);
        Form form = Form.of(context);
        Map<String, Object> said = new LinkedHashMap<>();
        KEYS.forEach(key -> said.put(key, form.value(key)));
        said.put("omit", List.copyOf(context.formParams("omit")));
        said.put("fill_down", List.copyOf(context.formParams("fill_down")));
        said.put("kinds", kinds(resource, form));
        try {
            ResourceDraft draft = ResourceDraft.EMPTY.withExtras(said).withReplacing(new Replacing(true, null));
            resources.patch(Actor.of(context), resource.id(), draft);
            context.redirect(templates.view(context).url("/desk/resource/" + resource.id() + "?done=saved"));
        } catch (Problem problem) {
            if (problem.fields().isEmpty()) {
                throw problem;
            }
            context.status(409);
            render(context, resource, form.with(problem));
        }
    }

    /** The kinds chosen so far, with those that the form says; empty text for none. */
    private static Object kinds(Resource resource, Form form) {
        Map<String, String> kinds = new LinkedHashMap<>();
        Recipes.kinds(resource.extras()).forEach((header, kind) -> kinds.put(header, kind.id()));
        form.values().forEach((name, kind) -> {
            if (name.startsWith(DeskReading.KIND)) {
                kinds.put(name.substring(DeskReading.KIND.length()), kind);
            }
        });
        kinds.values().removeIf(String::isBlank);
        return kinds.isEmpty() ? "" : kinds;
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

    private Resource chosen(Context context) {
        Actor actor = Actor.of(context);
        Resource resource = resources.editable(actor, context.pathParam("id"));
        datasets.present(actor, resource.datasetId());
        return resource;
    }

    private static String text(@Nullable Object said) {
        return said == null ? "" : said.toString();
    }

    private void render(Context context, Resource resource, Form form) {
        View view = templates.view(context);
        Recipe recipe = Recipes.of(resource);
        Optional<TableVersion> table = datastore
                .held(resource)
                .filter(held -> held.fileHash().equals(resource.fileHash()))
                .or(() -> datastore.of(resource));
        Set<String> headers = new LinkedHashSet<>();
        table.ifPresent(found -> found.fields().stream().map(Field::label).forEach(headers::add));
        headers.addAll(recipe.omit());
        DeskReading page = new DeskReading(
                resources.datasetOf(resource),
                resource,
                form,
                glance(resource, recipe),
                sheets(resource),
                table.orElse(null),
                List.copyOf(headers),
                table.map(found -> rows(view, found)).orElse(List.of()),
                recipe.omit(),
                recipe.fillDown());
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

    private @Nullable Glance glance(Resource resource, Recipe recipe) {
        try {
            return ingest.glance(resource, recipe);
        } catch (Problem problem) {
            // What is wrong with the file stands on its own page; here it can only not be shown.
            return null;
        }
    }

    private List<List<String>> rows(View view, TableVersion table) {
        SearchRequest request =
                new SearchRequest(table.resourceId(), List.of(), List.of(), List.of(), List.of(), false, ROWS, 0);
        List<List<String>> rows = new ArrayList<>();
        var found = datastore.search(table, request);
        found.rows().forEach(row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.length; i++) {
                Field field = found.columns().get(i);
                if (field.position() > 0) {
                    cells.add(row[i] == null ? "" : Cells.text(view, field, row[i]));
                }
            }
            rows.add(cells);
        });
        return rows;
    }
}
