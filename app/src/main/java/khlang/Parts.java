package khlang;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.chart.Charts;
import khlang.database.Database;
import khlang.dataset.DatasetCounts;
import khlang.dataset.DatasetJson;
import khlang.dataset.Datasets;
import khlang.dataset.ResourceJson;
import khlang.dataset.Resources;
import khlang.dataset.Uploads;
import khlang.dataset.Vocabulary;
import khlang.datastore.Datastore;
import khlang.datastore.Findings;
import khlang.datastore.RowStore;
import khlang.datastore.RowStores;
import khlang.datastore.WordIndexes;
import khlang.datastore.WrittenTables;
import khlang.fetch.FetchLimits;
import khlang.fetch.Fetcher;
import khlang.ingest.FirstStart;
import khlang.ingest.Ingest;
import khlang.ingest.IngestJson;
import khlang.ingest.PackageImport;
import khlang.organization.GroupKind;
import khlang.organization.Groups;
import khlang.organization.Members;
import khlang.portal.SiteOptions;
import khlang.search.CatalogueEntries;
import khlang.search.Search;
import khlang.storage.PartialFiles;
import khlang.storage.Storage;
import khlang.tabular.Field;
import khlang.thai.Slugs;
import khlang.user.Authentication;
import khlang.user.Sessions;
import khlang.user.Tokens;
import khlang.user.Users;
import khlang.web.Actions;
import khlang.web.Messages;
import khlang.web.Site;
import khlang.web.Templates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every store and every rule, in the order of the packages; the doors are made where the routes are. */
final class Parts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    final Config config;
    final Messages messages = new Messages();
    final SiteOptions options;
    final Site site;
    final Templates templates;
    final Actions actions;
    final Database database;
    final Storage storage;
    final PartialFiles partialFiles;
    final Sessions sessions;
    final Tokens tokens;
    final Users users;
    final Authentication authentication;
    final Groups organizations;
    final Groups groups;
    final Members members;
    final Members groupMembers;
    final Vocabulary vocabulary = Vocabulary.load();
    final Datasets datasets;
    final Resources resources;
    final Uploads uploads;
    final ResourceJson resourceJson;
    final DatasetJson datasetJson;
    final RowStore rows;
    final WordIndexes words;
    final Datastore datastore;
    final WrittenTables writtenTables;
    final Findings findings;
    final Ingest ingest;
    final IngestJson ingestJson;
    final PackageImport packages;
    final FirstStart firstStart;
    final Search search;
    final Charts charts;

    /**
     * Opens the stores and makes the rules.
     *
     * @param config the settings, with the port that will be listened on
     */
    Parts(Config config) {
        this.config = config;
        makeFolder(config);
        InstantSource clock = InstantSource.system();
        boolean embedded = config.database().isEmpty();
        database = embedded ? Database.embedded(config.data()) : Database.postgresql(config.database());
        options = new SiteOptions(
                database.jdbi(),
                Map.of(SiteOptions.TITLE, config.siteTitle(), SiteOptions.TITLE_ENGLISH, config.siteTitleEnglish()));
        site = new Site(
                config.siteUrl().isEmpty() ? "http://" + config.host() + ":" + config.port() : config.siteUrl(),
                () -> options.of(SiteOptions.TITLE),
                () -> options.of(SiteOptions.TITLE_ENGLISH));
        templates = new Templates(messages, site);
        actions = new Actions(messages, site.url());
        storage = new Storage(config.data().resolve("files"));
        partialFiles = new PartialFiles(config.data().resolve("partial"), clock);
        sessions = new Sessions(database.jdbi(), clock);
        tokens = new Tokens(database.jdbi(), clock);
        users = new Users(database.jdbi(), sessions, tokens, clock);
        authentication = new Authentication(users, sessions, tokens, site.url().startsWith("https:"));
        organizations = new Groups(GroupKind.ORGANIZATION, database.jdbi(), clock);
        groups = new Groups(GroupKind.GROUP, database.jdbi(), clock);
        members = new Members(database.jdbi(), organizations, users);
        groupMembers = new Members(database.jdbi(), groups, users);
        datasets = new Datasets(database.jdbi(), organizations::find, groups::find, Slugs::of, vocabulary);
        DatasetCounts counts = new DatasetCounts(database.jdbi());
        organizations.counts(counts::ofOrganizations);
        groups.counts(counts::ofGroups);
        resources = new Resources(database.jdbi(), datasets, storage, config.maxUpload());
        uploads = new Uploads(partialFiles, config.maxUpload());
        rows = embedded
                ? RowStores.embedded(
                        config.data(), config.data().resolve("staging"), config.memory(), config.querySeconds())
                : RowStores.postgresql(config.database(), config.data().resolve("staging"), config.querySeconds());
        words = new WordIndexes(config.data().resolve("words"), rows, WordIndexes.LARGE);
        datastore = new Datastore(database.jdbi(), rows, words, resources);
        writtenTables = new WrittenTables(database.jdbi(), rows, resources, datastore);
        findings = new Findings(database.jdbi(), rows);
        resources.onDelete(resource -> datastore.sweep());
        ingest = new Ingest(
                database.jdbi(),
                storage,
                resources,
                datastore,
                config.data().resolve("staging"),
                !embedded,
                fetcher(config));
        ingest.onTable(table -> {
            findings.lookLater(table);
            words.make(table);
        });
        words.by(ingest::lookBehind, ingest::idle);
        resources.beforeFile(ingest::look);
        resources.beforeReading(resource -> ingest.look(ingest.newest(resource)));
        resources.beforeMode(ingest::lookAtMode);
        resources.withFile(ingest::take);
        resources.onFile(ingest::begin);
        resources.onConfirm(ingest::confirm);
        resources.onReject(ingest::reject);
        ingestJson = new IngestJson(messages);
        packages = new PackageImport(organizations, groups, datasets, resources);
        firstStart = new FirstStart(
                database.jdbi(), packages, ingest, () -> datasets.allIds().isEmpty());
        resourceJson = new ResourceJson(
                site.url(), (some, officer) -> ingestJson.further(ingest.status(some, officer), officer));
        datasetJson = new DatasetJson(resources, resourceJson, vocabulary, organizations::find, groups::find);
        search = new Search(
                config.data().resolve("index"),
                new CatalogueEntries(datasets, datasetJson, id -> fieldNames(resources, datastore, id)),
                clock);
        datasets.onChange(search::changed);
        organizations.onChange(search::renamed);
        groups.onChange(search::renamed);
        charts = new Charts(datastore, messages);
    }

    /** What fetches the files of links, where the operator wants that. */
    private static Optional<Fetcher> fetcher(Config config) {
        String version = Parts.class.getPackage().getImplementationVersion();
        return config.fetch()
                ? Optional.of(new Fetcher(
                        config.fetchAllow(),
                        FetchLimits.of(config.maxUpload()),
                        "Khlang/" + (version == null ? "dev" : version)))
                : Optional.empty();
    }

    private static List<String> fieldNames(Resources resources, Datastore datastore, String datasetId) {
        return resources.of(datasetId).stream()
                .flatMap(resource -> datastore.of(resource).stream())
                .flatMap(table -> table.fields().stream())
                .map(Field::label)
                .distinct()
                .toList();
    }

    private static void makeFolder(Config config) {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException("making the data folder " + config.data(), e);
        }
    }

    /** Makes the first user, where there is none, and tells their password. */
    void makeAdmin(PrintStream out) {
        users.makeFirst(config.adminPassword())
                .ifPresent(password -> out.println("First start. Log in as admin with the password " + password
                        + " and change it; it is shown only this once."));
        if (!config.adminToken().isEmpty()) {
            users.registerAdminToken(config.adminToken());
        }
    }

    /** Mends what an earlier end left half-done, then begins the background work. */
    void begin(PrintStream out) {
        // What half-loaded versions there are is left from before; on a shared store they may be another node's.
        if (config.database().isEmpty()) {
            datastore.recover();
        } else {
            datastore.sweep();
        }
        writtenTables.recover();
        partialFiles.start();
        ingest.start();
        firstStart.start(config.datasets(), report -> new ImportLines(messages, out).print(report));
    }

    @Override
    public void close() {
        List<AutoCloseable> all = List.of(firstStart, words, ingest, search, partialFiles, rows, database);
        for (AutoCloseable part : all) {
            try {
                part.close();
            } catch (Exception failure) {
                LOG.error("closing {} failed", part.getClass().getSimpleName(), failure);
            }
        }
    }
}
