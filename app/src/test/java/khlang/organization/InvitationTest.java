package khlang.organization;

import static org.assertj.core.api.Assertions.assertThat;

import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class InvitationTest {
    private static final String ADMIN = TestServer.ADMIN_TOKEN;

    private static String invitation(String email, String group, String role) {
        return "{\"email\":\"" + email + "\",\"group_id\":\"" + group + "\",\"role\":\"" + role + "\"}";
    }

    private static int status(TestServer server, String json, @Nullable String token) {
        return server.post("/api/3/action/user_invite", json, token).statusCode();
    }

    private static JsonNode invited(TestServer server, String json, String token) {
        JsonNode answer = server.action("user_invite", json, token);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private static String token(TestServer server, String name) {
        return server.action("api_token_create", "{\"user\":\"" + name + "\",\"name\":\"x\"}", ADMIN)
                .at("/result/token")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void administratorInvitesAndPassesOnWhatTheyAreTold(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            server.action("organization_create", "{\"name\":\"office\",\"title\":\"สำนัก\"}", ADMIN);
            server.action("group_create", "{\"name\":\"topic\",\"title\":\"หมวด\"}", ADMIN);
            JsonNode head = invited(server, invitation("Somchai.J@example.go.th", "office", "admin"), ADMIN);
            assertThat(head.path("name").asString()).isEqualTo("somchai-j");
            assertThat(head.path("email").asString()).isEqualTo("Somchai.J@example.go.th");
            assertThat(head.path("login_url").asString()).endsWith("/login");
            Browser browser =
                    Browser.of(server, "somchai-j", head.path("password").asString());
            assertThat(browser.get("/desk").statusCode()).isEqualTo(200);
            String somchai = token(server, "somchai-j");
            JsonNode officer = invited(server, invitation("somchai-j@elsewhere.go.th", "office", "editor"), somchai);
            assertThat(officer.path("name").asString()).isEqualTo("somchai-j-2");
            assertThat(server.action("member_list", "{\"id\":\"office\",\"object_type\":\"user\"}", somchai)
                            .path("result"))
                    .hasSize(2);
            assertThat(status(server, invitation("new@example.go.th", "topic", "member"), somchai))
                    .isEqualTo(403);
            invited(server, invitation("new@example.go.th", "topic", "member"), ADMIN);
            assertThat(status(server, invitation("x@example.go.th", "office", "member"), null))
                    .isEqualTo(403);
            String editor = token(server, "somchai-j-2");
            assertThat(status(server, invitation("x@example.go.th", "office", "member"), editor))
                    .isEqualTo(403);
            assertThat(status(server, invitation("x@example.go.th", "nowhere", "member"), ADMIN))
                    .isEqualTo(404);
            for (String wrong : new String[] {
                invitation("somchai.j@EXAMPLE.go.th", "office", "member"),
                invitation("nobody", "office", "member"),
                invitation("x@example.go.th", "office", "owner"),
                "{\"group_id\":\"office\",\"role\":\"member\"}"
            }) {
                assertThat(status(server, wrong, ADMIN)).as(wrong).isEqualTo(409);
            }
            // What was refused made no account.
            assertThat(server.action("user_list", "{\"all_fields\":false}", ADMIN)
                            .path("result"))
                    .hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void siteUserIsForSystemAdministratorsAndHasNoKey(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            JsonNode user = server.action("get_site_user", "{}", ADMIN).path("result");
            assertThat(user.propertyNames()).containsExactlyInAnyOrder("name", "apikey");
            assertThat(user.path("apikey").isNull()).isTrue();
            assertThat(server.post("/api/3/action/get_site_user", "{}", null).statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/api/3/action/get_site_user", ADMIN).statusCode())
                    .isEqualTo(400);
        }
    }
}
