package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static khlang.dataset.SampleCatalogue.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class DatasetApiTest {
    private static final List<String> MANDATORY = List.of(
            "data_type",
            "title",
            "owner_org",
            "maintainer",
            "maintainer_email",
            "tag_string",
            "notes",
            "objective",
            "update_frequency_unit",
            "update_frequency_interval",
            "geo_coverage",
            "data_source",
            "data_format",
            "data_category",
            "license_id");

    private static final Set<String> OF_CKAN = Set.of(
            "author",
            "author_email",
            "creator_user_id",
            "extras",
            "groups",
            "id",
            "isopen",
            "license_id",
            "license_title",
            "license_url",
            "maintainer",
            "maintainer_email",
            "metadata_created",
            "metadata_modified",
            "name",
            "notes",
            "num_resources",
            "num_tags",
            "organization",
            "owner_org",
            "private",
            "relationships_as_object",
            "relationships_as_subject",
            "resources",
            "state",
            "tags",
            "title",
            "type",
            "url",
            "version");

    @ParameterizedTest
    @EnumSource(Pair.class)
    void publicDatasetIsShownWithEveryKeyOfCkanAndOfTheProfile(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            JsonNode shown = done(server.read("package_show", "?id=budget"));
            Set<String> keys = new TreeSet<>(shown.propertyNames());
            assertThat(keys).containsAll(OF_CKAN);
            assertThat(shown.path("geo_coverage").asString()).isEqualTo("เทศบาล/อบต.");
            assertThat(shown.path("objective").toString()).isEqualTo("[\"พันธกิจหน่วยงาน\"]");
            assertThat(shown.path("isopen").asBoolean()).isTrue();
            assertThat(shown.at("/organization/name").asString()).isEqualTo("treasury");
            assertThat(shown.at("/tags/0/name").asString()).isEqualTo("งบประมาณ");
            assertThat(shown.path("metadata_created").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{6})?");
            assertThat(done(server.read("package_list", "")).toString()).isEqualTo("[\"budget\"]");
            assertThat(done(server.read("organization_show", "?id=treasury"))
                            .path("package_count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void publicDatasetNamesEachMissingItem(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            new SampleCatalogue(server);
            JsonNode error = server.action("package_create", "{\"name\": \"empty\"}", TestServer.ADMIN_TOKEN)
                    .path("error");
            assertThat(error.path("__type").asString()).isEqualTo("Validation Error");
            for (String key : MANDATORY) {
                assertThat(error.path(key).toString()).as(key).isEqualTo("[\"Missing value\"]");
            }
            assertThat(server.get("/api/3/action/package_show?id=empty").statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anIntervalIsAskedOnlyWhereTheUnitHasOne(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String change = "{\"id\":\"budget\",\"update_frequency_unit\":\"%s\",\"update_frequency_interval\":\"%s\"}";
            for (String unit : List.of("ไม่มีการปรับปรุงหลังจากการจัดเก็บข้อมูล", "ตามเวลาจริง", "ไม่ทราบ")) {
                for (String interval : List.of("", "0", "3")) {
                    JsonNode said =
                            done(server.action("package_patch", change.formatted(unit, interval), catalogue.editor));
                    assertThat(said.path("update_frequency_unit").asString()).isEqualTo(unit);
                    assertThat(said.path("update_frequency_interval").asString())
                            .isEmpty();
                }
            }
            JsonNode refused = server.action("package_patch", change.formatted("เดือน", ""), catalogue.editor);
            assertThat(refused.path("error").propertyNames()).contains("update_frequency_interval");
            JsonNode word = server.action("package_patch", change.formatted("เดือน", "บ่อย"), catalogue.editor);
            assertThat(word.path("error").propertyNames()).contains("update_frequency_interval");
            JsonNode monthly = done(server.action("package_patch", change.formatted("เดือน", "3"), catalogue.editor));
            assertThat(monthly.path("update_frequency_interval").asString()).isEqualTo("3");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void eachMandatoryItemIsNeededToPublish(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.privateDataset("budget");
            for (String key : MANDATORY) {
                if (key.equals("owner_org")) {
                    continue;
                }
                String sent = key.equals("tag_string") ? "tags" : key;
                String empty = Set.of("tags", "objective", "data_format").contains(sent) ? "[]" : "\"\"";
                JsonNode error = server.action(
                                "package_patch",
                                "{\"id\": \"budget\", \"private\": false, \"%s\": %s}".formatted(sent, empty),
                                catalogue.editor)
                        .path("error");
                assertThat(error.path(key).toString()).as(key).isEqualTo("[\"Missing value\"]");
                assertThat(error.path("message_th").toString())
                        .isEqualTo("{\"%s\":[\"ต้องระบุค่านี้\"]}".formatted(key));
                assertThat(error.propertyNames()).containsExactly("__type", key, "message_th");
            }
            JsonNode published =
                    done(server.action("package_patch", "{\"id\":\"budget\",\"private\":false}", catalogue.editor));
            assertThat(published.path("private").asBoolean()).isFalse();
            assertThat(server.get("/api/3/action/package_show?id=budget").statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsNotPublicDataStaysPrivate(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            JsonNode personal = server.action(
                    "package_create",
                    whole("people").put("data_category", "ข้อมูลส่วนบุคคล").toString(),
                    catalogue.editor);
            assertThat(personal.at("/error/data_category/0").asString()).contains("ข้อมูลส่วนบุคคล");
            JsonNode secret = server.action(
                    "package_create",
                    whole("secret").put("data_classification", "ลับ").toString(),
                    catalogue.editor);
            assertThat(secret.at("/error/data_classification/0").asString()).contains("ลับ");
            done(server.action(
                    "package_create",
                    whole("people")
                            .put("data_category", "ข้อมูลส่วนบุคคล")
                            .put("private", true)
                            .toString(),
                    catalogue.editor));
            done(server.action(
                    "package_create",
                    whole("open").put("data_classification", "เปิดเผย").toString(),
                    catalogue.editor));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void incompletePrivateDatasetIsTaken(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            JsonNode made = done(server.action(
                    "package_create",
                    "{\"title\":\"จำนวนประชากร\",\"private\":true,\"owner_org\":\"treasury\"}",
                    catalogue.editor));
            assertThat(made.path("name").asString())
                    .matches("[a-z0-9_-]{2,100}")
                    .isNotEqualTo("dataset");
            JsonNode again = done(server.action(
                    "package_create",
                    "{\"title\":\"จำนวนประชากร\",\"private\":true,\"owner_org\":\"treasury\"}",
                    catalogue.editor));
            assertThat(again.path("name").asString())
                    .isEqualTo(made.path("name").asString() + "-2");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void wrongValuesAreToldByField(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            record Wrong(String sent, String field, String says) {}
            for (Wrong wrong : List.of(
                    new Wrong("\"name\":\"Budget\"", "name", "small letters"),
                    new Wrong("\"name\":\"new\"", "name", "small letters"),
                    new Wrong("\"name\":\"x\"", "name", "small letters"),
                    new Wrong("\"name\":\"budget\"", "name", "already"),
                    new Wrong("\"name\":\"\",\"title\":\"\"", "name", "Missing value"),
                    new Wrong("\"data_type\":\"nonsense\"", "data_type", "unexpected choice \"nonsense\""),
                    new Wrong("\"objective\":[\"ไม่ทราบ\",\"?\"]", "objective", "unexpected choice \"?\""),
                    new Wrong("\"license_id\":\"cc-x\"", "license_id", "unexpected choice \"cc-x\""),
                    new Wrong("\"maintainer_email\":\"nobody\"", "maintainer_email", "email"),
                    new Wrong("\"url\":\"javascript:alert(1)\"", "url", "http"),
                    new Wrong("\"owner_org\":\"nobody\"", "owner_org", "no organization nobody"),
                    new Wrong("\"groups\":[{\"name\":\"none\"}]", "groups", "no group none"),
                    new Wrong("\"tags\":[{\"name\":\"<b>\"}]", "tags", "<b>"),
                    new Wrong("\"tags\":[{\"name\":\"x\"}]", "tags", "2 to 100"),
                    new Wrong("\"id\":\"../../nope.txt\"", "id", "UUID"),
                    new Wrong("\"extras\":[{\"value\":1}]", "extras", "Missing value"),
                    new Wrong("\"resources\":[1]", "resources", "dictionary"),
                    new Wrong("\"resources\":[{\"url\":\"file:///etc/passwd\"}]", "url", "http"),
                    new Wrong("\"private\":\"perhaps\"", "private", "true or false"))) {
                String draft = "{\"private\":true,\"owner_org\":\"treasury\",\"title\":\"ก\",%s}";
                var answer =
                        server.post("/api/3/action/package_create", draft.formatted(wrong.sent()), catalogue.editor);
                JsonNode error = khlang.web.Json.MAPPER.readTree(answer.body()).path("error");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
                assertThat(error.path(wrong.field()).path(0).asString())
                        .as(answer.body())
                        .contains(wrong.says());
            }
            assertThat(done(server.read("package_list", "")).size()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void listsAnswerInTheVocabularysOrderWhateverWasSent(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            var dataset = whole("budget");
            dataset.put("data_format", "XLS");
            dataset.putArray("objective").add("อื่นๆ").add("ยุทธศาสตร์ชาติ");
            dataset.put("data_language", "ไทย");
            dataset.put("license_id", "DGA Open Government License");
            dataset.put("high_value_dataset", true);
            dataset.remove("tags");
            dataset.put("tag_string", "เชียงใหม่, สุขภาพ,ขยะ");
            JsonNode made = done(server.action("package_create", dataset.toString(), catalogue.editor));
            assertThat(made.path("data_format").toString()).isEqualTo("[\"XLS\"]");
            assertThat(made.path("objective").toString()).isEqualTo("[\"ยุทธศาสตร์ชาติ\",\"อื่นๆ\"]");
            assertThat(made.path("data_language").toString()).isEqualTo("[\"ไทย\"]");
            assertThat(made.path("high_value_dataset").asString()).isEqualTo("True");
            assertThat(made.path("license_title").asString()).isEqualTo("DGA Open Government License");
            assertThat(made.path("num_tags").asInt()).isEqualTo(3);
            assertThat(done(server.read("tag_list", "")).toString()).contains("เชียงใหม่", "สุขภาพ", "ขยะ");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void patchKeepsTheRestAndUpdateKeepsResources(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            var dataset = whole("budget");
            dataset.putArray("resources")
                    .addObject()
                    .put("name", "ลิงก์")
                    .put("url", "https://example.org/a.csv")
                    .put("somekey", "some value");
            dataset.putArray("extras").addObject().put("key", "ผู้อนุมัติ").put("value", "ปลัด");
            JsonNode made = done(server.action("package_create", dataset.toString(), catalogue.editor));
            assertThat(made.at("/resources/0/somekey").asString()).isEqualTo("some value");
            assertThat(made.at("/resources/0/format").asString()).isEqualTo("CSV");
            JsonNode patched =
                    done(server.action("package_patch", "{\"id\":\"budget\",\"notes\":\"ใหม่\"}", catalogue.editor));
            assertThat(patched.path("notes").asString()).isEqualTo("ใหม่");
            assertThat(patched.path("title").asString()).isEqualTo("งบประมาณรายจ่าย");
            assertThat(patched.at("/extras/0/key").asString()).isEqualTo("ผู้อนุมัติ");
            JsonNode updated = done(server.action(
                    "package_update", whole("budget").put("id", "budget").toString(), catalogue.editor));
            assertThat(updated.path("num_resources").asInt()).isEqualTo(1);
            assertThat(updated.path("extras")).isEmpty();
            JsonNode emptied = done(server.action(
                    "package_update",
                    whole("budget")
                            .put("id", "budget")
                            .set("resources", khlang.web.Json.MAPPER.createArrayNode())
                            .toString(),
                    catalogue.editor));
            assertThat(emptied.path("resources")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void metadataModifiedMovesWithChangesOnly(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String made =
                    catalogue.publicDataset("budget").path("metadata_modified").asString();
            JsonNode same = done(server.action(
                    "package_patch",
                    "{\"id\":\"budget\",\"title\":\"งบประมาณรายจ่าย\",\"tags\":[{\"name\":\"งบประมาณ\"}]}",
                    catalogue.editor));
            assertThat(same.path("metadata_modified").asString()).isEqualTo(made);
            String resource = done(server.action(
                            "resource_create",
                            "{\"package_id\":\"budget\",\"url\":\"https://example.org/x\"}",
                            catalogue.editor))
                    .path("id")
                    .asString();
            String added = modified(server);
            assertThat(added).isGreaterThan(made);
            done(server.action(
                    "resource_patch", "{\"id\":\"%s\",\"name\":\"\"}".formatted(resource), catalogue.editor));
            assertThat(modified(server)).isEqualTo(added);
            done(server.action(
                    "resource_patch", "{\"id\":\"%s\",\"name\":\"ชื่อ\"}".formatted(resource), catalogue.editor));
            assertThat(modified(server)).isGreaterThan(added);
        }
    }

    private static String modified(TestServer server) {
        return done(server.read("package_show", "?id=budget"))
                .path("metadata_modified")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whoMayNotSeeADatasetIsAnsweredAsIfThereWereNone(Pair pair) {
        record Scenario(String name, String actor, String action, String json, int status) {}
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("open");
            catalogue.privateDataset("hidden");
            catalogue.publicDataset("gone");
            done(server.action("package_delete", "{\"id\":\"gone\"}", catalogue.editor));
            Map<String, String> tokens = Map.of(
                    "anonymous",
                    "",
                    "editor",
                    catalogue.editor,
                    "member",
                    catalogue.member,
                    "stranger",
                    catalogue.stranger);
            for (Scenario scenario : List.of(
                    new Scenario("stranger sees public", "stranger", "package_show", "{\"id\":\"open\"}", 200),
                    new Scenario("nobody sees private", "anonymous", "package_show", "{\"id\":\"hidden\"}", 404),
                    new Scenario("stranger sees no private", "stranger", "package_show", "{\"id\":\"hidden\"}", 404),
                    new Scenario("member sees private", "member", "package_show", "{\"id\":\"hidden\"}", 200),
                    new Scenario("nobody sees deleted", "anonymous", "package_show", "{\"id\":\"gone\"}", 404),
                    new Scenario("member sees no deleted", "member", "package_show", "{\"id\":\"gone\"}", 404),
                    new Scenario("editor sees deleted", "editor", "package_show", "{\"id\":\"gone\"}", 200),
                    new Scenario("nobody changes", "anonymous", "package_patch", "{\"id\":\"open\"}", 403),
                    new Scenario("member changes nothing", "member", "package_patch", "{\"id\":\"open\"}", 403),
                    new Scenario("stranger changes nothing", "stranger", "package_patch", "{\"id\":\"open\"}", 403),
                    new Scenario("stranger finds no private", "stranger", "package_patch", "{\"id\":\"hidden\"}", 404),
                    new Scenario("stranger deletes nothing", "stranger", "package_delete", "{\"id\":\"open\"}", 403),
                    new Scenario("member creates nothing", "member", "package_create", whole("x1") + "", 403),
                    new Scenario("stranger creates not there", "stranger", "package_create", whole("x2") + "", 403),
                    new Scenario("nobody creates", "anonymous", "package_create", whole("x3") + "", 403),
                    new Scenario(
                            "editor gives nothing away",
                            "editor",
                            "package_patch",
                            "{\"id\":\"open\",\"owner_org\":\"works\"}",
                            403),
                    new Scenario(
                            "stranger adds no resource",
                            "stranger",
                            "resource_create",
                            "{\"package_id\":\"open\"}",
                            403),
                    new Scenario(
                            "stranger finds no private to add to",
                            "stranger",
                            "resource_create",
                            "{\"package_id\":\"hidden\"}",
                            404))) {
                String token = tokens.getOrDefault(scenario.actor(), "");
                var answer = server.post(
                        "/api/3/action/" + scenario.action(), scenario.json(), token.isEmpty() ? null : token);
                assertThat(answer.statusCode())
                        .as(scenario.name() + ": " + answer.body())
                        .isEqualTo(scenario.status());
            }
            String unknown = server.get("/api/3/action/package_show?id=nothing").body();
            String hidden = server.get("/api/3/action/package_show?id=hidden").body();
            assertThat(hidden.replace("hidden", "nothing")).isEqualTo(unknown);
            assertThat(done(server.read("package_list", "")).toString()).isEqualTo("[\"open\"]");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void parallelWritersLoseNoResource(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            ExecutorService writers = Executors.newFixedThreadPool(8);
            List<Callable<JsonNode>> calls = IntStream.range(0, 24)
                    .<Callable<JsonNode>>mapToObj(number -> () -> server.action(
                            "resource_create",
                            "{\"package_id\":\"budget\",\"name\":\"r%d\"}".formatted(number),
                            catalogue.editor))
                    .toList();
            for (var answer : writers.invokeAll(calls)) {
                done(answer.get());
            }
            writers.shutdown();
            JsonNode resources = done(server.read("package_show", "?id=budget")).path("resources");
            assertThat(resources).hasSize(24);
            for (int position = 0; position < 24; position++) {
                assertThat(resources.path(position).path("position").asInt()).isEqualTo(position);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void jsonThatIsNoneIsABadRequest(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            assertThat(server.post("/api/3/action/package_create", "{\"name\":", TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(server.post("/api/3/action/package_create", "[1,2]", TestServer.ADMIN_TOKEN)
                            .body())
                    .contains("needs to be a dictionary");
            assertThat(server.get("/api/3/action/package_create?name=x", TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .isEqualTo(400);
        }
    }
}
