package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.Loads;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What testers of the native API found at its edges. */
@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class RowEdgesTest {
    private static final String TABLE = """
            จำนวน,งบ ประมาณ,ตำบล,ยอด (บาท)
            1,10,"ใน, เมือง",5
            2,20,"5"" ท่อ",6
            3,30,ศิลา,7
            """;

    private TestServer server;
    private String table;

    private void start(Pair pair) {
        server = TestServer.start(pair);
        table = "/api/v1/datasets/edges/resources/" + new Loads(server).published("edges", "edges.csv", TABLE);
    }

    private HttpResponse<String> get(String door, Map<String, String> said) {
        String query = said.entrySet().stream()
                .map(one -> View.encoded(one.getKey()) + "=" + View.encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return server.get(table + door + "?" + query);
    }

    private int total(String name, String value) {
        HttpResponse<String> answer = get("/rows", Map.of(name, value));
        assertThat(answer.statusCode()).as(name + "=" + value + answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body()).path("total").asInt();
    }

    private JsonNode refused(String door, String name, String value) {
        HttpResponse<String> answer = get(door, Map.of(name, value));
        assertThat(answer.statusCode()).as(name + "=" + value + answer.body()).isEqualTo(400);
        return Json.MAPPER.readTree(answer.body()).path("error");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theEdgesOfTheGrammarAreAsTheReadmeSays(Pair pair) {
        start(pair);
        valuesHaveCommas();
        namesAreTypedInTwoWays();
        namesWithBlanksNeedMarks();
        figuresTakeNoPage();
        queriesAreEncoded();
        headersTellTheNextPageAndTheTime();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void valuesHaveCommas() {
        assertThat(total("ตำบล__in", "\"ใน, เมือง\",ศิลา")).isEqualTo(2);
        assertThat(total("ตำบล__in", "5\" ท่อ,ศิลา")).isEqualTo(2);
        assertThat(total("ตำบล__in", "\"5\"\" ท่อ\"")).isEqualTo(1);
        assertThat(total("ตำบล__in", "ศิลา,")).isEqualTo(1);
        assertThat(total("ตำบล", "ใน, เมือง")).isEqualTo(1);
        String many = IntStream.range(0, 1_001).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(refused("/rows", "จำนวน__in", many).path("code").asString()).isEqualTo("datastore.conditions.many");
        assertThat(total("จำนวน__in", many.substring(0, many.lastIndexOf(',')))).isEqualTo(3);
    }

    private void namesAreTypedInTwoWays() {
        String typed = "จ\u0E4D\u0E32นวน";
        assertThat(total(typed, "2")).isEqualTo(1);
        assertThat(total(typed + "__gte", "2")).isEqualTo(2);
        assertThat(total("where", typed + " > 1 and " + typed + " < 3")).isEqualTo(1);
        JsonNode records = Json.MAPPER
                .readTree(get("/rows", Map.of("select", typed, "order_by", "-" + typed))
                        .body())
                .path("records");
        assertThat(records.toString()).contains("{\"จำนวน\":3}");
    }

    private void namesWithBlanksNeedMarks() {
        for (String parameter : List.of("order_by", "select", "group_by", "where")) {
            String said = parameter.equals("where") ? "งบ ประมาณ > 1" : "งบ ประมาณ desc";
            JsonNode error = refused("/rows", parameter, said);
            assertThat(error.path("code").asString()).as(parameter).isEqualTo("datastore.field.unquoted");
            assertThat(error.path("hint").asString()).contains("\"งบ ประมาณ\"");
        }
        assertThat(refused("/rows", "order_by", "ยอด (บาท) desc").path("hint").asString())
                .contains("\"ยอด (บาท)\"");
        assertThat(get("/rows", Map.of("order_by", "\"ยอด (บาท)\" desc")).statusCode())
                .isEqualTo(200);
    }

    private void figuresTakeNoPage() {
        for (String door : List.of("/facets", "/stats")) {
            for (String name : List.of("limit", "offset", "order_by", "next", "group_by")) {
                JsonNode error = refused(door, name, "1");
                assertThat(error.path("code").asString()).as(door + name).isEqualTo("datastore.parameter.unused");
                assertThat(error.path("hint").asString()).contains("q, where, bbox");
            }
            assertThat(get(door, Map.of("where", "จำนวน > 1")).statusCode()).isEqualTo(200);
        }
    }

    private void queriesAreEncoded() {
        for (String wrong : List.of("%FF", "%E0%B8", "%E0%B8%81%E0")) {
            JsonNode error = Json.MAPPER
                    .readTree(server.get(table + "/rows?q=" + wrong).body())
                    .path("error");
            assertThat(error.path("code").asString()).as(wrong).isEqualTo("web.encoding");
            assertThat(error.path("hint").asString()).contains("%25");
        }
    }

    private void headersTellTheNextPageAndTheTime() {
        HttpResponse<String> page = get("/rows", Map.of("limit", "1", "จำนวน__gt", "1"));
        String next = Json.MAPPER.readTree(page.body()).path("next").asString();
        assertThat(page.headers().firstValue("Link").orElseThrow())
                .contains("<" + next + ">; rel=\"next\"", "describedby");
        assertThat(get("/rows", Map.of("limit", "5"))
                        .headers()
                        .firstValue("Link")
                        .orElseThrow())
                .doesNotContain("next");
        for (String door :
                List.of("/stats", "/schema", "/versions", "/dictionary", "/report", "/facets", "/rows.csv")) {
            HttpResponse<String> answer = server.get(table + door);
            assertThat(answer.headers().firstValue("Server-Timing")).as(door).isPresent();
        }
    }
}
