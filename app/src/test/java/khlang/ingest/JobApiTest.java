package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import khlang.Pair;
import khlang.TestServer;
import khlang.fetch.LinkServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class JobApiTest {
    private static final Map<String, String> FETCHING = Map.of("KHLANG_FETCH", "on", "KHLANG_FETCH_ALLOW", "127.0.0.1");

    private static int status(TestServer server, String action, String json, @Nullable String token) {
        return server.post("/api/3/action/" + action, json, token).statusCode();
    }

    private static String editor(Loads loads, String organization) {
        String name = organization + "-editor";
        loads.ok("user_create", "{\"name\":\"" + name + "\",\"password\":\"long-enough\"}");
        loads.ok(
                "organization_member_create",
                "{\"id\":\"" + organization + "\",\"username\":\"" + name + "\",\"role\":\"editor\"}");
        return loads.ok("api_token_create", "{\"user\":\"" + name + "\",\"name\":\"x\"}")
                .path("token")
                .asString();
    }

    private static List<JsonNode> jobs(TestServer server, String token) {
        List<JsonNode> jobs = new ArrayList<>();
        server.action("job_list", "{}", token).path("result").forEach(jobs::add);
        return jobs;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void loadsAreJobsThatTheirOfficersSeeAndStop(Pair pair) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (LinkServer elsewhere = new LinkServer();
                TestServer server = TestServer.start(pair, FETCHING)) {
            elsewhere.on("/slow.csv", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try {
                    stopped.await(60, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            Loads loads = new Loads(server);
            loads.makePublicDataset("slow");
            loads.makeDataset("other");
            String own = editor(loads, "slow-office");
            String other = editor(loads, "other-office");
            for (int i = 0; i < 4; i++) {
                loads.ok(
                        "resource_create",
                        "{\"package_id\":\"slow\",\"name\":\"ลิงก์\",\"url\":\"" + elsewhere.url("/slow.csv?" + i)
                                + "\"}");
            }
            List<JsonNode> all = jobs(server, TestServer.ADMIN_TOKEN);
            assertThat(all).hasSize(4);
            assertThat(all.get(0).propertyNames()).contains("id", "title", "queue", "created");
            assertThat(jobs(server, own)).hasSize(4);
            assertThat(jobs(server, other)).isEmpty();
            assertThat(status(server, "job_list", "{}", null)).isEqualTo(403);
            String last = "{\"id\":\"" + all.get(3).path("id").asString() + "\"}";
            assertThat(status(server, "job_show", last, null)).isEqualTo(403);
            assertThat(status(server, "job_show", last, other)).isEqualTo(404);
            assertThat(server.action("job_show", last, own).at("/result/queue").asString())
                    .isEqualTo("default");
            assertThat(status(server, "job_cancel", last, other)).isEqualTo(404);
            assertThat(status(server, "job_cancel", last, own)).isEqualTo(200);
            assertThat(jobs(server, own)).hasSize(3);
            assertThat(status(server, "job_cancel", last, own)).isEqualTo(404);
            assertThat(status(server, "job_show", "{\"id\":\"none\"}", TestServer.ADMIN_TOKEN))
                    .isEqualTo(404);
            assertThat(status(server, "job_clear", "{}", own)).isEqualTo(403);
            assertThat(loads.ok("job_clear", "{\"queues\":[\"mail\"]}")).isEmpty();
            assertThat(jobs(server, own)).hasSize(3);
            assertThat(loads.ok("job_clear", "{}").get(0).asString()).isEqualTo("default");
            assertThat(jobs(server, own))
                    .allSatisfy(job -> assertThat(job.path("status").asString()).isEqualTo("running"));
            assertThat(jobs(server, own)).hasSizeLessThan(3);
            jobs(server, own)
                    .forEach(job ->
                            loads.ok("job_cancel", "{\"id\":\"" + job.path("id").asString() + "\"}"));
            stopped.countDown();
        }
    }
}
