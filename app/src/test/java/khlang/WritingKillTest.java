package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tables that are written while the process is killed. */
@Tag("slow")
class WritingKillTest {
    private static final int KILLS = 5;
    private static final int ROWS = 400;

    @TempDir
    private Path data;

    @Test
    void callsAreWholeAfterAKillAndNothingKeptOutlivesItsRows() throws InterruptedException {
        AtomicInteger answered = new AtomicInteger();
        Map<String, String> seen = new HashMap<>();
        String id = "";
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(data)) {
                if (kill == 0) {
                    ok(server.action("organization_create", "{\"name\":\"city\",\"title\":\"เมือง\"}"));
                    ok(server.action(
                            "package_create",
                            "{\"name\":\"dd\",\"title\":\"ด\",\"owner_org\":\"city\",\"private\":true}"));
                    id = ok(server.action("datastore_create", """
                            {"resource": {"package_id": "dd", "name": "t"}, "primary_key": ["call", "row"],
                             "fields": [{"id": "call", "type": "int"}, {"id": "row", "type": "int"}]}
                            """))
                            .path("resource_id")
                            .asString();
                }
                check(server, id, answered.get(), seen);
                String table = id;
                Thread writer = new Thread(() -> write(server, table, answered));
                writer.start();
                for (int look = 0; look < 6 + 3 * kill; look++) {
                    look(server, id, seen);
                    Thread.sleep(17);
                }
                server.kill();
                writer.join();
            }
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            check(server, id, answered.get(), seen);
            assertThat(answered.get()).isPositive();
        }
    }

    private static void write(ServerProcess server, String id, AtomicInteger answered) {
        try {
            while (true) {
                int call = answered.get() + 1;
                StringBuilder records = new StringBuilder();
                for (int row = 0; row < ROWS; row++) {
                    records.append(row == 0 ? "" : ",").append("{\"call\":" + call + ",\"row\":" + row + "}");
                }
                ok(server.action("datastore_upsert", "{\"resource_id\":\"" + id + "\",\"records\":[" + records + "]}"));
                answered.incrementAndGet();
            }
        } catch (UncheckedIOException | IllegalStateException killed) {
            assertThat(killed).isNotNull();
        }
    }

    /** Keeps an answer by what it says that it is, as a cache does. */
    private static void look(ServerProcess server, String id, Map<String, String> seen) {
        Map.Entry<String, String> answer = server.tagged(path(id));
        seen.put(answer.getKey(), answer.getValue());
    }

    private static void check(ServerProcess server, String id, int answered, Map<String, String> seen) {
        JsonNode all = ok(server.action("datastore_search", "{\"resource_id\":\"" + id + "\",\"limit\":32000}"));
        Map<Integer, Integer> calls = new HashMap<>();
        Set<Long> ids = new HashSet<>();
        all.path("records").forEach(row -> {
            calls.merge(row.path("call").asInt(), 1, Integer::sum);
            assertThat(ids.add(row.path("_id").asLong())).isTrue();
        });
        assertThat(all.path("total").asInt()).isEqualTo(all.path("records").size());
        for (int call = 1; call <= answered; call++) {
            assertThat(calls.get(call)).as("call " + call).isEqualTo(ROWS);
        }
        assertThat(calls.values()).allMatch(rows -> rows == ROWS);
        Map.Entry<String, String> answer = server.tagged(path(id));
        assertThat(seen.getOrDefault(answer.getKey(), answer.getValue())).isEqualTo(answer.getValue());
    }

    private static String path(String id) {
        return "/api/v1/datasets/dd/resources/" + id + "/rows?select=count(*)%20as%20n,max(call)";
    }

    private static JsonNode ok(JsonNode answer) {
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }
}
