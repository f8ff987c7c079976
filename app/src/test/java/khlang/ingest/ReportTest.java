package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

class ReportTest {
    private static final String PARTS = """
            รายการ,งบประมาณ,เบิกจ่าย
            เงินเดือน,1000,900
            ค่าจ้าง,500,400
            %s,1500,1300
            วัสดุ,200,150
            ไฟฟ้า,300,250
            น้ำประปา,100,50
            %s,600,450
            รวมทั้งสิ้น,%s,1750
            """;

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static String path(String dataset, String resource) {
        return "/api/v1/datasets/" + dataset + "/resources/" + resource + "/report";
    }

    private static JsonNode report(TestServer server, String dataset, String resource) {
        return Json.MAPPER.readTree(server.get(path(dataset, resource)).body());
    }

    private static JsonNode finding(JsonNode report, String code) {
        return report.path("findings")
                .valueStream()
                .filter(one -> one.path("code").asString().equals(code))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsThatAreSumsAreNotAddedUpTwice(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("subtotals");
        String[][] names = {{"รวมหมวด 1", "รวมหมวด 2"}, {"รวมย่อย", "รวมย่อย"}, {"งบบุคลากร", "งบดำเนินงาน"}};
        for (String[] name : names) {
            String right = loads.upload("subtotals", "right.csv", PARTS.formatted(name[0], name[1], "2100"));
            loads.await(right);
            JsonNode good = report(server, "subtotals", right);
            assertThat(finding(good, "total-mismatch").isMissingNode())
                    .as(name[0] + good)
                    .isTrue();
            boolean says = name[0].startsWith("รวม");
            assertThat(finding(good, "inner-total-row").path("count").asInt())
                    .as(name[0])
                    .isEqualTo(says ? 2 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTotalThatDoesNotAddUpIsShownWhereItStands(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("mismatch", "a.csv", PARTS.formatted("รวมหมวด 1", "รวมหมวด 2", "9999"));
        JsonNode found = finding(report(server, "mismatch", resource), "total-mismatch");
        assertThat(found.path("field").asString()).isEqualTo("งบประมาณ");
        JsonNode place = found.path("instances").get(0);
        assertThat(place.path("line").asInt()).isEqualTo(9);
        assertThat(place.path("raw").asString()).isEqualTo("9999");
        assertThat(place.path("suggestion").asString()).isEqualTo("2100");
        String csv = server.get(path("mismatch", resource) + ".csv").body();
        assertThat(csv).contains("9,0,งบประมาณ,9999,total-mismatch");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void ofATableOfSeveralFilesEachPlaceNamesItsFile(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("files", "january.csv", "รหัส,ชื่อ\nA1,<b>ก</b>\nA2,ข\n");
        loads.send(resource, "february.csv", "รายงาน\nรหัส,ชื่อ\nA3,ค\nA4,<i>ง</i>\n", "load_mode", "append");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        loads.send(resource, "march.csv", "รหัส,ชื่อ\nA5,จ\nA2,ข\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        JsonNode report = report(server, "files", resource);
        assertThat(report.path("rows").asInt()).isEqualTo(6);
        assertThat(report.path("rows_loaded").asInt()).isEqualTo(2);
        assertThat(report.path("file").asString()).isEqualTo("march.csv");
        JsonNode html = finding(report, "html-in-cell").path("instances");
        assertThat(html).hasSize(2);
        for (JsonNode place : html) {
            boolean first = place.path("raw").asString().contains("<b>");
            assertThat(place.path("file").asString()).isEqualTo(first ? "january.csv" : "february.csv");
            assertThat(place.path("file_version").asInt()).isEqualTo(first ? 1 : 2);
            assertThat(place.path("file_row").asInt()).isEqualTo(first ? 1 : 2);
            assertThat(place.path("line").asInt()).isEqualTo(first ? 2 : 4);
        }
        JsonNode twice = finding(report, "duplicate-row").path("instances").get(0);
        assertThat(twice.path("file").asString()).isEqualTo("march.csv");
        assertThat(twice.path("file_row").asInt()).isEqualTo(2);
        assertThat(server.get(path("files", resource) + ".csv").body()).contains("january.csv,1,1", "february.csv,2,2");
        assertThat(server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN)
                        .body())
                .contains("ของไฟล์ february.csv (รุ่นที่ 2)");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theReportOfAVersionIsThatOfNoOther(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("numbered", "a.csv", "รหัส,จำนวน\nA1,1\nA2,2\n");
        loads.send(resource, "b.csv", "รหัส,จำนวน\nA3,3\n", "load_mode", "append");
        loads.await(resource);
        loads.send(resource, "c.csv", "รหัส\nA1\nA2\nA3\n", "load_mode", "replace");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        String path = path("numbered", resource);
        int[] rows = {2, 3};
        for (int version = 1; version <= 2; version++) {
            JsonNode report = Json.MAPPER.readTree(
                    server.get(path + "?version=" + version).body());
            assertThat(report.path("version").asInt()).isEqualTo(version);
            assertThat(report.path("rows").asInt()).isEqualTo(rows[version - 1]);
        }
        assertThat(server.get(path + "?version=3").statusCode()).isEqualTo(404);
        assertThat(server.get(path + "?version=3", TestServer.ADMIN_TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(server.get(path + "?version=4").statusCode()).isEqualTo(404);
        assertThat(server.get(path + "?version=x").statusCode()).isEqualTo(404);
        String csv = server.get(path + ".csv?version=2").body();
        // Of a table of several files the numbers of rows are of the last.
        assertThat(csv.lines().skip(1).findFirst().orElseThrow()).contains(",b.csv,2,");
        assertThat(server.get(path + ".csv?version=3").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatHasNoTableSaysWhyItHasNoScore(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("none");
        String resource = loads.upload("none", "a.pdf", "%PDF-1.4");
        JsonNode report = report(server, "none", resource);
        assertThat(report.path("score").isNull()).isTrue();
        JsonNode reason = report.path("score_reason");
        assertThat(reason.path("code").asString()).isEqualTo("ingest.not_tabular");
        assertThat(reason.path("message").asString()).startsWith("There is no score, because");
        assertThat(reason.path("message_th").asString()).startsWith("ยังไม่มีคะแนน");
        assertThat(server.get("/dataset/none/resource/" + resource).body()).contains("ยังไม่มีคะแนน");
        String desk =
                server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN).body();
        assertThat(desk).contains("ยังไม่มีคะแนน").containsOnlyOnce("ไม่ใช่ตาราง");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsToldOfAColumnStandsInNoLine(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String rows = IntStream.rangeClosed(11, 50)
                .mapToObj(row -> "A" + row + ",ก\n")
                .collect(Collectors.joining());
        String resource = loads.published("blank-places", "a.csv", "รหัส,ประเภท\n" + rows);
        String path = "/api/v1/datasets/blank-places/resources/" + resource;
        String csv = server.get(path + "/report.csv").body();
        assertThat(csv).contains("constant-column").doesNotContain("0,0,");
        String version = server.get(path + "/versions/1").body();
        assertThat(Json.MAPPER.readTree(version).path("rows").asInt()).isEqualTo(40);
        assertThat(server.get(path + "/versions/2").statusCode()).isEqualTo(404);
    }
}
