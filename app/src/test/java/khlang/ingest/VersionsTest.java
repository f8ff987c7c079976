package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class VersionsTest {
    private static final String FIRST = "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\nA2,ศิลา,850\nA3,บ้านเป็ด,700\n";
    private static final String SECOND = "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\nA2,ศิลา,900\nA4,พระลับ,400\n";

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static TestServer server(Pair pair) {
        return SERVERS.of(pair);
    }

    private static String path(String dataset, String resource) {
        return "/api/v1/datasets/" + dataset + "/resources/" + resource + "/versions";
    }

    private static JsonNode json(TestServer server, String path) {
        return khlang.web.Json.MAPPER.readTree(server.get(path).body());
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everyVersionIsListedReadExportedAndDownloaded(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("kept", "one.csv", FIRST);
        loads.replace(resource, "two.csv", SECOND);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        String path = path("kept", resource);
        JsonNode versions = json(server, path).path("versions");
        assertThat(versions).hasSize(2);
        JsonNode newest = versions.get(0);
        assertThat(newest.path("number").asInt()).isEqualTo(2);
        assertThat(newest.path("served").asBoolean()).isTrue();
        assertThat(newest.path("creator").asString()).isEqualTo("admin");
        assertThat(newest.path("file_name").asString()).isEqualTo("two.csv");
        JsonNode rows = newest.path("difference").path("rows");
        assertThat(rows.path("key").asString()).isEqualTo("รหัส");
        assertThat(rows.path("added").asInt()).isEqualTo(1);
        assertThat(rows.path("removed").asInt()).isEqualTo(1);
        assertThat(rows.path("changed").asInt()).isEqualTo(1);
        JsonNode oldest = versions.get(1);
        assertThat(oldest.path("served").asBoolean()).isFalse();
        assertThat(server.get(oldest.path("file_url").asString()).body()).isEqualTo(FIRST);
        assertThat(server.get(oldest.path("csv_url").asString()).body()).contains("A3,บ้านเป็ด,700");
        assertThat(json(server, oldest.path("rows_url").asString())
                        .path("total")
                        .asInt())
                .isEqualTo(3);
        assertThat(server.get(path + "/3/rows").statusCode()).isEqualTo(404);
        assertThat(server.get(path + "/0/rows").statusCode()).isEqualTo(404);
        String page = "/dataset/kept/resource/" + resource;
        assertThat(server.get(page + "?version=1").body()).contains("บ้านเป็ด", "กำลังดูรุ่นที่ 1", "/versions/1/rows");
        assertThat(server.get(page).body()).contains("พระลับ").doesNotContain("บ้านเป็ด");
        assertThat(server.get(page + "/versions").body())
                .contains("รุ่นที่ 2", "รุ่นปัจจุบัน", "เพิ่ม 1 แถว หายไป 1 แถว เปลี่ยน 1 แถว", "one.csv", "admin");
        assertThat(server.get("/en" + page + "/versions").body())
                .contains("Version 1", "1 row added, 1 gone, 1 changed");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theSameBytesMakeNoNewVersion(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("same");
        String resource = loads.upload("same", "one.csv", FIRST);
        String job = loads.await(resource).path("job_id").asString();
        loads.replace(resource, "renamed.csv", FIRST);
        assertThat(loads.await(resource).path("job_id").asString()).isEqualTo(job);
        assertThat(json(server, path("same", resource)).path("versions")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatLosesSomethingWaitsForAWordAndANote(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("loses", "one.csv", FIRST);
        JsonNode before = loads.resource(resource);
        for (Map.Entry<String, String> bad : Map.of(
                        "รหัส,ตำบล\nA1,ในเมือง\nA2,ศิลา\nA3,บ้านเป็ด\n", "ingest.held.removed",
                        "รหัส,ตำบล,จำนวน\nA1,ในเมือง,มาก\nA2,ศิลา,น้อย\nA3,บ้านเป็ด,กลาง\n", "ingest.held.retyped",
                        "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\nA2,ศิลา,850\n", "ingest.held.shorter",
                        "รหัส,ตำบล,จำนวน (พันคน)\nA1,ในเมือง,1200\nA2,ศิลา,850\nA3,บ้านเป็ด,700\n",
                                "ingest.held.removed",
                        "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200 คน\nA2,ศิลา,850 คน\nA3,บ้านเป็ด,700 คน\n",
                                "ingest.held.recounted")
                .entrySet()) {
            loads.replace(resource, "less.csv", bad.getKey());
            JsonNode status = loads.await(resource);
            assertThat(status.path("status").asString()).as(bad.getValue()).isEqualTo("held");
            assertThat(status.path("error").path("code").asString()).isEqualTo(bad.getValue());
            JsonNode held = loads.resource(resource);
            assertThat(held.path("load_state").asString()).isEqualTo("held");
            assertThat(held.path("hash")).isEqualTo(before.path("hash"));
            assertThat(held.path("url")).isEqualTo(before.path("url"));
            assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
            assertThat(json(server, path("loses", resource)).path("versions")).hasSize(1);
            assertThat(server.get(path("loses", resource) + "/2/rows").statusCode())
                    .isEqualTo(404);
        }
        JsonNode noNote = server.action(
                "resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true}", TestServer.ADMIN_TOKEN);
        assertThat(noNote.path("error").path("note")).hasSize(1);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ปรับแบบสำรวจ\"}");
        JsonNode after = loads.resource(resource);
        assertThat(after.path("load_state").asString()).isEqualTo("complete");
        assertThat(after.path("url").asString()).endsWith("less.csv");
        assertThat(json(server, path("loses", resource))
                        .path("versions")
                        .get(0)
                        .path("note")
                        .asString())
                .isEqualTo("ปรับแบบสำรวจ");
        JsonNode nothing = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"x\"}",
                TestServer.ADMIN_TOKEN);
        assertThat(nothing.path("error").path("confirm")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void yearsOfAnotherEraWaitForAWord(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("eras");
        for (String header : new String[] {"ปี", "ปีงบประมาณ"}) {
            String buddhist = header + ",จำนวน\n2565,10\n2566,20\n2567,30\n";
            String common = header + ",จำนวน\n2022,10\n2023,20\n2024,30\n";
            String resource = loads.upload("eras", "one.csv", buddhist);
            loads.await(resource);
            loads.replace(resource, "two.csv", common);
            JsonNode status = loads.await(resource);
            assertThat(status.path("status").asString()).as(header).isEqualTo("held");
            assertThat(status.path("error").path("code").asString()).isEqualTo("ingest.held.common_era");
            assertThat(status.path("error").path("message").asString()).contains(header);
            assertThat(server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN)
                            .body())
                    .contains("พ.ศ. → ค.ศ.");
            loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ใช้ ค.ศ.\"}");
            loads.replace(resource, "three.csv", buddhist + "2568,40\n");
            assertThat(loads.await(resource).path("error").path("code").asString())
                    .isEqualTo("ingest.held.buddhist_era");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatASpreadsheetWouldRunStaysTextForItAlone(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("formulas");
        String rows = "=1+1,1\n+66 81,2\n-x,-3\n@SUM(A1),4\n\"\tq\",5\n-,6\n-7,7\nก=1,8\n";
        String resource = loads.upload("formulas", "a.csv", "ข้อความ,จำนวน\n" + rows);
        loads.await(resource);
        String api = "/api/v1/datasets/formulas/resources/" + resource + "/rows.csv";
        for (String door : new String[] {"/datastore/dump/" + resource, api}) {
            assertThat(server.get(door).body().replace("\r\n", "\n"))
                    .as(door)
                    .contains("=1+1,1\n", "+66 81,2\n", "-x,-3\n", "@SUM(A1),4\n")
                    .doesNotContain("'");
            assertThat(server.get(door + "?bom=true").body().replace("\r\n", "\n"))
                    .as(door)
                    .startsWith("\uFEFF")
                    .contains("'=1+1,1\n", "'+66 81,2\n", "'-x,-3\n", "'@SUM(A1),4\n", ",-7,7\n", ",ก=1,8\n")
                    .doesNotContain("'-7", "'-,", "'-3");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aWordInTheCallItselfServesTheFileAtOnce(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("at-once", "one.csv", FIRST);
        server.upload(
                "resource_update",
                Map.of("id", resource, "confirm", "true", "note", "ตัดข้อมูลเก่า"),
                "less.csv",
                "รหัส\nA1\nA9\n".getBytes(StandardCharsets.UTF_8),
                TestServer.ADMIN_TOKEN);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatDoesNotFitIsReportedForProgramsAndForASpreadsheet(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("report");
        StringBuilder good = new StringBuilder();
        for (int i = 1; i <= 40; i++) {
            good.append("ก").append(i).append(",1\n");
        }
        String resource = loads.upload("report", "a.csv", "ชื่อ,จำนวน\n" + good + "ข,มาก\nรวม,40\nที่มา: กองคลัง,\n");
        loads.await(resource);
        String path = "/api/v1/datasets/report/resources/" + resource + "/report";
        JsonNode report = json(server, path);
        assertThat(report.path("rows").asInt()).isEqualTo(41);
        assertThat(report.path("problem_count").asInt()).isEqualTo(3);
        assertThat(report.path("listed_by_code").path("type-error").asInt()).isEqualTo(1);
        JsonNode cell = report.path("problems").get(0);
        assertThat(cell.path("line").asInt()).isEqualTo(42);
        assertThat(cell.path("raw").asString()).isEqualTo("มาก");
        assertThat(cell.path("message_th").asString()).contains("ไม่ใช่จำนวนเต็ม");
        String csv = server.get(path + ".csv").body();
        assertThat(csv.lines()).hasSize(5);
        assertThat(report.path("rows_read").asInt()).isEqualTo(43);
        assertThat(report.path("rows_loaded").asInt()).isEqualTo(41);
        assertThat(csv).contains("43 rows were read from the file below its header: 41 loaded, 2 left out");
        assertThat(csv).contains("line,row,field,raw,code", "42,41,จำนวน,มาก,type-error");
        assertThat(server.get(path("report", resource) + "/1/report").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/dataset/report/resource/" + resource).body()).contains(path + ".csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aKindThatIsChosenShowsTheCellsThatDoNotFitBeforeItGoesLive(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("kinds", "one.csv", "ชื่อ,จำนวน\nก,5\nข,ราว 7\nค,ไม่มาก\n");
        JsonNode unknown = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"kinds\":{\"จำนวน\":\"amount\"}}",
                TestServer.ADMIN_TOKEN);
        assertThat(unknown.path("error").path("kinds").get(0).asString()).contains("amount", "integer, number");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"kinds\":{\"จำนวน\":\"number\"}}");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"เป็นตัวเลข\"}");
        // Two of the three values are not there any more.
        assertThat(json(server, path("kinds", resource))
                        .path("versions")
                        .get(0)
                        .path("difference")
                        .path("rows")
                        .path("changed")
                        .asInt())
                .isEqualTo(2);
        JsonNode report = json(server, "/api/v1/datasets/kinds/resources/" + resource + "/report");
        assertThat(report.toString()).contains("ราว 7", "ไม่มาก");
        assertThat(server.get("/datastore/dump/" + resource).body()).contains("1,ก,5", "2,ข,", "3,ค,");
        // The next file is read alike.
        loads.replace(resource, "two.csv", "ชื่อ,จำนวน\nก,5.5\nข,มาก\nค,น้อย\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(server.get("/datastore/dump/" + resource).body()).contains("1,ก,5.5", "2,ข,");
    }
}
