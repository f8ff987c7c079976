package khlang.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.chart.Charts;
import khlang.chart.Drawing;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.ResourceJson;
import khlang.dataset.Resources;
import khlang.dataset.Vocabulary;
import khlang.datastore.Datastore;
import khlang.datastore.Findings;
import khlang.datastore.TableVersion;
import khlang.ingest.Ingest;
import khlang.organization.Groups;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Choice;
import khlang.web.Templates;
import khlang.web.View;

/** A resource's page: its table first, then its charts, its data dictionary and its API. */
public final class ResourcePages {
    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final ResourceJson links;
    private final Groups organizations;
    private final Vocabulary vocabulary;
    private final Datastore datastore;
    private final Findings findings;
    private final Ingest ingest;
    private final Charts charts;
    private final ResourceTables tables;

    public ResourcePages(
            Templates templates,
            Datasets datasets,
            Resources resources,
            ResourceJson links,
            Groups organizations,
            Vocabulary vocabulary,
            Datastore datastore,
            Findings findings,
            Ingest ingest,
            Charts charts) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.links = links;
        this.organizations = organizations;
        this.vocabulary = vocabulary;
        this.datastore = datastore;
        this.findings = findings;
        this.ingest = ingest;
        this.charts = charts;
        this.tables = new ResourceTables(datastore);
    }

    /** Answers {@code /dataset/{name}/resource/{id}}. */
    public void show(Context context) {
        View view = templates.view(context);
        Dataset dataset = datasets.present(Actor.of(context), context.pathParam("name"));
        Resource resource = resources.named(dataset.id(), context.pathParam("id"));
        Map<String, List<String>> parameters = context.queryParamMap();
        boolean officer = Actor.of(context).mayEdit(dataset);
        Optional<TableVersion> table = table(resource, ResourceState.first(parameters, "version"), officer);
        Set<String> ids = table.map(TableVersion::fields).orElse(List.of()).stream()
                .map(Field::id)
                .collect(Collectors.toSet());
        String path = view.url("/dataset/" + dataset.name() + "/resource/" + resource.id());
        ResourceState state = ResourceState.of(path, parameters, ids);
        if (parameters.containsKey("field")) {
            context.redirect(narrowed(state, table, parameters).url());
            return;
        }
        Map<String, Object> shown = new HashMap<>(Map.of("page", page(view, dataset, resource, table, state, officer)));
        if (state.tab().equals(ResourceState.TABLE)) {
            shown.put("quality", Quality.known(findings, dataset, resource, table.orElse(null)));
        }
        boolean editor = Actor.of(context).mayEdit(dataset);
        shown.put("link", ingest.link(resource, editor).orElse(null));
        shown.put("desk", editor ? "/desk/resource/" + resource.id() : "");
        templates.render(context, "portal/resource.jte", shown);
    }

    /** Answers {@code /datastore/api_info/{id}}: where CKAN shows how a table is asked, this has a page of its own. */
    public void apiInfo(Context context) {
        View view = templates.view(context);
        Resource resource = datastore.resource(Actor.of(context), context.pathParam("id"));
        Dataset dataset = datasets.present(Actor.of(context), resource.datasetId());
        String page = "/dataset/" + dataset.name() + "/resource/" + resource.id();
        context.redirect(view.url(page) + "?tab=" + ResourceState.API);
    }

    /** Answers {@code /dataset/{name}/resource/{id}/versions}: every version, newest first. */
    public void versions(Context context) {
        Dataset dataset = datasets.present(Actor.of(context), context.pathParam("name"));
        Resource resource = resources.named(dataset.id(), context.pathParam("id"));
        boolean officer = Actor.of(context).mayEdit(dataset);
        templates.render(
                context,
                "portal/versions.jte",
                Map.of("page", new VersionsPage(dataset, resource, datastore.list(resource, officer))));
    }

    private Optional<TableVersion> table(Resource resource, String version, boolean officer) {
        if (version.isEmpty()) {
            return datastore.of(resource);
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            throw Problem.notFound("datastore.version.unknown", version);
        }
        return Optional.of(datastore.whole(resource, Integer.parseInt(version), officer));
    }

    /** Answers {@code /dataset/{name}/resource/{id}/job}: how far the loading of the file is, for the page's script. */
    public void job(Context context) {
        View view = templates.view(context);
        Dataset dataset = datasets.present(Actor.of(context), context.pathParam("name"));
        Resource resource = resources.named(dataset.id(), context.pathParam("id"));
        boolean officer = Actor.of(context).mayEdit(dataset);
        ResourceLoad load = ResourceLoad.of(view, ingest, resource, officer);
        context.header("Cache-Control", "no-store");
        context.json(
                load.progress() < 0
                        ? Map.of("state", load.state(), "text", load.text())
                        : Map.of("state", load.state(), "text", load.text(), "progress", load.progress()));
    }

    /** What the form of a new filter asks for, as an address of its own. */
    private static ResourceState narrowed(
            ResourceState state, Optional<TableVersion> table, Map<String, List<String>> parameters) {
        String id = ResourceState.first(parameters, "field");
        String operator = ResourceState.first(parameters, "operator");
        String value = ResourceState.first(parameters, "value");
        boolean needsValue = !operator.equals("empty") && !operator.equals("filled");
        if (id.isEmpty() || (needsValue && value.isBlank())) {
            return state;
        }
        Field field = table.map(TableVersion::fields).orElse(List.of()).stream()
                .filter(some -> some.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("portal.resource.field.unknown", id));
        return state.where(ResourceTables.written(field, operator, value));
    }

    private ResourcePage page(
            View view,
            Dataset dataset,
            Resource resource,
            Optional<TableVersion> version,
            ResourceState state,
            boolean officer) {
        TableVersion table = version.orElse(null);
        List<ResourceField> fields = version.map(
                        found -> ResourceDictionary.of(view, resource, found, findings.personal(resource, found)))
                .orElse(List.of());
        boolean first = table != null && state.tab().equals(ResourceState.TABLE);
        boolean api = table != null && state.tab().equals(ResourceState.API);
        ResourceTable rows = first && table != null ? tables.of(view, table, fields, state) : null;
        List<Drawing> drawings = table == null
                ? List.of()
                : charts.automatic(
                        table,
                        ResourceDictionary.chartWords(view, resource, table, findings.personal(resource, table)),
                        view.language());
        return new ResourcePage(
                dataset,
                resource,
                Optional.ofNullable(dataset.organizationId())
                        .flatMap(organizations::find)
                        .orElse(null),
                ResourceLoad.of(view, ingest, resource, officer),
                table,
                state,
                fields,
                rows,
                shown(drawings, state),
                (int) drawings.stream().filter(Drawing::drawn).count(),
                table == null ? List.of() : downloads(view, dataset, table, resource, state),
                links.fileUrl(resource),
                vocabulary
                        .choice("license_id", dataset.metadata().licenseId())
                        .map(choice -> view.either(choice.labelThai(), choice.labelEnglish()))
                        .orElse(""),
                table == null ? "" : ResourceExamples.address(dataset.name(), table, state, "", "limit=100"),
                api && table != null ? ResourceExamples.of(view, dataset.name(), table, fields, state) : List.of(),
                api && table != null ? ResourceExamples.whole(view, table) : List.of());
    }

    // A chart of all rows beside some of them would mislead.
    private static List<Drawing> shown(List<Drawing> drawings, ResourceState state) {
        return switch (state.tab()) {
            case ResourceState.CHART -> drawings;
            case ResourceState.TABLE ->
                state.filtered() || state.page() > 1
                        ? List.of()
                        : drawings.stream().filter(Drawing::drawn).limit(1).toList();
            default -> List.of();
        };
    }

    private List<Choice> downloads(
            View view, Dataset dataset, TableVersion table, Resource resource, ResourceState state) {
        List<Choice> all = new ArrayList<>();
        if (state.filtered() || !state.sort().isEmpty()) {
            String part = view.t("portal.resource.download.view");
            String csv = ResourceExamples.address(dataset.name(), table, state, ".csv", "");
            String excel = ResourceExamples.address(dataset.name(), table, state, ".csv", "bom=true");
            String json = ResourceExamples.address(dataset.name(), table, state, "", "limit=32000");
            all.add(new Choice(part + " CSV", csv, false, ""));
            all.add(new Choice(part + " CSV", excel, false, view.t("portal.resource.download.excel")));
            String parquet = ResourceExamples.address(dataset.name(), table, state, ".parquet", "");
            all.add(new Choice(part + " JSON", json, false, ""));
            all.add(new Choice(part + " Parquet", parquet, false, ""));
        }
        if (!state.version().isEmpty()) {
            VersionsPage page = new VersionsPage(dataset, resource, List.of(table));
            String rows = view.t("portal.resource.download.all") + " CSV";
            String original = view.t("portal.resource.download.original", "");
            all.add(new Choice(rows, page.rows(table) + ".csv", false, ""));
            all.add(new Choice(
                    view.t("portal.resource.download.all") + " Parquet", page.rows(table) + ".parquet", false, ""));
            if (!table.written()) {
                all.add(new Choice(original, page.file(table), false, view.size(table.fileSize())));
            }
            return all;
        }
        String dump = "/datastore/dump/" + resource.id();
        all.add(new Choice(view.t("portal.resource.download.all") + " CSV", dump, false, ""));
        all.add(new Choice(
                view.t("portal.resource.download.all") + " CSV",
                dump + "?bom=true",
                false,
                view.t("portal.resource.download.excel")));
        all.add(new Choice(view.t("portal.resource.download.all") + " JSON", dump + "?format=json", false, ""));
        all.add(new Choice(
                view.t("portal.resource.download.all") + " Parquet",
                "/api/v1/datasets/" + dataset.name() + "/resources/" + resource.id() + "/rows.parquet",
                false,
                ""));
        Long size = resource.fileSize();
        if (resource.fileHash() != null) {
            all.add(new Choice(
                    view.t("portal.resource.download.original", resource.format()),
                    links.fileUrl(resource),
                    false,
                    size == null ? "" : view.size(size)));
        }
        return all;
    }
}
