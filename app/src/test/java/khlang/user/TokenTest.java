package khlang.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TokenTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void revokedTokenIsSomebodyUnknown(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String token = server.action(
                            "api_token_create", "{\"user\": \"admin\", \"name\": \"ทดสอบ\"}", TestServer.ADMIN_TOKEN)
                    .at("/result/token")
                    .asString();
            assertThat(token).hasSizeGreaterThan(40);
            assertThat(server.action("organization_create", "{\"name\": \"one\"}", token)
                            .path("success")
                            .asBoolean())
                    .isTrue();
            var list = server.action("api_token_list", "{\"user_id\": \"admin\"}", token)
                    .path("result");
            assertThat(list.size()).isEqualTo(2);
            assertThat(list.toString()).contains("ทดสอบ").doesNotContain(token);
            assertThat(list.get(1).propertyNames())
                    .containsExactly("id", "name", "user_id", "created_at", "last_access");
            assertThat(list.get(1).path("last_access").asString()).startsWith("20");
            String id = list.get(1).path("id").asString();
            var revoked = server.action("api_token_revoke", "{\"jti\": \"" + id + "\"}", token);
            assertThat(revoked.path("success").asBoolean()).isTrue();
            assertThat(revoked.path("result").isNull()).isTrue();
            assertThat(server.post("/api/3/action/organization_create", "{\"name\": \"two\"}", token)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/api/3/action/status_show", token).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void tokenComesRawOrAsBearerOrInCkansOwnHeader() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            String[][] headers = {
                {"Authorization", TestServer.ADMIN_TOKEN},
                {"Authorization", "Bearer " + TestServer.ADMIN_TOKEN},
                {"X-CKAN-API-Key", TestServer.ADMIN_TOKEN}
            };
            for (String[] header : headers) {
                URI users = URI.create(server.url() + "/api/3/action/user_list");
                assertThat(server.send(HttpRequest.newBuilder(users).header(header[0], header[1]))
                                .statusCode())
                        .as(header[0])
                        .isEqualTo(200);
                URI script = URI.create(server.url() + "/api/3/action/user_list?callback=f");
                assertThat(server.send(HttpRequest.newBuilder(script).header(header[0], header[1]))
                                .statusCode())
                        .isEqualTo(403);
            }
            assertThat(server.get("/api/3/action/user_list", "unknown").statusCode())
                    .isEqualTo(403);
            assertThat(server.get("/api/3/action/user_list").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void tokenIsMadeAndRevokedOnThePage(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser browser = Browser.ofAdmin(server);
            var refused = browser.post("/desk/tokens", Map.of("name", " "));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("ต้องระบุค่านี้");
            var made = browser.post("/desk/tokens", Map.of("name", "<สคริปต์>"));
            Matcher token = Pattern.compile("khlang_[A-Za-z0-9_-]{43}").matcher(made.body());
            assertThat(token.find()).isTrue();
            assertThat(server.get("/api/3/action/user_list", token.group()).statusCode())
                    .isEqualTo(200);
            String page = browser.get("/desk/tokens").body();
            assertThat(page).contains("&lt;สคริปต์&gt;").doesNotContain(token.group());
            Matcher ids = Pattern.compile("name=\"id\" value=\"([^\"]+)\"").matcher(page);
            String last = "";
            while (ids.find()) {
                last = ids.group(1);
            }
            assertThat(browser.post("/desk/tokens/revoke", Map.of("id", last)).statusCode())
                    .isEqualTo(302);
            assertThat(server.get("/api/3/action/user_list", token.group()).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nobodySeesOrRevokesTheTokenOfAnother() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            server.action(
                    "user_create", "{\"name\": \"malee\", \"password\": \"malee-password\"}", TestServer.ADMIN_TOKEN);
            String malee = server.action(
                            "api_token_create", "{\"user\": \"malee\", \"name\": \"x\"}", TestServer.ADMIN_TOKEN)
                    .at("/result/token")
                    .asString();
            assertThat(server.post("/api/3/action/api_token_list", "{\"user\": \"admin\"}", malee)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post("/api/3/action/api_token_create", "{\"user\": \"admin\", \"name\": \"y\"}", malee)
                            .statusCode())
                    .isEqualTo(403);
            String revoke = "{\"token\": \"" + TestServer.ADMIN_TOKEN + "\"}";
            assertThat(server.post("/api/3/action/api_token_revoke", revoke, malee)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(server.get("/api/3/action/user_list", TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
