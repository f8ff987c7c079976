package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
class SqlApiTest {
    private static final String PEOPLE = """
            title,ตำบล,จำนวนประชากร (คน),วันที่
            นาย,ในเมือง,1500,2024-01-31
            นาง,ศิลา,200,2024-02-01
            นาย,ศิลา,300,2024-02-29
            """;

    private static final String WARDS = "ตำบล,เขต\nในเมือง,1\nศิลา,2\nบ้านเป็ด,2\n";

    private TestServer server;
    private String people;
    private String wards;
    private String hidden;

    private void start(Pair pair, Map<String, String> settings) {
        server = TestServer.start(pair, settings);
        done(server.action("organization_create", "{\"name\":\"city\",\"title\":\"เมือง\"}", TestServer.ADMIN_TOKEN));
    }

    private void start(Pair pair) {
        start(pair, Map.of());
        people = publish("people", PEOPLE, false);
        wards = publish("wards", WARDS, false);
        hidden = publish("hidden", WARDS, true);
    }

    private String publish(String name, String csv, boolean secret) {
        ObjectNode dataset = (ObjectNode) Json.MAPPER.readTree("""
            {"title": "ประชากร", "owner_org": "city", "notes": "ประชากรรายตำบล",
             "data_type": "ข้อมูลสถิติ", "maintainer": "ฝ่ายแผนงาน", "maintainer_email": "plan@example.go.th",
             "tags": [{"name": "ประชากร"}], "objective": ["พันธกิจหน่วยงาน"],
             "update_frequency_unit": "ปี", "update_frequency_interval": "1", "geo_coverage": "เทศบาล/อบต.",
             "data_source": "ทะเบียนราษฎร", "data_format": ["CSV"], "data_category": "ข้อมูลสาธารณะ",
             "license_id": "Open Data Common"}
            """);
        dataset.put("name", name).put("private", secret);
        done(server.action("package_create", dataset.toString(), TestServer.ADMIN_TOKEN));
        byte[] file = csv.getBytes(StandardCharsets.UTF_8);
        String id = done(server.upload(
                        "resource_create",
                        Map.of("package_id", name, "name", "table"),
                        name + ".csv",
                        file,
                        TestServer.ADMIN_TOKEN))
                .path("id")
                .asString();
        for (int tries = 0; tries < 600; tries++) {
            if (server.action("datastore_info", "{\"id\":\"" + id + "\"}", TestServer.ADMIN_TOKEN)
                    .path("success")
                    .asBoolean()) {
                return id;
            }
            pause();
        }
        throw new AssertionError("the table was not loaded");
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

    private static String body(String sql) {
        return Json.MAPPER.createObjectNode().put("sql", sql).toString();
    }

    private JsonNode found(String sql) {
        return done(server.action("datastore_search_sql", body(sql), null));
    }

    private JsonNode refused(String sql, int status) {
        HttpResponse<String> answer = server.post("/api/3/action/datastore_search_sql", body(sql), null);
        assertThat(answer.statusCode()).as(sql + " " + answer.body()).isEqualTo(status);
        return Json.MAPPER.readTree(answer.body()).path("error");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void clientsOfCkanAreAnswered(Pair pair) {
        start(pair);
        String sql = "SELECT * from \"" + people + "\" LIMIT 2";
        JsonNode byGet = done(server.read("datastore_search_sql", "?sql=" + View.encoded(sql)));
        assertThat(byGet).isEqualTo(found(sql));
        assertThat(byGet.path("sql").asString()).isEqualTo(sql);
        assertThat(byGet.path("fields").toString())
                .isEqualTo("[{\"id\":\"_id\",\"type\":\"int\"},{\"id\":\"title\",\"type\":\"text\"},"
                        + "{\"id\":\"ตำบล\",\"type\":\"text\"},{\"id\":\"จำนวนประชากร (คน)\",\"type\":\"int8\"},"
                        + "{\"id\":\"วันที่\",\"type\":\"date\"}]");
        assertThat(byGet.path("records").get(0).toString())
                .isEqualTo("{\"_id\":1,\"title\":\"นาย\",\"ตำบล\":\"ในเมือง\",\"จำนวนประชากร (คน)\":1500,"
                        + "\"วันที่\":\"2024-01-31\"}");
        assertThat(byGet.has("records_truncated")).isFalse();
        assertThat(found("SELECT title, count(*) FROM \"" + people + "\" GROUP BY title ORDER BY count(*) DESC")
                        .path("records")
                        .toString()
                        .replace("\n", ""))
                .isEqualTo("[{\"title\":\"นาย\",\"count\":2},{\"title\":\"นาง\",\"count\":1}]");
        assertThat(found("SELECT w.เขต, sum(p.\"จำนวนประชากร (คน)\") AS \"รวม\" FROM \"" + people + "\" p JOIN \""
                                + wards
                                + "\" w ON p.ตำบล = w.ตำบล WHERE p.วันที่ >= '2024-01-01' GROUP BY w.เขต ORDER BY 1")
                        .path("records")
                        .toString()
                        .replace("\n", ""))
                .isEqualTo("[{\"เขต\":1,\"รวม\":1500},{\"เขต\":2,\"รวม\":500}]");
        JsonNode twice = found("SELECT * FROM \"" + people + "\" a, \"" + wards + "\" b WHERE a.ตำบล = b.ตำบล LIMIT 1");
        assertThat(twice.path("fields").findValuesAsString("id")).doesNotHaveDuplicates();
        JsonNode apart = found("SELECT 1 as a, 2 as a, 3 as a_1, 4 as a, 5 as b");
        assertThat(apart.path("records").get(0).toString())
                .isEqualTo("{\"a\":1,\"a_2\":2,\"a_1\":3,\"a_3\":4,\"b\":5}");
        assertThat(apart.path("fields").findValuesAsString("id")).containsExactly("a", "a_2", "a_1", "a_3", "b");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void manyRowsAreCutAndSaidToBe(Pair pair) {
        start(pair);
        String rows = "WITH q AS (SELECT a._id x FROM @ a, @ b, @ c, @ d), r AS (SELECT a.x FROM q a, q b, @ c) "
                .replace("@", "\"" + people + "\"");
        JsonNode many = found(rows + "SELECT x FROM r");
        assertThat(many.path("records").size()).isEqualTo(19_683);
        assertThat(many.has("records_truncated")).isFalse();
        JsonNode cut = found(rows + "SELECT x FROM r UNION ALL SELECT x FROM r LIMIT 33000");
        assertThat(cut.path("records").size()).isEqualTo(32_000);
        assertThat(cut.path("records_truncated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTableThatTheCallerMayNotReadIsNotThere(Pair pair) {
        start(pair);
        String unknown = "3c2a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01";
        for (String form : List.of(
                "SELECT * FROM \"ID\"",
                "SELECT * FROM \"" + people + "\" WHERE ตำบล IN (SELECT ตำบล FROM \"ID\")",
                "WITH q AS (SELECT * FROM \"ID\") SELECT 1",
                "SELECT 1 UNION SELECT _id FROM \"ID\"",
                "SELECT (SELECT max(_id) FROM \"ID\")")) {
            JsonNode secret = refused(form.replace("ID", hidden), 404);
            assertThat(secret.path("__type").asString()).isEqualTo("Not Found Error");
            assertThat(secret.toString().replace(hidden, unknown))
                    .isEqualTo(refused(form.replace("ID", unknown), 404).toString());
            assertThat(done(server.action(
                                    "datastore_search_sql", body(form.replace("ID", hidden)), TestServer.ADMIN_TOKEN))
                            .path("records")
                            .size())
                    .isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void refusalsAreWrittenAsCkanWritesThem(Pair pair) {
        start(pair);
        JsonNode two = refused("select 1; select 2", 409);
        assertThat(two.path("__type").asString()).isEqualTo("Validation Error");
        assertThat(two.path("query").get(0).asString()).isEqualTo("Query is not a single statement.");
        assertThat(refused("SELECT ** FROM x", 409).path("query").get(0).asString())
                .contains("line 1");
        assertThat(refused("select * from pg_tables", 403).path("__type").asString())
                .isEqualTo("Authorization Error");
        assertThat(refused("select pg_sleep(10)", 403).path("message").asString())
                .contains("pg_sleep");
        assertThat(refused("delete from \"" + people + "\"", 403).has("message_th"))
                .isTrue();
        assertThat(refused("select current_user", 409).at("/query/0").asString())
                .contains("There is no table here, so there is no column \"current_user\"")
                .doesNotContain("The columns are");
        assertThat(refused("select (select nope) from \"" + people + "\"", 409)
                        .at("/query/0")
                        .asString())
                .contains("The columns are: _id, title");
        assertThat(refused("select 1 / 0", 409).path("query").get(0).asString()).contains("divides by zero");
        JsonNode none = server.action("datastore_search_sql", "{}", null);
        assertThat(none.path("error").has("sql")).as(none.toString()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatTakesTooLongIsStopped(Pair pair) {
        start(pair, Map.of("KHLANG_QUERY_SECONDS", "2"));
        people = publish("people", PEOPLE, false);
        String squared = "(SELECT a._id x FROM \"" + people + "\" a, \"" + people + "\" b, \"" + people + "\" c, \""
                + people + "\" d)";
        String query = "WITH q AS " + squared + ", r AS (SELECT q1.x + q2.x x FROM q q1, q q2) "
                + "SELECT count(*), sum(a.x * b.x % 7) FROM r a, r b, r c WHERE a.x + b.x > c.x";
        assertThat(refused(query, 503).path("__type").asString()).isEqualTo("Time Limit Error");
        assertThat(found("SELECT 1 AS one").path("records").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void itCanBeTakenAway(Pair pair) {
        start(pair, Map.of("KHLANG_SQL_SEARCH", "off"));
        HttpResponse<String> off = server.post("/api/3/action/datastore_search_sql", body("select 1"), null);
        HttpResponse<String> unknown = server.post("/api/3/action/datastore_search_xql", body("select 1"), null);
        assertThat(off.statusCode()).isEqualTo(unknown.statusCode());
        assertThat(off.body()).isEqualTo(unknown.body().replace("datastore_search_xql", "datastore_search_sql"));
    }
}
