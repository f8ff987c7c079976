package khlang.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.ResourceJson;
import khlang.dataset.Resources;
import khlang.dataset.Vocabulary;
import khlang.datastore.Datastore;
import khlang.datastore.SearchResult;
import khlang.datastore.TableVersion;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.query.SearchRequest;
import khlang.thai.ThaiCalendar;
import khlang.user.Actor;
import khlang.web.Markdown;
import khlang.web.Templates;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** A dataset's page. */
public final class DatasetPages {
    private static final int GLIMPSE_ROWS = 3;
    private static final int GLIMPSE_FIELDS = 5;

    private final Templates templates;
    private final Datasets datasets;
    private final Resources resources;
    private final ResourceJson links;
    private final Groups organizations;
    private final Groups groups;
    private final Datastore datastore;
    private final DatasetFacts facts;

    public DatasetPages(
            Templates templates,
            Datasets datasets,
            Resources resources,
            ResourceJson links,
            Groups organizations,
            Groups groups,
            Vocabulary vocabulary,
            Datastore datastore) {
        this.templates = templates;
        this.datasets = datasets;
        this.resources = resources;
        this.links = links;
        this.organizations = organizations;
        this.groups = groups;
        this.datastore = datastore;
        this.facts = new DatasetFacts(vocabulary);
    }

    /** Answers {@code /dataset/{name}}. */
    public void show(Context context) {
        Actor actor = Actor.of(context);
        View view = templates.view(context);
        Dataset dataset = datasets.present(actor, context.pathParam("name"));
        Group organization = Optional.ofNullable(dataset.organizationId())
                .flatMap(organizations::find)
                .orElse(null);
        Map<String, Group> byId = groups.byId();
        DatasetPage page = new DatasetPage(
                dataset,
                Markdown.html(view.either(dataset.notes(), dataset.notesEnglish())),
                organization,
                dataset.groupIds().stream()
                        .flatMap(id -> Optional.ofNullable(byId.get(id)).stream())
                        .toList(),
                resources.of(dataset.id()).stream()
                        .map(resource -> card(view, dataset, resource))
                        .toList(),
                facts.of(view, dataset, organization),
                facts.choice(view, "license_id", dataset.metadata().licenseId()),
                citation(view, dataset, organization),
                dataset.title().contains("ข้อมูลสังเคราะห์"),
                actor.mayEdit(dataset));
        templates.render(context, "portal/dataset.jte", Map.of("page", page));
    }

    private ResourceCard card(View view, Dataset dataset, Resource resource) {
        Optional<TableVersion> table = datastore.of(resource);
        List<List<ResourceCell>> glimpse = table.map(found -> glimpse(view, datastore.search(found, first(resource))))
                .orElse(List.of());
        return new ResourceCard(
                resource,
                view.url("/dataset/" + dataset.name() + "/resource/" + resource.id()),
                links.url(resource),
                table.map(TableVersion::rowCount).orElse(-1L),
                table.map(found -> found.fields().size()).orElse(0),
                table
                        .map(found -> ResourceDictionary.of(view, resource, found, field -> true))
                        .orElse(List.of())
                        .stream()
                        .limit(GLIMPSE_FIELDS)
                        .toList(),
                glimpse);
    }

    private static SearchRequest first(Resource resource) {
        return SearchRequest.of(resource.id()).page(GLIMPSE_ROWS, 0);
    }

    private static List<List<ResourceCell>> glimpse(View view, SearchResult result) {
        return result.rows().stream()
                .map(row -> IntStream.range(0, result.columns().size())
                        .filter(column -> result.columns().get(column).position() > 0)
                        .limit(GLIMPSE_FIELDS)
                        .mapToObj(column ->
                                ResourceCell.glimpse(view, result.columns().get(column), row[column]))
                        .toList())
                .toList();
    }

    private static String citation(View view, Dataset dataset, @Nullable Group organization) {
        String publisher = organization == null
                ? view.siteTitle()
                : view.either(organization.title(), organization.titleEnglish());
        int year = dataset.metadataModified()
                .atZone(java.time.ZoneId.of("Asia/Bangkok"))
                .getYear();
        return publisher + " (" + ThaiCalendar.year(year, view.language().code()) + "). "
                + view.either(dataset.title(), dataset.titleEnglish()) + ". " + view.siteUrl()
                + view.url("/dataset/" + dataset.name());
    }
}
