package khlang;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import khlang.database.Database;
import khlang.portal.HomePages;
import khlang.portal.SiteApi;
import khlang.storage.Storage;
import khlang.web.Actions;
import khlang.web.Failures;
import khlang.web.Json;
import khlang.web.Messages;
import khlang.web.SecurityHeaders;
import khlang.web.Site;
import khlang.web.Templates;

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
            new Failures(messages, templates, actions).addTo(javalin);
            routes.addTo(javalin.routes);
        });
        web.start(config.host(), config.port());
        out.println("Khlang is ready at http://" + config.host() + ":" + web.port());
        LOG.info("files are kept in {}", storage.path("0".repeat(64)).getParent());
        return new Server(database, actions, web);
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
