package khlang.datastore;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Problem;
import khlang.query.PageToken;
import khlang.query.RowParameters;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.Coding;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The native API of rows: one address per table, every question a query string. */
public final class RowsApi {
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final int facetMilliseconds;

    /** @param facetMilliseconds how long each facet may take */
    public RowsApi(Datasets datasets, Resources resources, Datastore datastore, int facetMilliseconds) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.facetMilliseconds = facetMilliseconds;
    }

    /** Answers {@code /api/v1/datasets/{name}/resources/{resource}/rows}: a page of rows, or of groups of them, as JSON. */
    public void rows(Context context) {
        Optional<RowForm> form = RowForm.accepted(context.header("Accept"));
        if (form.isPresent()) {
            Coding.byForm(context);
            export(context, form.get().ending());
            return;
        }
        Optional<String> token = first(context, "next");
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = version(context, dataset, resource, token);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        RowParameters parameters = parameters(context, version);
        SearchPlan asked = parameters.plan(SearchRequest.LIMIT, SearchRequest.MOST);
        SearchPlan plan = token.map(text -> PageToken.follow(text, asked)).orElse(asked);
        boolean objects = parameters.choice("shape", "objects", "arrays").equals("objects");
        Counting counting = Counting.of(parameters, token.isPresent());
        refuseLabels(parameters);
        RowsDoor.links(context);
        if (RowsDoor.known(context, resource, version, dictionary)) {
            return;
        }
        long began = System.nanoTime();
        RowFacets counted = new RowFacets(datastore, plan, context.path(), context.queryParamMap(), facetMilliseconds);
        List<RowFacets.Facet> facets = counted.of(parameters);
        if (facets.stream().anyMatch(RowFacets.Facet::skipped)) {
            RowsDoor.once(context);
        }
        RowPage page = datastore.page(version, plan);
        String totals = counting.of(datastore, version, plan, page);
        RowsDoor.took(context, began);
        RowsDoor.send(context, RowForm.JSON.mediaType(), out -> {
            out.text("{\"fields\":" + fields(page.columns(), dictionary) + ",\n\"records\":");
            JsonRows records = new JsonRows(out, page.columns(), objects);
            page.rows().forEach(row -> records.row(parameters.clock().told(row)));
            records.end();
            out.text(",\n" + totals + "\"limit\":" + plan.limit() + ",\"offset\":" + plan.offset());
            out.text(",\"next\":");
            PageToken next = page.next();
            RowText.json(out, next == null ? null : RowsDoor.page(context, plan.limit(), next));
            if (!facets.isEmpty()) {
                out.text(",\n\"facets\":" + counted.json(facets));
            }
            out.text("}\n");
        });
    }

    /** Answers {@code …/rows.csv} and the other forms: all rows that the question asks for, unless it says how many. */
    public void export(Context context, String ending) {
        RowForm form = RowForm.of(ending).orElseThrow();
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        RowParameters parameters = parameters(context, version);
        boolean sheet =
                parameters.first("bom").filter(text -> text.equals("true")).isPresent();
        HeaderLabels labels = HeaderLabels.of(parameters);
        if (!form.headed()) {
            refuseLabels(parameters);
        }
        SearchPlan plan = parameters.plan(SearchRequest.ALL, SearchRequest.ALL);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        if (labels == HeaderLabels.KEY
                ? RowsDoor.unchanged(context, version)
                : RowsDoor.unchanged(context, version, dictionary)) {
            return;
        }
        if (form == RowForm.PARQUET && !context.method().equals(HandlerType.HEAD)) {
            datastore.parquet(plan, parameters.clock(), file -> {
                Attachment.titled(context, resource.name(), form.ending());
                RowsDoor.file(context, form.mediaType(), file);
            });
            return;
        }
        Attachment.titled(context, resource.name(), form.ending());
        RowsDoor.send(context, form.mediaType(), out -> {
            if (sheet && form.text(true) != null) {
                out.character('\uFEFF');
            }
            datastore.write(plan, labels.of(plan.fields(), dictionary), parameters.clock(), form, sheet, out);
        });
    }

    /** Objects have the fields' own names, and so have files that programs read. */
    private static void refuseLabels(RowParameters parameters) {
        if (HeaderLabels.of(parameters) != HeaderLabels.KEY) {
            throw Problem.invalid("labels", "datastore.labels.form");
        }
    }

    /** The endings of all forms. */
    public static List<String> endings() {
        return Arrays.stream(RowForm.values()).map(RowForm::ending).toList();
    }

    private static RowParameters parameters(Context context, TableVersion version) {
        return new RowParameters(context.queryParamMap(), version.id(), version.fields());
    }

    private static Optional<String> first(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
    }

    /** The version that is asked for: pages behind the first are of the one of which the first was. */
    private TableVersion version(Context context, Dataset dataset, Resource resource, Optional<String> token) {
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        int number = token.map(PageToken::version).orElse(version.number());
        return number == version.number()
                ? version
                : datastore.whole(resource, number, resources.mayEdit(Actor.of(context), resource));
    }

    private Dataset dataset(Context context) {
        return datasets.outline(Actor.of(context), context.pathParam("name"));
    }

    private Resource resource(Context context, Dataset dataset) {
        return resources.named(dataset.id(), context.pathParam("resource"));
    }

    private static ArrayNode fields(List<Field> columns, FieldDictionary dictionary) {
        ArrayNode fields = Json.MAPPER.createArrayNode();
        for (Field column : columns) {
            ObjectNode field = fields.addObject();
            field.put("id", column.id());
            field.put("label", dictionary.label(column));
            field.put("type", column.type().name().toLowerCase(Locale.ROOT));
            FieldInfo.said(dictionary.entry(column), field);
        }
        return fields;
    }
}
