package khlang.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class PackageSearchTest {
    static final String ITEMS = """
            "title":"%s","notes":"รายละเอียด","license_id":"Open Data Common","author":"งานแผน","maintainer":"งานแผน",
            "maintainer_email":"a@example.go.th","data_type":"ข้อมูลระเบียน","objective":["ยุทธศาสตร์ชาติ"],
            "update_frequency_unit":"ปี","update_frequency_interval":"1","geo_coverage":"ประเทศ",
            "data_source":"แผนพัฒนา","data_format":["CSV"],"data_category":"ข้อมูลสาธารณะ",
            "data_classification":"เปิดเผย"
            """;

    private static void create(TestServer server, String name, String title, String more) {
        String json = "{\"name\":\"" + name + "\",\"private\":true," + ITEMS.formatted(title) + "," + more + "}";
        JsonNode made = server.action("package_create", json, TestServer.ADMIN_TOKEN);
        assertThat(made.path("success").asBoolean()).as(made.toString()).isTrue();
    }

    private static void publish(TestServer server, String name) {
        JsonNode patched =
                server.action("package_patch", "{\"id\":\"" + name + "\",\"private\":false}", TestServer.ADMIN_TOKEN);
        assertThat(patched.path("success").asBoolean()).as(patched.toString()).isTrue();
    }

    private static JsonNode search(TestServer server, String query) {
        JsonNode envelope = server.read("package_search", query);
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }

    private static List<String> names(JsonNode result) {
        List<String> names = new ArrayList<>();
        result.path("results").forEach(dataset -> names.add(dataset.path("name").asString()));
        return names;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theCatalogueIsSearchedAsCkanDoes(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            JsonNode organization = server.action(
                    "organization_create", "{\"name\":\"town\",\"title\":\"เทศบาลตัวอย่าง\"}", TestServer.ADMIN_TOKEN);
            assertThat(organization.path("success").asBoolean())
                    .as(organization.toString())
                    .isTrue();
            String owner = "\"owner_org\":\"town\"";
            create(server, "population", "จำนวนประชากรแยกตามตำบล", owner + ",\"tags\":[{\"name\":\"ประชากร\"}]");
            create(server, "waste", "ปริมาณขยะ", owner + ",\"tags\":[{\"name\":\"สิ่งแวดล้อม\"}]");
            create(server, "secret", "ขยะลับ", owner + ",\"tags\":[{\"name\":\"ลับมาก\"}]");
            publish(server, "population");
            publish(server, "waste");

            answersAndFacets(server);
            pagesAreDisjoint(server);
            refusals(server);
            privateStaysHidden(server);
        }
    }

    private static void answersAndFacets(TestServer server) {
        JsonNode result = search(
                server,
                "?q=" + View.encoded("ประชากร") + "&facet.field=" + View.encoded("[\"organization\",\"tags\"]"));
        assertThat(result.propertyNames())
                .containsExactlyInAnyOrder("count", "sort", "facets", "results", "search_facets");
        assertThat(names(result)).containsExactly("population");
        assertThat(result.path("results")
                        .path(0)
                        .path("organization")
                        .path("title")
                        .asString())
                .isEqualTo("เทศบาลตัวอย่าง");
        assertThat(result.path("facets").path("organization").path("town").asInt())
                .isEqualTo(1);
        assertThat(result.path("search_facets").path("organization").toString())
                .isEqualTo("{\"title\":\"organization\",\"items\":[{\"name\":\"town\","
                        + "\"display_name\":\"เทศบาลตัวอย่าง\",\"count\":1}]}");
        assertThat(names(search(server, "?fq=" + View.encoded("data_type:\"ข้อมูลระเบียน\" -name:waste"))))
                .containsExactly("population");
        assertThat(search(server, "?fl=name,id&q=name:waste")
                        .path("results")
                        .path(0)
                        .propertyNames())
                .containsExactlyInAnyOrder("id", "name");
        JsonNode none = search(server, "?rows=0");
        assertThat(none.path("count").asInt()).isEqualTo(2);
        assertThat(none.path("results")).isEmpty();
        assertThat(none.path("facets").toString()).isEqualTo("{}");
    }

    /** A harvester pages until results are empty; two pages are never alike. */
    private static void pagesAreDisjoint(TestServer server) {
        String query = "?rows=1&sort=" + View.encoded("id asc") + "&fq="
                + View.encoded("organization:town OR organization:other "
                        + "metadata_modified:[2026-01-01T00:00:00.123456Z TO *]");
        List<String> all = new ArrayList<>();
        for (int start = 0; start < 3; start++) {
            all.addAll(names(search(server, query + "&start=" + start)));
        }
        assertThat(all).containsExactlyInAnyOrder("population", "waste");
        assertThat(search(server, "?rows=100000").path("count").asInt()).isEqualTo(2);
    }

    private static void refusals(TestServer server) {
        assertThat(server.get("/api/3/action/package_search?weird_param=1").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/api/3/action/package_search?weird_param=1").body())
                .contains("\"__type\":\"Search Query Error\"", "Invalid search parameters");
        for (String bad : List.of("sort=metadata_modified", "q=" + View.encoded("{!child of=\"x\"}"), "fq=name:(")) {
            assertThat(server.get("/api/3/action/package_search?" + bad).statusCode())
                    .as(bad)
                    .isEqualTo(409);
            assertThat(server.get("/api/3/action/package_search?" + bad).body())
                    .contains("\"__type\":\"Search Error\"");
        }
        assertThat(server.get("/api/3/action/package_search?rows=x").statusCode())
                .isEqualTo(409);
    }

    private static void privateStaysHidden(TestServer server) {
        String facets = "&facet.field=" + View.encoded("[\"organization\",\"tags\",\"capacity\"]");
        for (String asked : List.of(
                "?q=" + View.encoded("ขยะ"),
                "?include_private=true",
                "?fq=capacity:private",
                "?q=name:secret",
                "?fq=state:draft")) {
            JsonNode result = search(server, asked + facets);
            assertThat(result.toString()).as(asked).doesNotContain("ขยะลับ", "ลับมาก", "secret", "\"private\":1");
        }
        JsonNode seen = server.action(
                "package_search",
                "{\"q\":\"ขยะ\",\"include_private\":true,\"facet.field\":[\"tags\"]}",
                TestServer.ADMIN_TOKEN);
        assertThat(seen.path("result").path("count").asInt()).isEqualTo(2);
        assertThat(seen.path("result")
                        .path("facets")
                        .path("tags")
                        .path("ลับมาก")
                        .asInt())
                .isEqualTo(1);
    }
}
