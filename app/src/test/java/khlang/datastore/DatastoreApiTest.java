package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class DatastoreApiTest {
    /** Three numbers and times as CKAN's sorting case has them, and Thai beside them. */
    private static final String TABLE = """
        num,dt,txt,จำนวนประชากร (คน),รหัสไปรษณีย์
        10,2020-01-01 08:30:00,aaab,1500.50,00100
        9,2020-01-02 08:30:00,aaab,,40000
        9,2020-01-01 08:30:00,"aa,ac",2.25,
        """;

    private TestServer server;
    private String resource;

    private void start(Pair pair) {
        server = TestServer.start(pair);
        done(server.action("organization_create", "{\"name\":\"city\",\"title\":\"เมือง\"}", TestServer.ADMIN_TOKEN));
        resource = publish("people", false);
    }

    private String publish(String name, boolean hidden) {
        ObjectNode dataset = (ObjectNode) Json.MAPPER.readTree("""
            {"title": "ประชากร", "owner_org": "city", "notes": "ประชากรรายตำบล",
             "data_type": "ข้อมูลสถิติ", "maintainer": "ฝ่ายแผนงาน", "maintainer_email": "plan@example.go.th",
             "tags": [{"name": "ประชากร"}], "objective": ["พันธกิจหน่วยงาน"],
             "update_frequency_unit": "ปี", "update_frequency_interval": "1", "geo_coverage": "เทศบาล/อบต.",
             "data_source": "ทะเบียนราษฎร", "data_format": ["CSV"], "data_category": "ข้อมูลสาธารณะ",
             "license_id": "Open Data Common"}
            """);
        dataset.put("name", name).put("private", hidden);
        done(server.action("package_create", dataset.toString(), TestServer.ADMIN_TOKEN));
        byte[] file = TABLE.getBytes(StandardCharsets.UTF_8);
        String id = done(server.upload(
                        "resource_create",
                        Map.of("package_id", name, "name", "table"),
                        "people.csv",
                        file,
                        TestServer.ADMIN_TOKEN))
                .path("id")
                .asString();
        await(id);
        return id;
    }

    private void await(String id) {
        for (int tries = 0; tries < 600; tries++) {
            JsonNode found = server.action("datastore_info", "{\"id\":\"" + id + "\"}", TestServer.ADMIN_TOKEN);
            if (found.path("success").asBoolean()) {
                return;
            }
            pause();
        }
        throw new AssertionError("the table was not loaded: "
                + server.action("xloader_status", "{\"resource_id\":\"" + id + "\"}", TestServer.ADMIN_TOKEN));
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode done(JsonNode envelope) {
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }

    private JsonNode search(String more) {
        return done(server.action("datastore_search", "{\"resource_id\":\"" + resource + "\"" + more + "}", null));
    }

    private JsonNode refused(String more) {
        String body = "{\"resource_id\":\"" + resource + "\"" + more + "}";
        HttpResponse<String> answer = server.post("/api/3/action/datastore_search", body, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        JsonNode envelope = Json.MAPPER.readTree(answer.body());
        assertThat(envelope.path("error").path("__type").asString()).isEqualTo("Validation Error");
        return envelope.path("error");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void searchAnswersAsCkanDoes(Pair pair) {
        start(pair);
        JsonNode all = search("");
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(all.path("limit").asInt()).isEqualTo(100);
        assertThat(all.path("total_was_estimated").asBoolean(true)).isFalse();
        assertThat(all.path("fields").toString())
                .startsWith(
                        "[{\"id\":\"_id\",\"type\":\"int\"},{\"id\":\"num\",\"type\":\"int8\",\"info\":{\"label\":\"num\",\"kind\":\"integer\"}}")
                .contains("\"type\":\"timestamp\"", "\"type\":\"numeric\"");
        assertThat(all.path("records").get(0).toString())
                .isEqualTo("{\"_id\":1,\"num\":10,\"dt\":\"2020-01-01T08:30:00\",\"txt\":\"aaab\","
                        + "\"จำนวนประชากร (คน)\":1500.50,\"รหัสไปรษณีย์\":\"00100\"}");
        assertThat(all.path("records").get(2).path("รหัสไปรษณีย์").isNull()).isTrue();
        JsonNode lists =
                search(",\"sort\":\"num, dt\",\"records_format\":\"lists\",\"fields\":[\"_id\",\"num\",\"dt\"]");
        assertThat(lists.path("records").toString())
                .isEqualTo(
                        "[[3,9,\"2020-01-01T08:30:00\"],[2,9,\"2020-01-02T08:30:00\"],[1,10,\"2020-01-01T08:30:00\"]]");
        JsonNode csv = search(",\"sort\":\"num, dt\",\"records_format\":\"csv\",\"fields\":\"num,txt\"");
        assertThat(csv.path("records").asString()).isEqualTo("9,\"aa,ac\"\n9,aaab\n10,aaab\n");
        assertThat(search(",\"limit\":0").path("records").size()).isZero();
        assertThat(search(",\"limit\":100000").path("limit").asInt()).isEqualTo(32_000);
        assertThat(search(",\"include_total\":false").has("total")).isFalse();
        assertThat(search(",\"fields\":[\"txt\"],\"distinct\":true,\"sort\":\"txt desc\"")
                        .path("records")
                        .toString())
                .isEqualTo("[{\"txt\":\"aaab\"},{\"txt\":\"aa,ac\"}]");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void filtersWordsAndSortsAreReadInEveryForm(Pair pair) {
        start(pair);
        assertThat(search(",\"filters\":{\"num\":9}").path("total").asInt()).isEqualTo(2);
        assertThat(search(",\"filters\":\"{\\\"num\\\":[9,10]}\"").path("total").asInt())
                .isEqualTo(3);
        assertThat(search(",\"filters\":{\"รหัสไปรษณีย์\":40000}").path("total").asInt())
                .isEqualTo(1);
        assertThat(search(",\"filters\":{\"จำนวนประชากร (คน)\":{\"gte\":2.25,\"lt\":1500}}")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(search(",\"q\":\"aaab 00100\"").path("total").asInt()).isEqualTo(1);
        assertThat(search(",\"q\":{\"txt\":\"AAAB\"}").path("total").asInt()).isEqualTo(2);
        assertThat(search(",\"sort\":[\"จำนวนประชากร (คน) desc nulls last\",\"\\\"num\\\" asc\"]")
                        .path("records")
                        .findValuesAsString("_id"))
                .containsExactly("1", "3", "2");
        String query = "?resource_id=" + resource + "&limit=1&filters=" + View.encoded("{\"num\":9}");
        JsonNode first = done(server.read("datastore_search", query));
        assertThat(first.path("records").get(0).path("_id").asInt()).isEqualTo(2);
        JsonNode next = done(Json.MAPPER.readTree(
                server.get(first.path("_links").path("next").asString()).body()));
        assertThat(next.path("records").get(0).path("_id").asInt()).isEqualTo(3);
        JsonNode last = done(Json.MAPPER.readTree(
                server.get(next.path("_links").path("next").asString()).body()));
        assertThat(last.path("records").size()).isZero();
        assertThat(done(Json.MAPPER.readTree(
                                server.post("/api/3/action/datastore_search?limit=1&resource_id=" + resource, "", null)
                                        .body()))
                        .path("records")
                        .size())
                .isEqualTo(1);
    }

    private List<String> ids(String more) {
        return search(more + ",\"fields\":[\"_id\"]").path("records").findValuesAsString("_id");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void filtersNestWithAndOr(Pair pair) {
        start(pair);
        assertThat(ids(",\"filters\":[{\"num\":10},{\"txt\":\"aa,ac\"}]")).containsExactly("1", "3");
        assertThat(ids(",\"filters\":{\"num\":9,\"$or\":[{\"txt\":\"aaab\"},{\"num\":10}]}"))
                .containsExactly("2");
        assertThat(
                        ids(
                                ",\"filters\":{\"$or\":[{\"$and\":[{\"num\":{\"gt\":9}},{\"txt\":\"aaab\"}]},{\"_id\":{\"in\":[3]}}]}"))
                .containsExactly("1", "3");
        assertThat(ids(",\"filters\":{\"$or\":[]}")).isEmpty();
        assertThat(ids(",\"filters\":{\"$and\":[]}")).hasSize(3);
        assertThat(ids(",\"filters\":" + "{\"$and\":[".repeat(10) + "{\"num\":10}" + "]}".repeat(10)))
                .containsExactly("1");
        for (String wrong : List.of(
                "{\"num\":{}}",
                "{\"$or\":{\"num\":9}}",
                "{\"$or\":[9]}",
                "{\"$nor\":[{\"num\":9}]}",
                "{\"num\":{\"gt\":{\"x\":1}}}",
                "{\"$or\":[".repeat(11) + "{}" + "]}".repeat(11),
                "{\"$or\":[" + "{\"num\":1},".repeat(100) + "{\"num\":1}]}")) {
            assertThat(refused(",\"filters\":" + wrong).has("filters"))
                    .as(wrong)
                    .isTrue();
        }
        String deep = "{\"$or\":[".repeat(50_000);
        assertThat(refused(",\"filters\":" + Json.MAPPER.writeValueAsString(deep))
                        .has("filters"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void wordsStandWithOperatorsWhereThatIsSaid(Pair pair) {
        start(pair);
        String plain = ",\"plain\":false,\"sort\":\"_id\"";
        assertThat(ids(plain + ",\"q\":\"aaab & !00100\"")).containsExactly("2");
        assertThat(ids(plain + ",\"q\":\"00100 | ac:*\"")).containsExactly("1", "3");
        assertThat(ids(plain + ",\"q\":\"!(00100 | 'ac') & aa\"")).containsExactly("2");
        assertThat(ids(plain + ",\"q\":{\"txt\":\"!aaab\"}")).containsExactly("3");
        assertThat(ids(",\"sort\":\"_id\",\"full_text\":\"aaab & !00100\"")).containsExactly("2");
        assertThat(ids(",\"sort\":\"_id\",\"full_text\":\"aaab\",\"q\":\"00100\""))
                .containsExactly("1");
        assertThat(ids(",\"q\":\"aaab & 00100\"")).isEmpty();
        for (String wrong :
                List.of("aaab &", "& a", "(a", "a)", "!", "a b", "'a", "(".repeat(20_000), "!".repeat(90))) {
            assertThat(refused(plain + ",\"q\":\"" + wrong + "\"").has("q"))
                    .as(wrong)
                    .isTrue();
        }
        assertThat(refused(",\"q\":\"" + "a ".repeat(101) + "\"").has("q")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void wordsGiveARankAndTheBestComeFirst(Pair pair) {
        start(pair);
        JsonNode found = search(",\"q\":\"aa\"");
        assertThat(found.path("fields").toString()).endsWith("{\"id\":\"rank\",\"type\":\"float\"}]");
        List<Double> ranks = found.path("records")
                .valueStream()
                .map(row -> row.path("rank").asDouble())
                .toList();
        assertThat(ranks)
                .hasSize(3)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .allMatch(rank -> rank > 0);
        assertThat(ranks.get(0)).isGreaterThan(ranks.get(2));
        JsonNode sorted = search(",\"q\":{\"txt\":\"aa\"},\"sort\":\"_id desc\",\"fields\":[\"_id\"]")
                .path("records");
        assertThat(sorted.findValuesAsString("_id")).containsExactly("3", "2", "1");
        assertThat(sorted.get(0).path("rank txt").asDouble()).isPositive();
        assertThat(search(",\"q\":\" \"").path("fields").toString()).doesNotContain("rank");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theNextPageIsAFilter(Pair pair) {
        start(pair);
        JsonNode first = search(",\"limit\":2,\"include_next_page\":true");
        assertThat(first.path("next_page").toString()).isEqualTo("{\"_id\":{\"gt\":2}}");
        JsonNode last = search(",\"limit\":2,\"include_next_page\":true,\"filters\":" + first.path("next_page"));
        assertThat(last.path("records").findValuesAsString("_id")).containsExactly("3");
        assertThat(last.has("next_page")).isFalse();
        assertThat(search(",\"limit\":2").has("next_page")).isFalse();
        assertThat(search(",\"limit\":2,\"include_next_page\":true,\"sort\":\"txt\"")
                        .has("next_page"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsWrongIsNamed(Pair pair) {
        start(pair);
        assertThat(refused(",\"filters\":\"the-filter\"").has("filters")).isTrue();
        assertThat(refused(",\"filters\":{\"nun\":1}").path("filters").get(0).asString())
                .contains("\"num\"");
        assertThat(refused(",\"filters\":{\"num\":\"many\"}").has("filters")).isTrue();
        assertThat(refused(",\"fields\":[\"nope\"]").path("fields").get(0).asString())
                .contains("nope");
        assertThat(refused(",\"fields\":[{\"id\":\"bad\"}]").has("fields")).isTrue();
        assertThat(refused(",\"sort\":\"füü asc\"").path("sort").get(0).asString())
                .contains("füü");
        assertThat(refused(",\"q\":{\"nope\":\"x\"}").has("q")).isTrue();
        assertThat(refused(",\"q\":{\"txt\":5}").has("q")).isTrue();
        // No text may hold NUL, whatever it is for: the request as a whole cannot be read.
        String nul = "{\"resource_id\":\"" + resource + "\",\"q\":\"a\\u0000b\"}";
        assertThat(server.post("/api/3/action/datastore_search", nul, null).statusCode())
                .isEqualTo(400);
        assertThat(refused(",\"limit\":\"bad\"").path("limit").get(0).asString())
                .isEqualTo("Invalid integer");
        assertThat(refused(",\"limit\":-1").path("limit").get(0).asString()).isEqualTo("Must be a natural number");
        assertThat(refused(",\"offset\":\"bad\"").has("offset")).isTrue();
        assertThat(refused(",\"offset\":-1").has("offset")).isTrue();
        assertThat(refused(",\"records_format\":\"xls\"").has("records_format")).isTrue();
        JsonNode unknown = server.action("datastore_search", "{\"resource_id\":\"nope\"}", null);
        assertThat(unknown.path("error").path("__type").asString()).isEqualTo("Not Found Error");
        String hidden = publish("hidden", true);
        JsonNode stranger = server.action("datastore_search", "{\"resource_id\":\"" + hidden + "\"}", null);
        assertThat(stranger.toString().replace(hidden, "nope")).isEqualTo(unknown.toString());
        assertThat(server.get("/datastore/dump/" + hidden).statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/datasets/hidden/resources/table/rows").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void infoTellsTheTable(Pair pair) {
        start(pair);
        JsonNode info = done(server.read("datastore_info", "?id=" + resource));
        assertThat(info.path("meta").propertyNames())
                .containsExactlyInAnyOrder("aliases", "count", "db_size", "id", "idx_size", "size", "table_type");
        assertThat(info.path("meta").path("count").asInt()).isEqualTo(3);
        assertThat(info.path("meta").path("db_size").asLong()).isPositive();
        assertThat(info.path("fields").get(3).path("id").asString()).isEqualTo("จำนวนประชากร (คน)");
        assertThat(info.path("fields").get(3).path("schema").path("native_type").asString())
                .isEqualTo("numeric");
        assertThat(info.path("fields").get(3).path("info").toString())
                .startsWith("{\"label\":\"จำนวนประชากร (คน)\",\"kind\":\"number\",\"unit\":\"คน\"")
                .contains("\"confidence\":1.0,\"disagreeing\":0");
        JsonNode code = info.path("fields").get(4).path("info");
        // 00 is of no province, so 00100 is no postal code.
        assertThat(code.path("kind").asString()).isEqualTo("code");
        assertThat(code.has("unit")).isFalse();
        assertThat(done(server.read("datastore_info", "?include_meta=false&id=" + resource))
                        .has("meta"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aDumpIsTheWholeTable(Pair pair) {
        start(pair);
        HttpResponse<String> csv = server.get("/datastore/dump/" + resource);
        assertThat(csv.body()).isEqualTo("""
            _id,num,dt,txt,จำนวนประชากร (คน),รหัสไปรษณีย์\r
            1,10,2020-01-01T08:30:00,aaab,1500.50,00100
            2,9,2020-01-02T08:30:00,aaab,,40000
            3,9,2020-01-01T08:30:00,"aa,ac",2.25,
            """);
        assertThat(csv.headers().firstValue("Content-Type").orElse(""))
                .isEqualToIgnoringCase("text/csv; charset=utf-8");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + resource + ".csv\"; filename*=UTF-8''table.csv");
        assertThat(server.get("/datastore/dump/" + resource + "?bom=true&fields=_id&limit=1")
                        .body())
                .isEqualTo("\uFEFF_id\r\n1\n");
        assertThat(server.get("/datastore/dump/" + resource + "?format=tsv&fields=txt&offset=2")
                        .body())
                .isEqualTo("txt\r\naa,ac\n");
        JsonNode json = Json.MAPPER.readTree(
                server.get("/datastore/dump/" + resource + "?format=json").body());
        assertThat(json.path("records").get(2).toString())
                .isEqualTo("[3,9,\"2020-01-01T08:30:00\",\"aa,ac\",2.25,null]");
        assertThat(json.path("fields").get(0).toString()).isEqualTo("{\"id\":\"_id\",\"type\":\"int\"}");
        assertThat(server.get("/datastore/dump/" + resource + "?format=xls").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/datastore/dump/" + resource + "?fields=nope").statusCode())
                .isEqualTo(400);
        assertThat(server.get("/datastore/dump/nope").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theNativeApiTakesAQueryString(Pair pair) {
        start(pair);
        String rows = "/api/v1/datasets/people/resources/table/rows";
        String people = View.encoded("จำนวนประชากร (คน)");
        JsonNode first = Json.MAPPER.readTree(
                server.get(rows + "?limit=2&order_by=-" + people + ",num").body());
        assertThat(first.path("total").asInt()).isEqualTo(3);
        // Rows without a number stand behind all others, whichever way they are sorted.
        assertThat(first.path("records").findValuesAsString("_id")).containsExactly("1", "3");
        assertThat(first.path("next").asString()).contains("next=").doesNotContain("offset");
        JsonNode next =
                Json.MAPPER.readTree(server.get(first.path("next").asString()).body());
        assertThat(next.path("records").findValuesAsString("_id")).containsExactly("2");
        assertThat(next.path("next").isNull()).isTrue();
        assertThat(next.has("total")).isFalse();
        assertThat(Json.MAPPER
                        .readTree(server.get(rows + "?" + people + "__gte=2.25&select=txt&num=9")
                                .body())
                        .path("records")
                        .toString())
                .isEqualTo("[{\"txt\":\"aa,ac\"}]");
        assertThat(server.get(rows + ".csv?txt=aaab&select=num,txt&order_by=num")
                        .body())
                .isEqualTo("num,txt\r\n9,aaab\r\n10,aaab\r\n");
        JsonNode groups =
                Json.MAPPER.readTree(server.get(rows + "?group_by=month(dt)&select=month(dt),count(*),sum(num)")
                        .body());
        assertThat(groups.path("records").toString())
                .isEqualTo("[{\"month(dt)\":\"2020-01-01\",\"count\":3,\"sum(num)\":28}]");
        assertThat(server.get(rows + ".csv?group_by=month(dt)&select=month(dt),count(*),sum(num)")
                        .body())
                .isEqualTo("month(dt),count,sum(num)\r\n2020-01-01,3,28\r\n");
        for (String wrong : new String[] {
            "?nun=9",
            "?limt=3",
            "?num__gt=x",
            "?num__over=3",
            "?select=x",
            "?order_by=x",
            "?group_by=x",
            "?group_by=month(txt)",
            "?limit=-1"
        }) {
            HttpResponse<String> refusal = server.get(rows + wrong);
            assertThat(refusal.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refusal.body()).as(wrong).contains("\"code\":", "\"message_th\":", "\"field\":");
        }
        JsonNode near =
                Json.MAPPER.readTree(server.get(rows + "?limt=3").body()).path("error");
        assertThat(near.propertyNames()).containsExactly("code", "field", "message", "message_th", "hint", "hint_th");
        assertThat(near.path("code").asString()).isEqualTo("datastore.parameter.near");
        assertThat(near.path("field").asString()).isEqualTo("limt");
        assertThat(near.path("message").asString()).isEqualTo("There is no parameter \"limt\".");
        assertThat(near.path("hint").asString()).startsWith("Did you mean \"limit\"?");
        assertThat(near.path("hint_th").asString()).contains("หมายถึง \"limit\" หรือไม่");
        JsonNode several = Json.MAPPER
                .readTree(server.get(rows + "?nope1=1&nope2=2&num__gt=x").body())
                .at("/error/all");
        assertThat(several.findValuesAsString("field")).containsExactlyInAnyOrder("nope1", "nope2", "num__gt");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anActionThatIsGotHasATag(Pair pair) {
        start(pair);
        String search = "/api/3/action/datastore_search?limit=1&resource_id=" + resource;
        HttpResponse<String> answer = server.get(search);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, no-cache");
        String tag = answer.headers().firstValue("ETag").orElse("");
        HttpResponse<String> again = server.getWith(search, Map.of("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(server.get(search + "&offset=1").body()).contains("\"_id\":2");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsAreKeptLinkedAndGivenInTheFormAsked(Pair pair) {
        start(pair);
        String rows = "/api/v1/datasets/people/resources/table/rows";
        HttpResponse<String> answer = server.get(rows + "?num=9&limit=1");
        assertThat(answer.headers().firstValue("Link").orElse(""))
                .contains("/schema>; rel=\"describedby\"", "/rows.csv?num=9&limit=1>; rel=\"alternate\"");
        assertThat(answer.headers().firstValue("Server-Timing").orElse("")).startsWith("rows;dur=");
        assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).isEqualTo("public, no-cache");
        String tag = answer.headers().firstValue("ETag").orElse("");
        assertThat(server.getWith(rows + "?num=9&limit=1", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> csv = server.getWith(rows + "?num=9&select=num", Map.of("Accept", "text/csv, */*;q=0.9"));
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body()).isEqualTo("num\r\n9\r\n9\r\n");
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        assertThat(server.getWith(rows, Map.of("Accept", browser)).body()).startsWith("{\"fields\"");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTableTellsItsSchemaAndWhatIsInItsFields(Pair pair) {
        start(pair);
        String table = "/api/v1/datasets/people/resources/table";
        JsonNode schema = Json.MAPPER.readTree(server.get(table + "/schema").body());
        assertThat(schema.path("fields").get(0).path("name").asString()).isEqualTo("num");
        assertThat(schema.path("fields").get(0).path("type").asString()).isEqualTo("integer");
        assertThat(schema.path("fields").findValuesAsString("title")).contains("จำนวนประชากร (คน)");
        JsonNode stats = Json.MAPPER
                .readTree(server.get(table + "/stats?num__lte=9").body())
                .path("fields");
        assertThat(stats.get(0).path("distinct").asInt()).isEqualTo(1);
        assertThat(stats.get(0).path("mean").asInt()).isEqualTo(9);
        assertThat(stats.get(0).path("quantiles").path("0.5").asInt()).isEqualTo(9);
        assertThat(stats.get(0).path("top").toString()).isEqualTo("[{\"value\":9,\"count\":2}]");
        JsonNode one = Json.MAPPER
                .readTree(server.get(table + "/stats?select=num").body())
                .path("fields");
        assertThat(one).hasSize(1);
        JsonNode histogram = one.get(0).path("histogram");
        assertThat(histogram).hasSize(20);
        assertThat(histogram.get(0).path("count").asInt()).isEqualTo(2);
        assertThat(histogram.get(19).path("count").asInt()).isEqualTo(1);
        assertThat(histogram.get(19).path("to").asInt()).isEqualTo(10);
        assertThat(server.get(table + "/stats?select=nope").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theNativeApiHasFacetsShapesAndCounts(Pair pair) {
        start(pair);
        String rows = "/api/v1/datasets/people/resources/table/rows";
        JsonNode faceted = Json.MAPPER.readTree(
                server.get(rows + "?facet=txt&limit=0&num__lte=9").body());
        JsonNode values = faceted.path("facets").path("txt").path("values");
        assertThat(values.findValuesAsString("count")).containsExactly("1", "1");
        assertThat(values.get(0).path("selected").asBoolean()).isFalse();
        JsonNode toggled = Json.MAPPER.readTree(
                server.get(values.get(0).path("toggle_url").asString()).body());
        assertThat(toggled.path("total").asInt()).isEqualTo(1);
        assertThat(toggled.path("facets")
                        .path("txt")
                        .path("values")
                        .get(0)
                        .path("selected")
                        .asBoolean())
                .isTrue();
        assertThat(Json.MAPPER
                        .readTree(server.get(rows + "?shape=arrays&select=num,txt&limit=1&count=none")
                                .body())
                        .path("records")
                        .toString())
                .isEqualTo("[[10,\"aaab\"]]");
        assertThat(server.get(rows + "?limit=1&count=none").body()).doesNotContain("\"total\"");
        assertThat(Json.MAPPER
                        .readTree(server.get(rows + "?limit=1&count=estimate&num__gte=9")
                                .body())
                        .path("total_estimated")
                        .asBoolean())
                .isTrue();
        for (String wrong : new String[] {
            "?facet=nope",
            "?shape=x",
            "?count=x",
            "?next=x",
            "?next=" + View.encoded("WzEsMCwiYSIsImIiXQ"),
            "?where=" + View.encoded("num >"),
            "?where=" + View.encoded("sum(num) > 1"),
            "?where=" + View.encoded("num = 'x'"),
            "?where=" + View.encoded("'"),
            "?where=" + View.encoded("(".repeat(100)),
            "?having=" + View.encoded("count(*) > 1"),
            "?select=" + View.encoded("sum(sum(num))"),
            "?select=" + View.encoded("num, count(*)"),
            "?select=" + View.encoded("nosuch(num)"),
            "?order_by=" + View.encoded("1+1"),
            "?bbox=1,2,3,4",
            "?near=1,2,3"
        }) {
            HttpResponse<String> refusal = server.get(rows + wrong);
            assertThat(refusal.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refusal.body()).as(wrong).contains("\"error\":{\"code\":", "message_th");
        }
    }
}
