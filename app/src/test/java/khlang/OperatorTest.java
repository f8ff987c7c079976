package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import khlang.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The program as a process, as whoever runs it sees it. */
class OperatorTest {
    private static final int ROWS = 300_000;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private Process program(int port, Map<String, String> settings, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", // as the manifest of the jar says
                "-cp",
                System.getProperty("java.class.path"),
                "khlang.Main");
        builder.command().addAll(java.util.List.of(words));
        builder.environment()
                .putAll(Map.of(
                        "KHLANG_PORT", Integer.toString(port),
                        "KHLANG_DATA", folder.resolve("data").toString(),
                        "KHLANG_DATASETS", folder.resolve("none").toString(),
                        "KHLANG_ADMIN_TOKEN", TestServer.ADMIN_TOKEN));
        builder.environment().putAll(settings);
        return builder.redirectError(folder.resolve("err").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private String err() throws IOException {
        return Files.readString(folder.resolve("err"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(int port, Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 1_200; i++) {
            assertThat(process.isAlive()).as(err()).isTrue();
            try {
                if (ask(port, "/readyz").statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never ready: " + err());
    }

    private HttpResponse<String> ask(int port, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return client.send(
                HttpRequest.newBuilder(address)
                        .header("Authorization", TestServer.ADMIN_TOKEN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aStopLetsTheExportInFlightFinish() throws Exception {
        int port = freePort();
        Process process = program(port, Map.of("KHLANG_SITE_URL", "https://data.example"));
        try {
            awaitReady(port, process);
            String resource = upload(port);
            HttpResponse<InputStream> export = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/datastore/dump/" + resource))
                            .header("Authorization", TestServer.ADMIN_TOKEN)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(export.statusCode()).isEqualTo(200);
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(export.body(), StandardCharsets.UTF_8))) {
                String header = lines.readLine();
                process.destroy();
                // Longer than a line over a telephone falters; those that take nothing for half a minute are gone.
                Thread.sleep(7_000);
                assertThat(header).contains("number");

                assertThat(lines.lines().count()).isEqualTo(ROWS);
            }
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(err()).isEmpty();
        String out = Files.readString(folder.resolve("out"));
        assertThat(out).contains("password", "http://127.0.0.1:" + port, "https://data.example");
        assertThat(out.lines()).hasSize(2);
    }

    private String upload(int port) throws IOException, InterruptedException {
        act(port, "organization_create", "{\"name\":\"city\",\"title\":\"City\"}");
        act(port, "package_create", "{\"name\":\"big\",\"title\":\"Big\",\"owner_org\":\"city\",\"private\":true}");
        StringBuilder csv = new StringBuilder("number,text\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append(i)
                    .append(",a text that is long enough to fill what lies between ")
                    .append(i)
                    .append('\n');
        }
        byte[] body = Multipart.body(
                "boundary",
                Map.of("package_id", "big", "name", "big"),
                "big.csv",
                csv.toString().getBytes(StandardCharsets.UTF_8));
        String id = sent(port, "resource_create", "multipart/form-data; boundary=boundary", body)
                .path("id")
                .asString();
        String shown = "";
        for (int i = 0; i < 1_200 && !shown.contains("\"load_state\":\"complete\""); i++) {
            Thread.sleep(50);
            shown = ask(port, "/api/3/action/resource_show?id=" + id).body();
        }
        return id;
    }

    private void act(int port, String action, String json) throws IOException, InterruptedException {
        sent(port, action, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode sent(int port, String action, String type, byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/3/action/" + action))
                        .header("Authorization", TestServer.ADMIN_TOKEN)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).path("result");
    }

    @Test
    void aFolderInUseIsToldInOneLine() throws Exception {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Process second =
                    program(freePort(), Map.of("KHLANG_DATA", server.folder().toString()));
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(err().lines()).hasSize(1);
            assertThat(err()).contains(server.folder().toString(), "in use");
        }
    }

    @Test
    void aPortInUseIsToldInOneLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process second = program(taken.getLocalPort(), Map.of());
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(err().lines()).hasSize(1);
            assertThat(err()).contains("Port " + taken.getLocalPort());
        }
    }

    @Test
    void aWrongSettingIsToldInOneLine() throws Exception {
        Process process = program(0, Map.of("KHLANG_PORT", "abc"));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err()).isEqualToIgnoringNewLines("KHLANG_PORT must be a whole number, not 'abc'");
    }

    @Test
    void anUnknownDatabaseIsToldInOneLine() throws Exception {
        String address = "jdbc:postgresql://127.0.0.1:" + freePort() + "/khlang?user=u&password=secret-word";
        Process process = program(0, Map.of("KHLANG_DATABASE", address));
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("KHLANG_DATABASE").doesNotContain("secret-word");
    }

    @Test
    void anUnknownCommandIsAnsweredByTheCommandsThereAre() throws Exception {
        Process process = program(0, Map.of(), "frobnicate");
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(err()).contains("frobnicate", "serve", "import DIR", "reindex");
    }
}
