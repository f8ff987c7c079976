package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.List;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Dates are asked for and answered in Buddhist years where the question says so. */
class EraTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final String TABLE = """
            name,day,moment
            a,2024-01-31,2024-01-31 08:30:00
            b,2024-02-29,2024-02-29 00:00:00
            c,2023-12-31,2023-12-31 23:59:59
            d,,
            """;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void datesAreAskedForAndAnsweredInBuddhistYears(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        String rows = "/api/v1/datasets/era/resources/" + new Loads(server).published("era", "a.csv", TABLE) + "/rows";
        for (String question : List.of(
                "day__gte=2567-01-31",
                "day__gte=31/1/2567",
                "where=" + View.encoded("day >= '2567-01-31'"),
                "where=" + View.encoded("'30/01/2567' < day"),
                "day__between=2567-01-31,2567-02-29",
                "moment__gte=" + View.encoded("31/1/2567 08:30:00"),
                "moment__gt=2567-01-31T08:29:59")) {
            assertThat(names(server, rows + "?era=be&" + question)).as(question).containsExactly("a", "b");
        }
        assertThat(names(server, rows + "?era=be&day=2567-02-29")).containsExactly("b");
        JsonNode record = json(server, rows + "?era=be&select=day,moment,month(day)%20as%20m&name=b")
                .path("records")
                .get(0);
        assertThat(record.toString())
                .isEqualTo("{\"day\":\"2567-02-29\",\"moment\":\"2567-02-29T00:00:00\",\"m\":\"2567-02-01\"}");
        assertThat(server.get(rows + ".csv?era=be&select=day,moment").body().lines())
                .containsExactly(
                        "day,moment",
                        "2567-01-31,2567-01-31T08:30:00",
                        "2567-02-29,2567-02-29T00:00:00",
                        "2566-12-31,2566-12-31T23:59:59",
                        ",");
        assertThat(json(server, rows + ".json?era=be").get(1).path("day").asString())
                .isEqualTo("2567-02-29");
        for (String form : List.of("ndjson", "tsv", "xml")) {
            assertThat(server.get(rows + "." + form + "?era=be").body())
                    .as(form)
                    .contains("2567-02-29")
                    .doesNotContain("2024");
        }
        byte[] workbook = server.bytes(rows + ".xlsx?era=be&select=day&name=b").body();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            assertThat(read.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("2567-02-29");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void pagesFacetsAndFiguresStayInTheEra(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows =
                "/api/v1/datasets/era2/resources/" + new Loads(server).published("era2", "a.csv", TABLE) + "/rows";
        JsonNode page = json(server, rows + "?era=be&order_by=-day&limit=1&facet=day,moment");
        JsonNode facet = page.path("facets").path("moment").path("values").get(0);
        assertThat(names(server, facet.path("toggle_url").asString())).hasSize(1);
        assertThat(page.path("facets").path("day").toString()).contains("2567-02-29", "era=be");
        JsonNode next = json(server, page.path("next").asString());
        assertThat(next.path("records").get(0).path("day").asString()).isEqualTo("2567-01-31");
        String figures = json(server, rows.replace("/rows", "/stats?era=be&day__gte=2567-01-01"))
                .path("fields")
                .get(1)
                .toString();
        assertThat(figures)
                .contains("\"minimum\":\"2567-01-31\"", "\"maximum\":\"2567-02-29\"", "\"from\":\"2567-02-01\"")
                .doesNotContain("2024");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void datesOfTheOtherEraAreRefusedWithWhatToWrite(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows =
                "/api/v1/datasets/era3/resources/" + new Loads(server).published("era3", "a.csv", TABLE) + "/rows";
        for (String question : List.of(
                "day__gte=2567-01-31", "day=31/1/2567", "where=" + View.encoded("moment < '2567-01-31T00:00:00'"))) {
            HttpResponse<String> refused = server.get(rows + "?" + question);
            assertThat(refused.statusCode()).as(question).isEqualTo(400);
            assertThat(refused.body()).as(question).contains("era=be", "2024-01-31");
        }
        for (String question : List.of("day=2024-01-31", "day=2567-13-01", "day=2566-02-29", "day=0000-01-01")) {
            HttpResponse<String> refused = server.get(rows + "?era=be&" + question);
            assertThat(refused.statusCode()).as(question).isEqualTo(400);
            assertThat(refused.body()).as(question).contains("2567-01-31");
        }
        assertThat(server.get(rows + "?era=thai").statusCode()).isEqualTo(400);
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
