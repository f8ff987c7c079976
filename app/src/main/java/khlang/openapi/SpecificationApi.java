package khlang.openapi;

import io.javalin.http.Context;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.List;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.FieldValues;
import khlang.datastore.Findings;
import khlang.user.Actor;
import khlang.web.Actions;
import khlang.web.EntityTag;
import khlang.web.Language;
import khlang.web.Messages;
import khlang.web.Site;

/** The descriptions of each dataset's API and of the site's. */
public final class SpecificationApi {
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Findings findings;
    private final Messages messages;
    private final Actions actions;
    private final Site site;

    public SpecificationApi(
            Datasets datasets,
            Resources resources,
            Datastore datastore,
            Findings findings,
            Messages messages,
            Actions actions,
            Site site) {
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.findings = findings;
        this.messages = messages;
        this.actions = actions;
        this.site = site;
    }

    /** Answers {@code /api/v1/datasets/{name}/openapi.json}; in English where {@code ?lang=en}. */
    public void show(Context context) {
        Dataset dataset = datasets.show(Actor.of(context), context.pathParam("name"));
        answer(context, new Specification(dataset, tables(dataset), site.url(), tongue(context)).describe());
    }

    /** Answers {@code /api/v1/openapi.json}: what holds for all datasets; in English where {@code ?lang=en}. */
    public void showSite(Context context) {
        answer(context, new SiteSpecification(actions.described(), site, tongue(context)).describe());
    }

    private Tongue tongue(Context context) {
        return new Tongue(messages, "en".equals(context.queryParam("lang")) ? Language.EN : Language.TH);
    }

    private static void answer(Context context, OpenAPI api) {
        EntityTag.send(
                context, "application/json;charset=utf-8", Json31.mapper().writeValueAsBytes(api));
    }

    /** The tables of a dataset, in its order. */
    List<Table> tables(Dataset dataset) {
        FieldValues values = new FieldValues(datastore);
        return resources.of(dataset.id()).stream()
                .flatMap(resource -> datastore
                        .of(resource)
                        .map(version -> Table.of(resource, version, findings.personal(resource, version), values))
                        .stream())
                .toList();
    }
}
