package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class HeldTest {
    private static final String WHOLE = "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\nA2,ศิลา,850\nA3,บ้านเป็ด,700\n";
    private static final String LESS = "รหัส,ตำบล\nA1,ในเมือง\nA2,ศิลา\nA3,ลับตา\n";
    private static final String OTHER = "รหัส,ตำบล,จำนวน\nA1,ในเมือง,1200\nA2,ศิลา,900\nA4,พระลับ,400\n";

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    /** A resource whose second version waits, in a public dataset. */
    private static String waiting(Loads loads, String dataset) {
        String resource = loads.published(dataset, "one.csv", WHOLE);
        loads.send(resource, "less.csv", LESS);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        return resource;
    }

    private static String officers(TestServer server, String path) {
        return server.get(path, TestServer.ADMIN_TOKEN).body();
    }

    /** Words go by place with a column that gets a name, and with none where another column comes beside it. */
    @Test
    void whatBecomesOfTheWordsOfTheDictionaryIsToldBeforeItGoesLive() {
        TestServer server = SERVERS.of(Pair.EMBEDDED);
        Loads loads = new Loads(server);
        String nameless = "ตำบล,,จำนวน\nในเมือง,ก,1\nศิลา,ข,2\nพระลับ,ค,3\n";
        String resource = loads.published("words", "one.csv", nameless);
        loads.ok(
                "resource_patch",
                "{\"id\":\"%s\",\"schema\":[{\"name\":\"ตำบล\"},{\"name\":\"คอลัมน์ 2\",\"label\":\"ผู้แจ้ง\",\"personal\":true},{\"name\":\"จำนวน\"}]}"
                        .formatted(resource));
        loads.await(resource);
        loads.send(resource, "named.csv", nameless.replace(",,", ",ชื่อเล่น,"));
        loads.await(resource);
        String desk = officers(server, "/desk/resource/" + resource);
        assertThat(desk).contains("คอลัมน์ 2 → ชื่อเล่น").doesNotContain("ไม่มีคอลัมน์ใดได้รับการระบุแทน");
        loads.send(
                resource,
                "more.csv",
                nameless.replace(",,", ",ชื่อเล่น,").replace("\n", ",9\n").replace("จำนวน,9", "จำนวน,ปี"));
        loads.await(resource);
        assertThat(officers(server, "/desk/resource/" + resource))
                .contains("ไม่มีคอลัมน์ใดได้รับการระบุแทน: คอลัมน์ 2")
                .doesNotContain("คอลัมน์ 2 → ชื่อเล่น");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatWaitsIsReadByItsOfficersAndByNobodyElse(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = waiting(loads, "secret");
        JsonNode held = loads.versions("secret", resource, true).get(0);
        assertThat(held.path("state").asString()).isEqualTo("held");
        String rows = held.path("rows_url").asString();
        List<String> doors = List.of(
                rows,
                rows + ".csv",
                rows.replace("/rows", "/report"),
                rows.replace("/rows", "/report.csv"),
                held.path("file_url").asString(),
                "/dataset/secret/resource/" + resource + "?version=2");
        for (String door : doors) {
            assertThat(server.get(door, TestServer.ADMIN_TOKEN).statusCode())
                    .as(door)
                    .isEqualTo(200);
            assertThat(server.get(door).statusCode()).as(door).isEqualTo(404);
        }
        assertThat(officers(server, rows + ".csv")).contains("ลับตา");
        assertThat(officers(server, held.path("file_url").asString())).isEqualTo(LESS);
        assertThat(officers(server, "/dataset/secret/resource/" + resource + "/versions"))
                .contains("รอคุณยืนยัน", "less.csv");
        assertThat(Loads.states(loads.versions("secret", resource, false))).containsExactly("1 ready served");
        for (String open : List.of(
                "/api/3/action/resource_show?id=" + resource,
                "/api/3/action/package_show?id=secret",
                "/api/3/action/package_search?q=secret",
                "/api/3/action/xloader_status?resource_id=" + resource,
                "/dataset/secret/resource/" + resource,
                "/dataset/secret/resource/" + resource + "/versions",
                "/dataset/secret/resource/" + resource + "/job",
                "/dataset/secret")) {
            assertThat(server.get(open).body())
                    .as(open)
                    .doesNotContain("less.csv", "held\"", "ingest.held", "held_version", "รอคุณ");
        }
        JsonNode known = loads.resource(resource);
        assertThat(known.path("load_state").asString()).isEqualTo("held");
        assertThat(known.path("held_version").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theDeskSaysWhatWaitsAndTellsTheReportsApart(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = waiting(loads, "desk");
        String path = "/desk/resource/" + resource;
        assertThat(officers(server, "/desk")).contains("รอคุณตัดสินใจ", "href=\"" + path, "less.csv");
        assertThat(officers(server, "/desk/dataset/desk")).contains("รอคุณยืนยัน", "href=\"" + path, "less.csv");
        String page = officers(server, path);
        assertThat(page).contains("?version=2", "/version/2/download/less.csv");
        int held = page.indexOf("รายงานของรุ่นที่ 2 ที่รอคุณยืนยัน (less.csv)");
        int live = page.indexOf("รายงานของรุ่นที่ 1 ที่เผยแพร่อยู่ (one.csv)");
        assertThat(held).isPositive();
        assertThat(page.substring(held, live)).contains("id=\"held-quality\"").doesNotContain("จำนวน’");
        assertThat(page.substring(live)).contains("id=\"quality\"");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ตามแบบใหม่\"}");
        assertThat(officers(server, "/desk")).doesNotContain("href=\"" + path);
        assertThat(officers(server, path)).doesNotContain("รายงานของรุ่นที่");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theFirstRowsThatDifferAreShownToOfficersAlone(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published(
                "rows", "one.csv", "รหัส,ตำบล,จำนวน,ราคา\nA1,ในเมือง,1200,1.5\nA2,ศิลา,850,2.5\nA3,บ้านเป็ด,,3\n");
        loads.send(resource, "two.csv", """
                รหัส,ตำบล,จำนวน
                A9,ใหม่,7
                A2,ศิลา,900
                A3,ลับตา,5
                A1,ในเมือง,1200
                B1,ก,1
                B2,ก,1
                B3,ก,1
                B4,ก,1
                B5,ก,
                """);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        String path = "/api/v1/datasets/rows/resources/" + resource + "/versions/";
        JsonNode rows = Json.MAPPER.readTree(officers(server, path + 2)).path("changed_rows");
        assertThat(rows.path("added").valueStream().map(row -> row.path("รหัส").asString()))
                .containsExactly("A9", "B1", "B2", "B3", "B4");
        assertThat(rows.path("removed")).isEmpty();
        assertThat(rows.path("changed").toString())
                .isEqualTo("[{\"key\":\"A2\",\"fields\":[{\"field\":\"จำนวน\",\"before\":850,\"after\":900}]},"
                        + "{\"key\":\"A3\",\"fields\":[{\"field\":\"ตำบล\",\"before\":\"บ้านเป็ด\",\"after\":\"ลับตา\"},"
                        + "{\"field\":\"จำนวน\",\"before\":null,\"after\":5}]}]");
        assertThat(server.get(path + 2).statusCode()).isEqualTo(404);
        assertThat(officers(server, "/desk/resource/" + resource))
                .contains("A3 · ตำบล: บ้านเป็ด → ลับตา · จำนวน: – → 5", "รหัส: A9 · ตำบล: ใหม่ · จำนวน: 7")
                .doesNotContain("แถวแรก ๆ ที่หายไป", "รหัส: B5");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ตามแบบใหม่\"}");
        assertThat(server.get(path + 2).body()).contains("\"difference\"").doesNotContain("changed_rows");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsWithoutAKeyThatDifferAreShownWhole(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource =
                loads.published("keyless", "one.csv", "ตำบล,จำนวน,วันที่\nก,1,1/2/2567\nก,1,1/2/2567\nข,2,\nข,3,\n");
        loads.send(resource, "two.csv", "ตำบล,จำนวน\nข,3\nก,1\nข,3\nค,4\nค,4\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        String path = "/api/v1/datasets/keyless/resources/" + resource + "/versions/2";
        JsonNode rows = Json.MAPPER.readTree(officers(server, path)).path("changed_rows");
        assertThat(rows.path("added").toString())
                .isEqualTo("[{\"ตำบล\":\"ข\",\"จำนวน\":3},{\"ตำบล\":\"ค\",\"จำนวน\":4}]");
        assertThat(rows.path("removed").toString())
                .isEqualTo("[{\"ตำบล\":\"ก\",\"จำนวน\":1,\"วันที่\":\"2024-02-01\"},"
                        + "{\"ตำบล\":\"ข\",\"จำนวน\":2,\"วันที่\":null}]");
        assertThat(rows.path("changed")).isEmpty();
        assertThat(officers(server, "/desk/resource/" + resource))
                .contains(
                        "แถวแรก ๆ ที่หายไป",
                        "ตำบล: ข · จำนวน: 2 · วันที่: –",
                        "ตำบล: ก · จำนวน: 1 · วันที่: 1 ก.พ. 2567");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLaterFilePutsAsideWhatWaitsAndSaysSo(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = waiting(loads, "aside");
        JsonNode answer = loads.send(resource, "even-less.csv", "รหัส\nA1\nA2\nA3\n");
        assertThat(answer.path("result").path("load_notice").path("message").asString())
                .contains("Version 2");
        JsonNode second = loads.await(resource);
        assertThat(second.path("status").asString()).isEqualTo("held");
        assertThat(second.path("held_version").asInt()).isEqualTo(3);
        assertThat(second.path("held_reasons").toString()).contains("ตำบล");
        assertThat(Loads.states(loads.versions("aside", resource, true)))
                .containsExactly("3 held", "2 put_aside", "1 ready served");
        loads.send(resource, "other.csv", OTHER);
        JsonNode third = loads.await(resource);
        assertThat(third.path("status").asString()).isEqualTo("complete");
        assertThat(third.path("held_version").isNull()).isTrue();
        assertThat(third.path("held_reasons")).isEmpty();
        assertThat(third.path("load_notice").path("message").asString()).contains("2", "3", "put aside");
        assertThat(Loads.states(loads.versions("aside", resource, true)))
                .containsExactly("4 ready served", "3 put_aside", "2 put_aside", "1 ready");
        assertThat(Loads.states(loads.versions("aside", resource, false))).containsExactly("4 ready served", "1 ready");
        String rows = "/api/v1/datasets/aside/resources/" + resource + "/versions/2/rows";
        assertThat(server.get(rows).statusCode()).isEqualTo(404);
        assertThat(officers(server, rows)).contains("ลับตา");
        assertThat(officers(server, "/desk/resource/" + resource)).contains("ถูกพักไว้");
        assertThat(officers(server, "/dataset/aside/resource/" + resource + "/versions"))
                .contains("พักไว้ ไม่ได้เผยแพร่");
        JsonNode late = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"x\"}",
                TestServer.ADMIN_TOKEN);
        assertThat(late.path("error").path("confirm")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatWaitsGoesOnWaitingWhereNothingNewCame(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = waiting(loads, "still");
        JsonNode before = loads.resource(resource);
        loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}");
        JsonNode again = loads.send(resource, "less.csv", LESS).path("result");
        assertThat(again.path("load_state").asString()).isEqualTo("held");
        assertThat(again.path("hash")).isEqualTo(before.path("hash"));
        loads.send(resource, "one.csv", WHOLE);
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).isEqualTo("held");
        assertThat(status.path("held_version").asInt()).isEqualTo(2);
        assertThat(Loads.states(loads.versions("still", resource, true))).containsExactly("2 held", "1 ready served");
        loads.send(resource, "less.csv", LESS, "confirm", "true", "note", "ตามแบบใหม่");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(Loads.states(loads.versions("still", resource, true))).containsExactly("2 ready served", "1 ready");
        assertThat(loads.resource(resource).path("url").asString()).endsWith("less.csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLaterFileThatIsNoTableLeavesWhatWaits(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = waiting(loads, "fails");
        // So large that only its loading finds the cell that nobody can read.
        String large =
                "รหัส,ตำบล,จำนวน\n" + "A1,ในเมือง,1200\n".repeat(1_300_000) + "A2," + "ก".repeat(1_000_001) + ",1\n";
        loads.send(resource, "broken.csv", large);
        JsonNode failed = loads.await(resource);
        assertThat(failed.path("status").asString()).as(failed.toString()).isEqualTo("error");
        assertThat(failed.path("held_version").asInt()).isEqualTo(2);
        assertThat(failed.path("held_reasons").toString()).contains("จำนวน");
        assertThat(officers(server, "/desk/resource/" + resource)).contains("ไฟล์ใหม่รอการยืนยัน", "/confirm\"");
        assertThat(Loads.states(loads.versions("fails", resource, true)))
                .containsExactly("3 failed", "2 held", "1 ready served");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ตามแบบใหม่\"}");
        assertThat(loads.resource(resource).path("url").asString()).endsWith("less.csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anotherWayOfReadingIsMeantForTheFileThatWaits(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("reread", "one.csv", WHOLE);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"first_row\":\"1\",\"header_rows\":\"1\"}");
        loads.await(resource);
        loads.send(resource, "two.csv", "รายงาน,กอง,ปี\nคลัง,งบ,2567\n" + OTHER);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        assertThat(officers(server, "/desk/resource/" + resource + "/reading")).contains("รายงาน", "พระลับ");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"first_row\":\"3\"}");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
        assertThat(loads.resource(resource).path("url").asString()).endsWith("two.csv");
        assertThat(server.get("/datastore/dump/" + resource).body()).contains("พระลับ");
        assertThat(Loads.states(loads.versions("reread", resource, true)))
                .noneMatch(one -> one.contains("held") || one.contains("aside"));
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatWasSaidForAFileGoesWithItWhereItIsRejected(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("recipe-goes", "one.csv", WHOLE);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"totals\":\"keep\"}");
        loads.await(resource);
        loads.send(resource, "two.csv", "รายงาน,กอง,ปี\n" + LESS, "first_row", "2", "totals", "");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        assertThat(loads.resource(resource).path("first_row").asString()).isEqualTo("2");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"reject\":true}");
        assertThat(loads.resource(resource).path("first_row").asString("")).isEmpty();
        assertThat(loads.resource(resource).path("totals").asString()).isEqualTo("keep");
        loads.send(resource, "three.csv", OTHER);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(server.get("/datastore/dump/" + resource).body()).contains("รหัส", "พระลับ");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theSameBytesSubmittedAgainMakeNoNewVersion(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("submit", "one.csv", WHOLE);
        loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(Loads.states(loads.versions("submit", resource, true))).containsExactly("1 ready served");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everyFileThatWasTakenIsInTheList(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("quick");
        String large = "รหัส,ตำบล,จำนวน\n" + "A1,ในเมือง,1200\n".repeat(150_000);
        String resource = loads.upload("quick", "large.csv", large);
        for (int file = 2; file <= 5; file++) {
            String text = WHOLE + "A9,โนนท่อน," + file + "\n";
            JsonNode answer = loads.send(resource, file + ".csv", text, "confirm", "true", "note", "รุ่น " + file);
            assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        }
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(Loads.states(loads.versions("quick", resource, false))).containsExactly("5 ready served", "1 ready");
        JsonNode versions = loads.versions("quick", resource, true);
        assertThat(Loads.states(versions))
                .containsExactly("5 ready served", "4 passed_over", "3 passed_over", "2 passed_over", "1 ready");
        JsonNode passed = versions.get(1);
        assertThat(passed.path("file_name").asString()).isEqualTo("4.csv");
        assertThat(passed.path("creator").asString()).isEqualTo("admin");
        assertThat(passed.path("note").asString()).isEqualTo("รุ่น 4");
        assertThat(passed.path("rows").isNull()).isTrue();
        String file = passed.path("file_url").asString();
        assertThat(server.get(file).statusCode()).isEqualTo(404);
        assertThat(server.get(file, TestServer.ADMIN_TOKEN).body()).endsWith("A9,โนนท่อน,4\n");
        String path = "/api/v1/datasets/quick/resources/" + resource + "/versions/4";
        assertThat(server.get(path + "/rows").statusCode()).isEqualTo(404);
        assertThat(server.get(path + "/report").statusCode()).isEqualTo(404);
        String list = "/en/dataset/quick/resource/" + resource + "/versions";
        assertThat(server.get(list).body()).doesNotContain("4.csv");
        assertThat(server.get(list, TestServer.ADMIN_TOKEN).body()).contains("so it has no table", "4.csv");
        assertThat(versions.get(4).path("rows").asInt()).isEqualTo(150_000);
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void ofFilesAddedAtTheSameMomentOneIsTaken(Pair pair) throws Exception {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("moment", "one.csv", "รหัส,จำนวน\n000,0\n");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"load_mode\":\"append\"}");
        int total = 1;
        for (int round = 1; round <= 4; round++) {
            total += together(loads, resource, round);
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(total);
        }
        assertThat(loads.versions("moment", resource, false)).hasSize(total);
    }

    /** Sends six files at once; how many were taken. */
    private static int together(Loads loads, String resource, int round) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(6);
        try {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int file = 0; file < 6; file++) {
                String row = "รหัส,จำนวน\n" + round + "0" + file + "," + file + "\n";
                answers.add(senders.submit(() -> loads.send(resource, row.hashCode() + ".csv", row)));
            }
            int taken = 0;
            for (Future<JsonNode> answer : answers) {
                boolean success = answer.get().path("success").asBoolean();
                assertThat(success || answer.get().toString().contains("still being loaded"))
                        .as(answer.get().toString())
                        .isTrue();
                taken += success ? 1 : 0;
            }
            return taken;
        } finally {
            senders.shutdown();
        }
    }
}
