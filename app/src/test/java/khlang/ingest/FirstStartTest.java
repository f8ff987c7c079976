package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import khlang.Pair;
import khlang.TestPostgres;
import khlang.TestServer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class FirstStartTest {
    private static final int MANY = 400_000;

    @TempDir
    Path folder;

    private Map<String, String> settings(Pair pair) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KHLANG_DATA", folder.resolve("data").toString());
        settings.put("KHLANG_DATASETS", folder.resolve("packages").toString());
        if (pair == Pair.POSTGRESQL) {
            settings.put("KHLANG_DATABASE", TestPostgres.freshDatabase());
        }
        return settings;
    }

    private PackageFolder packages() {
        return PackageFolder.in(folder.resolve("packages"));
    }

    private static JsonNode names(TestServer server) {
        return server.read("package_list", "").path("result");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theFirstStartPublishesEachPackageAndTheSecondNone(Pair pair) throws InterruptedException {
        packages().with("one").with("two").write("broken/datapackage.json", "{");
        Map<String, String> settings = settings(pair);
        try (TestServer server = TestServer.start(pair, settings)) {
            server.awaitReady();
            assertThat(names(server).valueStream().map(JsonNode::asString)).containsExactlyInAnyOrder("one", "two");
            new Loads(server).ok("package_delete", "{\"id\":\"one\"}");
            new Loads(server).ok("package_patch", "{\"id\":\"two\",\"title\":\"ชื่อของเจ้าหน้าที่\"}");
        }
        packages().with("three");
        try (TestServer server = TestServer.start(pair, settings)) {
            assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
            Thread.sleep(500);
            assertThat(names(server).valueStream().map(JsonNode::asString)).containsExactly("two");
            assertThat(new Loads(server)
                            .ok("package_show", "{\"id\":\"two\"}")
                            .path("title")
                            .asString())
                    .isEqualTo("ชื่อของเจ้าหน้าที่");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void itIsReadyWhenTheTablesAreThereAndAnswersBefore(Pair pair) throws InterruptedException {
        packages().with(PackageFolder.whole("large"), MANY);
        try (TestServer server = TestServer.start(pair, settings(pair))) {
            HttpResponse<String> early = server.get("/readyz");
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.body()).isEqualTo("{\"ready\":false}");
            assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(server.get("/").statusCode()).isEqualTo(200);
            server.awaitReady();
            Loads loads = new Loads(server);
            JsonNode resource = loads.ok("package_show", "{\"id\":\"large\"}")
                    .path("resources")
                    .get(0);
            assertThat(resource.path("load_state").asString()).isEqualTo("complete");
            assertThat(loads.rows(resource.path("id").asString()).path("total").asInt())
                    .isEqualTo(MANY);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aStopInTheMiddleIsMadeGoodByTheNextStart(Pair pair) throws InterruptedException {
        packages().with(PackageFolder.whole("large"), MANY).with("small");
        Map<String, String> settings = settings(pair);
        try (TestServer server = TestServer.start(pair, settings)) {
            assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
        }
        try (TestServer server = TestServer.start(pair, settings)) {
            server.awaitReady();
            assertThat(names(server)).hasSize(2);
            JsonNode resources =
                    new Loads(server).ok("package_show", "{\"id\":\"large\"}").path("resources");
            assertThat(resources).hasSize(1);
            assertThat(resources.get(0).path("datastore_active").asBoolean()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFolderWithoutPackagesHindersNoStartAndIsNotLookedAtAgain(Pair pair) throws InterruptedException {
        packages();
        Map<String, String> settings = settings(pair);
        try (TestServer server = TestServer.start(pair, settings)) {
            server.awaitReady();
            assertThat(server.get("/readyz").statusCode()).isEqualTo(200);
        }
        packages().with("late");
        try (TestServer server = TestServer.start(pair, settings)) {
            server.awaitReady();
            assertThat(names(server)).isEmpty();
        }
    }
}
