package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class CollaboratorApiTest {
    private static final String ADMIN = TestServer.ADMIN_TOKEN;

    private static String share(String capacity) {
        return "{\"id\":\"secret\",\"user_id\":\"nok\",\"capacity\":\"" + capacity + "\"}";
    }

    private static int status(TestServer server, String action, String json, @Nullable String token) {
        return server.post("/api/3/action/" + action, json, token).statusCode();
    }

    /** What somebody is answered who asks for a private dataset, its file and its rows wherever it can be met. */
    private record Sight(List<Integer> statuses, List<Integer> counts) {
        static Sight of(TestServer server, String resource, String file, String token) {
            String rows = "/api/v1/datasets/secret/resources/" + resource + "/rows";
            List<Integer> statuses = List.of(
                            "/api/3/action/package_show?id=secret",
                            "/api/3/action/resource_show?id=" + resource,
                            "/api/3/action/datastore_search?resource_id=" + resource,
                            "/datastore/dump/" + resource,
                            rows,
                            file,
                            "/dataset/secret",
                            "/feeds/dataset/secret.atom")
                    .stream()
                    .map(path -> server.get(path, token).statusCode())
                    .toList();
            JsonNode found = done(server.action(
                    "package_search",
                    "{\"q\":\"งบประมาณ\",\"include_private\":true,\"facet.field\":[\"private\"]}",
                    token));
            JsonNode tables = done(server.action("datastore_search", "{\"resource_id\":\"_table_metadata\"}", token));
            JsonNode owner = done(server.action("organization_show", "{\"id\":\"treasury\"}", token));
            JsonNode group = done(server.action("group_show", "{\"id\":\"topic\"}", token));
            return new Sight(
                    statuses,
                    List.of(
                            found.path("count").asInt(),
                            found.at("/facets/private/true").asInt(0),
                            tables.path("total").asInt(),
                            owner.path("package_count").asInt(),
                            group.path("package_count").asInt()));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whoeverADatasetIsSharedWithSeesItAsMembersDo(Pair pair) throws InterruptedException {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            done(server.action("group_create", "{\"name\":\"topic\",\"title\":\"หมวด\"}", ADMIN));
            sample.privateDataset("secret");
            sample.privateDataset("other");
            done(server.action("package_patch", "{\"id\":\"secret\",\"groups\":[{\"name\":\"topic\"}]}", ADMIN));
            JsonNode resource = done(server.upload(
                    "resource_create",
                    Map.of("package_id", "secret", "name", "รายจ่าย"),
                    "a.csv",
                    "ปี,บาท\n2567,100\n2568,120\n".getBytes(StandardCharsets.UTF_8),
                    sample.editor));
            String id = resource.path("id").asString();
            String file = resource.path("url").asString().replaceFirst("^https?://[^/]+", "");
            for (int i = 0; i < 300 && !loaded(server, id, sample.editor); i++) {
                Thread.sleep(50);
            }
            Sight blind = new Sight(List.of(404, 404, 404, 404, 404, 404, 404, 404), List.of(0, 0, 0, 0, 0));
            assertThat(Sight.of(server, id, file, sample.stranger)).isEqualTo(blind);
            JsonNode given = done(server.action("package_collaborator_create", share("member"), ADMIN));
            assertThat(given.propertyNames())
                    .containsExactlyInAnyOrder("package_id", "user_id", "capacity", "modified");
            assertThat(Sight.of(server, id, file, sample.stranger))
                    .isEqualTo(new Sight(List.of(200, 200, 200, 200, 200, 200, 200, 404), List.of(1, 1, 1, 1, 1)));
            assertThat(Sight.of(server, id, file, sample.member).counts()).containsExactly(2, 2, 1, 2, 1);
            assertThat(status(server, "package_show", "{\"id\":\"other\"}", sample.stranger))
                    .isEqualTo(404);
            assertThat(status(server, "package_patch", "{\"id\":\"secret\",\"notes\":\"x\"}", sample.stranger))
                    .isEqualTo(403);
            done(server.action("package_collaborator_delete", share("member"), ADMIN));
            assertThat(Sight.of(server, id, file, sample.stranger)).isEqualTo(blind);
            assertThat(status(server, "package_collaborator_delete", share("member"), ADMIN))
                    .isEqualTo(404);
        }
    }

    private static boolean loaded(TestServer server, String resource, String token) {
        return done(server.action("xloader_status", "{\"resource_id\":\"" + resource + "\"}", token))
                .path("status")
                .asString()
                .equals("complete");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void editorChangesTheDatasetButNotWhoseItIs(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            sample.privateDataset("secret");
            done(server.action("package_collaborator_create", share("member"), ADMIN));
            done(server.action("package_collaborator_create", share("editor"), ADMIN));
            JsonNode patched =
                    done(server.action("package_patch", "{\"id\":\"secret\",\"notes\":\"ใหม่\"}", sample.stranger));
            assertThat(patched.path("notes").asString()).isEqualTo("ใหม่");
            done(server.action(
                    "resource_create",
                    "{\"package_id\":\"secret\",\"name\":\"ลิงก์\",\"url\":\"https://example.go.th/a\"}",
                    sample.stranger));
            assertThat(status(
                            server,
                            "package_owner_org_update",
                            "{\"id\":\"secret\",\"organization_id\":\"works\"}",
                            sample.stranger))
                    .isEqualTo(403);
            assertThat(status(server, "package_patch", "{\"id\":\"secret\",\"owner_org\":\"works\"}", sample.stranger))
                    .isEqualTo(403);
            assertThat(status(server, "dataset_purge", "{\"id\":\"secret\"}", sample.stranger))
                    .isEqualTo(403);
            done(server.action("package_delete", "{\"id\":\"secret\"}", sample.stranger));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void onlyAdministratorsShareAndLookWithWhom(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            sample.privateDataset("secret");
            assertThat(status(server, "package_collaborator_create", share("member"), null))
                    .isEqualTo(404);
            assertThat(status(server, "package_collaborator_create", share("member"), sample.editor))
                    .isEqualTo(403);
            done(server.action(
                    "organization_member_create",
                    "{\"id\":\"treasury\",\"username\":\"somchai\",\"role\":\"admin\"}",
                    ADMIN));
            done(server.action("package_collaborator_create", share("member"), sample.editor));
            String list = "{\"id\":\"secret\"}";
            assertThat(done(server.action("package_collaborator_list", list, sample.editor)))
                    .hasSize(1);
            assertThat(done(server.action(
                            "package_collaborator_list", "{\"id\":\"secret\",\"capacity\":\"editor\"}", sample.editor)))
                    .isEmpty();
            assertThat(status(server, "package_collaborator_list", list, sample.stranger))
                    .isEqualTo(403);
            JsonNode own =
                    done(server.action("package_collaborator_list_for_user", "{\"id\":\"nok\"}", sample.stranger));
            assertThat(own.get(0).propertyNames()).containsExactlyInAnyOrder("package_id", "capacity", "modified");
            assertThat(status(server, "package_collaborator_list_for_user", "{\"id\":\"nok\"}", sample.member))
                    .isEqualTo(403);
            JsonNode wrong = server.action("package_collaborator_create", share("admin"), ADMIN);
            assertThat(wrong.at("/error/__type").asString()).isEqualTo("Validation Error");
            assertThat(wrong.at("/error/capacity/0").asString()).contains("editor");
            assertThat(status(
                            server,
                            "package_collaborator_create",
                            share("member").replace("nok", "nobody"),
                            ADMIN))
                    .isEqualTo(404);
        }
    }
}
