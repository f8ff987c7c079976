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
import khlang.query.Clock;
import khlang.query.Column;
import khlang.query.PageToken;
import khlang.query.RowParameters;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.user.Actor;
import khlang.web.Attachment;
import khlang.web.Coding;
import khlang.web.Json;
import khlang.web.LongAnswers;
import khlang.web.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The native API of rows: one address per table, every question a query string. */
public final class RowsApi {
    private static final Logger LOG = LoggerFactory.getLogger(RowsApi.class);

    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;
    private final int facetMilliseconds;

    /** @param facetMilliseconds how long each facet may take */
    public RowsApi(
            Datasets datasets, Resources resources, Datastore datastore, Findings findings, int facetMilliseconds) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
        this.facetMilliseconds = facetMilliseconds;
    }

    /** Answers {@code /api/v1/datasets/{name}/resources/{resource}/rows}: a page of rows, or of groups of them, as JSON. */
    public void rows(Context context) {
        Coding.byForm(context);
        RowForm form = RowForm.accepted(context.header("Accept"));
        if (form != RowForm.JSON) {
            export(context, form.ending());
            return;
        }
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = version(context, dataset, resource);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        RowParameters parameters = parameters(context, version);
        String question = question(context, resource, version);
        SearchPlan plan = behind(parameters, question, parameters.plan(SearchRequest.LIMIT, SearchRequest.MOST));
        boolean objects = FormParameters.page(parameters).objects();
        Counting counting = Counting.of(parameters, parameters.first("next").isPresent());
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
        PageToken behind = page.next();
        String next = behind == null ? null : RowsDoor.page(context, plan.limit(), behind.written(question));
        RowsDoor.next(context, next);
        RowsDoor.took(context, began);
        RowsDoor.send(context, RowForm.JSON.mediaType(), out -> {
            out.text("{\"fields\":" + fields(page.columns(), dictionary) + ",\n\"records\":");
            JsonRows records = new JsonRows(out, page.columns(), objects);
            page.rows().forEach(row -> records.row(parameters.clock().told(row)));
            records.end();
            out.text(",\n" + totals + "\"limit\":" + plan.limit() + ",\"offset\":" + plan.offset());
            out.text(",\"next\":");
            RowText.json(out, next);
            if (!facets.isEmpty()) {
                out.text(",\n\"facets\":" + counted.json(facets, dictionary));
            }
            out.text("}\n");
        });
    }

    /**
     * Answers {@code …/facets}: the most frequent values of the fields that {@code facet} names, else of those that have
     * few, among the rows that meet the conditions of {@code …/rows}.
     */
    public void facets(Context context) {
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        RowParameters parameters = parameters(context, version);
        parameters.figures("facet", "facet_size");
        SearchPlan plan = new SearchPlan(
                version.id(), List.of(Column.of(SearchPlan.ROW)), parameters.conditions(), List.of(), false, 0, 0);
        if (RowsDoor.known(context, resource, version, dictionary)) {
            return;
        }
        long began = System.nanoTime();
        RowFacets counted = new RowFacets(datastore, plan, context.path(), context.queryParamMap(), facetMilliseconds);
        List<Field> asked = parameters.fields("facet");
        List<RowFacets.Facet> facets = counted.of(
                parameters,
                asked.isEmpty() ? RowFacets.suggested(version, findings.personal(resource, version)) : asked);
        if (facets.stream().anyMatch(RowFacets.Facet::skipped)) {
            RowsDoor.once(context);
        }
        long total = datastore.count(version, plan);
        RowsDoor.took(context, began);
        context.contentType(RowForm.JSON.mediaType())
                .result("{\"total\":" + total + ",\n\"facets\":" + counted.json(facets, dictionary) + "}\n");
    }

    /** Answers {@code …/rows.csv} and the other forms: all rows that the question asks for, unless it says how many. */
    public void export(Context context, String ending) {
        RowForm form = RowForm.of(ending)
                .orElseThrow(() -> Problem.invalid(
                        "form",
                        "datastore.form.unknown",
                        ending.length() > 20 ? ending.substring(0, 20) + "…" : ending,
                        RowForm.endings(List.of(RowForm.values()))));
        Dataset dataset = dataset(context);
        Resource resource = resource(context, dataset);
        TableVersion version = version(context, dataset, resource);
        RowParameters parameters = parameters(context, version);
        FormParameters how = FormParameters.file(parameters, form);
        String question = question(context, resource, version);
        SearchPlan plan = behind(parameters, question, parameters.plan(SearchRequest.ALL, SearchRequest.ALL));
        FieldDictionary dictionary = new FieldDictionary(resource, version.fields());
        String words = how.labels() == HeaderLabels.KEY ? "" : dictionary.tag();
        if (RowsDoor.unchanged(context, form.ending(), version.tag(), words)) {
            return;
        }
        if (form == RowForm.PARQUET && !context.method().equals(HandlerType.HEAD)) {
            parquet(context, plan, parameters.clock(), resource.name());
            return;
        }
        Attachment.titled(context, resource.name(), form.ending());
        RowsDoor.send(context, form.mediaType(), out -> {
            if (how.sheet()) {
                out.character('\uFEFF');
            }
            datastore.write(plan, how.labels().of(plan.fields(), dictionary), parameters.clock(), form, how, out);
        });
    }

    /** Makes the file, as long as somebody waits for it, and sends it. */
    private void parquet(Context context, SearchPlan plan, Clock clock, String title) {
        LongAnswers.begin(context);
        long began = System.nanoTime();
        try (Presence presence = Presence.of(context)) {
            try {
                datastore.parquet(plan, clock, presence::whenGone, file -> {
                    presence.end();
                    RowsDoor.took(context, began);
                    Attachment.titled(context, title, RowForm.PARQUET.ending());
                    RowsDoor.file(context, RowForm.PARQUET.mediaType(), file);
                });
            } catch (RuntimeException e) {
                if (!presence.gone()) {
                    throw e;
                }
                LOG.debug("nobody waits for the file any more: {}", e.toString());
            }
        }
    }

    /** The endings of all forms. */
    public static List<String> endings() {
        return Arrays.stream(RowForm.values()).map(RowForm::ending).toList();
    }

    private static RowParameters parameters(Context context, TableVersion version) {
        return new RowParameters(context.queryParamMap(), version.id(), version.fields());
    }

    private static String question(Context context, Resource resource, TableVersion version) {
        return PageToken.question(resource.id() + "/" + version.number(), context.queryParamMap());
    }

    /** The plan from where {@code next} says, which stands for all rows before. */
    private static SearchPlan behind(RowParameters parameters, String question, SearchPlan plan) {
        Optional<String> token = parameters.first("next");
        if (token.isPresent() && plan.offset() > 0) {
            throw Problem.invalid("offset", "datastore.next.offset");
        }
        return token.map(text -> PageToken.follow(text, question, plan)).orElse(plan);
    }

    /** The version that is asked for: pages behind the first are of the one of which the first was. */
    private TableVersion version(Context context, Dataset dataset, Resource resource) {
        TableVersion version = VersionsApi.asked(datastore, dataset, resource, context);
        Optional<String> token = Optional.ofNullable(context.queryParam("next")).filter(text -> !text.isBlank());
        int number = token.map(PageToken::version).orElse(version.number());
        if (number == version.number()) {
            return version;
        }
        if (context.pathParamMap().containsKey("version")) {
            throw Problem.invalid("next", "datastore.next");
        }
        return datastore.whole(resource, number, resources.mayEdit(Actor.of(context), resource));
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
