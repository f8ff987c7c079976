package khlang.organization;

import static org.assertj.core.api.Assertions.assertThat;

import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrganizationApiTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void organizationIsMadeChangedAndHidden(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            var made = server.action("organization_create", """
                    {"title_translated": {"th": "สำนักคลัง", "en": "Treasury"}}""", TestServer.ADMIN_TOKEN);
            assertThat(made.path("success").asBoolean()).as(made.toString()).isTrue();
            String name = made.at("/result/name").asString();
            assertThat(name).matches("[a-z0-9-]+");
            var shown = server.read("organization_show", "?id=" + name).path("result");
            assertThat(shown.path("title").asString()).isEqualTo("สำนักคลัง");
            assertThat(shown.at("/title_translated/en").asString()).isEqualTo("Treasury");
            assertThat(shown.path("package_count").asInt()).isZero();
            assertThat(server.read("organization_list", "").path("result").toString())
                    .contains(name);
            assertThat(server.read("group_show", "?id=" + name)
                            .at("/error/__type")
                            .asString())
                    .isEqualTo("Not Found Error");
            server.action("organization_patch", """
                    {"id": "%s", "description": "เงินของเมือง"}""".formatted(name), TestServer.ADMIN_TOKEN);
            shown = server.read("organization_show", "?id=" + name).path("result");
            assertThat(shown.path("description").asString()).isEqualTo("เงินของเมือง");
            assertThat(shown.path("title").asString()).isEqualTo("สำนักคลัง");
            server.action("organization_delete", "{\"id\": \"" + name + "\"}", TestServer.ADMIN_TOKEN);
            assertThat(server.get("/api/3/action/organization_show?id=" + name).statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void listIsCutSortedAndItsParametersChecked(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            for (String title : new String[] {"เมือง", "กลาง", "ชุมชน"}) {
                server.action("group_create", "{\"title\": \"" + title + "\"}", TestServer.ADMIN_TOKEN);
            }
            var all = server.read("group_list", "?all_fields=true").path("result");
            assertThat(all.findValuesAsString("display_name")).containsExactly("กลาง", "ชุมชน", "เมือง");
            assertThat(server.read("group_list", "?limit=1").path("result").size())
                    .isEqualTo(1);
            assertThat(server.read("group_list", "?offset=2").path("result").size())
                    .isEqualTo(1);
            assertThat(server.read("group_list", "?sort=title%20desc&all_fields=1")
                            .path("result")
                            .findValuesAsString("title"))
                    .containsExactly("เมือง", "ชุมชน", "กลาง");
            for (String wrong : new String[] {"limit=a", "offset=-2", "sort=colour", "sort=name%20up"}) {
                assertThat(server.get("/api/3/action/group_list?" + wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(409);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void namesFollowTheRules(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String create = "organization_create";
            var missing = server.action(create, "{}", TestServer.ADMIN_TOKEN);
            assertThat(missing.at("/error/name/0").asString()).isEqualTo("Missing value");
            for (String name : new String[] {"a", "New Name", "ไทย", "new", "edit", "search", "x".repeat(101)}) {
                var refused = server.action(create, "{\"name\": \"" + name + "\"}", TestServer.ADMIN_TOKEN);
                assertThat(refused.at("/error/__type").asString()).as(name).isEqualTo("Validation Error");
                assertThat(refused.path("error").has("name")).as(name).isTrue();
            }
            server.action(create, "{\"title\": \"สำนักคลัง\"}", TestServer.ADMIN_TOKEN);
            server.action(create, "{\"title\": \"สำนักคลัง\"}", TestServer.ADMIN_TOKEN);
            var names = server.read("organization_list", "?sort=name").path("result");
            assertThat(names.get(1).asString()).isEqualTo(names.get(0).asString() + "-2");
            var wrong = server.action(
                    create, "{\"name\": \"pic\", \"image_url\": \"javascript:alert(1)\"}", TestServer.ADMIN_TOKEN);
            assertThat(wrong.path("error").has("image_url")).isTrue();
            var object =
                    server.action(create, "{\"name\": \"pic\", \"title_translated\": \"{\"}", TestServer.ADMIN_TOKEN);
            assertThat(object.path("error").has("title_translated")).isTrue();
        }
    }
}
