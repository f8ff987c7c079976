package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import khlang.Pair;
import khlang.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class OptionApiTest {
    private static final String TITLE = "ckan.site_title";

    private static int status(TestServer server, String action, String json, @Nullable String token) {
        return server.post("/api/3/action/" + action, json, token).statusCode();
    }

    private static String title(TestServer server) {
        return server.read("status_show", "").at("/result/site_title").asString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void siteIsNamedWhileItRuns(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String admin = TestServer.ADMIN_TOKEN;
            String before = title(server);
            JsonNode names = server.action("config_option_list", "{}", admin).path("result");
            assertThat(names.get(0).asString()).isEqualTo(TITLE);
            assertThat(server.get("/api/3/action/config_option_list?callback=f", admin)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(status(server, "config_option_list", "{}", null)).isEqualTo(403);
            assertThat(status(server, "config_option_show", "{\"key\":\"" + TITLE + "\"}", null))
                    .isEqualTo(403);
            String set = "{\"" + TITLE + "\":\"เปิดข้อมูลขอนแก่น\"}";
            assertThat(status(server, "config_option_update", set, null)).isEqualTo(403);
            assertThat(server.action("config_option_update", set, admin)
                            .path("result")
                            .path(TITLE)
                            .asString())
                    .isEqualTo("เปิดข้อมูลขอนแก่น");
            assertThat(title(server)).isEqualTo("เปิดข้อมูลขอนแก่น");
            assertThat(server.get("/").body()).contains("เปิดข้อมูลขอนแก่น");
            server.restart();
            assertThat(server.action("config_option_show", "{\"key\":\"" + TITLE + "\"}", admin)
                            .path("result")
                            .asString())
                    .isEqualTo("เปิดข้อมูลขอนแก่น");
            for (String wrong : new String[] {
                "{\"" + TITLE + "\":\"x\",\"ckan.site_custom_css\":\"x\"}",
                "{\"" + TITLE + "\":\"" + "x".repeat(201) + "\"}"
            }) {
                assertThat(status(server, "config_option_update", wrong, admin)).isEqualTo(409);
            }
            assertThat(status(server, "config_option_show", "{\"key\":\"sqlalchemy.url\"}", admin))
                    .isEqualTo(409);
            assertThat(title(server)).isEqualTo("เปิดข้อมูลขอนแก่น");
            server.action("config_option_update", "{\"" + TITLE + "\":\"\"}", admin);
            assertThat(title(server)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void wordsOfScriptsAreAskedByLanguage(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            for (String start : new String[] {"/api/i18n/", "/api/2/i18n/"}) {
                var thai = server.get(start + "th");
                assertThat(thai.statusCode()).isEqualTo(200);
                assertThat(thai.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
                assertThat(thai.body()).contains("\"lang\":\"th\"");
                assertThat(server.get(start + "xx").statusCode()).isEqualTo(400);
            }
        }
    }
}
