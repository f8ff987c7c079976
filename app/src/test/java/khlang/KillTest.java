package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes, killed as by a loss of power. */
@Tag("slow")
class KillTest {
    private static final int WRITES = 20;
    private static final long TEN_MILLISECONDS = 10_000_000;
    private static final int ROWS = 600_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @Test
    void everyAnsweredWriteIsThereAfterAKill() {
        List<String> answered = new ArrayList<>();
        int prompt = 0;
        for (int write = 0; prompt < WRITES && write < 2 * WRITES; write++) {
            try (ServerProcess server = ServerProcess.start(data)) {
                if (write == 0) {
                    ok(server.action("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}"));
                }
                // The write before this one: known to be there as soon as the server listens again.
                answered.stream()
                        .skip(Math.max(0, answered.size() - 1))
                        .forEach(name -> ok(server.action("package_show", "{\"id\":\"" + name + "\"}")));
                String name = "write-" + write;
                JsonNode answer = server.action("package_create", dataset(name));
                long at = System.nanoTime();
                server.strike();
                prompt += System.nanoTime() - at < TEN_MILLISECONDS ? 1 : 0;
                ok(answer);
                answered.add(name);
            }
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            answered.forEach(name -> ok(server.action("package_show", "{\"id\":\"" + name + "\"}")));
        }
        assertThat(prompt).isEqualTo(WRITES);
    }

    @Test
    void aFileThatWasRefusedIsThereAfterAKill() {
        String header = "ตำบล,จำนวน\n";
        try (ServerProcess server = ServerProcess.start(data)) {
            ok(server.action("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}"));
            ok(server.action("package_create", dataset("refused")));
            byte[] file = header.getBytes(StandardCharsets.UTF_8);
            JsonNode answer = server.upload("resource_create", Map.of("package_id", "refused"), "header.csv", file);
            server.strike();
            assertThat(answer.at("/error/upload").size()).as(answer.toString()).isEqualTo(1);
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            String page = server.tagged("/desk/dataset/refused").getValue();
            assertThat(page).contains("header.csv");
            String link = page.replaceAll("(?s).*href=\"(/desk/refused/[^\"]+)\".*", "$1");
            assertThat(server.tagged(link).getValue()).isEqualTo(header);
        }
    }

    @Test
    void aLoadThatIsKilledBeginsAgainAndIsGivenUpAfterTheThirdDeath() {
        String resource;
        try (ServerProcess server = ServerProcess.start(data)) {
            ok(server.action("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}"));
            ok(server.action("package_create", dataset("large")));
            resource = ok(server.upload(
                            "resource_create", Map.of("package_id", "large", "name", "ตาราง"), "a.csv", csv(2)))
                    .path("id")
                    .asString();
            await(server, resource, status -> state(status).equals("complete"));
            replaceAndDie(server, resource, ROWS);
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(total(server, resource)).isEqualTo(2);
            JsonNode done = await(server, resource, status -> !state(status).matches("pending|running"));
            assertThat(state(done)).as(done.toString()).isEqualTo("complete");
            assertThat(done.path("task_info").path("attempts").asInt()).isEqualTo(2);
            assertThat(total(server, resource)).isEqualTo(ROWS);
            replaceAndDie(server, resource, ROWS + 1);
        }
        for (int death = 2; death <= 3; death++) {
            try (ServerProcess server = ServerProcess.start(data)) {
                await(server, resource, status -> status.path("rows_done").asLong() > 0);
                server.kill();
            }
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            JsonNode given = ok(server.action("xloader_status", "{\"resource_id\":\"" + resource + "\"}"));
            assertThat(state(given)).as(given.toString()).isEqualTo("error");
            assertThat(given.path("error").path("code").asString()).isEqualTo("ingest.died");
            assertThat(given.path("error").path("message_th").asString()).contains("3");
            JsonNode shown = ok(server.action("resource_show", "{\"id\":\"" + resource + "\"}"));
            assertThat(shown.path("size").asInt()).isEqualTo(csv(ROWS).length);
            assertThat(total(server, resource)).isEqualTo(ROWS);
            JsonNode failed = server.get("/api/v1/datasets/large/resources/" + resource + "/versions")
                    .path("versions")
                    .get(0);
            assertThat(failed.path("state").asString()).isEqualTo("failed");
            assertThat(failed.path("error").path("code").asString()).isEqualTo("ingest.died");
            assertThat(failed.path("file_size").asInt()).isEqualTo(csv(ROWS + 1).length);
            ok(server.action("xloader_submit", "{\"resource_id\":\"" + resource + "\"}"));
            JsonNode done = await(server, resource, status -> !state(status).matches("pending|running"));
            assertThat(state(done)).as(done.toString()).isEqualTo("complete");
            assertThat(total(server, resource)).isEqualTo(ROWS + 1);
        }
    }

    private static void replaceAndDie(ServerProcess server, String resource, int rows) {
        ok(server.upload("resource_update", Map.of("id", resource, "name", "ตาราง"), "a.csv", csv(rows)));
        JsonNode running =
                await(server, resource, status -> status.path("rows_done").asLong() > 0);
        assertThat(state(running)).isEqualTo("running");
        server.kill();
    }

    private static String dataset(String name) {
        return "{\"name\":\"" + name + "\",\"title\":\"ชุด\",\"private\":true,\"owner_org\":\"office\"}";
    }

    private static byte[] csv(int rows) {
        return ("ลำดับ,ตำบล,จำนวน\n" + "7,ในเมือง,1234.50\n".repeat(rows)).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode ok(JsonNode answer) {
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private static String state(JsonNode status) {
        return status.path("status").asString();
    }

    private static int total(ServerProcess server, String resource) {
        return ok(server.action("datastore_search", "{\"resource_id\":\"" + resource + "\",\"limit\":1}"))
                .path("total")
                .asInt();
    }

    private static JsonNode await(ServerProcess server, String resource, Predicate<JsonNode> enough) {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            JsonNode status = ok(server.action("xloader_status", "{\"resource_id\":\"" + resource + "\"}"));
            if (enough.test(status)) {
                return status;
            }
            pause();
        }
        throw new AssertionError("waited in vain for " + resource);
    }

    private static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
