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
}
