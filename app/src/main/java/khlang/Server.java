package khlang;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import khlang.database.Database;
import khlang.dataset.Datasets;
import khlang.dataset.Resources;
import khlang.dataset.Vocabulary;
import khlang.datastore.Datastore;
import khlang.datastore.RowStore;
import khlang.datastore.RowStores;
import khlang.ingest.FirstStart;
import khlang.ingest.ImportReport;
import khlang.ingest.Ingest;
import khlang.ingest.IngestApi;
import khlang.ingest.IngestJson;
import khlang.ingest.PackageImport;
import khlang.organization.GroupApi;
import khlang.organization.Groups;
import khlang.organization.MemberApi;
import khlang.organization.Members;
import khlang.organization.OrganizationApi;
import khlang.organization.Organizations;
import khlang.portal.HomePages;
import khlang.portal.SiteApi;
import khlang.storage.Storage;
import khlang.thai.Slugs;
import khlang.user.Actor;
import khlang.user.Authentication;
import khlang.user.Sessions;
import khlang.user.Tokens;
import khlang.user.UserApi;
import khlang.user.Users;
import khlang.web.Actions;
import khlang.web.Failures;
import khlang.web.Json;
import khlang.web.Messages;
import khlang.web.SecurityHeaders;
import khlang.web.Site;
import khlang.web.Templates;
import org.jdbi.v3.core.Jdbi;

/** Makes every object, in the order of the packages, and starts to listen. */
public final class Server implements AutoCloseable {
    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(Server.class);

    private final Actions actions;
    private final Javalin web;
    private final PackageImport packages;
    private final Ingest ingest;
    private final List<AutoCloseable> parts;

    private Server(Actions actions, Javalin web, PackageImport packages, Ingest ingest, List<AutoCloseable> parts) {
        this.actions = actions;
        this.web = web;
        this.packages = packages;
        this.ingest = ingest;
        this.parts = parts;
    }

    /**
     * Starts the server.
     *
     * @param out where the address and, on the first start, the admin password are told
     */
    public static Server start(Config config, PrintStream out) {
        makeFolder(config);
        Database database =
                config.database().isEmpty() ? Database.embedded(config.data()) : Database.postgresql(config.database());
        Messages messages = new Messages();
        Site site = new Site(
                config.siteUrl().isEmpty() ? "http://" + config.host() + ":" + config.port() : config.siteUrl(),
                config.siteTitle(),
                config.siteTitleEnglish());
        Templates templates = new Templates(messages, site);
        Actions actions = new Actions(messages, site.url());
        Storage storage = new Storage(config.data().resolve("files"));
        Jdbi catalogue = database.jdbi();
        Sessions sessions = new Sessions(catalogue, InstantSource.system());
        Tokens tokens = new Tokens(catalogue, InstantSource.system());
        Users users = new Users(catalogue, sessions, tokens, InstantSource.system());
        makeAdmin(users, config, out);
        Authentication authentication =
                new Authentication(users, sessions, tokens, site.url().startsWith("https:"));
        Organizations organizations = new Organizations(catalogue, InstantSource.system());
        Groups groups = new Groups(catalogue, InstantSource.system());
        Members members = new Members(catalogue, organizations, users);
        new UserApi(users, tokens).addTo(actions);
        new OrganizationApi(organizations, members, users).addTo(actions);
        new GroupApi(groups).addTo(actions);
        new MemberApi(organizations, members).addTo(actions);
        Vocabulary vocabulary = Vocabulary.load();
        Datasets datasets = new Datasets(catalogue, organizations::find, groups::find, Slugs::of, vocabulary);
        Resources resources = new Resources(catalogue, datasets, storage, config.maxUpload());
        Path staging = config.data().resolve("staging");
        RowStore rows = config.database().isEmpty()
                ? RowStores.embedded(config.data(), staging, config.memory())
                : RowStores.postgresql(config.database());
        Datastore datastore = new Datastore(
                catalogue,
                rows,
                resources::show,
                (handle, resource, version) -> resources.pointTo(handle, resource, version));
        Ingest ingest = new Ingest(
                catalogue,
                storage,
                resources,
                datastore,
                staging,
                !config.database().isEmpty());
        resources.onFile(ingest::submit);
        IngestJson ingestJson = new IngestJson(messages);
        new IngestApi(ingest, resources, ingestJson).addTo(actions);
        PackageImport packages = new PackageImport(organizations, groups, datasets, resources);
        FirstStart firstStart = new FirstStart(
                catalogue, packages, ingest, () -> datasets.allIds().isEmpty());
        new SiteApi(site).addTo(actions);
        Routes routes = new Routes(actions, firstStart, new HomePages(templates));
        Javalin web = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.jsonMapper(new JavalinJackson3(Json.MAPPER, false));
            javalin.staticFiles.add(files -> {
                files.hostedPath = "/static";
                files.directory = "/static";
            });
            javalin.routes.before(SecurityHeaders::set);
            javalin.routes.before(authentication::identify);
            new Failures(messages, templates, actions).addTo(javalin);
            routes.addTo(javalin.routes);
        });
        web.start(config.host(), config.port());
        out.println("Khlang is ready at http://" + config.host() + ":" + web.port());
        LOG.info("files are kept in {}", storage.path("0".repeat(64)).getParent());
        // What half-loaded versions there are is left from before; on a shared store they may be another node's.
        if (config.database().isEmpty()) {
            datastore.recover();
        } else {
            datastore.sweep();
        }
        ingest.start();
        firstStart.start(config.datasets(), report -> new ImportLines(messages, out).print(report));
        return new Server(actions, web, packages, ingest, List.of(firstStart, ingest, rows, database));
    }

    /** Publishes the data packages of a folder and waits until their files are loaded. */
    ImportReport importPackages(Path folder) throws InterruptedException {
        ImportReport report = packages.run(Actor.SYSTEM, folder);
        while (!ingest.idle()) {
            Thread.sleep(50);
        }
        return report;
    }

    private static void makeAdmin(Users users, Config config, PrintStream out) {
        users.makeFirst(config.adminPassword())
                .ifPresent(password -> out.println("First start. Log in as admin with the password " + password
                        + " and change it; it is shown only this once."));
        if (!config.adminToken().isEmpty()) {
            users.registerAdminToken(config.adminToken());
        }
    }

    private static void makeFolder(Config config) {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new UncheckedIOException("making the data folder " + config.data(), e);
        }
    }

    /** The names of all actions of the API. */
    Iterable<String> actions() {
        return actions.names();
    }

    /** The port that is listened on. */
    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        web.stop();
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception failure) {
                LOG.error("closing {} failed", part, failure);
            }
        }
    }
}
