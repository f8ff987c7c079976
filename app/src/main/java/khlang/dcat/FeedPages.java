package khlang.dcat;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.problem.Problem;
import khlang.search.Search;
import khlang.search.SearchAnswer;
import khlang.search.SearchQuery;
import khlang.user.Actor;
import khlang.web.EntityTag;
import khlang.web.Markdown;
import khlang.web.PageNumber;
import khlang.web.Templates;
import khlang.web.View;

/**
 * Feeds in Atom 1.0 of what is new: of all datasets, of those of an organization, a group, a tag or a search, and of one
 * dataset. They tell what everybody may see, whoever asks.
 */
public final class FeedPages {
    private static final int ENTRIES = 20;
    private static final String ATOM = "application/atom+xml";
    private static final String NEWEST = "metadata_modified desc";

    private final Templates templates;
    private final Search search;
    private final Datasets datasets;
    private final Resources resources;
    private final Datastore datastore;
    private final Groups organizations;
    private final Groups groups;

    public FeedPages(
            Templates templates,
            Search search,
            Datasets datasets,
            Resources resources,
            Datastore datastore,
            Groups organizations,
            Groups groups) {
        this.templates = templates;
        this.search = search;
        this.datasets = datasets;
        this.resources = resources;
        this.datastore = datastore;
        this.organizations = organizations;
        this.groups = groups;
    }

    /** Answers {@code /feeds/dataset.atom}: all datasets, the last changed first. */
    public void all(Context context) {
        View view = templates.view(context);
        answer(context, view, view.siteTitle(), "/dataset", newest());
    }

    /** Answers {@code /feeds/organization/{name}.atom}. */
    public void organization(Context context) {
        of(context, organizations, "organization");
    }

    /** Answers {@code /feeds/group/{name}.atom}. */
    public void group(Context context) {
        of(context, groups, "groups");
    }

    private void of(Context context, Groups kind, String facet) {
        View view = templates.view(context);
        Group group = kind.show(Actor.ANONYMOUS, context.pathParam("name"));
        answer(
                context,
                view,
                view.siteTitle() + " · " + view.either(group.title(), group.titleEnglish()),
                "/" + kind.kind().code() + "/" + group.name(),
                newest().within(Map.of(facet, List.of(group.name()))));
    }

    /** Answers {@code /feeds/tag/{name}.atom}. */
    public void tag(Context context) {
        View view = templates.view(context);
        String tag = context.pathParam("name");
        answer(
                context,
                view,
                view.siteTitle() + " · " + tag,
                "/tag/" + View.encoded(tag),
                newest().within(Map.of("tags", List.of(tag))));
    }

    /** Answers {@code /feeds/custom.atom?q=&fq=&sort=}: a search in the words of {@code package_search}. */
    public void custom(Context context) {
        View view = templates.view(context);
        String text = said(context, "q");
        String sort = said(context, "sort");
        List<String> filters =
                context.queryParams("fq").stream().filter(one -> !one.isBlank()).toList();
        SearchQuery query = new SearchQuery(
                text, true, filters, Map.of(), sort.isEmpty() ? NEWEST : sort, 0, ENTRIES, List.of(), 0, 1, false);
        String title = text.isEmpty() ? view.siteTitle() : view.siteTitle() + " · " + text;
        answer(context, view, title, "/dataset" + View.query(Map.of("q", List.of(text))), query);
    }

    private static String said(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter)).orElse("").strip();
    }

    private static SearchQuery newest() {
        return new SearchQuery("", false, List.of(), Map.of(), NEWEST, 0, ENTRIES, List.of(), 0, 1, false);
    }

    private void answer(Context context, View view, String title, String page, SearchQuery query) {
        long number = number(context);
        SearchAnswer found = search.search(
                Actor.ANONYMOUS,
                query.page((int) Math.min((number - 1) * ENTRIES, Integer.MAX_VALUE - ENTRIES), ENTRIES));
        List<FeedText.One> entries = datasets.list(found.ids()).stream()
                .map(dataset -> entry(view, dataset))
                .toList();
        send(context, view, title, page, number, found.count(), entries);
    }

    private static FeedText.One entry(View view, Dataset dataset) {
        return new FeedText.One(
                "urn:uuid:" + dataset.id(),
                view.either(dataset.title(), dataset.titleEnglish()),
                Markdown.plain(view.either(dataset.notes(), dataset.notesEnglish())),
                dataset.metadataCreated(),
                dataset.metadataModified(),
                List.of(
                        page(view, "/dataset/" + dataset.name()),
                        new FeedText.Address(
                                "enclosure",
                                "application/json",
                                view.siteUrl() + "/api/3/action/package_show?id=" + dataset.name())),
                dataset.tags());
    }

    /** Answers {@code /feeds/dataset/{name}.atom}: the dataset's own description, and each version of its tables. */
    public void dataset(Context context) {
        View view = templates.view(context);
        Dataset dataset = datasets.present(Actor.ANONYMOUS, context.pathParam("name"));
        List<FeedText.One> all = new ArrayList<>(List.of(entry(view, dataset)));
        for (Resource resource : resources.of(dataset.id())) {
            datastore.list(resource, false).forEach(version -> all.add(entry(view, dataset, resource, version)));
        }
        all.sort((one, other) -> other.updated().compareTo(one.updated()));
        long number = number(context);
        List<FeedText.One> entries =
                all.stream().skip((number - 1) * ENTRIES).limit(ENTRIES).toList();
        String title = view.siteTitle() + " · " + view.either(dataset.title(), dataset.titleEnglish());
        send(context, view, title, "/dataset/" + dataset.name(), number, all.size(), entries);
    }

    private static FeedText.One entry(View view, Dataset dataset, Resource resource, TableVersion version) {
        String name = view.either(resource.name(), resource.nameEnglish());
        String rows = view.t("dcat.feed.rows", view.number(version.rowCount()));
        String note = version.note();
        return new FeedText.One(
                "urn:uuid:" + version.id(),
                view.t("dcat.feed.version", name, version.number()),
                note == null || note.isBlank() ? rows : rows + " · " + note,
                version.created(),
                version.published() == null ? version.created() : version.published(),
                List.of(page(view, "/dataset/" + dataset.name() + "/resource/" + resource.id() + "/versions")),
                List.of());
    }

    /** The number of the page that is asked for. @throws Problem, as CKAN's feeds, of a request that cannot be read */
    private static long number(Context context) {
        String written = said(context, "page");
        try {
            return PageNumber.of(written);
        } catch (Problem problem) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "web.page.wrong", written);
        }
    }

    private static FeedText.Address page(View view, String path) {
        return new FeedText.Address("alternate", "text/html", view.siteUrl() + view.url(path));
    }

    private static void send(
            Context context,
            View view,
            String title,
            String page,
            long number,
            long count,
            List<FeedText.One> entries) {
        long last = Math.max(1, (count + ENTRIES - 1) / ENTRIES);
        List<FeedText.Address> links = new ArrayList<>(List.of(page(view, page)));
        links.add(link(context, view, "self", number));
        links.add(link(context, view, "first", 1));
        links.add(link(context, view, "last", last));
        if (number > 1) {
            links.add(link(context, view, "prev", Math.min(number - 1, last)));
        }
        if (number < last) {
            links.add(link(context, view, "next", number + 1));
        }
        byte[] feed = FeedText.of(new FeedText.Whole(
                address(context, view, 1),
                title,
                view.siteTitle(),
                view.language().code(),
                links,
                entries));
        EntityTag.send(context, ATOM + ";charset=utf-8", feed);
    }

    private static FeedText.Address link(Context context, View view, String rel, long number) {
        return new FeedText.Address(rel, ATOM, address(context, view, number));
    }

    /** This feed's address, with what was asked, on another page. */
    private static String address(Context context, View view, long number) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String name : List.of("q", "fq", "sort")) {
            query.put(name, context.queryParams(name));
        }
        query.put("page", List.of(number == 1 ? "" : Long.toString(number)));
        String path = context.req().getRequestURI();
        return view.siteUrl() + path + View.query(query);
    }
}
