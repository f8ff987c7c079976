package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.quality.Criterion;
import khlang.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows each piece of advice, and sees the score rise by what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScoreTest {
    private static final String HEADER = "ตำบล,land_use,ปี,ชาย,หญิง,รวม\n";
    private static final String NOTES =
            "จำนวนประชากรของแต่ละตำบลในเขตเทศบาล แยกตามเพศและประเภทการใช้ที่ดิน นับ ณ สิ้นปีปฏิทินจากทะเบียนราษฎร";

    private TestServer server;
    private Loads loads;

    @BeforeAll
    void start() {
        server = TestServer.start(Pair.EMBEDDED);
        loads = new Loads(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A dataset with one file, all of it as it should be. */
    private record Made(String dataset, String resource) {}

    private Made make(String name, byte[] file) {
        loads.ok("organization_create", "{\"name\":\"" + name + "-office\",\"title\":\"กอง\"}");
        loads.ok(
                "package_create",
                SampleCatalogue.whole(name)
                        .put("owner_org", name + "-office")
                        .put("private", true)
                        .put("notes", NOTES)
                        .toString());
        JsonNode answer = server.upload(
                "resource_create",
                Map.of(
                        "package_id",
                        name,
                        "name",
                        "ประชากร",
                        "description",
                        "ประชากรรายตำบล ปี 2556 ถึง 2585",
                        "schema",
                        schema().toString()),
                "population.csv",
                file,
                TestServer.ADMIN_TOKEN);
        String resource = answer.path("result").path("id").asString();
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        return new Made(name, resource);
    }

    private static ArrayNode schema() {
        ArrayNode schema = Json.MAPPER.createArrayNode();
        for (String name : HEADER.strip().split(",", -1)) {
            ObjectNode field = schema.addObject().put("name", name).put("description", "ความหมายของ " + name);
            if (List.of("ชาย", "หญิง", "รวม").contains(name)) {
                field.put("unit", "คน");
            }
            if (name.equals("land_use")) {
                field.put("label", "การใช้ที่ดิน");
            }
        }
        return schema;
    }

    private static String good() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 1; i <= 30; i++) {
            text.append(
                    "ตำบลที่ %d,ประเภท %d,%d,%d,%d,%d\n".formatted(i, i % 3, 2555 + i, 100 + i, 200 + i, 300 + 2 * i));
        }
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The file that lacks just this. */
    private static byte[] spoilt(Criterion criterion) {
        String good = good();
        return switch (criterion) {
            case NOTES, LICENSE, UPDATING, CONTACT, DESCRIPTION, UNITS, LABELS, MEANINGS -> utf8(good);
            case VALUES -> utf8(good.replace(",107,", ",ไม่ทราบจำนวน,"));
            case LETTERS -> utf8(good.replace("ตำบลที่ 7,", "ต าบลที่ 7,"));
            case ENCODING -> good.getBytes(Charset.forName("x-windows-874"));
            case HEADER -> utf8(good.replace("ตำบล,land_use", "ตำบล,ตำบล"));
            case ROWS -> utf8(good + good.lines().skip(5).findFirst().orElseThrow() + "\n");
            case ERA -> utf8(good.replace(",2567,", ",2024,"));
            case MARKUP -> utf8(good.replace("ตำบลที่ 7,", "<b>ตำบลที่ 7</b>,"));
            case ONE_TABLE -> utf8(good + "รวม,,,3465,6465,9930\n");
            case SUMS -> utf8(good.replace(",107,207,314", ",107,207,341"));
            case WHOLE -> utf8(good.replace("ตำบลที่ 7,", "ก".repeat(255) + ","));
            case SPELLING -> utf8(good.replace("ตำบลที่ 7,", "เเขวงที่ 7,"));
        };
    }

    /** Takes from what is said of a good file just this. */
    private void spoil(Criterion criterion, Made made) {
        switch (criterion) {
            case NOTES -> patchDataset(made, "notes", "ประชากร");
            case LICENSE -> patchDataset(made, "license_id", "");
            case UPDATING -> patchDataset(made, "update_frequency_unit", "ไม่ทราบ");
            case CONTACT -> patchDataset(made, "maintainer_email", "");
            case DESCRIPTION -> patchResource(made, "description", "");
            case UNITS -> forget(made, "รวม", "unit");
            case LABELS -> forget(made, "land_use", "label");
            case MEANINGS -> forget(made, "ปี", "description");
            // The second column of a name is another one, of which nothing has been said.
            case HEADER -> describe(made, "ตำบล 2");
            case VALUES, LETTERS, ENCODING, ROWS, ERA, MARKUP, ONE_TABLE, SUMS, WHOLE, SPELLING -> {}
        }
    }

    private void mend(Criterion criterion, Made made) {
        Browser officer = Browser.ofAdmin(server);
        String fields = "/desk/resource/" + made.resource() + "/fields";
        officer.get(fields);
        switch (criterion) {
            case NOTES -> patchDataset(made, "notes", NOTES);
            case LICENSE -> patchDataset(made, "license_id", "Open Data Common");
            case UPDATING -> patchDataset(made, "update_frequency_unit", "ปี");
            case CONTACT -> patchDataset(made, "maintainer_email", "plan@example.go.th");
            case DESCRIPTION -> patchResource(made, "description", "ประชากรรายตำบล ปี 2556 ถึง 2585");
            case UNITS -> officer.post(fields, Map.of("unit.6", "คน"));
            case LABELS -> officer.post(fields, Map.of("label.2", "การใช้ที่ดิน"));
            case MEANINGS -> officer.post(fields, Map.of("description.3", "ปีปฏิทิน พ.ศ."));
            case VALUES, LETTERS, ENCODING, HEADER, ROWS, ERA, MARKUP, ONE_TABLE, SUMS, WHOLE, SPELLING -> {
                server.upload(
                        "resource_patch",
                        Map.of("id", made.resource(), "confirm", "true", "note", "แก้แล้ว"),
                        "population.csv",
                        utf8(good()),
                        TestServer.ADMIN_TOKEN);
                assertThat(loads.await(made.resource()).path("status").asString())
                        .isEqualTo("complete");
            }
        }
    }

    private void patchDataset(Made made, String key, String value) {
        loads.ok(
                "package_patch",
                Json.MAPPER
                        .createObjectNode()
                        .put("id", made.dataset())
                        .put(key, value)
                        .toString());
    }

    private void patchResource(Made made, String key, String value) {
        loads.ok(
                "resource_patch",
                Json.MAPPER
                        .createObjectNode()
                        .put("id", made.resource())
                        .put(key, value)
                        .toString());
    }

    private void forget(Made made, String field, String key) {
        ArrayNode schema = schema();
        schema.forEach(entry -> {
            if (entry.path("name").asString().equals(field)) {
                ((ObjectNode) entry).remove(key);
            }
        });
        ObjectNode patch = Json.MAPPER.createObjectNode().put("id", made.resource());
        patch.set("schema", schema);
        loads.ok("resource_patch", patch.toString());
    }

    private void describe(Made made, String field) {
        ArrayNode schema = schema();
        schema.addObject().put("name", field).put("description", "ความหมายของ " + field);
        ObjectNode patch = Json.MAPPER.createObjectNode().put("id", made.resource());
        patch.set("schema", schema);
        loads.ok("resource_patch", patch.toString());
    }

    private JsonNode report(Made made) {
        String path = "/api/v1/datasets/" + made.dataset() + "/resources/" + made.resource() + "/report";
        return Json.MAPPER.readTree(server.get(path, TestServer.ADMIN_TOKEN).body());
    }

    @ParameterizedTest
    @EnumSource
    void theScoreRisesByWhatTheAdviceSays(Criterion criterion) {
        Made made = make("score-" + criterion.code(), spoilt(criterion));
        spoil(criterion, made);
        JsonNode before = report(made).path("score");
        assertThat(before.path("advice").findValuesAsString("criterion"))
                .as(report(made).toString())
                .containsExactly(criterion.code());
        JsonNode advice = before.path("advice").get(0);
        assertThat(advice.path("points").asInt()).isEqualTo(criterion.points());
        assertThat(before.path("points").asInt()).isEqualTo(100 - criterion.points());
        mend(criterion, made);
        JsonNode after = report(made).path("score");
        assertThat(after.path("points").asInt())
                .as(report(made).toString())
                .isEqualTo(before.path("points").asInt() + advice.path("points").asInt());
        assertThat(after.path("advice")).isEmpty();
    }

    /** "Give every column a name" earns its points also where all columns were explained under the names made for them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {"ตำบล,ตำบล>ตำบล,land_use", "ตำบล,>ตำบล,land_use", "ตำบล,ตำบล>ชุมชน,land_use"})
    void whatIsSaidOfAColumnWithoutANameOfItsOwnIsOfTheNameItGets(String header, String names) {
        Made made = make("named-" + (header + names).length(), utf8(good().replace("ตำบล,land_use", header)));
        ObjectNode patch = Json.MAPPER.createObjectNode().put("id", made.resource());
        ArrayNode schema = schema();
        schema.remove(1);
        ObjectNode second = Json.MAPPER
                .createObjectNode()
                .put("name", header.equals("ตำบล,") ? "คอลัมน์ 2" : "ตำบล 2")
                .put("label", "การใช้ที่ดิน")
                .put("description", "ใช้ที่ดินทำอะไร");
        schema.insert(1, second);
        patch.set("schema", schema);
        loads.ok("resource_patch", patch.toString());
        JsonNode before = report(made).path("score");
        assertThat(before.path("advice").findValuesAsString("criterion")).containsExactly("header");
        loads.send(
                made.resource(),
                "population.csv",
                good().replace("ตำบล,land_use", names),
                "confirm",
                "true",
                "note",
                "ตั้งชื่อแล้ว");
        loads.await(made.resource());
        JsonNode after = report(made).path("score");
        assertThat(after.path("points").asInt()).as(after.toString()).isEqualTo(100);
        assertThat(Browser.ofAdmin(server)
                        .get("/desk/resource/" + made.resource() + "/fields")
                        .body())
                .contains("ใช้ที่ดินทำอะไร");
    }

    @Test
    void whatIsSaidOfColumnsStaysWithTheNextFileAndMakesNoNewVersion() {
        Made made = make("columns", utf8(good()));
        Browser officer = Browser.ofAdmin(server);
        String fields = "/desk/resource/" + made.resource() + "/fields";
        assertThat(officer.get(fields).body()).contains("name=\"unit.6\" type=\"text\" value=\"คน\"", "การใช้ที่ดิน");
        Map<String, String> said = new LinkedHashMap<>();
        said.put("label.1", "ตำบลในเขตเทศบาล");
        said.put("unit.6", "");
        assertThat(officer.post(fields, said).statusCode()).isEqualTo(302);
        JsonNode schema = loads.resource(made.resource()).path("schema");
        assertThat(schema).hasSize(6);
        assertThat(schema.get(0).path("label").asString()).isEqualTo("ตำบลในเขตเทศบาล");
        assertThat(schema.get(0).path("description").asString()).isEqualTo("ความหมายของ ตำบล");
        assertThat(schema.get(5).has("unit")).isFalse();
        assertThat(report(made).path("version").asInt()).isEqualTo(1);
        assertThat(report(made).path("score").path("advice").findValuesAsString("criterion"))
                .containsExactly("units");
        assertThat(report(made)
                        .path("score")
                        .path("advice")
                        .get(0)
                        .path("message")
                        .asString())
                .contains("รวม");
    }

    @Test
    void adviceTellsFieldsThatAreCalledAlikeApart() {
        Made made = make("alike", utf8("ตำบล,จำนวน,จำนวน\nก,1,2\nข,3,4\nค,5,6\n"));
        JsonNode units = report(made)
                .at("/score/advice")
                .valueStream()
                .filter(one -> one.path("criterion").asString().equals("units"))
                .findFirst()
                .orElseThrow();
        assertThat(units.path("fields").toString()).isEqualTo("[\"จำนวน\",\"จำนวน\"]");
        assertThat(units.path("field_ids").toString()).isEqualTo("[\"จำนวน\",\"จำนวน 2\"]");
    }

    /** Which rows are sums is told by words that are left out, so that nothing can be added up again. */
    @Test
    void totalsOfWhichTheNamesAreLeftOutAreNotAccused() {
        make("left-out", utf8(good()));
        String file =
                "ที่,ชุมชน,ชาย,หญิง\n1,ก,10,12\n2,ข,15,18\nรวม,,25,30\n3,ค,20,21\n4,ง,25,28\nรวม,,45,99\nรวมทั้งสิ้น,,70,129\n";
        JsonNode answer = server.upload(
                "resource_create",
                Map.of("package_id", "left-out", "name", "ข", "omit", "[\"ที่\"]"),
                "sums.csv",
                utf8(file),
                TestServer.ADMIN_TOKEN);
        String resource = answer.path("result").path("id").asString();
        loads.await(resource);
        assertThat(report(new Made("left-out", resource)).path("findings").findValuesAsString("code"))
                .contains("inner-total-row", "total-row")
                .doesNotContain("total-mismatch", "inner-total-mismatch");
    }

    @Test
    void pagesShowTheScoreWhatRaisesItAndWhatIsAmiss() {
        Made made = make("pages", spoilt(Criterion.MARKUP));
        Browser officer = Browser.ofAdmin(server);
        assertThat(officer.get("/desk/resource/" + made.resource()).body())
                .contains(
                        "คุณภาพข้อมูล 96 จาก 100",
                        "+4",
                        "&lt;b&gt;ตำบลที่ 7&lt;/b&gt;",
                        "บรรทัดที่ 8 ของไฟล์",
                        "/desk/resource/" + made.resource() + "#change");
        assertThat(officer.get("/dataset/pages/resource/" + made.resource()).body())
                .contains("คุณภาพข้อมูล 96 จาก 100", "HTML")
                .doesNotContain("<b>ตำบลที่ 7</b>");
        assertThat(officer.get("/en/dataset/pages/resource/" + made.resource()).body())
                .contains("Data quality 96 of 100");
    }

    @Test
    void aLargeTableIsLookedAtBehindItsLoad() throws InterruptedException {
        StringBuilder text = new StringBuilder("รหัส,ชื่อ,จำนวน (คน)\n");
        for (int i = 1; i <= 25_000; i++) {
            text.append("A%d,ชุมชนที่ %d,%d\n".formatted(i, i, i % 97));
        }
        text.append("A25000,ชุมชนที่ 25000,").append(25_000 % 97).append('\n');
        Made made = make("large", utf8(text.toString()));
        Browser officer = Browser.ofAdmin(server);
        String path = "/dataset/large/resource/" + made.resource();
        // The public page never looks by itself, so that what it shows was found behind the load.
        for (int i = 0; i < 200 && !officer.get(path).body().contains("id=\"score\""); i++) {
            Thread.sleep(50);
        }
        assertThat(officer.get(path).body()).contains("คุณภาพข้อมูล", "มี 1 แถวที่เหมือนแถวอื่นทุกช่อง");
        JsonNode repeated = report(made).path("findings").get(0);
        assertThat(repeated.path("code").asString()).isEqualTo("duplicate-row");
        assertThat(repeated.path("instances").get(0).path("line").asInt()).isEqualTo(25_002);
    }

    @Test
    void whyThereIsNoPreviewIsToldWithAButton() {
        make("none", utf8(good()));
        JsonNode answer = server.upload(
                "resource_create",
                Map.of("package_id", "none", "name", "ภาพ", "download_only", "true"),
                "photo.csv",
                utf8(good()),
                TestServer.ADMIN_TOKEN);
        String desk = "/desk/resource/" + answer.path("result").path("id").asString();
        assertThat(Browser.ofAdmin(server).get(desk).body())
                .contains("เลือกให้ไฟล์นี้ดาวน์โหลดได้อย่างเดียว", "href=\"#change\">เปลี่ยนไฟล์หรือวิธีเผยแพร่");
    }

    @Test
    void whatMayTellOfPersonsIsShownToOfficersOnly() {
        StringBuilder text = new StringBuilder("ผู้ยื่นคำร้อง,เบอร์โทร,จำนวน (ครั้ง)\n");
        for (int i = 1; i <= 30; i++) {
            text.append("นาย%s สุจริต,081-234-56%02d,%s\n"
                    .formatted(Character.toString('ก' + i), i, i == 7 ? "เก้า" : String.valueOf(i)));
        }
        text.append("นาย%s สุจริต,081-234-5601,1\n".formatted(Character.toString('ก' + 1)));
        Made made = make("persons", utf8(text.toString()));
        JsonNode report = report(made);
        List<String> codes = report.path("findings").findValuesAsString("code");
        assertThat(codes).contains("personal-name", "personal-phone", "type-error", "duplicate-row");
        String path = "/api/v1/datasets/persons/resources/" + made.resource() + "/report";
        String desk = Browser.ofAdmin(server).get("/desk/dataset/persons").body();
        assertThat(desk.substring(desk.indexOf("id=\"publish\"")))
                .contains("อาจมีข้อมูลส่วนบุคคล 2 คอลัมน์", "ประชากร · ผู้ยื่นคำร้อง", "เมื่อเผยแพร่แล้วทุกคนจะเห็น");
        loads.ok("package_patch", "{\"id\":\"persons\",\"private\":false}");
        assertThat(Browser.ofAdmin(server).get("/en/desk/dataset/persons").body())
                .contains("2 columns may hold personal data", "Unpublish the dataset");
        assertThat(desk).doesNotContain("ที่ไม่เอาเข้าตาราง");
        String omitted = server.upload(
                        "resource_create",
                        Map.of("package_id", "persons", "name", "ลับ", "omit", "[\"เบอร์โทร\"]"),
                        "left.csv",
                        utf8(text.toString()),
                        TestServer.ADMIN_TOKEN)
                .at("/result/id")
                .asString();
        loads.await(omitted);
        assertThat(Browser.ofAdmin(server).get("/desk/dataset/persons").body())
                .contains("ที่ไม่เอาเข้าตาราง 1 คอลัมน์ยังอยู่ในไฟล์", "ลับ · เบอร์โทร");
        for (String door : List.of(path, path + ".csv")) {
            assertThat(server.get(door).body())
                    .doesNotContain("สุจริต", "081-", "เก้า")
                    .contains("•••");
            assertThat(server.get(door, TestServer.ADMIN_TOKEN).body())
                    .contains("สุจริต", "081-", "เก้า")
                    .doesNotContain("•••");
        }
        Browser officer = Browser.ofAdmin(server);
        assertThat(officer.get("/desk/resource/" + made.resource()).body()).contains("สุจริต");
        String page =
                officer.get("/dataset/persons/resource/" + made.resource()).body();
        String section = page.substring(page.indexOf("id=\"score\""));
        assertThat(section.toLowerCase(Locale.ROOT)).doesNotContain("สุจริต", "081-");
    }
}
