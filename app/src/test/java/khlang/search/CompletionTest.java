package khlang.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Names that a few letters may mean, by CKAN's actions and by its addresses from before them. */
class CompletionTest {
    private static JsonNode ok(TestServer server, String action, String json) {
        JsonNode envelope = server.action(action, json, TestServer.ADMIN_TOKEN);
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }

    private static JsonNode asked(TestServer server, String action, String query) {
        JsonNode envelope = server.read(action, query.isEmpty() ? "" : "?" + query);
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }

    private static List<String> texts(JsonNode list, String key) {
        List<String> texts = new ArrayList<>();
        list.forEach(item ->
                texts.add(key.isEmpty() ? item.asString() : item.path(key).asString()));
        return texts;
    }

    private static void fill(TestServer server) {
        ok(server, "organization_create", "{\"name\":\"town\",\"title\":\"เทศบาลนครขอนแก่น\"}");
        ok(server, "group_create", "{\"name\":\"health\",\"title\":\"สาธารณสุข\"}");
        String items = PackageSearchTest.ITEMS;
        for (String name : List.of("clinics", "secret-clinics")) {
            ok(
                    server,
                    "package_create",
                    "{\"name\":\"" + name + "\",\"owner_org\":\"town\",\"private\":true,"
                            + items.formatted("คลินิกชุมชน")
                            + ",\"groups\":[{\"name\":\"health\"}],\"tags\":[{\"name\":\""
                            + (name.equals("clinics") ? "สุขภาพดี" : "สุขภาพลับ")
                            + "\"}],\"resources\":[{\"name\":\"รายชื่อ 100% " + name
                            + "\",\"url\":\"https://example.go.th/a\",\"format\":\"CSV\"}]}");
        }
        ok(server, "package_patch", "{\"id\":\"clinics\",\"private\":false}");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void namesAreCompletedAndPrivateOnesAreNot(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            fill(server);
            String health = View.encoded("สุขภาพ");
            assertThat(texts(asked(server, "package_autocomplete", "q=" + View.encoded("คลินิก")), "name"))
                    .containsExactly("clinics");
            assertThat(asked(server, "package_autocomplete", "q=clin")
                            .get(0)
                            .path("match_field")
                            .asString())
                    .isEqualTo("name");
            assertThat(texts(asked(server, "tag_autocomplete", "query=" + health), ""))
                    .containsExactly("สุขภาพดี");
            JsonNode tags = asked(server, "tag_search", "query=" + View.encoded("ภาพ"));
            assertThat(tags.path("count").asInt()).isEqualTo(1);
            assertThat(texts(tags.path("results"), "name")).containsExactly("สุขภาพดี");
            assertThat(texts(asked(server, "format_autocomplete", "q=c"), "")).containsExactly("csv");
            assertThat(texts(asked(server, "organization_autocomplete", "q=" + View.encoded("ขอนแก่น")), "name"))
                    .containsExactly("town");
            assertThat(texts(asked(server, "group_autocomplete", "q=heal"), "title"))
                    .containsExactly("สาธารณสุข");
            assertThat(texts(asked(server, "group_package_show", "id=health"), "name"))
                    .containsExactly("clinics");
            assertThat(asked(server, "group_list_authz", "")).isEmpty();
            assertThat(texts(ok(server, "group_list_authz", "{}"), "name")).containsExactly("health");
            assertThat(texts(ok(server, "user_autocomplete", "{\"q\":\"adm\"}"), "name"))
                    .containsExactly("admin");
            assertThat(server.get("/api/3/action/user_autocomplete?q=adm").statusCode())
                    .isEqualTo(403);
            oldAddresses(server);
        }
    }

    private static void oldAddresses(TestServer server) {
        for (String start : List.of("/api", "/api/2")) {
            assertThat(server.get(start + "/util/tag/autocomplete?incomplete=" + View.encoded("สุข"))
                            .body())
                    .isEqualTo("{\"ResultSet\":{\"Result\":[{\"Name\":\"สุขภาพดี\"}]}}");
            assertThat(server.get(start + "/util/resource/format_autocomplete?incomplete=cs")
                            .body())
                    .isEqualTo("{\"ResultSet\":{\"Result\":[{\"Format\":\"csv\"}]}}");
        }
        JsonNode datasets = Json.MAPPER.readTree(
                server.get("/api/2/util/dataset/autocomplete?incomplete=clin").body());
        assertThat(texts(datasets.at("/ResultSet/Result"), "match_displayed")).containsExactly("clinics");
        JsonNode towns = Json.MAPPER.readTree(
                server.get("/api/2/util/organization/autocomplete?q=town").body());
        assertThat(texts(towns, "name")).containsExactly("town");
        assertThat(server.get("/api/2/util/dataset/autocomplete?incomplete=").body())
                .isEqualTo("{\"ResultSet\":{\"Result\":[]}}");
        assertThat(server.get("/api/2/util/nothing/autocomplete?q=a").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/api").body()).isEqualTo("{\"version\":1}");
        assertThat(server.get("/api/3").body()).isEqualTo("{\"version\":3}");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void resourcesAreSearchedByTheirOwnFields(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            fill(server);
            JsonNode found = asked(server, "resource_search", "query=name:" + View.encoded("รายชื่อ"));
            assertThat(found.path("count").asInt()).isEqualTo(1);
            assertThat(found.at("/results/0/name").asString()).isEqualTo("รายชื่อ 100% clinics");
            JsonNode both = asked(server, "resource_search", "query=name:CLINICS&query=format:csv&order_by=name");
            assertThat(both.path("count").asInt()).isEqualTo(1);
            assertThat(asked(server, "resource_search", "query=name:clinics&query=format:xls")
                            .path("count")
                            .asInt())
                    .isZero();
            assertThat(asked(server, "resource_search", "query=name:0%25+c")
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(asked(server, "resource_search", "query=description:a%25")
                            .toString())
                    .isEqualTo("{\"count\":0,\"results\":[]}");
            for (String wrong : List.of("", "query=clinics", "query=nothing:a", "query=name:a&order_by=price")) {
                assertThat(server.get("/api/3/action/resource_search?" + wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(409);
            }
        }
    }
}
