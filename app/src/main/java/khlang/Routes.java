package khlang;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import khlang.dataset.BulkApi;
import khlang.dataset.CollaboratorApi;
import khlang.dataset.Collaborators;
import khlang.dataset.DatasetApi;
import khlang.dataset.FilePages;
import khlang.dataset.Licenses;
import khlang.dataset.MembershipApi;
import khlang.dataset.Memberships;
import khlang.dataset.PublishedDatasets;
import khlang.dataset.ResourceApi;
import khlang.dataset.RevisionApi;
import khlang.dataset.TagApi;
import khlang.dataset.TagVocabularies;
import khlang.dataset.UploadApi;
import khlang.dataset.VocabularyApi;
import khlang.datastore.ChangesApi;
import khlang.datastore.DatastoreApi;
import khlang.datastore.DictionaryApi;
import khlang.datastore.DumpApi;
import khlang.datastore.ReportApi;
import khlang.datastore.RowsApi;
import khlang.datastore.SqlApi;
import khlang.datastore.TableApi;
import khlang.datastore.VersionsApi;
import khlang.datastore.WritingApi;
import khlang.dcat.DcatApi;
import khlang.dcat.Descriptions;
import khlang.dcat.FeedPages;
import khlang.dcat.SitemapPages;
import khlang.ingest.IngestApi;
import khlang.ingest.JobApi;
import khlang.openapi.SpecificationApi;
import khlang.openapi.TryPages;
import khlang.organization.Group;
import khlang.organization.GroupApi;
import khlang.organization.InvitationApi;
import khlang.organization.MemberApi;
import khlang.portal.DatasetCards;
import khlang.portal.DatasetListPages;
import khlang.portal.DatasetPages;
import khlang.portal.GroupPages;
import khlang.portal.HomePages;
import khlang.portal.ListPages;
import khlang.portal.OptionApi;
import khlang.portal.ResourcePages;
import khlang.portal.SiteApi;
import khlang.portal.Stories;
import khlang.portal.UtilApi;
import khlang.search.CompletionApi;
import khlang.search.SearchApi;
import khlang.user.Invitations;
import khlang.user.UserApi;
import khlang.web.SecurityHeaders;

/** Every door, and every route to it, at a glance. */
final class Routes {
    private final Parts parts;
    private final SpecificationApi specifications;

    Routes(Parts parts) {
        this.parts = parts;
        this.specifications = new SpecificationApi(
                parts.datasets,
                parts.resources,
                parts.datastore,
                parts.findings,
                parts.messages,
                parts.actions,
                parts.site);
        new UserApi(parts.users, parts.tokens).addTo(parts.actions);
        new GroupApi(parts.organizations, parts.members).addTo(parts.actions);
        new GroupApi(parts.groups, parts.groupMembers).addTo(parts.actions);
        new MemberApi(parts.members, parts.users).addTo(parts.actions);
        new MemberApi(parts.groupMembers, parts.users).addTo(parts.actions);
        Memberships memberships = new Memberships(parts.database.jdbi(), parts.datasets);
        new MembershipApi(parts.members, parts.groupMembers, memberships, parts.users).addTo(parts.actions);
        new InvitationApi(parts.members, parts.groupMembers, new Invitations(parts.users), parts.site)
                .addTo(parts.actions);
        new CollaboratorApi(new Collaborators(parts.database.jdbi(), parts.datasets, parts.users)).addTo(parts.actions);
        new DatasetApi(parts.datasets, parts.datasetJson, parts.vocabulary).addTo(parts.actions);
        TagVocabularies vocabularies = new TagVocabularies(parts.database.jdbi(), parts.datasets);
        new TagApi(parts.datasets, vocabularies, parts.datasetJson).addTo(parts.actions);
        new VocabularyApi(vocabularies).addTo(parts.actions);
        new BulkApi(parts.datasets).addTo(parts.actions);
        new RevisionApi(parts.datasets, parts.datasetJson, parts.vocabulary).addTo(parts.actions);
        new ResourceApi(parts.resources, parts.resourceJson, parts.vocabulary, parts.uploads).addTo(parts.actions);
        new DatastoreApi(parts.datastore).addTo(parts.actions);
        new WritingApi(parts.writtenTables, parts.resources, parts.vocabulary).addTo(parts.actions);
        if (parts.config.sqlSearch()) {
            new SqlApi(parts.datastore).addTo(parts.actions);
        }
        new IngestApi(parts.ingest, parts.resources, parts.ingestJson).addTo(parts.actions);
        new JobApi(parts.ingest.jobs()).addTo(parts.actions);
        new SearchApi(parts.search, parts.datasets, parts.datasetJson, this::titles).addTo(parts.actions);
        new CompletionApi(parts.search, parts.datasets, parts.datasetJson, parts.groups).addTo(parts.actions);
        new SiteApi(parts.site).addTo(parts.actions);
        new OptionApi(parts.options).addTo(parts.actions);
    }

    void addTo(RoutesConfig routes) {
        api(routes);
        publicPages(routes);
        DeskRoutes.of(parts).addTo(routes);
        uploads(routes);
        machines(routes);
        read(routes, "/healthz", Routes::healthy);
        read(routes, "/readyz", this::ready);
    }

    private void api(RoutesConfig routes) {
        routes.options("/api/*", SecurityHeaders::preflight);
        routes.options("/datastore/*", SecurityHeaders::preflight);
        read(routes, "/api/3/action/{action}", parts.actions::answer);
        routes.post("/api/3/action/{action}", parts.actions::answer);
        read(routes, "/api/action/{action}", parts.actions::answer);
        routes.post("/api/action/{action}", parts.actions::answer);
        UtilApi util = new UtilApi(parts.actions);
        for (String version : List.of("/api", "/api/1", "/api/2", "/api/3")) {
            read(routes, version, util::version);
            read(routes, version + "/i18n/{language}", util::words);
            read(routes, version + "/util/{what}/autocomplete", util::complete);
            read(routes, version + "/util/resource/format_autocomplete", util::completeFormat);
        }
        FilePages files = new FilePages(parts.datasets, parts.resources, parts.storage);
        String file = "/dataset/{id}/resource/{rid}/download/{filename}";
        read(routes, file, files::download);
        read(routes, "/datastore/dump/{id}", new DumpApi(parts.datastore)::dump);
        read(routes, "/api/v1/openapi.json", specifications::showSite);
        read(routes, "/api/v1/datasets/{name}/openapi.json", specifications::show);
        RowsApi rows = new RowsApi(
                parts.datasets, parts.resources, parts.datastore, parts.findings, parts.config.facetMilliseconds());
        String table = "/api/v1/datasets/{name}/resources/{resource}/rows";
        TableApi whole = new TableApi(
                parts.datasets, parts.resources, parts.datastore, parts.findings, parts.config.querySeconds());
        DictionaryApi dictionary = new DictionaryApi(parts.datasets, parts.resources, parts.datastore);
        VersionsApi versions = new VersionsApi(parts.datasets, parts.resources, parts.datastore, files, parts.messages);
        String version = "/api/v1/datasets/{name}/resources/{resource}/versions";
        read(routes, version, versions::list);
        read(routes, version + "/{version}", versions::show);
        read(routes, "/dataset/{id}/resource/{rid}/version/{version}/download/{filename}", versions::download);
        ChangesApi changes = new ChangesApi(parts.datasets, parts.resources, parts.datastore, parts.messages);
        read(routes, table.replace("/rows", "/changes"), changes::changes);
        read(routes, table.replace("/rows", "/diff"), changes::difference);
        ReportApi report = new ReportApi(
                parts.datasets,
                parts.resources,
                parts.datastore,
                parts.findings,
                parts.messages,
                resource ->
                        Optional.ofNullable(parts.ingest.status(resource, false).error()));
        for (String address : List.of(table.replace("/rows", "/report"), version + "/{version}/report")) {
            read(routes, address, report::json);
            read(routes, address + ".csv", report::csv);
        }
        for (String address : List.of(table, version + "/{version}/rows")) {
            read(routes, address.replace("/rows", "/schema"), whole::schema);
            read(routes, address.replace("/rows", "/schema.json"), whole::schemaFile);
            read(routes, address.replace("/rows", "/dictionary"), dictionary::json);
            read(routes, address.replace("/rows", "/dictionary.csv"), dictionary::csv);
            read(routes, address.replace("/rows", "/stats"), whole::statistics);
            read(routes, address.replace("/rows", "/facets"), rows::facets);
            read(routes, address, rows::rows);
            read(routes, address + ".{form}", context -> rows.export(context, context.pathParam("form")));
        }
    }

    /** Nothing answers GET here: what was sent in pieces is given out only once a resource has taken it. */
    private void uploads(RoutesConfig routes) {
        UploadApi uploads = new UploadApi(parts.uploads);
        String upload = UploadApi.PATH + "/{id}";
        routes.options(UploadApi.PATH, uploads::options);
        routes.post(UploadApi.PATH, uploads::create);
        routes.options(upload, uploads::options);
        routes.head(upload, uploads::show);
        routes.patch(upload, uploads::append);
        routes.delete(upload, uploads::delete);
    }

    private void publicPages(RoutesConfig routes) {
        DatasetCards cards = new DatasetCards(parts.datasets, parts.resources, parts.organizations, parts.datastore);
        ListPages lists = new ListPages(parts.search, cards, parts.organizations, parts.groups, parts.vocabulary);
        GroupPages groups = new GroupPages(parts.templates, parts.groups, lists);
        Stories stories = new Stories(parts.datasets, parts.resources, parts.datastore, parts.findings, parts.charts);
        HomePages home = new HomePages(
                parts.templates, groups, parts.organizations, parts.search, cards, stories, parts.datastore);
        DatasetListPages list = new DatasetListPages(parts.templates, lists);
        DatasetPages dataset = new DatasetPages(
                parts.templates,
                parts.datasets,
                parts.resources,
                parts.resourceJson,
                parts.organizations,
                parts.groups,
                parts.vocabulary,
                parts.datastore);
        GroupPages organization = new GroupPages(parts.templates, parts.organizations, lists);
        ResourcePages resource = new ResourcePages(
                parts.templates,
                parts.datasets,
                parts.resources,
                parts.resourceJson,
                parts.organizations,
                parts.vocabulary,
                parts.datastore,
                parts.findings,
                parts.ingest,
                parts.charts);
        page(routes, "/", home::show);
        page(routes, "/dataset", list::list);
        DcatApi dcat = graphs(routes);
        page(routes, "/dataset/{name}", dcat.orPage(dataset::show));
        page(routes, "/dataset/{name}/api", new TryPages(parts.templates, parts.datasets, specifications)::show);
        page(routes, "/dataset/{name}/resource/{id}", resource::show);
        page(routes, "/dataset/{name}/resource/{id}/job", resource::job);
        page(routes, "/dataset/{name}/resource/{id}/versions", resource::versions);
        read(routes, "/datastore/api_info/{id}", resource::apiInfo);
        page(routes, "/tag/{name}", list::tag);
        page(routes, "/organization", organization::list);
        page(routes, "/organization/{name}", organization::show);
        page(routes, "/group", groups::list);
        page(routes, "/group/{name}", groups::show);
    }

    /** The catalogue as other catalogues harvest it; its addresses stand before the pages', of which they have more than a name. */
    private DcatApi graphs(RoutesConfig routes) {
        DcatApi dcat = new DcatApi(
                parts.site,
                parts.search,
                new Descriptions(
                        parts.datasets,
                        parts.resources,
                        parts.resourceJson,
                        parts.datastore,
                        parts.organizations,
                        parts.groups,
                        new Licenses(parts.vocabulary)));
        read(routes, "/catalog", dcat::negotiated);
        for (String ending : DcatApi.endings()) {
            read(routes, "/catalog." + ending, dcat.catalogue(ending));
            read(routes, "/dataset/{name}." + ending, dcat.dataset(ending));
        }
        return dcat;
    }

    /** What feed readers and search engines ask for. */
    private void machines(RoutesConfig routes) {
        FeedPages feeds = new FeedPages(
                parts.templates,
                parts.search,
                parts.datasets,
                parts.resources,
                parts.datastore,
                parts.organizations,
                parts.groups);
        page(routes, "/feeds/dataset.atom", feeds::all);
        page(routes, "/feeds/custom.atom", feeds::custom);
        page(routes, "/feeds/dataset/{name}.atom", feeds::dataset);
        page(routes, "/feeds/organization/{name}.atom", feeds::organization);
        page(routes, "/feeds/group/{name}.atom", feeds::group);
        page(routes, "/feeds/tag/{name}.atom", feeds::tag);
        SitemapPages sitemap = new SitemapPages(
                parts.site,
                new PublishedDatasets(parts.database.jdbi()),
                parts.datasets,
                List.of(parts.organizations, parts.groups));
        read(routes, "/robots.txt", sitemap::robots);
        read(routes, "/sitemap.xml", sitemap::index);
        read(routes, "/sitemap/pages.xml", sitemap::pages);
        read(routes, "/sitemap/datasets-{part}.xml", sitemap::datasets);
    }

    /** The titles of what a facet names, by name. */
    private Map<String, String> titles(String facet) {
        return switch (facet) {
            case "organization" ->
                parts.organizations.list().stream().collect(Collectors.toMap(Group::name, Group::title));
            case "groups" -> parts.groups.list().stream().collect(Collectors.toMap(Group::name, Group::title));
            default -> Map.of();
        };
    }

    private static void healthy(Context context) {
        context.result("ok");
    }

    private void ready(Context context) {
        boolean ready = parts.firstStart.ready();
        context.status(ready ? 200 : 503).json(Map.of("ready", ready));
    }

    /** A page in each language. */
    private static void page(RoutesConfig routes, String path, Handler handler) {
        read(routes, path, handler);
        read(routes, path.equals("/") ? "/en" : "/en" + path, handler);
    }

    /** A path that is read, or whose head alone is asked for. */
    private static void read(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        routes.head(path, handler);
    }
}
