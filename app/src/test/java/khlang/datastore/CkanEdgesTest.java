package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.Loads;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What testers of CKAN's calls found at their edges. */
@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class CkanEdgesTest {
    private static final String TABLE = """
            amount,moment
            100,2024-01-01 08:30:00
            200,2024-06-01 08:30:00
            """;

    private static final String WRITTEN = """
            {"resource": {"package_id": "edges", "name": "จุดวัด"}, "primary_key": "id",
             "fields": [{"id": "id", "type": "int"}, {"id": "name", "type": "text"}, {"id": "level", "type": "numeric"}],
             "indexes": ["name, level"], "aliases": "levels",
             "records": [{"id": 1, "name": "ก\\rข", "level": 2}, {"id": 2, "name": "ค", "level": 3}]}
            """;

    private TestServer server;

    private void start(Pair pair) {
        server = TestServer.start(pair);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode ok(String action, String json) {
        JsonNode answer = server.action(action, json, TestServer.ADMIN_TOKEN);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("result");
    }

    private JsonNode refused(int status, String action, String json, boolean admin) {
        HttpResponse<String> answer =
                server.post("/api/3/action/" + action, json, admin ? TestServer.ADMIN_TOKEN : null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.MAPPER.readTree(answer.body()).path("error");
    }

    private String written(boolean hidden) {
        ok("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}");
        ok(
                "package_create",
                "{\"name\":\"edges\",\"title\":\"จุดวัด\",\"private\":" + hidden + ",\"owner_org\":\"office\"}");
        return ok("datastore_create", WRITTEN).path("resource_id").asString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aMomentWithAnOffsetMeansTheSameInBothApis(Pair pair) {
        start(pair);
        String id = new Loads(server).published("edges", "edges.csv", TABLE);
        for (String moment : List.of("2024-01-01T01:30:00Z", "2024-01-01T10:30:00+09:00", "2024-01-01T03:30:00+0200")) {
            JsonNode found = ok(
                    "datastore_search", "{\"resource_id\":\"" + id + "\",\"filters\":{\"moment\":\"" + moment + "\"}}");
            assertThat(found.path("records").get(0).path("amount").asInt())
                    .as(moment)
                    .isEqualTo(100);
            assertThat(found.path("total").asInt()).isEqualTo(1);
            String rows = "/api/v1/datasets/edges/resources/" + id + "/rows?moment=" + View.encoded(moment);
            assertThat(Json.MAPPER
                            .readTree(server.get(rows).body())
                            .path("total")
                            .asInt())
                    .as(moment)
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void noRowIsDeletedWhereNothingIsCompared(Pair pair) {
        start(pair);
        String id = written(true);
        for (String filters : List.of(
                "{\"$and\":[]}",
                "{\"$or\":[{}]}",
                "{\"$or\":[]}",
                "{\"$and\":[{\"id\":1},{}]}",
                "{\"$or\":[{\"$and\":[]}]}")) {
            String body = "{\"resource_id\":\"" + id + "\",\"filters\":" + filters + "}";
            for (String action : List.of("datastore_records_delete", "datastore_delete")) {
                assertThat(refused(409, action, body, true)
                                .path("filters")
                                .get(0)
                                .asString())
                        .as(action + filters)
                        .contains("every row", "filters is '{}'");
            }
        }
        assertThat(ok("datastore_search", "{\"resource_id\":\"levels\"}")
                        .path("total")
                        .asInt())
                .isEqualTo(2);
        ok("datastore_records_delete", "{\"resource_id\":\"levels\",\"filters\":{}}");
        assertThat(ok("datastore_search", "{\"resource_id\":\"levels\"}")
                        .path("total")
                        .asInt())
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsAskedByAnAliasAndToldOfIndexesIsAsInCkan(Pair pair) {
        start(pair);
        String id = written(true);
        assertThat(ok("datastore_search", "{\"resource_id\":\"levels\"}")
                        .path("resource_id")
                        .asString())
                .isEqualTo(id);
        for (JsonNode field : ok("datastore_info", "{\"id\":\"levels\"}").path("fields")) {
            assertThat(field.path("schema").path("is_index").asBoolean())
                    .as(field.toString())
                    .isTrue();
        }
        for (String aliases : List.of("5", "[5]", "[\"a\", true]", "{}")) {
            assertThat(refused(
                                    409,
                                    "datastore_create",
                                    "{\"resource_id\":\"" + id + "\",\"aliases\":" + aliases + "}",
                                    true)
                            .path("aliases")
                            .get(0)
                            .asString())
                    .contains("A name is a text");
        }
        String marked = "{\"resource_id\":\"" + id + "\",\"aliases\":[\"a\\\"b\"]}";
        assertThat(refused(409, "datastore_create", marked, true)
                        .at("/aliases/0")
                        .asString())
                .startsWith("A table cannot be called \"a\"b\":")
                .doesNotContain("field");
        JsonNode hidden = refused(404, "datastore_search", "{\"resource_id\":\"levels\"}", false);
        JsonNode unknown = refused(404, "datastore_search", "{\"resource_id\":\"nobody\"}", false);
        assertThat(hidden.toString().replace("levels", "nobody")).isEqualTo(unknown.toString());
        String past = "{\"resource_id\":\"levels\",\"limit\":10,\"offset\":" + Integer.MAX_VALUE + "}";
        assertThat(ok("datastore_search", past).path("_links").has("next")).isFalse();
        String last = "{\"resource_id\":\"levels\",\"limit\":10,\"offset\":" + (Integer.MAX_VALUE - 10) + "}";
        String next = ok("datastore_search", last).path("_links").path("next").asString();
        assertThat(server.get(next, TestServer.ADMIN_TOKEN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theListOfTablesComesInEveryFormAndOnce(Pair pair) {
        start(pair);
        String id = written(true);
        String list = "{\"resource_id\":\"_table_metadata\",\"filters\":{\"name\":[\"levels\",\"" + id + "\"]},";
        JsonNode lists = ok("datastore_search", list + "\"records_format\":\"lists\",\"sort\":\"alias_of\"}");
        assertThat(lists.path("records_format").asString()).isEqualTo("lists");
        assertThat(lists.path("records").toString().replaceAll("\\s", ""))
                .isEqualTo("[[\"" + id + "\",\"" + id + "\",null],[\"levels\",\"levels\",\"" + id + "\"]]");
        JsonNode csv =
                ok("datastore_search", list + "\"records_format\":\"csv\",\"fields\":\"name\",\"sort\":\"name\"}");
        assertThat(csv.path("records").asString()).contains("levels\n", id + "\n");
        assertThat(refused(409, "datastore_search", list + "\"records_format\":\"pdf\"}", true)
                        .has("records_format"))
                .isTrue();
        ok("datastore_create", "{\"resource_id\":\"" + id + "\",\"aliases\":[\"levels\",\"heights\"]}");
        String names = "{\"resource_id\":\"_table_metadata\",\"filters\":{\"alias_of\":\"" + id
                + "\"},\"fields\":\"alias_of\",\"distinct\":";
        assertThat(ok("datastore_search", names + "true}").path("total").asInt())
                .isEqualTo(1);
        assertThat(ok("datastore_search", names + "false}").path("total").asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aRevisionCountsEachWriteOnceAndXmlKeepsCarriageReturns(Pair pair) {
        start(pair);
        String id = written(true);
        String versions = "/api/v1/datasets/edges/resources/" + id + "/versions/1";
        int before = revision(versions);
        ok("datastore_upsert", "{\"resource_id\":\"" + id + "\",\"records\":[{\"id\":1,\"level\":5}]}");
        assertThat(revision(versions)).isEqualTo(before + 1);
        HttpResponse<String> dump = server.get("/datastore/dump/" + id + "?format=xml", TestServer.ADMIN_TOKEN);
        assertThat(dump.body()).contains("<name>ก&#13;ข</name>");
        HttpResponse<String> wrong = server.get("/datastore/dump/" + id + "?format=pdf", TestServer.ADMIN_TOKEN);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Json.MAPPER.readTree(wrong.body()).path("help").asString()).endsWith("name=datastore_search");
    }

    private int revision(String version) {
        return Json.MAPPER
                .readTree(server.get(version, TestServer.ADMIN_TOKEN).body())
                .path("revision")
                .asInt(-1);
    }
}
