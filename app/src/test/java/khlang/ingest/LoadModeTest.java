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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LoadModeTest {
    private static final String JANUARY = "รหัส,วันที่,จำนวน\n007,31/01/2567,12\n008,30/01/2567,5\n";

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static TestServer server(Pair pair) {
        return SERVERS.of(pair);
    }

    private static String csv(TestServer server, String resource) {
        return server.get("/datastore/dump/" + resource)
                .body()
                .replace("\r", "")
                .replace("\uFEFF", "");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsAreAddedBelowTheTableAndCodesStayText(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("months", "january.csv", JANUARY);
        String february = "จำนวน,รหัส,หมายเหตุ\n1.5,11,ใหม่\n,12,\n";
        loads.send(resource, "february.csv", february, "load_mode", "append", "confirm", "true", "note", "มีครึ่ง");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(csv(server, resource)).isEqualTo("""
                        _id,รหัส,วันที่,จำนวน,หมายเหตุ
                        1,007,2024-01-31,12.0,
                        2,008,2024-01-30,5.0,
                        3,11,,1.5,ใหม่
                        4,12,,,
                        """);
        // The next file needs no word.
        loads.send(resource, "march.csv", "รหัส,วันที่,จำนวน\n013,2567-03-01,7\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(5);
        JsonNode versions = khlang.web.Json.MAPPER
                .readTree(server.get("/api/v1/datasets/months/resources/" + resource + "/versions")
                        .body())
                .path("versions");
        assertThat(versions.get(0).path("mode").asString()).isEqualTo("append");
        assertThat(versions.get(0).path("rows").asInt()).isEqualTo(5);
        assertThat(versions.get(1).path("rows").asInt()).isEqualTo(4);
        assertThat(versions.get(2).path("mode").asString()).isEqualTo("replace");
        assertThat(server.get(versions.get(0).path("file_url").asString()).body())
                .contains("013");
        assertThat(server.get("/dataset/months/resource/" + resource + "/versions")
                        .body())
                .contains("เพิ่มแถวต่อท้ายตาราง");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLargeTableTakesASmallFileBelowItAndGivesItsPlaceToASmallOne(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("large");
        StringBuilder many = new StringBuilder("รหัส,ที่อยู่,จำนวน\n");
        for (int row = 1; row <= 100_000; row++) {
            many.append(row)
                    .append(",ถนนหลังศูนย์ราชการ ตำบลในเมือง หมู่ ")
                    .append(row % 20)
                    .append(",5\n");
        }
        String resource = loads.upload("large", "all.csv", many.toString());
        loads.await(resource);
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(100_000);
        loads.send(resource, "more.csv", "รหัส,ที่อยู่,จำนวน\n200001,ถนนศรีจันทร์,9\n", "load_mode", "append");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(csv(server, resource).lines().skip(100_000))
                .containsExactly(
                        "100000,100000,ถนนหลังศูนย์ราชการ ตำบลในเมือง หมู่ 0,5", "100001,200001,ถนนศรีจันทร์,9");
        loads.send(
                resource,
                "few.csv",
                "รหัส,ที่อยู่,จำนวน\n1,ถนนกลางเมือง,2\n",
                "load_mode",
                "replace",
                "confirm",
                "true",
                "note",
                "เริ่มใหม่");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(csv(server, resource)).isEqualTo("_id,รหัส,ที่อยู่,จำนวน\n1,1,ถนนกลางเมือง,2\n");
        assertThat(server.get("/api/v1/datasets/large/resources/" + resource + "/versions/2/rows?limit=1&รหัส=200001")
                        .body())
                .contains("ถนนศรีจันทร์");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theSameFileIsAddedOnce(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("once", "january.csv", JANUARY);
        for (int times = 0; times < 2; times++) {
            loads.send(resource, "february.csv", "รหัส,จำนวน\n009,1\n", "load_mode", "append");
            loads.await(resource);
            assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileReadAnewIsAddedToWhatItWasAddedTo(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("anew", "january.csv", JANUARY);
        loads.send(resource, "february.csv", "รหัส,จำนวน\n009,1\n010,2\n", "load_mode", "append");
        loads.await(resource);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"last_row\":\"2\"}");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"แถวท้ายเกินมา\"}");
        assertThat(csv(server, resource)).contains("\n3,009,,1\n").doesNotContain("010");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsOfTheSameKeyAreChangedInTheirPlace(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published(
                "keyed", "one.csv", "ปี,เขต,ตำบล,จำนวน\n2567,1,ในเมือง,10\n2567,2,ศิลา,20\n2568,1,ในเมือง,30\n");
        JsonNode sent = loads.send(
                resource,
                "two.csv",
                "เขต,ปี,จำนวน\n3,2568,99\n1,2568,31\n2,2567,\n",
                "load_mode",
                "upsert",
                "primary_key",
                "ปี, เขต");
        assertThat(sent.path("success").asBoolean()).as(sent.toString()).isTrue();
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(csv(server, resource)).isEqualTo("""
                        _id,ปี,เขต,ตำบล,จำนวน
                        1,2567,1,ในเมือง,10
                        2,2567,2,ศิลา,
                        3,2568,1,ในเมือง,31
                        4,2568,3,,99
                        """);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aKeyThatTheTableDoesNotHaveIsRefusedWhateverBecomesOfTheRows(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("unknown-key", "one.csv", "รหัส,จำนวน\nA1,1\nA2,2\n");
        for (String mode : new String[] {"replace", "append", "upsert"}) {
            JsonNode answer = server.action(
                    "resource_patch",
                    "{\"id\":\"" + resource + "\",\"load_mode\":\"" + mode + "\",\"primary_key\":\"รหัส, เขต\"}",
                    TestServer.ADMIN_TOKEN);
            assertThat(answer.path("error").path("primary_key").toString())
                    .as(mode)
                    .contains("เขต", "รหัส, จำนวน");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void keysInThaiDigitsAreTheSameAsInOthers(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("digits", "one.csv", "รหัส,ชื่อ\nก-๑๒,หนึ่ง\nก-๑๓,สอง\n");
        loads.send(
                resource, "two.csv", "รหัส,ชื่อ\nก-12,ใหม่\nก-14,สาม\n", "load_mode", "upsert", "primary_key", "รหัส");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(csv(server, resource)).isEqualTo("_id,รหัส,ชื่อ\n1,ก-12,ใหม่\n2,ก-๑๓,สอง\n3,ก-14,สาม\n");
        loads.send(resource, "three.csv", "รหัส,ชื่อ\nก-15,ก\nก-๑๕,ข\n");
        assertThat(loads.await(resource).path("error").path("code").asString())
                .isEqualTo("datastore.union.key.file.repeated");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theKeyIsFoundWhereNobodyNamedIt(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("found", "one.csv", "ตำบล,รหัส,จำนวน\nศิลา,A1,1\nศิลา,A2,2\n");
        loads.send(resource, "two.csv", "รหัส,จำนวน\nA2,22\nA3,3\n", "load_mode", "upsert");
        loads.await(resource);
        assertThat(csv(server, resource)).isEqualTo("_id,ตำบล,รหัส,จำนวน\n1,ศิลา,A1,1\n2,ศิลา,A2,22\n3,,A3,3\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatCannotBeAddedSaysWhyAndLeavesTheTable(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("refused", "one.csv", "รหัส,ยาว\nA1,5 กม.\nA2,7 กม.\nA3,9 กม.\n");
        JsonNode before = loads.resource(resource);
        String[][] refused = {
            {"append", "", "ชื่อ,อายุ\nก,5\n", "datastore.union.nothing"},
            {"append", "", "รหัส,ยาว\nA4,500 เมตร\nA5,700 เมตร\n", "datastore.union.unit"},
            {"upsert", "รหัส", "รหัส,ยาว\nA4,5 กม.\nA4,6 กม.\n", "datastore.union.key.file.repeated"},
            {"upsert", "รหัส", "รหัส,ยาว\nA4,5 กม.\n,6 กม.\n", "datastore.union.key.file.missing"},
            {"upsert", "", "รหัส,ยาว\nA4,5 กม.\nA4,5 กม.\n", "datastore.union.key.none"},
        };
        for (String[] bad : refused) {
            loads.send(resource, "two.csv", bad[2], "load_mode", bad[0], "primary_key", bad[1]);
            JsonNode status = loads.await(resource);
            assertThat(status.path("error").path("code").asString()).isEqualTo(bad[3]);
            assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
            assertThat(loads.resource(resource).path("hash")).isEqualTo(before.path("hash"));
        }
        JsonNode key =
                loads.send(resource, "two.csv", "รหัส,ยาว\nA4,5 กม.\n", "load_mode", "upsert", "primary_key", "ชื่อ");
        assertThat(key.path("error").path("primary_key").toString()).contains("ชื่อ", "รหัส, ยาว");
        JsonNode word = loads.send(resource, "two.csv", "รหัส\nA4\n", "load_mode", "merge");
        assertThat(word.path("error").path("load_mode")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsThatWaitAreNotServedWhereTheTableHasChanged(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("outdated", "one.csv", "ชื่อ,จำนวน\nก,1\nข,2\nค,3\n");
        loads.send(resource, "two.csv", "ชื่อ,จำนวน\nง,มาก\n", "load_mode", "append");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        JsonNode waits = loads.send(resource, "three.csv", "ชื่อ,จำนวน\nจ,5\n");
        assertThat(waits.path("error").path("upload").get(0).asString()).contains("confirm or reject");
        loads.send(resource, "three.csv", "ชื่อ,จำนวน\nก,1\nข,2\nจ,5\n", "load_mode", "replace");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        JsonNode late = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"x\"}",
                TestServer.ADMIN_TOKEN);
        assertThat(late.path("error").path("confirm")).hasSize(1);
        assertThat(csv(server, resource)).endsWith("\n2,ข,2\n3,จ,5\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void noRowsAreLostWhereFilesComeOneRightAfterTheOther(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("hurry", "one.csv", "รหัส,จำนวน\n000,0\n");
        int taken = 0;
        for (int file = 1; file <= 6; file++) {
            String row = "รหัส,จำนวน\n00" + file + "," + file + "\n";
            JsonNode answer = loads.send(resource, file + ".csv", row, "load_mode", "append");
            boolean refused = answer.path("error").path("upload").toString().contains("still being loaded");
            assertThat(answer.path("success").asBoolean() || refused)
                    .as(answer.toString())
                    .isTrue();
            taken += refused ? 0 : 1;
        }
        loads.await(resource);
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(1 + taken);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aColumnThatBecomesTextWaitsForItsOfficer(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("wider", "one.csv", "ชื่อ,จำนวน\nก,1\nข,2\nค,3\n");
        loads.send(resource, "two.csv", "ชื่อ,จำนวน\nง,มาก\nจ,น้อย\n", "load_mode", "append");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"บอกเป็นคำ\"}");
        assertThat(csv(server, resource)).contains("\n3,ค,3\n4,ง,มาก\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aColumnThatIsAnotherButForItsUnitWaitsForItsOfficer(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("unit", "one.csv", "เดือน,ขยะ (ตัน)\nม.ค.,1\nก.พ.,2\nมี.ค.,3\n");
        loads.send(resource, "two.csv", "เดือน,ขยะ (กก.)\nเม.ย.,4000\n", "load_mode", "append");
        JsonNode held = loads.await(resource);
        assertThat(held.path("status").asString()).as(held.toString()).isEqualTo("held");
        assertThat(held.path("error").path("code").asString()).isEqualTo("ingest.held.recounted");
        assertThat(held.path("error").path("message").asString()).contains("ขยะ (กก.) (ตัน → กก.)");
        assertThat(csv(server, resource)).isEqualTo("_id,เดือน,ขยะ (ตัน)\n1,ม.ค.,1\n2,ก.พ.,2\n3,มี.ค.,3\n");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ชั่งเป็นกิโลกรัม\"}");
        assertThat(csv(server, resource)).endsWith("\n3,มี.ค.,3,\n4,เม.ย.,,4000\n");
        // Another column is none of another unit.
        loads.send(resource, "three.csv", "เดือน,ขยะ (ตัน),น้ำเสีย (ลบ.ม.)\nพ.ค.,5,6\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"เม.ย.,ไม่ได้ชั่ง\nพ.ค.,เครื่องเสีย\n", "เม.ย.,7000\nพ.ค.,8000\nมิ.ย.,เสีย\n", "เม.ย.,-\nพ.ค.,\n"
            })
    void soDoesOneWithWordsOrNothingAmongItsFigures(String rows) {
        Loads loads = new Loads(server(Pair.EMBEDDED));
        String name = "unit-words-" + rows.length();
        String resource = loads.published(name, "one.csv", "เดือน,ขยะ (ตัน)\nม.ค.,1\nก.พ.,2\nมี.ค.,3\n");
        loads.send(resource, "two.csv", "เดือน,ขยะ (กก.)\n" + rows, "load_mode", "append");
        JsonNode held = loads.await(resource);
        assertThat(held.path("status").asString()).as(held.toString()).isEqualTo("held");
        assertThat(held.path("error").path("message").asString()).contains("ขยะ (กก.) (ตัน → กก.)");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aWordAmongFiguresWithAUnitWaitsForItsOfficer(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("words", "one.csv", "เดือน,ขยะ (ตัน)\nม.ค.,1\nก.พ.,2\nมี.ค.,3\n");
        loads.send(resource, "two.csv", "เดือน,ขยะ (ตัน)\nมิ.ย.,ไม่ได้ชั่ง\nก.ค.,5\n", "load_mode", "append");
        JsonNode held = loads.await(resource);
        assertThat(held.path("status").asString()).as(held.toString()).isEqualTo("held");
        assertThat(held.path("error").path("message").asString()).contains("ขยะ (ตัน)", "whole number → text");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void neitherNumbersOfRowsNorAmountsAreTakenForAKey(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("nokey", "one.csv", "ลำดับ,ตำบล,งบ\n1,ศิลา,100\n2,ศิลา,250\n3,ศิลา,300\n");
        JsonNode refused = loads.send(resource, "two.csv", "ลำดับ,ตำบล,งบ\n1,ในเมือง,100\n", "load_mode", "upsert");
        assertThat(refused.path("error").path("primary_key").toString()).contains("ลำดับ, ตำบล, งบ");
        assertThat(loads.resource(resource).path("load_mode").isMissingNode()).isTrue();
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
        JsonNode unknown = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"load_mode\":\"upsert\",\"primary_key\":[\"ตำบล\",\"ปี\"]}",
                TestServer.ADMIN_TOKEN);
        assertThat(unknown.path("error").path("primary_key").toString()).contains("ปี", "ลำดับ, ตำบล, งบ");
        loads.send(resource, "two.csv", "ลำดับ,ตำบล,งบ\n3,ในเมือง,5\n", "load_mode", "upsert", "primary_key", "ลำดับ");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(csv(server, resource)).endsWith("3,3,ในเมือง,5\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void yearsOfTheOtherEraThatAreAddedWaitForAWord(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("added-era", "one.csv", "ปี,จำนวน\n2565,10\n2566,20\n2567,30\n");
        loads.send(resource, "two.csv", "ปี,จำนวน\n2023,40\n2024,50\n2025,60\n", "load_mode", "append");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("held");
        assertThat(status.path("error").path("code").asString()).isEqualTo("ingest.held.both_eras");
        assertThat(server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN)
                        .body())
                .contains("ปนกัน");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void headersThatAreWrittenAlikeAreOneColumn(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("alike", "one.csv", "รหัส,พื้นที่ปลูก (ไร่),น้ำหนัก\n001,5,7\n002,6,8\n");
        // A blank more, a tone mark before its vowel, and sara am in two letters.
        loads.send(
                resource,
                "two.csv",
                "รหัส,พ\u0E49\u0E37นที\u0E48 ปลูก (ไร่),น\u0E49\u0E4D\u0E32หนัก\n003,9,4\n",
                "load_mode",
                "append");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
        assertThat(csv(server, resource)).isEqualTo("""
                        _id,รหัส,พื้นที่ปลูก (ไร่),น้ำหนัก
                        1,001,5,7
                        2,002,6,8
                        3,003,9,4
                        """);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aColumnThatIsLeftOutOfAddedRowsIsTold(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("omitted", "one.csv", "รหัส,จำนวน\nA1,5\nA2,6\n");
        loads.send(resource, "two.csv", "รหัส,จำนวน\nA3,7\n", "load_mode", "append", "omit", "[\"จำนวน\"]");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("held");
        assertThat(status.path("held_reasons").toString()).contains("datastore.misfit.omitted", "จำนวน");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatIsInTheTableAlreadyWaitsForAWord(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("twice", "x.csv", "รหัส,จำนวน\nX1,1\nX2,2\n");
        String second = "รหัส,จำนวน\nY1,1\nY2,2\n";
        loads.send(resource, "y.csv", second, "load_mode", "append");
        loads.await(resource);
        loads.send(resource, "z.csv", "รหัส,จำนวน\nZ1,1\n");
        loads.await(resource);
        loads.send(resource, "y-again.csv", second);
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("held");
        assertThat(status.path("held_reasons").get(0).path("message").asString())
                .contains("already in the table, as version 2 of 20");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(5);
        assertThat(server.get("/desk/resource/" + resource, TestServer.ADMIN_TOKEN)
                        .body())
                .contains("ไฟล์นี้อยู่ในตารางแล้ว เป็นรุ่นที่ 2");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ซ้ำจริง\"}");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(7);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void keysWithoutTheirZerosInFrontWaitForAWord(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("zeros", "one.csv", "รหัส,ชื่อ\n001,ก\n002,ข\n100,ค\n");
        loads.send(
                resource,
                "two.csv",
                "รหัส,ชื่อ\n1,กก\n๒,ขข\n100,คค\n200,ง\n",
                "load_mode",
                "upsert",
                "primary_key",
                "รหัส");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("held");
        assertThat(status.path("held_reasons").toString()).contains("datastore.misfit.zeros", "2 rows", "1 (001)");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"รหัสใหม่\"}");
        // The table tells 1 and 001 apart itself now.
        loads.send(resource, "three.csv", "รหัส,ชื่อ\n1,ก\n002,ข\n02,จ\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aKeyThatIsNoneNamesItsFirstValueAndItsLines(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("no-key", "one.csv", "รหัส,จำนวน\nA1,1\nA2,2\n");
        loads.send(
                resource,
                "two.csv",
                "รายงาน\nรหัส,จำนวน\nA1,3\nA3,3\n\nA3,4\n",
                "load_mode",
                "upsert",
                "primary_key",
                "รหัส");
        JsonNode repeated = loads.await(resource);
        assertThat(repeated.path("error").path("message").asString())
                .as(repeated.toString())
                .contains("\"A3\"", "lines 4 and 6");
        loads.send(resource, "three.csv", "รหัส,จำนวน\nA1,3\n,3\n,4\n");
        JsonNode missing = loads.await(resource);
        assertThat(missing.path("error").path("message").asString())
                .as(missing.toString())
                .contains("2 rows have", "line 3");
        assertThat(loads.versions("no-key", resource, true).get(0).path("mode").asString())
                .isEqualTo("upsert");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theFirstFileIsRefusedWhereItsKeyIsNone(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makePublicDataset("first-key");
        String[][] files = {
            {
                "รายงาน\nเขต,รหัส,จำนวน\n1,A1,3\n1,A3,3\n2,A1,5\n\n1,A3,4\n",
                "datastore.union.key.file.repeated",
                "lines 4 and 7"
            },
            {"เขต,รหัส,จำนวน\n1,A1,3\n1,,3\n2,A4,4\n", "datastore.union.key.file.missing", "line 3"},
            {
                "เขต,เลข,จำนวน\n1,A1,3\n1,A2,3\n2,A4,4\n",
                "ingest.note.key",
                "have: รหัส. Its columns are: เขต, เลข, จำนวน"
            },
        };
        for (String[] file : files) {
            JsonNode made = server.upload(
                    "resource_create",
                    Map.of("package_id", "first-key", "load_mode", "upsert", "primary_key", "รหัส, เขต"),
                    "one.csv",
                    file[0].getBytes(StandardCharsets.UTF_8),
                    TestServer.ADMIN_TOKEN);
            String resource = made.path("result").path("id").asString();
            JsonNode refused = loads.await(resource);
            assertThat(refused.path("status").asString()).as(refused.toString()).isEqualTo("error");
            assertThat(refused.path("error").path("code").asString()).isEqualTo(file[1]);
            assertThat(refused.path("error").path("message").asString()).contains(file[2]);
            // With a key that is one it is taken, and the next file finds its rows.
            loads.send(resource, "one.csv", "เขต,รหัส,จำนวน\n1,A1,3\n1,A3,3\n2,A1,5\n");
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            loads.send(resource, "two.csv", "เขต,รหัส,จำนวน\n1,A3,4\n");
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
            assertThat(csv(server, resource)).isEqualTo("_id,เขต,รหัส,จำนวน\n1,1,A1,3\n2,1,A3,4\n3,2,A1,5\n");
        }
    }
}
