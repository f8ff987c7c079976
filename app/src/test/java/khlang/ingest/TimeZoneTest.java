package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Times are asked for and answered as clocks of another zone show them, where the question says so. */
class TimeZoneTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final String TABLE = """
            name,day,moment
            a,2024-01-31,2024-01-31 08:30:00
            b,2024-10-01,2024-10-01 03:00:00
            c,2023-12-31,2023-12-31 23:59:59
            d,,
            """;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void timesMoveAndDatesDoNot(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = rows(server, "zone1");
        assertThat(record(server, rows + "?name=a&select=day,moment"))
                .isEqualTo("{\"day\":\"2024-01-31\",\"moment\":\"2024-01-31T08:30:00\"}");
        assertThat(record(server, rows + "?name=a&select=day,moment&timezone=UTC"))
                .isEqualTo("{\"day\":\"2024-01-31\",\"moment\":\"2024-01-31T01:30:00+00:00\"}");
        assertThat(record(server, rows + "?name=a&select=moment&timezone=asia/tokyo"))
                .isEqualTo("{\"moment\":\"2024-01-31T10:30:00+09:00\"}");
        assertThat(record(server, rows + "?name=a&select=moment&timezone=Asia/Bangkok"))
                .isEqualTo("{\"moment\":\"2024-01-31T08:30:00+07:00\"}");
        assertThat(record(server, rows + "?name=c&select=day,moment&timezone=Asia/Tokyo&era=be"))
                .isEqualTo("{\"day\":\"2566-12-31\",\"moment\":\"2567-01-01T01:59:59+09:00\"}");
        assertThat(record(
                        server,
                        rows + "?name=b&timezone=UTC&select="
                                + View.encoded("hour(moment) as h,day(moment) as d,fiscal_year(moment) as f,"
                                        + "fiscal_year(day) as g,fiscal_quarter(moment) as q")))
                .isEqualTo("{\"h\":20,\"d\":\"2024-09-30\",\"f\":2567,\"g\":2568,\"q\":4}");
        assertThat(record(server, rows + "?name=b&timezone=UTC&select=" + View.encoded("max(moment) as m")))
                .isEqualTo("{\"m\":\"2024-09-30T20:00:00+00:00\"}");
        assertThat(json(
                                server,
                                rows + "?timezone=UTC&order_by=d&group_by=d&select="
                                        + View.encoded("day(moment) as d,count(*)"))
                        .path("records")
                        .findValuesAsString("d"))
                .containsExactly("2023-12-31", "2024-01-31", "2024-09-30", "");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void comparisonsAreReadInTheZoneOrByTheirOffset(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = rows(server, "zone2");
        for (String question : List.of(
                "timezone=UTC&moment=2024-01-31T01:30:00",
                "timezone=Asia/Tokyo&moment=2024-01-31T10:30:00",
                "timezone=Asia/Tokyo&moment=2024-01-31T01:30:00Z",
                "timezone=Asia/Tokyo&moment=2024-01-31T03:30:00%2B02:00",
                "timezone=Asia/Tokyo&moment=2024-01-31T03:30:00+02:00",
                "timezone=Asia/Tokyo&era=be&moment=2567-01-31T10:30:00",
                "moment=2024-01-30T20:30:00-05:00",
                "moment__between=2024-01-31T01:30:00Z,2024-01-31T01:30:00Z",
                "timezone=UTC&where=" + View.encoded("moment = '2024-01-31T01:30:00'"),
                "timezone=UTC&where=" + View.encoded("coalesce(moment, moment) = '2024-01-31T01:30:00'"),
                "timezone=UTC&where=" + View.encoded("hour(moment) = 1"),
                "timezone=UTC&where=" + View.encoded("day(moment) = '2024-01-31'"),
                "timezone=UTC&where=" + View.encoded("moment > day and name <> 'c'"))) {
            assertThat(names(server, rows + "?" + question)).as(question).containsExactly("a");
        }
        // In Bangkok it is the first of October already, in Greenwich still the last of September.
        assertThat(names(server, rows + "?where=" + View.encoded("moment > day")))
                .containsExactly("a", "b", "c");
        assertThat(names(server, rows + "?moment__gte=2024-10-01")).containsExactly("b");
        assertThat(names(server, rows + "?timezone=UTC&moment__gte=2024-10-01")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void filesPagesFacetsAndFiguresTellTheZone(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String rows = rows(server, "zone3");
        for (String form : List.of("csv", "tsv", "json", "ndjson", "xml")) {
            assertThat(server.get(rows + "." + form + "?timezone=UTC").body())
                    .as(form)
                    .contains("2024-09-30T20:00:00+00:00", "2024-10-01")
                    .doesNotContain("03:00:00");
        }
        byte[] parquet = server.bytes(rows + ".parquet?timezone=UTC").body();
        assertThat(parquet).startsWith("PAR1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        JsonNode page = json(server, rows + "?timezone=UTC&order_by=-moment&limit=1&facet=moment");
        JsonNode facet = page.path("facets").path("moment").path("values").get(0);
        assertThat(facet.path("value").asString()).endsWith("+00:00");
        assertThat(names(server, facet.path("toggle_url").asString())).hasSize(1);
        JsonNode next = json(server, page.path("next").asString());
        assertThat(next.path("records").get(0).path("moment").asString()).isEqualTo("2024-01-31T01:30:00+00:00");
        String figures = json(server, rows.replace("/rows", "/stats?select=moment&timezone=UTC"))
                .path("fields")
                .get(0)
                .toString();
        assertThat(figures)
                .contains("\"minimum\":\"2023-12-31T16:59:59+00:00\"", "\"from\":\"2024-09-01\"")
                .doesNotContain("\"from\":\"2024-10-01\"");
        assertThat(server.get(rows + "?timezone=UTC").body())
                .isNotEqualTo(server.get(rows + "?timezone=Asia/Tokyo").body());
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anUnknownZoneIsRefusedWithOneThatIsKnown(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = rows(server, "zone4");
        HttpResponse<String> refused = server.get(rows + "?timezone=Asia/Bangkog");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER
                        .readTree(refused.body())
                        .path("error")
                        .path("hint")
                        .asString())
                .contains("Asia/Bangkok");
        for (String zone : List.of("BKK", "UTC'", "Asia/Tokyo' at time zone 'UTC", "SystemV/PST8", "%2B07:00")) {
            HttpResponse<String> other = server.get(rows + "?timezone=" + zone.replace(" ", "%20"));
            assertThat(other.statusCode()).as(zone).isEqualTo(400);
            assertThat(other.body())
                    .as(zone)
                    .contains("\"field\":\"timezone\"")
                    .containsAnyOf("such as Asia/Bangkok, UTC or Asia/Tokyo", "Did you mean \\\"UTC\\\"?");
        }
        assertThat(server.get(rows + "?day=2024-01-31T00:00:00Z").statusCode()).isEqualTo(400);
    }

    private static String rows(TestServer server, String name) {
        return "/api/v1/datasets/" + name + "/resources/" + new Loads(server).published(name, "a.csv", TABLE) + "/rows";
    }

    private static String record(TestServer server, String address) {
        return json(server, address).path("records").get(0).toString();
    }

    private static List<String> names(TestServer server, String address) {
        return json(server, address).path("records").findValuesAsString("name");
    }

    private static JsonNode json(TestServer server, String address) {
        HttpResponse<String> answer = server.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }
}
