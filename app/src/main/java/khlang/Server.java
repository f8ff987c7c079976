package khlang;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.InstantSource;
import khlang.database.Database;
import khlang.organization.GroupApi;
import khlang.organization.Groups;
import khlang.organization.MemberApi;
import khlang.organization.Members;
import khlang.organization.OrganizationApi;
import khlang.organization.Organizations;
import khlang.portal.HomePages;
import khlang.portal.SiteApi;
import khlang.storage.Storage;
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

    private final Database database;
    private final Actions actions;
    private final Javalin web;

    private Server(Database database, Actions actions, Javalin web) {
        this.database = database;
        this.actions = actions;
        this.web = web;
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
        new SiteApi(site).addTo(actions);
        Routes routes = new Routes(actions, new HomePages(templates));
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
        return new Server(database, actions, web);
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
        database.close();
    }
}
