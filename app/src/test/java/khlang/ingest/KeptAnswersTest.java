package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.Servers;
import khlang.TestPostgres;
import khlang.TestServer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same question is answered from memory, and never with what is no longer so. */
class KeptAnswersTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static boolean fromMemory(HttpResponse<String> answer) {
        return answer.headers().firstValue("Server-Timing").orElse("").equals("cache");
    }

    private static List<String> paths(String dataset, String resource) {
        String table = "/api/v1/datasets/" + dataset + "/resources/" + resource;
        return List.of(
                table + "/rows?limit=3",
                table + "/rows?group_by=a&select=a,sum(b)",
                table + "/stats",
                "/api/3/action/datastore_search?resource_id=" + resource + "&limit=2");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aQuestionAskedAgainIsAnsweredAlikeAndFromMemory(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String resource = new Loads(server).published("kept-alike", "1.csv", "a,b\nx,1\ny,2\nx,3\n");
        for (String path : paths("kept-alike", resource)) {
            HttpResponse<String> first = server.get(path);
            HttpResponse<String> second = server.get(path);
            assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
            assertThat(fromMemory(first)).as(path).isFalse();
            assertThat(fromMemory(second)).as(path).isTrue();
            assertThat(second.body()).isEqualTo(first.body());
            for (String header : List.of("Content-Type", "ETag", "Link", "Cache-Control", "Content-Security-Policy")) {
                assertThat(second.headers().allValues(header))
                        .as(header)
                        .isEqualTo(first.headers().allValues(header));
            }
            first.headers().firstValue("ETag").ifPresent(tag -> {
                HttpResponse<String> unchanged = server.getWith(path, Map.of("If-None-Match", tag));
                assertThat(unchanged.statusCode()).isEqualTo(304);
                assertThat(unchanged.body()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatWasWrittenIsAnsweredAtOnce(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String resource = new Loads(server).published("kept-written", "1.csv", "a,b\nx,1\ny,2\nx,3\n");
        for (int number = 10; number < 14; number++) {
            paths("kept-written", resource).forEach(server::get);
            String written = """
                    {"resource_id":"%s","force":true,"method":"insert","records":[{"a":"new%d","b":%d}]}""".formatted(resource, number, number);
            assertThat(server.post("/api/3/action/datastore_upsert", written, TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .isEqualTo(200);
            String all = server.get("/api/v1/datasets/kept-written/resources/" + resource + "/rows?limit=100")
                    .body();
            assertThat(all).contains("new" + number);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aPrivateTableIsInvisibleAtOnceAndItsMembersAnswersAreTheirs(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String resource = new Loads(server).published("kept-private", "1.csv", "a,b\nx,1\ny,2\n");
        List<String> paths = paths("kept-private", resource);
        paths.forEach(server::get);
        server.action("package_patch", "{\"id\":\"kept-private\",\"private\":true}", TestServer.ADMIN_TOKEN);
        for (String path : paths) {
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
            assertThat(server.get(path, TestServer.ADMIN_TOKEN).statusCode()).isEqualTo(200);
            assertThat(server.get(path, TestServer.ADMIN_TOKEN).statusCode()).isEqualTo(200);
            assertThat(server.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whatAnotherProcessChangesIsSeenAfterASecond() throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        String database = TestPostgres.freshDatabase();
        settings.put("KHLANG_DATABASE", database);
        try (TestServer server = TestServer.start(Pair.POSTGRESQL, settings)) {
            String resource = new Loads(server).published("kept-other", "1.csv", "a,b\nx,1\ny,2\n");
            String path = paths("kept-other", resource).get(0);
            server.get(path);
            assertThat(fromMemory(server.get(path))).isTrue();
            int changed = Jdbi.create(database)
                    .withHandle(
                            handle -> handle.execute("update dataset set private = true where name = 'kept-other'"));
            assertThat(changed).isOne();
            Thread.sleep(1_200);
            assertThat(server.get(path).statusCode()).isEqualTo(404);
        }
    }
}
