package khlang.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;

/** Khlang in a process of its own, with 400 MB of heap, as a client sees it. */
final class ServerProcess implements AutoCloseable {
    private static final String TOKEN = "benchmark-token";

    private final Process process;
    private int reads;
    private final Path folder;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServerProcess(Process process, Path folder, String url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
    }

    /** One that publishes the datasets of the project first, as the command of the README does, and has done so. */
    static ServerProcess startWithDatasets(Path folder) throws IOException, InterruptedException {
        return start(folder, Path.of("datasets").toAbsolutePath());
    }

    /** One without any dataset. */
    static ServerProcess start(Path folder) throws IOException, InterruptedException {
        return start(folder, folder.resolve("none"));
    }

    private static ServerProcess start(Path folder, Path datasets) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "khlang.Main");
        builder.environment()
                .putAll(Map.of(
                        "KHLANG_PORT",
                        Integer.toString(port),
                        "KHLANG_DATA",
                        folder.resolve("data").toString(),
                        "KHLANG_DATASETS",
                        datasets.toString(),
                        "KHLANG_ADMIN_TOKEN",
                        TOKEN,
                        "KHLANG_ADMIN_PASSWORD",
                        "benchmark",
                        "KHLANG_MAX_UPLOAD",
                        "10000000000",
                        "KHLANG_RATE_LIMIT",
                        "off"));
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        ServerProcess server = new ServerProcess(builder.start(), folder, "http://127.0.0.1:" + port);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            try {
                if (get("/readyz").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("the server stopped; see " + folder.resolve("server.log"));
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the server was not ready within a minute");
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Waits until a table has been looked at for its report, so that this takes no time from what is measured next. */
    void awaitReport(String dataset, String resource) throws IOException, InterruptedException {
        String path = "/api/v1/datasets/" + dataset + "/resources/" + resource + "/report";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", TOKEN)
                .build();
        expect(path, client.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }

    /** Waits until so many indexes of words have been made. */
    void awaitWords(int count) throws IOException, InterruptedException {
        Path words = folder.resolve("data").resolve("words");
        for (int i = 0; i < 6_000; i++) {
            if (Files.isDirectory(words)) {
                try (Stream<Path> all = Files.list(words)) {
                    if (all.filter(path -> !path.toString().endsWith(".part")).count() >= count) {
                        return;
                    }
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException(
                "no index of words was made in 20 minutes; see " + folder.resolve("server.log"));
    }

    /** Gets a path that must be answered with 200, made anew: what is asked for with other words is not in memory. */
    void read(OpenConnection connection, String path) throws IOException {
        connection.read(path, "Accept: application/json, benchmark/" + reads++ + "\r\n");
    }

    /** What the parameter {@code next} of the page behind one is. */
    String next(String path) throws IOException, InterruptedException {
        String address = Json.MAPPER.readTree(get(path).body()).path("next").asString();
        return address.replaceAll(".*[?&]next=", "").replaceAll("&.*", "");
    }

    int port() {
        return URI.create(url).getPort();
    }

    /** Waits for the first byte of an answer, and breaks it off. */
    void firstByte(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (body.read() < 0) {
                throw new IllegalStateException(path + " answered nothing");
            }
        }
    }

    private static void expect(String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " "
                    + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Reads a path to its end and counts the bytes, keeping none. */
    long drain(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }

    JsonNode action(String name, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/3/action/" + name))
                .header("Authorization", TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return result(
                name, client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static JsonNode result(String name, String body) {
        JsonNode envelope = Json.MAPPER.readTree(body);
        if (!envelope.path("success").asBoolean()) {
            throw new IllegalStateException(name + " failed: " + body);
        }
        return envelope.path("result");
    }

    /** Makes an organization and a private dataset in it, both of the same name. */
    void makeDataset(String name) throws IOException, InterruptedException {
        action("organization_create", "{\"name\":\"%1$s\",\"title\":\"%1$s\"}".formatted(name));
        action(
                "package_create",
                "{\"name\":\"%1$s\",\"title\":\"%1$s\",\"owner_org\":\"%1$s\",\"private\":true}".formatted(name));
    }

    /** Sends a file as a new resource and gives its id. */
    String upload(String dataset, Path file) throws IOException, InterruptedException {
        String boundary = "benchmark-boundary";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"package_id\"\r\n\r\n" + dataset
                + "\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\ntable\r\n--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"" + file.getFileName() + "\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/3/action/resource_create"))
                .header("Authorization", TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .timeout(Duration.ofMinutes(5))
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build();
        return result(
                        "resource_create",
                        client.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                .path("id")
                .asString();
    }

    /** Waits until all resources have their tables. */
    void awaitLoaded(List<String> resources) throws IOException, InterruptedException {
        for (String resource : resources) {
            String state = "";
            while (!state.equals("complete")) {
                state = action("resource_show", "{\"id\":\"" + resource + "\"}")
                        .path("load_state")
                        .asString();
                if (state.equals("error")) {
                    throw new IllegalStateException("the load failed; see " + folder.resolve("server.log"));
                }
                if (!state.equals("complete")) {
                    Thread.sleep(100);
                }
            }
        }
    }

    /** The most memory that the process has held, in bytes; -1 where the system does not tell. */
    long peakMemory() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(-1);
    }

    /** Bytes of the row store on the disk, of a server that was started with {@code folder} and has stopped. */
    static long rowBytes(Path folder) throws IOException {
        long bytes = 0;
        for (String name : List.of("rows.duckdb", "rows.duckdb.wal", "rows-large.duckdb", "rows-large.duckdb.wal")) {
            Path file = folder.resolve("data").resolve(name);
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
