package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static org.assertj.core.api.Assertions.assertThat;

import khlang.Pair;
import khlang.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class MembershipApiTest {
    private static final String ADMIN = TestServer.ADMIN_TOKEN;

    private static JsonNode ok(TestServer server, String action, String json, @Nullable String token) {
        return done(server.action(action, json, token));
    }

    private static int status(TestServer server, String action, String json, @Nullable String token) {
        return server.post("/api/3/action/" + action, json, token).statusCode();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void groupHasMembersWhoFillItAndAdministratorsWhoChangeIt(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            ok(server, "group_create", "{\"name\":\"topic\",\"title\":\"หมวด\"}", ADMIN);
            sample.publicDataset("budget");
            sample.privateDataset("secret");
            String put = "{\"id\":\"topic\",\"object\":\"budget\",\"object_type\":\"package\",\"capacity\":\"public\"}";
            assertThat(status(server, "member_create", put, sample.member)).isEqualTo(403);
            JsonNode role = ok(
                    server,
                    "group_member_create",
                    "{\"id\":\"topic\",\"username\":\"malee\",\"role\":\"member\"}",
                    ADMIN);
            assertThat(role.propertyNames()).contains("id", "group_id", "table_name", "table_id", "capacity", "state");
            assertThat(role.path("capacity").asString()).isEqualTo("member");
            String before = modified(server);
            assertThat(ok(server, "member_create", put, sample.member)
                            .path("table_name")
                            .asString())
                    .isEqualTo("package");
            assertThat(modified(server)).isGreaterThan(before);
            assertThat(server.read("package_search", "?fq=groups:topic")
                            .at("/result/count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(server.read("group_show", "?id=topic")
                            .at("/result/package_count")
                            .asInt())
                    .isEqualTo(1);
            String hidden = put.replace("budget", "secret");
            ok(server, "member_create", hidden, sample.member);
            assertThat(status(server, "member_create", put.replace("budget", "nothing"), sample.member))
                    .isEqualTo(404);
            JsonNode seen =
                    server.read("member_list", "?id=topic&object_type=package").path("result");
            assertThat(seen).hasSize(1);
            assertThat(seen.get(0).get(1).asString()).isEqualTo("package");
            assertThat(seen.get(0).get(2).asString()).isEqualTo("public");
            assertThat(ok(server, "member_list", "{\"id\":\"topic\"}", sample.member))
                    .hasSize(3);
            assertThat(status(server, "group_patch", "{\"id\":\"topic\",\"title\":\"ใหม่\"}", sample.member))
                    .isEqualTo(403);
            String give = "{\"id\":\"topic\",\"object\":\"malee\",\"object_type\":\"user\",\"capacity\":\"admin\"}";
            assertThat(status(server, "member_create", give, sample.member)).isEqualTo(403);
            ok(server, "member_create", give, ADMIN);
            ok(server, "group_patch", "{\"id\":\"topic\",\"title\":\"ใหม่\"}", sample.member);
            assertThat(ok(server, "group_list_authz", "{}", sample.member)).hasSize(1);
            assertThat(ok(server, "group_show", "{\"id\":\"topic\"}", sample.member)
                            .path("users"))
                    .hasSize(1);
            // A role in a group is none in an organization.
            assertThat(status(server, "organization_patch", "{\"id\":\"treasury\",\"title\":\"x\"}", sample.member))
                    .isEqualTo(403);
            ok(server, "member_delete", put, sample.member);
            assertThat(status(server, "member_delete", put, sample.member)).isEqualTo(404);
            assertThat(server.read("package_search", "?fq=groups:topic")
                            .at("/result/count")
                            .asInt())
                    .isZero();
            String gone = "{\"id\":\"topic\",\"username\":\"malee\"}";
            ok(server, "group_member_delete", gone, ADMIN);
            assertThat(status(server, "group_member_delete", gone, ADMIN)).isEqualTo(404);
            assertThat(status(server, "member_create", put, sample.member)).isEqualTo(403);
        }
    }

    private static String modified(TestServer server) {
        return server.read("package_show", "?id=budget")
                .at("/result/metadata_modified")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void membersOfOrganizationsAreUsersAndItsOwnDatasets(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            sample.publicDataset("budget");
            sample.privateDataset("secret");
            String give = "{\"id\":\"treasury\",\"object\":\"nok\",\"object_type\":\"user\",\"capacity\":\"editor\"}";
            assertThat(status(server, "member_create", give, sample.editor)).isEqualTo(403);
            assertThat(ok(server, "member_create", give, ADMIN).path("capacity").asString())
                    .isEqualTo("editor");
            assertThat(ok(server, "member_list", "{\"id\":\"treasury\",\"capacity\":\"editor\"}", sample.member))
                    .hasSize(2);
            String datasets = "{\"id\":\"treasury\",\"object_type\":\"package\"}";
            assertThat(ok(server, "member_list", datasets, sample.stranger)).hasSize(2);
            ok(server, "member_delete", give, ADMIN);
            assertThat(ok(server, "member_list", datasets, sample.stranger)).hasSize(1);
            assertThat(ok(server, "member_list", datasets, null).get(0).get(2).asString())
                    .isEqualTo("organization");
            assertThat(ok(server, "member_list", "{\"id\":\"treasury\",\"object_type\":\"group\"}", null))
                    .isEmpty();
            for (String wrong : new String[] {
                give.replace("editor", "owner"),
                give.replace("\"user\"", "\"group\""),
                give.replace("\"user\"", "\"package\"").replace("nok", "budget"),
                "{\"id\":\"treasury\",\"object\":\"nok\",\"object_type\":\"user\"}"
            }) {
                JsonNode answer = server.action("member_create", wrong, ADMIN);
                assertThat(answer.at("/error/__type").asString()).as(wrong).isEqualTo("Validation Error");
            }
            assertThat(status(server, "member_create", give.replace("nok", "nobody"), ADMIN))
                    .isEqualTo(404);
            assertThat(status(server, "member_create", give.replace("treasury", "nowhere"), ADMIN))
                    .isEqualTo(404);
        }
    }
}
