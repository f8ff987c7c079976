package khlang;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import khlang.ingest.ImportReport;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A whole server on a free port over fresh stores, and a client of it. */
public final class TestServer implements AutoCloseable {
    /** The token of the user {@code admin}. */
    public static final String ADMIN_TOKEN = "test-admin-token";

    /** The password of the user {@code admin}. */
    public static final String ADMIN_PASSWORD = "test-admin-password";

    private final Map<String, String> environment;
    private final Path folder;
    private Server server;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private TestServer(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
        this.server = started(environment);
    }

    private static Server started(Map<String, String> environment) {
        PrintStream silent = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Server.start(Config.of(environment), silent);
    }

    /** Stops the server and starts it again over the same stores, at the same address. */
    public void restart() {
        environment.put("KHLANG_PORT", Integer.toString(server.port()));
        server.close();
        server = started(environment);
    }

    /** Starts a server without any dataset. */
    public static TestServer start(Pair pair) {
        return start(pair, Map.of());
    }

    /** Starts a server with further settings. */
    public static TestServer start(Pair pair, Map<String, String> settings) {
        try {
            Path folder = Files.createTempDirectory("khlang-test");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "KHLANG_PORT",
                    "0",
                    "KHLANG_DATA",
                    folder.toString(),
                    "KHLANG_DATASETS",
                    folder.resolve("none").toString(),
                    "KHLANG_ADMIN_PASSWORD",
                    ADMIN_PASSWORD,
                    "KHLANG_ADMIN_TOKEN",
                    ADMIN_TOKEN,
                    "KHLANG_RATE_LIMIT",
                    "off",
                    // A busy machine of a test is no reason to leave facets out.
                    "KHLANG_FACET_MILLISECONDS",
                    "30000"));
            if (pair == Pair.POSTGRESQL) {
                environment.put("KHLANG_DATABASE", TestPostgres.freshDatabase());
            }
            environment.putAll(settings);
            return new TestServer(environment, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("starting a test server", e);
        }
    }

    /** The server's address, without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The names of all actions. */
    Iterable<String> actions() {
        return server.actions();
    }

    /** The folder of its embedded stores. */
    public Path folder() {
        return folder;
    }

    /** Publishes the data packages of a folder and waits until their files are loaded. */
    public ImportReport importPackages(Path packages) throws InterruptedException {
        return server.importPackages(packages);
    }

    /** Waits until the bundled datasets have their tables. */
    public void awaitReady() throws InterruptedException {
        for (int i = 0; i < 1_200 && get("/readyz").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
    }

    /** Gets a path as somebody unknown. */
    public HttpResponse<String> get(String path) {
        return get(path, null);
    }

    /** Gets a path as somebody unknown, with further headers. */
    public HttpResponse<String> getWith(String path, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path)).GET();
        headers.forEach(request::header);
        return send(request);
    }

    /** Gets a path with an API token. */
    public HttpResponse<String> get(String path, @Nullable String token) {
        return send(authorized(HttpRequest.newBuilder(URI.create(url() + path)).GET(), token));
    }

    /** Posts JSON with an API token. */
    public HttpResponse<String> post(String path, String json, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return send(authorized(request, token));
    }

    /** Calls an action and gives the whole envelope. */
    public JsonNode action(String name, String json, @Nullable String token) {
        return Json.MAPPER.readTree(post("/api/3/action/" + name, json, token).body());
    }

    /** Calls an action by GET and gives the whole envelope; {@code query} begins with a question mark or is empty. */
    public JsonNode read(String name, String query) {
        return Json.MAPPER.readTree(get("/api/3/action/" + name + query).body());
    }

    /** Sends a file by an action, as a multipart form. */
    public JsonNode upload(String action, Map<String, String> values, String fileName, byte[] file, String token) {
        String boundary = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + "/api/3/action/" + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Multipart.body(boundary, values, fileName, file)));
        return Json.MAPPER.readTree(send(authorized(request, token)).body());
    }

    private static HttpRequest.Builder authorized(HttpRequest.Builder request, @Nullable String token) {
        return token == null ? request : request.header("Authorization", token);
    }

    /** Gets a path as somebody unknown, as bytes. */
    public HttpResponse<byte[]> bytes(String path) {
        return send(HttpRequest.newBuilder(URI.create(url() + path)).GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The bytes of an answer to whoever has a token. */
    public HttpResponse<byte[]> bytes(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url() + path)).header("Authorization", token);
        return send(request.GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Sends any request. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> reading) {
        try {
            return client.send(request.build(), reading);
        } catch (IOException e) {
            throw new UncheckedIOException("asking the test server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        Folders.delete(folder);
    }
}
