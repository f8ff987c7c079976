package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import khlang.fetch.LinkServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Ends in the middle of a fetching. */
@Tag("slow")
class LinkKillTest {
    private static final Map<String, String> FETCHING = Map.of("KHLANG_FETCH", "on", "KHLANG_FETCH_ALLOW", "127.0.0.1");
    private static final byte[] ROW = "ในเมือง,1200\n".getBytes(StandardCharsets.UTF_8);

    private final LinkServer elsewhere = new LinkServer();
    private final CountDownLatch rest = new CountDownLatch(1);

    @TempDir
    private Path data;

    LinkKillTest() {
        elsewhere.on("/a.csv", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("ตำบล,จำนวน\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(ROW);
            }
            exchange.getResponseBody().flush();
            try {
                rest.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write(ROW);
        });
    }

    @AfterEach
    void close() {
        rest.countDown();
        elsewhere.close();
    }

    private String link(ServerProcess server) {
        ok(server.action("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}"));
        ok(server.action(
                "package_create", "{\"name\":\"far\",\"title\":\"ชุด\",\"private\":true,\"owner_org\":\"office\"}"));
        return ok(server.action(
                        "resource_create",
                        "{\"package_id\":\"far\",\"name\":\"ก\",\"url\":\"" + elsewhere.url("/a.csv") + "\"}"))
                .path("id")
                .asString();
    }

    @Test
    void aFetchingThatIsKilledBeginsAgain() throws IOException {
        String resource;
        try (ServerProcess server = ServerProcess.start(data, data.resolve("none"), FETCHING)) {
            resource = link(server);
            while (elsewhere.asked().isEmpty()) {
                pause();
            }
            JsonNode fetching = await(server, resource, "running");
            assertThat(fetching.path("stage").asString()).isEqualTo("fetching");
            server.kill();
        }
        rest.countDown();
        try (ServerProcess server = ServerProcess.start(data, data.resolve("none"), FETCHING)) {
            JsonNode done = await(server, resource, "complete");
            assertThat(done.path("task_info").path("attempts").asInt()).isEqualTo(2);
            assertThat(done.path("rows_done").asInt()).isEqualTo(10_001);
        }
        // A load is told complete once its rows are live, and clears away behind that.
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (!staged().isEmpty() && Instant.now().isBefore(until)) {
            pause();
        }
        assertThat(staged()).isEmpty();
    }

    @Test
    void aServerThatIsToldToStopDoesNotWaitForTheFile() {
        Map<String, String> settings =
                Map.of("KHLANG_FETCH", "on", "KHLANG_FETCH_ALLOW", "127.0.0.1", "KHLANG_DATA", data.toString());
        String resource;
        Instant told;
        try (TestServer server = TestServer.start(Pair.EMBEDDED, settings)) {
            action(server, "organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}");
            action(
                    server,
                    "package_create",
                    "{\"name\":\"far\",\"title\":\"ชุด\",\"private\":true,\"owner_org\":\"office\"}");
            resource = action(
                            server,
                            "resource_create",
                            "{\"package_id\":\"far\",\"name\":\"ก\",\"url\":\"" + elsewhere.url("/a.csv") + "\"}")
                    .path("id")
                    .asString();
            while (elsewhere.asked().isEmpty()) {
                pause();
            }
            told = Instant.now();
        }
        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(10));
        rest.countDown();
        try (TestServer server = TestServer.start(Pair.EMBEDDED, settings)) {
            String id = "{\"resource_id\":\"" + resource + "\"}";
            JsonNode status = action(server, "xloader_status", id);
            while (status.path("status").asString().matches("pending|running")) {
                pause();
                status = action(server, "xloader_status", id);
            }
            assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
            assertThat(status.path("task_info").path("attempts").asInt()).isEqualTo(1);
            assertThat(status.path("link").path("failures").asInt()).isZero();
        }
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("staging"))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            // A folder that went while it was walked: asked again.
            return List.of(data);
        }
    }

    private static JsonNode action(TestServer server, String name, String json) {
        return ok(server.action(name, json, TestServer.ADMIN_TOKEN));
    }

    private static JsonNode await(ServerProcess server, String resource, String state) {
        Instant until = Instant.now().plus(Duration.ofSeconds(60));
        while (Instant.now().isBefore(until)) {
            JsonNode status = ok(server.action("xloader_status", "{\"resource_id\":\"" + resource + "\"}"));
            if (status.path("status").asString().equals(state)) {
                return status;
            }
            pause();
        }
        throw new AssertionError("waited in vain for " + resource);
    }

    private static JsonNode ok(JsonNode answer) {
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
