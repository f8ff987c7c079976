package khlang;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;

/** A server in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");

    private final Process process;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerProcess(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts the program over a data folder and waits until it listens. */
    static ServerProcess start(Path data) {
        return start(data, data.resolve("none"));
    }

    /** Starts it with a folder of data packages that a first start publishes. */
    static ServerProcess start(Path data, Path datasets) {
        return start(data, datasets, Map.of());
    }

    /** Starts it with further settings. */
    static ServerProcess start(Path data, Path datasets, Map<String, String> settings) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "khlang.Main"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("KHLANG_"));
        builder.environment()
                .putAll(Map.of(
                        "KHLANG_DATA",
                        data.toString(),
                        "KHLANG_PORT",
                        "0",
                        "KHLANG_DATASETS",
                        datasets.toString(),
                        "KHLANG_ADMIN_PASSWORD",
                        TestServer.ADMIN_PASSWORD,
                        "KHLANG_ADMIN_TOKEN",
                        TestServer.ADMIN_TOKEN,
                        "KHLANG_RATE_LIMIT",
                        "off"));
        builder.environment().putAll(settings);
        try {
            Process process = builder.start();
            return new ServerProcess(process, address(process));
        } catch (IOException e) {
            throw new UncheckedIOException("starting a server process", e);
        }
    }

    private static String address(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = ADDRESS.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
        }
        throw new IllegalStateException("the server ended before it listened");
    }

    /** Sends the signal that nothing can catch, and does not wait. */
    void strike() {
        process.destroyForcibly();
    }

    /** Ends the process as a loss of power does: nothing of it runs any more. */
    void kill() {
        strike();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server outlived its killing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it says that it can serve all that it should. */
    boolean ready() {
        return send(HttpRequest.newBuilder(URI.create(url + "/readyz")).GET())
                .path("ready")
                .asBoolean();
    }

    /** Gets a path that answers JSON. */
    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).GET());
    }

    /** Gets a path; what the answer says that it is, and the answer. */
    Map.Entry<String, String> tagged(String path) {
        HttpResponse<String> answer =
                sent(HttpRequest.newBuilder(URI.create(url + path)).GET());
        return Map.entry(answer.headers().firstValue("ETag").orElse(""), answer.body());
    }

    /** Calls an action and gives the whole envelope. */
    JsonNode action(String name, String json) {
        return send(HttpRequest.newBuilder(URI.create(url + "/api/3/action/" + name))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends a file by an action. */
    JsonNode upload(String action, Map<String, String> values, String fileName, byte[] file) {
        String boundary = UUID.randomUUID().toString();
        return send(HttpRequest.newBuilder(URI.create(url + "/api/3/action/" + action))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Multipart.body(boundary, values, fileName, file))));
    }

    private JsonNode send(HttpRequest.Builder request) {
        return Json.MAPPER.readTree(sent(request).body());
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.header("Authorization", TestServer.ADMIN_TOKEN).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("asking the server process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
