package khlang;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import khlang.ingest.ImportReport;
import khlang.user.Actor;
import khlang.web.Failures;
import khlang.web.Json;
import khlang.web.Multipart;
import khlang.web.RateLimit;
import khlang.web.SecurityHeaders;

/** The parts behind a port. */
public final class Server implements AutoCloseable {
    private static final int REQUESTS_A_MINUTE = 1_200;
    private static final int STOP_MILLISECONDS = 30_000;

    private final Parts parts;
    private final Javalin web;

    private Server(Parts parts, Javalin web) {
        this.parts = parts;
        this.web = web;
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
        Javalin web = Javalin.create(javalin -> configure(javalin, parts, routes));
        web.start(parts.config.host(), parts.config.port());
        parts.begin(out);
        return new Server(parts, web);
    }

    private static void configure(JavalinConfig javalin, Parts parts, Routes routes) {
        javalin.startup.showJavalinBanner = false;
        javalin.startup.showOldJavalinVersionWarning = false;
        javalin.jsonMapper(new JavalinJackson3(Json.MAPPER, false));
        // Requests in flight finish before the server stops.
        javalin.jetty.modifyServer(jetty -> {
            jetty.setHandler(new org.eclipse.jetty.server.handler.GracefulHandler());
            jetty.setStopTimeout(STOP_MILLISECONDS);
        });
        javalin.staticFiles.add(files -> {
            files.hostedPath = "/static";
            files.directory = "/static";
        });
        javalin.staticFiles.enableWebjars();
        javalin.routes.before(SecurityHeaders::set);
        new Multipart(parts.config.data().resolve("uploads"), parts.config.maxUpload()).addTo(javalin);
        if (parts.config.rateLimit()) {
            javalin.routes.before(new RateLimit(REQUESTS_A_MINUTE)::count);
        }
        javalin.routes.before(parts.authentication::identify);
        new Failures(parts.messages, parts.templates, parts.actions).addTo(javalin);
        routes.addTo(javalin.routes);
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
        web.stop();
        parts.close();
    }
}
