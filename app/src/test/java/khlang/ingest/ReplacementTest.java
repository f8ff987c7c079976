package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What readers and officers see while one file takes the place of another, and after it could not. */
class ReplacementTest {
    private static final String WHOLE = "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\nA2,ศิลา,850\nA3,บ้านเป็ด,700\n";
    private static final String LESS = "รหัส;ตำบล\n" + "A9;ลับตา\n".repeat(250_000);
    private static final List<String> OF_THE_FILE =
            List.of("url", "url_type", "hash", "size", "format", "mimetype", "last_modified", "name");

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static JsonNode shown(TestServer server, String resource) {
        return Json.MAPPER
                .readTree(
                        server.get("/api/3/action/resource_show?id=" + resource).body())
                .path("result");
    }

    /** Sees that everybody is shown the file that was there before, by every door. */
    private static void assertOld(TestServer server, String dataset, JsonNode before) {
        String resource = before.path("id").asString();
        JsonNode now = shown(server, resource);
        for (String key : OF_THE_FILE) {
            assertThat(now.path(key)).as(key).isEqualTo(before.path(key));
        }
        String path = "/dataset/" + dataset + "/resource/" + resource;
        for (String name : List.of("one.csv", "less.tsv")) {
            assertThat(server.get(path + "/download/" + name).body()).isEqualTo(WHOLE);
        }
        for (String door : List.of(
                path,
                "/dataset/" + dataset,
                "/api/3/action/package_show?id=" + dataset,
                "/api/3/action/package_search?q=" + dataset,
                "/api/3/action/xloader_status?resource_id=" + resource)) {
            assertThat(server.get(door).body()).as(door).doesNotContain("less.tsv", "TSV", "บรรทัดที่ 6002");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anUploadIsThePublicFileOnlyTogetherWithItsTable(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("together", "one.csv", WHOLE);
        JsonNode before = shown(server, resource);
        JsonNode answer = loads.send(resource, "less.tsv", LESS).path("result");
        assertThat(answer.path("load_file").asString()).isEqualTo("less.tsv");
        int seen = 0;
        while (loads.status(resource).path("status").asString().matches("pending|running")) {
            assertOld(server, "together", before);
            String desk = server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN)
                    .body();
            seen += desk.contains("less.tsv") ? 1 : 0;
        }
        assertThat(seen).isPositive();
        assertThat(loads.status(resource).path("status").asString()).isEqualTo("held");
        assertOld(server, "together", before);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ตามแบบใหม่\"}");
        JsonNode after = shown(server, resource);
        assertThat(after.path("url").asString()).endsWith("/download/less.tsv");
        assertThat(after.path("format").asString()).isEqualTo("TSV");
        assertThat(after.path("last_modified").asString())
                .isGreaterThan(before.path("last_modified").asString());
        assertThat(server.get("/dataset/together/resource/" + resource + "/download/one.csv")
                        .body())
                .isEqualTo(LESS);
        assertThat(loads.resource(resource).path("load_file").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aSecondFileWaitsForItsTableThoughTheFirstHasNoneYet(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("second");
        String first = "รหัส,ตำบล,จำนวน\n" + "A1,ในเมือง,1200\n".repeat(400_000);
        String resource = loads.upload("second", "first.csv", first);
        assertThat(shown(server, resource).path("url").asString()).endsWith("/download/first.csv");
        loads.send(resource, "less.csv", "รหัส\nA1\n");
        while (loads.status(resource).path("status").asString().matches("pending|running")) {
            assertThat(shown(server, resource).path("url").asString()).endsWith("/download/first.csv");
        }
        assertThat(loads.status(resource).path("status").asString()).isEqualTo("held");
        assertThat(shown(server, resource).path("url").asString()).endsWith("/download/first.csv");
        // Where no table is served, and none is on its way, a file is there at once.
        String pdf = loads.upload("second", "plan.pdf", "%PDF-1.7");
        JsonNode csv = loads.send(pdf, "plan.csv", first).path("result");
        assertThat(csv.path("url").asString()).endsWith("/download/plan.csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theSameFileUnderAnotherNameWhileItIsLoadedBearsThatName(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("renamed");
        String rows = "รหัส,ตำบล,จำนวน\n" + "A1,ในเมือง,1200\n".repeat(400_000);
        String first = loads.upload("renamed", "first.csv", rows);
        String later = loads.upload("renamed", "small.csv", "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\n");
        awaitStart(loads, first);
        loads.send(first, "second.csv", rows);
        loads.await(first);
        assertThat(shown(server, first).path("url").asString()).endsWith("/download/second.csv");
        loads.await(later);
        loads.send(later, "third.csv", rows);
        awaitStart(loads, later);
        loads.send(later, "fourth.csv", rows);
        loads.await(later);
        assertThat(shown(server, later).path("url").asString()).endsWith("/download/fourth.csv");
        assertThat(loads.versions("renamed", later, true)).hasSize(2);
    }

    private static void awaitStart(Loads loads, String resource) {
        while (loads.status(resource).path("status").asString().equals("pending")) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsStoppedOrRejectedLeavesTheFileAndItsNumberIsNotGivenAgain(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("rejected", "one.csv", WHOLE);
        JsonNode before = shown(server, resource);
        loads.send(resource, "less.tsv", LESS);
        Browser.ofAdmin(server).post("/desk/resource/" + resource + "/cancel", Map.of());
        JsonNode stopped = loads.await(resource);
        assertThat(stopped.path("error").path("code").asString()).isEqualTo("ingest.cancelled");
        assertOld(server, "rejected", before);
        loads.send(resource, "two.csv", "รหัส\nA1\nA2\nA3\n");
        assertThat(loads.await(resource).path("held_version").asInt()).isEqualTo(3);
        JsonNode both = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"confirm\":true,\"reject\":true,\"note\":\"x\"}",
                TestServer.ADMIN_TOKEN);
        assertThat(both.path("error").path("reject")).hasSize(1);
        String reject = "{\"id\":\"" + resource + "\",\"reject\":true,\"note\":\"ผิดไฟล์\"}";
        assertThat(server.action("resource_patch", reject, null).path("success").asBoolean())
                .isFalse();
        JsonNode rejected = loads.ok("resource_patch", reject);
        assertThat(rejected.path("load_state").asString()).isNotEqualTo("held");
        assertThat(rejected.has("note") || rejected.has("reject")).isFalse();
        assertThat(server.action("resource_patch", reject, TestServer.ADMIN_TOKEN)
                        .path("error")
                        .path("reject"))
                .hasSize(1);
        assertOld(server, "rejected", before);
        loads.send(resource, "four.csv", WHOLE + "A4,พระลับ,5\n");
        loads.await(resource);
        JsonNode versions = loads.versions("rejected", resource, true);
        assertThat(Loads.states(versions)).containsExactly("4 ready served", "3 rejected", "2 failed", "1 ready");
        assertThat(versions.get(1).path("note").asString()).isEqualTo("ผิดไฟล์");
        assertThat(versions.get(1).path("rows_url").isNull()).isTrue();
        String file = versions.get(1).path("file_url").asString();
        assertThat(server.get(file, TestServer.ADMIN_TOKEN).body()).startsWith("รหัส\nA1");
        assertThat(server.get(file).statusCode()).isEqualTo(404);
        assertThat(Loads.states(loads.versions("rejected", resource, false)))
                .containsExactly("4 ready served", "1 ready");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatFailedIsFoundByItsOfficersAndTriedAgainWhereSomebodyAsks(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("failed", "one.csv", WHOLE);
        JsonNode before = shown(server, resource);
        loads.send(resource, "less.tsv", new String(BadFile.late().bytes(), java.nio.charset.StandardCharsets.UTF_8));
        for (int times = 0; times < 2; times++) {
            JsonNode failed = loads.await(resource);
            assertThat(failed.path("status").asString()).isEqualTo("error");
            assertThat(failed.path("error").path("code").asString()).isEqualTo("tabular.cell_too_long");
            assertThat(failed.path("load_file").asString()).isEqualTo("less.tsv");
            assertThat(Loads.states(loads.versions("failed", resource, true)))
                    .containsExactly("2 failed", "1 ready served");
            assertOld(server, "failed", before);
            assertThat(shown(server, resource).path("load_state").asString()).isEqualTo("complete");
            loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}");
        }
        loads.await(resource);
        JsonNode version = loads.versions("failed", resource, true).get(0);
        assertThat(version.path("error").path("code").asString()).isEqualTo("tabular.cell_too_long");
        assertThat(version.path("error").path("message_th").asString()).contains("บรรทัดที่ 6002");
        String file = version.path("file_url").asString();
        assertThat(server.get(file, TestServer.ADMIN_TOKEN).statusCode()).isEqualTo(200);
        assertThat(server.get(file).statusCode()).isEqualTo(404);
        assertThat(server.get(
                                "/api/v1/datasets/failed/resources/" + resource + "/versions/2/rows",
                                TestServer.ADMIN_TOKEN)
                        .statusCode())
                .isEqualTo(404);
        String list = "/dataset/failed/resource/" + resource + "/versions";
        assertThat(server.get(list, TestServer.ADMIN_TOKEN).body()).contains("บรรทัดที่ 6002", "less.tsv");
        assertThat(server.get(list).body()).doesNotContain("บรรทัดที่ 6002", "less.tsv");
        String desk = "/desk/resource/" + resource;
        assertThat(server.get(desk, TestServer.ADMIN_TOKEN).body())
                .contains("less.tsv", desk + "/retry", desk + "/keep");
        Browser.ofAdmin(server).post(desk + "/keep", Map.of());
        assertThat(loads.status(resource).path("status").asString()).isEqualTo("complete");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsSaidOfReadingAfterAFailureIsMeantForTheFileThatFailed(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("mended", "one.csv", WHOLE);
        String late =
                "รหัส,ตำบล,จำนวน\n" + "A1,ในเมือง,1200\n".repeat(1_300_000) + "A2," + "ก".repeat(1_000_001) + ",1\n";
        loads.send(resource, "late.csv", late);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("error");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"last_row\":\"1000\"}");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(999);
        assertThat(Loads.states(loads.versions("mended", resource, true))).containsExactly("2 ready served", "1 ready");
        assertThat(loads.resource(resource).path("url").asString()).endsWith("late.csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void afterATimeOfDownloadsTheTableIsComparedWithTheLastOne(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("downloads", "one.csv", WHOLE);
        String desk = "/desk/resource/" + resource;
        Map<String, String> wish = Map.of("name", "ตาราง", "download_only", "true");
        assertThat(Browser.ofAdmin(server).post(desk, wish).body()).contains("drop_table");
        assertThat(loads.resource(resource).path("datastore_active").asBoolean())
                .isTrue();
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"download_only\":true}");
        assertThat(loads.resource(resource).path("datastore_active").asBoolean())
                .isFalse();
        loads.send(resource, "two.csv", "รหัส,ตำบล\nA1,ในเมือง\nA2,ศิลา\nA3,ลับตา\n", "download_only", "false");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("held");
        assertThat(status.path("held_reasons").toString()).contains("จำนวน");
        assertThat(loads.resource(resource).path("datastore_active").asBoolean())
                .isFalse();
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ตามแบบใหม่\"}");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aHeaderThatIsOnlyTypedOtherwiseIsTheSameField(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("typed", "one.csv", "รหัส,จำนวน,พื้นที่ปลูก\nA1,5,1\nA2,6,2\nA3,7,3\n");
        // Sara am in two letters, a tone mark before its vowel, a blank inside.
        loads.send(resource, "two.csv", "รหัส,จ\u0E4D\u0E32นวน,พ\u0E49\u0E37นที\u0E48 ปลูก\nA1,5,1\nA2,6,2\nA3,8,3\n");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
        JsonNode version = loads.versions("typed", resource, true).get(0);
        assertThat(version.path("fields")
                        .valueStream()
                        .map(field -> field.path("id").asString()))
                .containsExactly("รหัส", "จำนวน", "พื้นที่ปลูก");
        assertThat(version.path("difference").path("rows").path("changed").asInt())
                .isEqualTo(1);
        assertThat(server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN)
                        .body())
                .contains("’ → ‘จำนวน’");
    }
}
