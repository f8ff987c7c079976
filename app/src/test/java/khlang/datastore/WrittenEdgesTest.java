package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What testers found in tables that callers of the API write themselves. */
@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class WrittenEdgesTest {
    private static final String FLOATS = """
            {"id": 1, "f": 12345678901.23}, {"id": 2, "f": 0.3333333333333333}, {"id": 3, "f": 0.1},
            {"id": 4, "f": 1e22}, {"id": 5, "f": null}
            """;

    private TestServer server;

    /** A table of one's own: its number is the id, its rows those. */
    private String written(Pair pair, String fields, String records) {
        server = TestServer.start(pair);
        ok("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}");
        ok("package_create", "{\"name\":\"edges\",\"title\":\"จุดวัด\",\"private\":true,\"owner_org\":\"office\"}");
        return ok(
                        "datastore_create",
                        "{\"resource\": {\"package_id\": \"edges\", \"name\": \"จุดวัด\"}, \"fields\": [" + fields
                                + "], \"records\": [" + records + "]}")
                .path("resource_id")
                .asString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode ok(String action, String json) {
        JsonNode answer = server.action(action, json, TestServer.ADMIN_TOKEN);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private String rows(String id, String door) {
        HttpResponse<String> answer =
                server.get("/api/v1/datasets/edges/resources/" + id + door, TestServer.ADMIN_TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String told(String id, String select) {
        return Json.MAPPER
                .readTree(rows(id, "/rows?select=" + View.encoded(select)))
                .path("records")
                .toString();
    }

    private String asked(String id, String select) {
        String sql = "select " + select.formatted("\"" + id + "\"");
        String json = Json.MAPPER.createObjectNode().put("sql", sql).toString();
        return ok("datastore_search_sql", json).path("records").toString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void floatsComeWithTheDigitsThatReadBackTheSame(Pair pair) {
        String id = written(pair, "{\"id\":\"id\",\"type\":\"int\"},{\"id\":\"f\",\"type\":\"float\"}", FLOATS);
        String all = "[{\"f\":12345678901.23},{\"f\":0.3333333333333333},{\"f\":0.1},{\"f\":10000000000000000000000},"
                + "{\"f\":null}]";
        assertThat(asked(id, "f from %s order by id")).isEqualTo(all);
        assertThat(asked(id, "f from (select f, id from %1$s union select f, id from %1$s) u order by id"))
                .isEqualTo(all);
        assertThat(asked(id, "max(f) as a, min(f) as b, max(f * 1) as c, max(f + 0.5) as d from %s where id < 3"))
                .isEqualTo(
                        "[{\"a\":12345678901.23,\"b\":0.3333333333333333,\"c\":12345678901.23,\"d\":12345678901.73}]");
        assertThat(asked(id, "coalesce(f, 0) as a, case when id = 1 then f else 2.5 end as b from %s where id = 1"))
                .isEqualTo("[{\"a\":12345678901.23,\"b\":12345678901.23}]");
        assertThat(asked(id, "f / 1 as a, avg(f) as b, sum(f) / 1 * 2 as c from %s where id = 1 group by f"))
                .isEqualTo("[{\"a\":12345678901.2,\"b\":12345678901.2,\"c\":24691357802.5}]");
        assertThat(asked(
                        id,
                        "sum(f) as a, sum(f) filter (where id = 1) as b, sum(distinct f) as c from %s where id < 4"))
                .isEqualTo("[{\"a\":12345678901.6633,\"b\":12345678901.23,\"c\":12345678901.6633}]");

        assertThat(told(id, "max(f) as a,min(f) as b,sum(f) as c,avg(f) as d"))
                .isEqualTo("[{\"a\":10000000000000000000000,\"b\":0.1,\"c\":10000000000012300000000,"
                        + "\"d\":2500000000000000000000}]");
        assertThat(told(id, "f*1 as a,round(f,1) as b,-f as c,f/1 as d"))
                .startsWith("[{\"a\":12345678901.23,\"b\":12345678901.2,\"c\":-12345678901.23,\"d\":12345678901.2},"
                        + "{\"a\":0.3333333333333333,\"b\":0.3,\"c\":-0.3333333333333333,\"d\":0.333333333333}");
        assertThat(rows(id, "/stats?id__lt=3")).contains("12345678901.23", "0.3333333333333333");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aRowOfOneColumnWithoutAValueIsNoBlankLine(Pair pair) {
        String id = written(
                pair,
                "{\"id\":\"k\",\"type\":\"text\"},{\"id\":\"n\",\"type\":\"int\"},{\"id\":\"f\",\"type\":\"float\"}",
                "{\"k\":\"a\",\"n\":1,\"f\":0.5},{\"k\":null,\"n\":null,\"f\":null},{\"k\":\"b\",\"n\":3,\"f\":3}");
        assertThat(rows(id, "/rows.csv?select=k")).isEqualTo("k\r\na\r\n\"\"\r\nb\r\n");
        assertThat(rows(id, "/rows.csv?select=k&bom=true")).isEqualTo("\uFEFFk\r\na\r\n\"\"\r\nb\r\n");
        assertThat(rows(id, "/rows.tsv?select=n")).isEqualTo("n\r\n1\r\n\"\"\r\n3\r\n");
        assertThat(rows(id, "/rows.csv?select=f")).contains("0.5\r\n\"\"\r\n");
        assertThat(rows(id, "/rows.csv?select=k,n")).isEqualTo("k,n\r\na,1\r\n,\r\nb,3\r\n");
        for (String dump : List.of("?fields=n", "?fields=n&bom=true", "?fields=n&format=tsv")) {
            assertThat(server.get("/datastore/dump/" + id + dump, TestServer.ADMIN_TOKEN)
                            .body())
                    .as(dump)
                    .endsWith("n\r\n1\n\"\"\n3\n");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLabelTooLongForACellOfExcelIsCut(Pair pair) {
        String id = written(
                pair,
                "{\"id\":\"k\",\"type\":\"text\",\"info\":{\"label\":\"" + "ก".repeat(40_000) + "\"}}",
                "{\"k\":\"a\"}");
        HttpResponse<String> workbook =
                server.get("/api/v1/datasets/edges/resources/" + id + "/rows.xlsx?labels=th", TestServer.ADMIN_TOKEN);
        assertThat(workbook.statusCode()).isEqualTo(200);
        assertThat(workbook.body()).startsWith("PK");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void cellsOfExcelHoldWhatTheRowsHold(Pair pair) throws IOException {
        String id = written(
                pair,
                "{\"id\":\"n\",\"type\":\"numeric\"},{\"id\":\"t\",\"type\":\"text\"},{\"id\":\"f\",\"type\":\"float\"}",
                "{\"n\":-0.5,\"t\":\"😀 ก\",\"f\":0.30000000000000004},{\"f\":0.6666666666666666,\"n\":0.000000000000000001,\"t\":\"a\\u0001_x0041_\\uffff\\tb\"},"
                        + "{\"n\":1234567890123456.7,\"t\":\"" + "😀".repeat(20_000) + "\"}");
        byte[] file = server.bytes("/api/v1/datasets/edges/resources/" + id + "/rows.xlsx", TestServer.ADMIN_TOKEN)
                .body();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(1).getNumericCellValue()).isEqualTo(-0.5);
            assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(1e-18);
            assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).startsWith("1234567890123456.7");
            assertThat(sheet.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(0.30000000000000004);
            assertThat(sheet.getRow(2).getCell(3).getNumericCellValue()).isEqualTo(0.6666666666666666);
            assertThat(sheet.getRow(1).getCell(2).getStringCellValue()).isEqualTo("😀 ก");
            assertThat(sheet.getRow(2).getCell(2).getStringCellValue()).isEqualTo("a\u0001_x0041_\uffff\tb");
            assertThat(sheet.getRow(3).getCell(2).getStringCellValue()).isEqualTo("😀".repeat(16_381) + " […]");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void daysThatOldCalendarsLeftOutAreCountedOn(Pair pair) {
        String id = written(
                pair,
                "{\"id\":\"d\",\"type\":\"date\"}",
                "{\"d\":\"1582-10-04\"},{\"d\":\"1582-10-05\"},{\"d\":\"1582-10-14\"},{\"d\":\"1582-10-15\"},{\"d\":\"1582-10-24\"}");
        assertThat(rows(id, "/rows.csv?select=d"))
                .isEqualTo("d\r\n1582-10-04\r\n1582-10-05\r\n1582-10-14\r\n1582-10-15\r\n1582-10-24\r\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTableThatIsMadeAnewIsAnotherVersion(Pair pair) {
        String id =
                written(pair, "{\"id\":\"k\",\"type\":\"text\"}", "{\"k\":\"old1\"},{\"k\":\"old2\"},{\"k\":\"old3\"}");
        JsonNode first = Json.MAPPER.readTree(rows(id, "/rows?limit=1"));
        String next = first.path("next").asString();
        String before = rows(id, "/changes?since=1&revision=1");
        assertThat(Json.MAPPER.readTree(before).path("changes")).isEmpty();
        ok("datastore_delete", "{\"resource_id\":\"" + id + "\"}");
        ok(
                "datastore_create",
                "{\"resource_id\":\"" + id + "\",\"fields\":[{\"id\":\"k\",\"type\":\"text\"}],\"records\":"
                        + "[{\"k\":\"new1\"},{\"k\":\"new2\"},{\"k\":\"new3\"}]}");
        HttpResponse<String> changes = server.get(
                "/api/v1/datasets/edges/resources/" + id + "/changes?since=1&revision=1", TestServer.ADMIN_TOKEN);
        assertThat(changes.statusCode()).as(changes.body()).isEqualTo(404);
        assertThat(rows(id, "/versions")).contains("\"number\":2").doesNotContain("\"number\":1");
        HttpResponse<String> page = server.get(next, TestServer.ADMIN_TOKEN);
        assertThat(page.statusCode()).as(page.body()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aDictionaryThatCannotBeMeantIsRefusedAndTheOneThatStoodStays(Pair pair) {
        String id = written(pair, "{\"id\":\"k\",\"type\":\"text\",\"info\":{\"label\":\"ชื่อ\"}}", "{\"k\":\"a\"}");
        String many = IntStream.range(0, 501).mapToObj(Integer::toString).collect(Collectors.joining(","));
        for (String wrong : List.of(
                "\"zzz\"",
                "5",
                "{\"a\":[]}",
                "[{\"id\":\"k\"}]",
                "[7]",
                "[{\"name\":\"k\",\"unit\":5}]",
                "[{\"name\":\"k\",\"categories\":\"x\"}]",
                "[{\"name\":\"k\",\"categories\":[" + many + "]}]")) {
            for (String action : List.of("resource_patch", "resource_update")) {
                HttpResponse<String> answer = server.post(
                        "/api/3/action/" + action,
                        "{\"id\":\"" + id + "\",\"schema\":" + wrong + "}",
                        TestServer.ADMIN_TOKEN);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(409);
                assertThat(Json.MAPPER
                                .readTree(answer.body())
                                .at("/error/schema/0")
                                .asString())
                        .as(wrong)
                        .contains("data dictionary");
            }
        }
        assertThat(rows(id, "/dictionary")).contains("ชื่อ");
        ok("resource_patch", "{\"id\":\"" + id + "\",\"schema\":" + rows(id, "/schema") + "}");
        assertThat(rows(id, "/dictionary")).contains("ชื่อ");
        for (String info : List.of("\"x\"", "{\"codes\":\"x\"}", "{\"codes\":{\"1\":\"ชาย\"}}")) {
            HttpResponse<String> answer = server.post(
                    "/api/3/action/datastore_create",
                    "{\"resource_id\":\"" + id + "\",\"fields\":[{\"id\":\"k\",\"type\":\"text\",\"info\":" + info
                            + "}]}",
                    TestServer.ADMIN_TOKEN);
            assertThat(answer.statusCode()).as(info).isEqualTo(409);
            assertThat(answer.body()).as(info).contains(info.contains("codes") ? "codes" : "info");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatMeansNothingIsRefused(Pair pair) {
        String id = written(
                pair, "{\"id\":\"k\",\"type\":\"text\"}", "{\"k\":\"a\"},{\"k\":\"b,c\"},{\"k\":\"d\"},{\"k\":null}");
        String table = "/api/v1/datasets/edges/resources/" + id;
        for (String door : List.of(
                "/schema?x=1",
                "/schema.json?limit=2",
                "/dictionary?x=1",
                "/dictionary.csv?x=1",
                "/changes?since=1&x=1",
                "/diff?from=1&limit=2",
                "/versions?x=1",
                "/rows?k__isnull=yes")) {
            HttpResponse<String> answer = server.get(table + door, TestServer.ADMIN_TOKEN);
            assertThat(answer.statusCode()).as(door).isEqualTo(400);
            assertThat(answer.body()).as(door).containsAnyOf("means nothing here", "true or false");
        }
        assertThat(rows(id, "/rows?k__eq=a&k__eq=b,c")).contains("\"total\":2");
        assertThat(rows(id, "/rows?k__ne=a")).contains("\"total\":2");
        assertThat(rows(id, "/rows?k__not=a")).contains("\"total\":3");
        String far = server.post(
                        "/api/3/action/datastore_search",
                        "{\"resource_id\":\"" + id + "\",\"offset\":1000000000000}",
                        TestServer.ADMIN_TOKEN)
                .body();
        assertThat(far).contains("too large", "2147483647");
    }
}
