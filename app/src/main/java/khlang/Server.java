package khlang;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import khlang.ingest.ImportReport;
import khlang.user.Actor;
import khlang.web.Answers;
import khlang.web.Assets;
import khlang.web.Caller;
import khlang.web.Coding;
import khlang.web.ConnectionFailures;
import khlang.web.Connections;
import khlang.web.Failures;
import khlang.web.Json;
import khlang.web.LongAnswers;
import khlang.web.Multipart;
import khlang.web.RateLimit;
import khlang.web.RequestLength;
import khlang.web.SecurityHeaders;
import khlang.web.SoundText;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts behind a port. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** How long answers in flight may take to finish; a large export to a slow line takes minutes. */
    private static final int STOP_MILLISECONDS = 600_000;

    /** How long a reader in mid-answer may take nothing before a stop breaks off: as long as at any other time. */
    private static final int PAUSE_MILLISECONDS = 30_000;

    private final Parts parts;
    private final Javalin web;
    private final GracefulHandler requests;

    private Server(Parts parts, Javalin web, GracefulHandler requests) {
        this.parts = parts;
        this.web = web;
        this.requests = requests;
    }

    /**
     * Starts the server.
     *
     * @param out where the address and, on the first start, the admin password are told
     */
    public static Server start(Config config, PrintStream out) {
        Parts parts = new Parts(config.port() == 0 ? config.withPort(freePort(config)) : config);
        parts.makeAdmin(out);
        Routes routes = new Routes(parts);
        GracefulHandler requests = new GracefulHandler();
        Javalin web = Javalin.create(javalin -> configure(javalin, parts, routes, requests));
        listen(web, parts);
        parts.begin(out);
        return new Server(parts, web, requests);
    }

    private static void listen(Javalin web, Parts parts) {
        try {
            web.start();
        } catch (JavalinException e) {
            parts.close();
            throw new CannotStart(
                    "Port " + parts.config.port() + " of " + parts.config.host()
                            + " cannot be listened on; it may be in use. KHLANG_PORT and KHLANG_HOST choose another.",
                    e);
        }
    }

    private static void configure(JavalinConfig javalin, Parts parts, Routes routes, GracefulHandler requests) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.jsonMapper(new JavalinJackson3(Json.MAPPER, false));
        // Requests in flight finish before the server stops.
        javalin.jetty.modifyServer(jetty -> {
            jetty.setHandler(requests);
            jetty.setStopTimeout(STOP_MILLISECONDS);
        });
        javalin.staticFiles.add(Assets::kept);
        javalin.staticFiles.add(Assets::plain);
        javalin.staticFiles.enableWebjars();
        javalin.http.prefer405over404 = true;
        javalin.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(RequestLength.READABLE));
        javalin.jetty.addConnector((jetty, http) -> connector(jetty, http, parts.config));
        javalin.routes.before(SecurityHeaders::set);
        javalin.routes.before(RequestLength::check);
        Coding.addTo(javalin);
        Failures failures = new Failures(parts.messages, parts.templates, parts.actions);
        new Multipart(parts.config.data().resolve("uploads"), parts.config.maxUpload()).addTo(javalin, failures);
        javalin.routes.before(new Caller(parts.config.trustedProxies())::identify);
        javalin.routes.before(new LongAnswers()::offer);
        if (parts.config.rateLimit() > 0) {
            RateLimit limit = new RateLimit(
                    parts.config.rateLimit(),
                    parts.config.rateSeconds(),
                    Math.max(1, parts.config.querySeconds()),
                    context -> Actor.of(context).known());
            javalin.routes.before(context -> limit.admit(context, parts.authentication::identify));
            javalin.routes.after(limit::spent);
        } else {
            javalin.routes.before(parts.authentication::identify);
        }
        javalin.routes.before(SoundText::check);
        Answers answers = new Answers(parts.database::changes);
        javalin.routes.before(answers::begin);
        javalin.routes.after(answers::end);
        failures.addTo(javalin);
        javalin.jetty.modifyServer(jetty -> jetty.setErrorHandler(new ConnectionFailures(failures)));
        routes.addTo(javalin.routes);
    }

    private static Connector connector(org.eclipse.jetty.server.Server jetty, HttpConfiguration http, Config config) {
        ServerConnector connector = new ServerConnector(jetty, new Connections(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        return connector;
    }

    /** Publishes the data packages of a folder and waits until their files are loaded. */
    ImportReport importPackages(Path folder) throws InterruptedException {
        ImportReport report = parts.packages.run(Actor.SYSTEM, folder);
        while (!parts.ingest.idle()) {
            Thread.sleep(50);
        }
        return report;
    }

    // Addresses that answers carry must be known before the first door is made.
    private static int freePort(Config config) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(config.host()))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for a free port", e);
        }
    }

    /** The names of all actions of the API. */
    Iterable<String> actions() {
        return parts.actions.names();
    }

    /** The port that is listened on. */
    public int port() {
        return web.port();
    }

    @Override
    public void close() {
        boolean answering = requests.getCurrentRequestCount() > 0;
        for (AbstractConnector network : connectors()) {
            network.setShutdownIdleTimeout(answering ? PAUSE_MILLISECONDS : 1);
        }
        if (answering) {
            new Thread(this::endIdle, "stop-idle").start();
        }
        try {
            web.stop();
        } catch (JavalinException e) {
            LOG.warn("some answers were not finished in {} s and were broken off", STOP_MILLISECONDS / 1_000);
        } finally {
            parts.close();
        }
    }

    private List<AbstractConnector> connectors() {
        return Arrays.stream(web.jettyServer().server().getConnectors())
                .filter(AbstractConnector.class::isInstance)
                .map(AbstractConnector.class::cast)
                .toList();
    }

    /** Where nobody is being answered any more, connections that are only kept open need not be waited for. */
    private void endIdle() {
        try {
            while (requests.getCurrentRequestCount() > 0) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connectors().forEach(network -> network.getConnectedEndPoints().forEach(end -> end.setIdleTimeout(1)));
    }
}
