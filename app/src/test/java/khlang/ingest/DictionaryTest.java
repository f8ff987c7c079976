package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A data dictionary, from its editor to every answer. */
@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class DictionaryTest {
    private static final String FILE = """
        เพศ,ผู้แจ้ง,จำนวน
        1,บ้านกลาง,10
        2,บ้านใต้,20
        1,บ้านเหนือ,30
        2,บ้านกลาง,40
        1,บ้านใต้,50
        1,บ้านกลาง,60
        """;

    private TestServer server;
    private Loads loads;
    private Browser officer;
    private String resource;

    private void start(Pair pair) {
        server = TestServer.start(pair);
        loads = new Loads(server);
        resource = loads.published("people", "people.csv", FILE);
        officer = Browser.ofAdmin(server);
        officer.get(editor());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String editor() {
        return "/desk/resource/" + resource + "/fields";
    }

    private String api(String end) {
        return "/api/v1/datasets/people/resources/" + resource + end;
    }

    private JsonNode json(String path) {
        return Json.MAPPER.readTree(server.get(path).body());
    }

    private JsonNode info(int field) {
        return loads.ok("datastore_info", "{\"id\":\"" + resource + "\"}").at("/fields/" + field + "/info");
    }

    private void describe() {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("header.1", "เพศ");
        said.put("label.1", "เพศของผู้แจ้ง");
        said.put("label_en.1", "Sex");
        said.put("description.1", "ตามบัตรประชาชน");
        said.put("description_en.1", "As on the identity card");
        said.put("codes.1", "1 = ชาย = male\r\n2 = หญิง = female");
        said.put("header.3", "จำนวน");
        said.put("unit.3", "ครั้ง");
        said.put("unit_en.3", "times");
        said.put("personal.3", "no");
        HttpResponse<String> answer = officer.post(editor(), said);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everyAnswerTellsIt(Pair pair) {
        start(pair);
        String before = server.get(api("/rows")).headers().firstValue("ETag").orElseThrow();
        describe();
        JsonNode info = info(0);
        assertThat(info.path("label").asString()).isEqualTo("เพศของผู้แจ้ง");
        assertThat(info.path("label_th").asString()).isEqualTo("เพศของผู้แจ้ง");
        assertThat(info.path("label_en").asString()).isEqualTo("Sex");
        assertThat(info.path("notes").asString()).isEqualTo("ตามบัตรประชาชน");
        assertThat(info.path("notes_en").asString()).isEqualTo("As on the identity card");
        assertThat(info.path("codes").toString())
                .isEqualTo("[{\"value\":\"1\",\"label\":\"ชาย\",\"label_en\":\"male\"},"
                        + "{\"value\":\"2\",\"label\":\"หญิง\",\"label_en\":\"female\"}]");
        assertThat(info(2).path("unit").asString()).isEqualTo("ครั้ง");
        assertThat(info(2).path("personal").asBoolean(true)).isFalse();
        assertThat(loads.rows(resource).at("/fields/1/info/label").asString()).isEqualTo("เพศของผู้แจ้ง");
        HttpResponse<String> rows = server.getWith(api("/rows"), Map.of("If-None-Match", before));
        assertThat(rows.statusCode()).isEqualTo(200);
        assertThat(rows.body())
                .contains(
                        "\"label\":\"เพศของผู้แจ้ง\",\"type\":\"integer\",\"label_en\":\"Sex\"", "\"unit\":\"ครั้ง\"");
        assertThat(json(api("/stats")).at("/fields/2/unit_en").asString()).isEqualTo("times");
        for (String door : List.of("/rows?limit=1&facet=เพศ", "/facets?facet=เพศ")) {
            JsonNode facet = json(api(door)).at("/facets/เพศ");
            assertThat(facet.path("label").asString()).as(door).isEqualTo("เพศของผู้แจ้ง");
            assertThat(facet.path("label_en").asString()).as(door).isEqualTo("Sex");
        }
        assertThat(json(api("/dictionary")).at("/fields/0/header").asString()).isEqualTo("เพศ");
        HttpResponse<String> schema = server.get(api("/schema.json"));
        assertThat(schema.headers().firstValue("Content-Disposition").orElse(""))
                .contains("schema.json");
        JsonNode field = Json.MAPPER.readTree(schema.body()).at("/fields/0");
        assertThat(field.path("title").asString()).isEqualTo("เพศของผู้แจ้ง");
        assertThat(field.at("/categories/0/value").isInt()).isTrue();
        assertThat(field.at("/categories/1/label_en").asString()).isEqualTo("female");
        assertThat(server.get(api("/dictionary.csv")).body())
                .startsWith(
                        "name,type,kind,label,label_en,unit,unit_en,description,description_en,type_override,personal,codes")
                .contains("\"1 = ชาย = male\n2 = หญิง = female\"");
        assertThat(server.get(api("/dictionary.csv?bom=true")).body()).startsWith("\uFEFFname");
        String page = server.get("/en/dataset/people/resource/" + resource + "?tab=dictionary")
                .body();
        assertThat(page).contains("Sex", "As on the identity card", "Code list of 2 codes", "<dd", "female");
        described("", "เพศของผู้แจ้ง", "ตามบัตรประชาชน", "ชาย");
        described("?lang=en", "Sex", "As on the identity card", "male");
    }

    private void described(String language, String title, String description, String meaning) {
        JsonNode sex = json("/api/v1/datasets/people/openapi.json" + language)
                .at("/components/schemas/Row1/properties")
                .path("เพศ");
        assertThat(sex.path("title").asString()).isEqualTo(title);
        assertThat(sex.path("description").asString()).contains(description, "1 = " + meaning);
        assertThat(sex.path("x-title-en").asString()).isEqualTo("Sex");
        assertThat(sex.path("oneOf").toString())
                .isEqualTo("[{\"type\":\"null\"},{\"const\":1,\"title\":\"" + meaning + "\"},{\"const\":2,\"title\":\""
                        + (meaning.equals("male") ? "female" : "หญิง") + "\"}]");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void itIsKeptWhateverTheNextFilesBring(Pair pair) {
        start(pair);
        describe();
        loads.replace(
                resource,
                "people.csv",
                "จำนวน,เพศ,ผู้แจ้ง\n1,2,บ้านกลาง\n3,1,บ้านใต้\n5,1,บ้านใต้\n7,2,บ้านใต้\n9,1,บ้านใต้\n8,1,ก\n");
        loads.await(resource);
        assertThat(info(0).path("unit").asString()).isEqualTo("ครั้ง");
        assertThat(info(1).path("label_en").asString()).isEqualTo("Sex");
        assertThat(info(2).has("label_en")).isFalse();
        // The same number of fields, and another one where the described one was.
        loads.send(
                resource,
                "people.csv",
                "จำนวน,อายุ,ผู้แจ้ง\n1,22,ก\n3,31,ข\n5,41,ค\n7,52,ง\n9,61,จ\n8,33,ฉ\n",
                "confirm",
                "true",
                "note",
                "ไม่มีเพศ");
        loads.await(resource);
        assertThat(info(0).path("unit").asString()).isEqualTo("ครั้ง");
        assertThat(info(1).path("label").asString()).isEqualTo("อายุ");
        assertThat(info(1).has("codes")).isFalse();
        assertThat(json(api("/dictionary")).path("waiting").toString()).isEqualTo("[\"เพศ\"]");
        officer.get(editor());
        // Another column is described meanwhile, by the page and by a program.
        assertThat(officer.post(editor(), Map.of("unit.2", "ปี")).statusCode()).isEqualTo(302);
        loads.ok(
                "datastore_create",
                "{\"resource_id\":\"" + resource
                        + "\",\"force\":true,\"fields\":[{\"id\":\"ผู้แจ้ง\",\"info\":{\"label\":\"หมู่บ้าน\"}}]}");
        loads.send(resource, "people.csv", FILE, "confirm", "true", "note", "มีเพศอีก");
        loads.await(resource);
        assertThat(info(0).path("label_en").asString()).isEqualTo("Sex");
        assertThat(info(0).path("codes").size()).isEqualTo(2);
        assertThat(info(1).path("label").asString()).isEqualTo("หมู่บ้าน");
        assertThat(json(api("/dictionary")).path("waiting").toString()).isEqualTo("[\"อายุ\"]");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void programsSayItByCkansWords(Pair pair) {
        start(pair);
        describe();
        ObjectNode call =
                Json.MAPPER.createObjectNode().put("resource_id", resource).put("force", true);
        call.set("fields", Json.MAPPER.readTree("""
            [{"id": "เพศ", "type": "int8", "info": {"label": "เพศ (ทะเบียน)", "notes": "", "personal": "no",
              "codes": [{"value": 1, "label": "ช"}, "2"]}},
             {"id": "จำนวน", "info": {"type_override": "text", "notes": "นับทุกครั้ง"}}]
            """));
        loads.ok("datastore_create", call.toString());
        assertThat(info(0).path("label").asString()).isEqualTo("เพศ (ทะเบียน)");
        assertThat(info(0).path("label_en").asString()).isEqualTo("Sex");
        assertThat(info(0).path("notes").asString()).isEqualTo("As on the identity card");
        assertThat(info(0).path("personal").asBoolean(true)).isFalse();
        assertThat(info(0).path("codes").toString()).isEqualTo("[{\"value\":\"1\",\"label\":\"ช\"},{\"value\":\"2\"}]");
        assertThat(info(2).path("type_override").asString()).isEqualTo("text");
        assertThat(info(2).path("unit").asString()).isEqualTo("ครั้ง");
        assertThat(loads.versions("people", resource, true)).hasSize(1);
        // What is told may be sent back, and changes nothing.
        JsonNode schema = loads.resource(resource).path("schema");
        call.set(
                "fields",
                loads.ok("datastore_info", "{\"id\":\"" + resource + "\"}").path("fields"));
        loads.ok("datastore_create", call.toString());
        assertThat(loads.resource(resource).path("schema").toString()).isEqualTo(schema.toString());
        call.set("fields", Json.MAPPER.readTree("[{\"id\": \"เพศ\", \"info\": {\"type_override\": \"wonder\"}}]"));
        JsonNode refused = server.action("datastore_create", call.toString(), TestServer.ADMIN_TOKEN);
        assertThat(refused.at("/error/fields/0").asString()).contains("wonder", "postal_code");
        // The chosen kind holds from the next load on.
        loads.replace(resource, "people.csv", FILE.replace("60", "61"));
        loads.await(resource);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ข้อความ\"}");
        assertThat(loads.ok("datastore_info", "{\"id\":\"" + resource + "\"}")
                        .at("/fields/2/type")
                        .asString())
                .isEqualTo("text");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatTellsOfPersonsIsShownNowhereAsAnExample(Pair pair) {
        start(pair);
        String page = "/dataset/people/resource/" + resource;
        assertThat(server.get(page + "?tab=chart").body()).contains("บ้านกลาง");
        assertThat(server.get("/api/v1/datasets/people/openapi.json").body()).contains("บ้านกลาง");
        assertThat(officer.post(editor(), Map.of("personal.2", "yes")).statusCode())
                .isEqualTo(302);
        assertThat(json(api("/report")).path("findings").findValuesAsString("code"))
                .contains("personal-said");
        assertThat(server.get("/api/v1/datasets/people/openapi.json").body()).doesNotContain("บ้าน");
        assertThat(server.get("/dataset/people/api").body()).doesNotContain("บ้าน");
        for (String tab : List.of("chart", "dictionary", "api")) {
            assertThat(server.get(page + "?tab=" + tab).body()).as(tab).doesNotContain("บ้าน");
        }
        assertThat(server.get(api("/stats")).body()).doesNotContain("บ้าน").contains("\"personal\":true");
        assertThat(server.get("/").body()).doesNotContain("บ้านกลาง");
        assertThat(officer.get(editor()).body()).contains("บ้านกลาง");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsSuspectedToTellOfPersonsIsShownNowhereEitherUntilAnOfficerSaysNo(Pair pair) {
        start(pair);
        StringBuilder text = new StringBuilder("เจ้าของร้าน,โทรศัพท์,แขวง,จำนวน\n");
        for (int i = 0; i < 40; i++) {
            text.append("นาย%s สุจริต,081-23456%02d,แขวง%d,%d\n"
                    .formatted(Character.toString('ก' + i % 8), i % 8, i % 4, i));
        }
        loads.send(resource, "shops.csv", text.toString(), "confirm", "true", "note", "อื่น");
        loads.await(resource);
        String specification = "/api/v1/datasets/people/openapi.json";
        for (String path : List.of(api("/facets"), api("/stats"), specification, "/dataset/people/api", "/")) {
            assertThat(server.get(path).body()).as(path).doesNotContain("สุจริต", "081-");
        }
        String page = "/dataset/people/resource/" + resource;
        for (String tab : List.of("chart", "dictionary", "api")) {
            assertThat(server.get(page + "?tab=" + tab).body()).as(tab).doesNotContain("สุจริต", "081-");
        }
        assertThat(json(api("/facets")).path("facets").propertyNames()).containsExactly("แขวง");
        assertThat(server.get(api("/facets?facet=โทรศัพท์")).body()).contains("081-2345601");
        assertThat(server.get(api("/rows?q=สุจริต")).body()).contains("081-2345601");
        assertThat(officer.post(editor(), Map.of("personal.1", "no")).statusCode())
                .isEqualTo(302);
        for (String path : List.of(api("/facets"), api("/stats"), specification)) {
            assertThat(server.get(path).body()).as(path).contains("สุจริต").doesNotContain("081-");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void citizensNumbersAreNoExamplesThoughMostHaveASlip(Pair pair) {
        start(pair);
        StringBuilder text = new StringBuilder("เลขประจำตัวประชาชน,แขวง,จำนวน\n1234567890121,แขวง0,1\n");
        for (int i = 0; i < 40; i++) {
            text.append("12345678901%d2,แขวง%d,%d\n".formatted(i % 8, i % 4, i));
        }
        loads.send(resource, "cards.csv", text.toString(), "confirm", "true", "note", "อื่น");
        loads.await(resource);
        String specification = "/api/v1/datasets/people/openapi.json";
        for (String path : List.of(api("/facets"), api("/stats"), specification, "/dataset/people/api", "/")) {
            assertThat(server.get(path).body()).as(path).doesNotContain("12345678901");
        }
        assertThat(server.get(api("/report")).body()).contains("personal-id").doesNotContain("12345678901");
        assertThat(server.get(api("/facets")).body()).contains("แขวง3");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aColumnThatIsCalledOneOfNamesIsDrawnOnceAnOfficerSaysThatItIsNone(Pair pair) {
        start(pair);
        StringBuilder text = new StringBuilder("ชื่อ-สกุล,จำนวน\n");
        for (int i = 0; i < 40; i++) {
            text.append("วงศ์ที่%d,%d\n".formatted(i % 4, i));
        }
        loads.send(resource, "plants.csv", text.toString(), "confirm", "true", "note", "อื่น");
        loads.await(resource);
        String chart = "/dataset/people/resource/" + resource + "?tab=chart";
        assertThat(server.get(chart).body()).doesNotContain("วงศ์ที่3");
        assertThat(officer.post(editor(), Map.of("personal.1", "no")).statusCode())
                .isEqualTo(302);
        assertThat(server.get(chart).body()).contains("วงศ์ที่3");
        assertThat(server.get(api("/facets")).body()).contains("วงศ์ที่3");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anOfficersNoEndsASuspicion(Pair pair) {
        start(pair);
        StringBuilder text = new StringBuilder("ผู้บริหาร,จำนวน\n");
        for (int i = 1; i <= 20; i++) {
            text.append("นาย%s สุจริต,%d\n".formatted(Character.toString('ก' + i), i));
        }
        loads.send(resource, "people.csv", text.toString(), "confirm", "true", "note", "อื่น");
        loads.await(resource);
        assertThat(json(api("/report")).path("findings").findValuesAsString("code"))
                .contains("personal-name");
        String desk = officer.get("/desk/resource/" + resource).body();
        assertThat(desk).contains(editor() + "#field-1");
        assertThat(officer.get(editor()).body()).contains("ระบบสงสัย");
        assertThat(officer.post(editor(), Map.of("personal.1", "no")).statusCode())
                .isEqualTo(302);
        assertThat(json(api("/report")).path("findings").findValuesAsString("code"))
                .doesNotContain("personal-name");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theEditorKeepsWhatWasTypedAndProposesCodes(Pair pair) {
        start(pair);
        Map<String, String> said = new LinkedHashMap<>(
                Map.of("label.1", "พิมพ์ไว้", "codes.1", "1 = ชาย\n1 = หญิง", "type_override.2", "wonder"));
        HttpResponse<String> refused = officer.post(editor(), said);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("พิมพ์ไว้", "1 = ชาย\n1 = หญิง", "บรรทัดที่ 2 มีรหัส", "id=\"codes.1-error\"", "wonder");
        assertThat(officer.post("/en" + editor(), said).body()).contains("Line 2 has the code");
        assertThat(loads.resource(resource).has("schema")).isFalse();
        said.put("propose", "1");
        said.put("codes.1", "2 = หญิง");
        HttpResponse<String> proposed = officer.post(editor() + "/codes", said);
        assertThat(proposed.statusCode()).isEqualTo(200);
        assertThat(proposed.body()).contains("2 = หญิง\n1</textarea>", "พิมพ์ไว้");
        assertThat(loads.resource(resource).has("schema")).isFalse();
        // The table was replaced while the page was open.
        HttpResponse<String> gone = officer.post(
                editor(), Map.of("header.1", "อายุ", "label.1", "อายุ", "header.2", "เพศ", "label.2", "ของเพศ"));
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(gone.body()).contains("อายุ", "name=\"label.1\" type=\"text\" value=\"ของเพศ\"");
        Browser stranger = new Browser(server);
        assertThat(stranger.get(editor()).statusCode()).isIn(302, 403, 404);
        assertThat(stranger.post(editor(), Map.of("label.1", "x")).statusCode()).isIn(302, 403, 404);
        assertThat(officer.post(editor(), Map.of("csrf", "wrong", "label.1", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(loads.resource(resource).has("schema")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aKindThatIsChosenReadsTheFileAgain(Pair pair) {
        start(pair);
        assertThat(officer.post(editor(), Map.of("type_override.3", "text", "unit.3", "ครั้ง"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        assertThat(loads.resource(resource).path("kinds").path("จำนวน").asString())
                .isEqualTo("text");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"confirm\":true,\"note\":\"ข้อความ\"}");
        assertThat(info(2).path("kind").asString()).isEqualTo("text");
        assertThat(info(2).path("unit").asString()).isEqualTo("ครั้ง");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aDictionaryComesBackAsAFile(Pair pair) {
        start(pair);
        describe();
        String csv = server.get(api("/dictionary.csv?bom=true")).body();
        String changed = csv.replace("เพศของผู้แจ้ง", "เพศจากไฟล์") + "อายุ,integer,number,อายุ,,,,,,,,\r\n";
        HttpResponse<String> read =
                officer.upload(editor() + "/upload", Map.of(), "d.csv", changed.getBytes(StandardCharsets.UTF_8));
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).contains("เพศจากไฟล์", "1 = ชาย = male\n2 = หญิง = female", "แถวที่ 5", "อายุ");
        assertThat(info(0).path("label").asString()).isEqualTo("เพศของผู้แจ้ง");
        // As Excel on a Thai machine saves it.
        byte[] legacy = "name;label;sorry\r\nเพศ;เพศ ๘๗๔;x\r\nเพศ;อีก;x\r\n".getBytes(Charset.forName("x-windows-874"));
        HttpResponse<String> old = officer.upload(editor() + "/upload", Map.of(), "d.csv", legacy);
        assertThat(old.body()).contains("เพศ ๘๗๔", "sorry", "มีในแถวก่อนแล้ว", "ตามบัตรประชาชน");
        assertThat(officer.upload(editor() + "/upload", Map.of(), "d.xlsx", new byte[] {'P', 'K', 3, 4})
                        .body())
                .contains("CSV UTF-8");
        assertThat(officer.upload(
                                editor() + "/upload", Map.of(), "d.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(409);
        assertThat(officer.upload(editor() + "/upload", Map.of(), "", new byte[0])
                        .body())
                .contains("เลือกไฟล์ CSV ก่อน");
    }
}
