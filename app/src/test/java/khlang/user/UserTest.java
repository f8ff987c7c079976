package khlang.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void sysadminAddsResetsAndClosesAnAccountOnThePages(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser admin = Browser.ofAdmin(server);
            var wrong =
                    admin.post("/en/desk/users", Map.of("name", "Somchai!", "fullname", "สมชาย", "email", "nobody"));
            assertThat(wrong.statusCode()).isEqualTo(409);
            assertThat(wrong.body())
                    .contains("Use only a-z", "This is not an e-mail address", "value=\"Somchai!\"", "value=\"สมชาย\"");
            String password = password(admin.post("/desk/users", Map.of("name", "somchai", "fullname", "สมชาย"))
                    .body());
            Browser somchai = Browser.of(server, "somchai", password);
            assertThat(somchai.get("/desk/users").statusCode()).isEqualTo(403);
            String reset = password(
                    admin.post("/desk/users/somchai/password", Map.of()).body());
            assertThat(somchai.get("/desk/tokens").statusCode()).isEqualTo(302);
            Browser again = Browser.of(server, "somchai", reset);
            again.post("/desk/tokens", Map.of("name", "x"));
            assertThat(admin.post("/desk/users/somchai/state", Map.of("state", "deleted"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(again.get("/desk/tokens").statusCode()).isEqualTo(302);
            assertThat(again.logIn("somchai", reset).statusCode()).isEqualTo(403);
            admin.post("/desk/users/somchai/state", Map.of("state", "active"));
            assertThat(again.logIn("somchai", reset).statusCode()).isEqualTo(302);
            assertThat(again.get("/desk/tokens").body()).contains("ยังไม่มีโทเคน");
        }
    }

    private static String password(String page) {
        Matcher matcher = Pattern.compile("id=\"password-made\">([^<]+)<").matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void idOfAnExistingUserIsNeverTakenOver(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String admin = server.action("user_show", "{\"id\": \"admin\"}", TestServer.ADMIN_TOKEN)
                    .at("/result/id")
                    .asString();
            String json = "{\"id\": \"" + admin + "\", \"name\": \"mallory\", \"password\": \"mallory-password\"}";
            assertThat(server.post("/api/3/action/user_create", json, null).statusCode())
                    .isEqualTo(403);
            var made = server.action("user_create", json, TestServer.ADMIN_TOKEN);
            assertThat(made.at("/result/id").asString()).isNotEqualTo(admin);
            assertThat(made.toString()).doesNotContain("mallory-password").doesNotContain("argon2");
            assertThat(server.action("user_show", "{\"id\": \"" + admin + "\"}", TestServer.ADMIN_TOKEN)
                            .at("/result/name")
                            .asString())
                    .isEqualTo("admin");
        }
    }

    @Test
    void wrongValuesOfAUserAreNamedEach() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            var error = server.action(
                            "user_create", "{\"password\": \"short\", \"email\": \"x\"}", TestServer.ADMIN_TOKEN)
                    .path("error");
            assertThat(error.at("/name/0").asString()).isEqualTo("Missing value");
            assertThat(error.at("/password/0").asString()).contains("8 to 200");
            assertThat(error.at("/email/0").asString()).contains("e-mail");
            error = server.action(
                            "user_create",
                            "{\"name\": \"admin\", \"password\": \"long-enough\"}",
                            TestServer.ADMIN_TOKEN)
                    .path("error");
            assertThat(error.at("/name/0").asString()).contains("already");
        }
    }

    @Test
    void nobodyRaisesOrRemovesThemselves() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            server.action(
                    "user_create", "{\"name\": \"malee\", \"password\": \"malee-password\"}", TestServer.ADMIN_TOKEN);
            String malee = server.action(
                            "api_token_create", "{\"user\": \"malee\", \"name\": \"x\"}", TestServer.ADMIN_TOKEN)
                    .at("/result/token")
                    .asString();
            String patch = "/api/3/action/user_patch";
            assertThat(server.post(patch, "{\"id\": \"malee\", \"sysadmin\": true}", malee)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post(patch, "{\"id\": \"admin\", \"fullname\": \"x\"}", malee)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post(patch, "{\"id\": \"malee\", \"fullname\": \"มาลี\"}", malee)
                            .body())
                    .contains("มาลี");
            assertThat(server.post(patch, "{\"id\": \"admin\", \"sysadmin\": false}", TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .isEqualTo(409);
            assertThat(server.action("user_show", "{\"id\": \"admin\"}", malee)
                            .path("result")
                            .has("email"))
                    .isFalse();
        }
    }
}
