package khlang.openapi;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Choice;
import khlang.web.Templates;
import khlang.web.View;

/** The page on which a dataset's API is tried. */
public final class TryPages {
    /** The WebJar whose files are served under {@code /webjars}. */
    private static final String SWAGGER = "/webjars/swagger-ui/5.34.1/";

    private final Templates templates;
    private final Datasets datasets;
    private final SpecificationApi specifications;

    public TryPages(Templates templates, Datasets datasets, SpecificationApi specifications) {
        this.templates = templates;
        this.datasets = datasets;
        this.specifications = specifications;
    }

    /** Answers {@code /dataset/{name}/api}. */
    public void show(Context context) {
        View view = templates.view(context);
        Dataset dataset = datasets.present(Actor.of(context), context.pathParam("name"));
        List<TableExamples> tables = new ArrayList<>();
        List<Table> all = specifications.tables(dataset);
        for (int i = 0; i < all.size(); i++) {
            tables.add(examples(view, dataset, all.get(i), i + 1));
        }
        String specification = "/api/v1/datasets/" + dataset.name() + "/openapi.json";
        List<Choice> breadcrumb = List.of(
                Choice.of(view.t("openapi.datasets"), view.url("/dataset")),
                Choice.of(
                        view.either(dataset.title(), dataset.titleEnglish()), view.url("/dataset/" + dataset.name())));
        templates.render(
                context,
                "openapi/try.jte",
                Map.of(
                        "dataset", dataset,
                        "tables", tables,
                        "breadcrumb", breadcrumb,
                        "specification", specification + (view.thai() ? "" : "?lang=en"),
                        "swagger", SWAGGER));
    }

    private static TableExamples examples(View view, Dataset dataset, Table table, int number) {
        String rows = Specification.rowsPath(dataset, table);
        List<Example> examples = new ArrayList<>();
        examples.add(example(view, number + "-rows", view.t("openapi.try.rows"), rows + "?limit=5"));
        table.telling().ifPresent(field -> examples.add(filter(view, table, field, rows, number)));
        String search =
                "/api/3/action/datastore_search?resource_id=" + table.resource().id() + "&limit=5";
        examples.add(example(view, number + "-ckan", view.t("openapi.try.ckan"), search));
        examples.add(example(view, number + "-csv", view.t("openapi.try.csv"), Specification.dumpPath(table)));
        return new TableExamples(
                view.either(table.resource().name(), table.resource().nameEnglish()),
                table.version().fields(),
                table.version().rowCount(),
                examples);
    }

    private static Example filter(View view, Table table, Field field, String rows, int number) {
        String value = table.example(field).orElse("");
        String url = rows + "?" + View.encoded(field.id()) + "=" + View.encoded(value) + "&limit=5";
        String curl = "curl -G " + quoted(view.siteUrl() + rows) + " \\\n  --data-urlencode "
                + quoted(View.encoded(field.id()) + "=" + value) + " -d limit=5";
        return new Example(
                "example-" + number + "-filter", view.t("openapi.try.filter", field.label(), value), url, curl);
    }

    private static Example example(View view, String id, String title, String url) {
        return new Example("example-" + id, title, url, "curl " + quoted(view.siteUrl() + url));
    }

    // The shell must not read what data says: everything stands in single quotes, and one within is stepped out of.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
