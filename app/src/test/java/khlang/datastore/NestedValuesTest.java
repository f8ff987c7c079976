package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Lists, objects and times of day in tables that are written. */
@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class NestedValuesTest {
    private static final String ANNA = "[\"Princess Anna\",\"Sergius\"]";

    private TestServer server;
    private String id = "";

    private void start(Pair pair) {
        server = TestServer.start(pair);
        ok("organization_create", "{\"name\":\"city\",\"title\":\"เมือง\"}");
        ok("package_create", "{\"name\":\"books\",\"title\":\"หนังสือ\",\"private\":true,\"owner_org\":\"city\"}");
        id = ok("datastore_create", """
                {"resource": {"package_id": "books", "name": "ตาราง"},
                 "fields": [{"id": "book", "type": "text"}, {"id": "characters", "type": "_text"},
                            {"id": "nested", "type": "json"}, {"id": "from", "type": "time"}],
                 "records": [{"book": "annakarenina", "characters": ["Princess Anna", "Sergius"],
                              "nested": {"a": [1, "๒"], "b": null}, "from": "08:30"},
                             {"book": "warandpeace", "nested": "plain", "from": "16:45"}]}
                """).path("resource_id").asString();
    }

    private JsonNode ok(String action, String json) {
        JsonNode envelope = server.action(action, json, TestServer.ADMIN_TOKEN);
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }

    private JsonNode search(String more) {
        return ok("datastore_search", "{\"resource_id\": \"" + id + "\", \"sort\": \"_id\"" + more + "}");
    }

    private int found(String filters) {
        return search(", \"filters\": " + filters).path("total").asInt();
    }

    private int refused(String action, String more) {
        return server.post(
                        "/api/3/action/" + action,
                        "{\"resource_id\": \"" + id + "\", " + more + "}",
                        TestServer.ADMIN_TOKEN)
                .statusCode();
    }

    private String get(String path) {
        HttpResponse<String> answer = server.get(path, TestServer.ADMIN_TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void areAnsweredAsTheyWereWrittenWithTheirTypes(Pair pair) {
        start(pair);
        JsonNode all = search("");
        assertThat(all.path("fields")
                        .valueStream()
                        .map(field -> field.path("type").asString()))
                .containsExactly("int", "text", "_text", "json", "time");
        assertThat(all.at("/records/0").toString())
                .isEqualTo("{\"_id\":1,\"book\":\"annakarenina\",\"characters\":" + ANNA
                        + ",\"nested\":{\"a\":[1,\"๒\"],\"b\":null},\"from\":\"08:30:00\"}");
        assertThat(all.at("/records/1").toString())
                .isEqualTo("{\"_id\":2,\"book\":\"warandpeace\",\"characters\":null,"
                        + "\"nested\":\"plain\",\"from\":\"16:45:00\"}");
        assertThat(search(", \"records_format\": \"lists\"").at("/records/0/2").toString())
                .isEqualTo(ANNA);
        assertThat(ok("datastore_info", "{\"id\": \"" + id + "\"}")
                        .at("/fields/1/type")
                        .asString())
                .isEqualTo("_text");
        assertThat(Json.MAPPER
                        .readTree(get("/api/v1/datasets/books/resources/" + id + "/rows.json"))
                        .at("/0/characters/1")
                        .asString())
                .isEqualTo("Sergius");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void areDumpedInEachForm(Pair pair) {
        start(pair);
        String dump = "/datastore/dump/" + id;
        assertThat(get(dump))
                .isEqualTo("_id,book,characters,nested,from\r\n"
                        + "1,annakarenina,\"[\"\"Princess Anna\"\",\"\"Sergius\"\"]\","
                        + "\"{\"\"a\"\":[1,\"\"๒\"\"],\"\"b\"\":null}\",08:30:00\n"
                        + "2,warandpeace,,\"\"\"plain\"\"\",16:45:00\n");
        JsonNode json = Json.MAPPER.readTree(get(dump + "?format=json"));
        assertThat(json.at("/fields/2/type").asString()).isEqualTo("_text");
        assertThat(json.at("/records/0/2").toString()).isEqualTo(ANNA);
        assertThat(get(dump + "?format=xml"))
                .contains("<characters><value key=\"0\">Princess Anna</value><value key=\"1\">Sergius</value>"
                        + "</characters>")
                .contains("<nested><value key=\"a\"><value key=\"0\">1</value><value key=\"1\">๒</value></value>"
                        + "<value key=\"b\" xsi:nil=\"true\"></value></nested>");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void areComparedAsAWhole(Pair pair) {
        start(pair);
        assertThat(found("{\"characters\": {\"eq\": [\"Princess Anna\", \"Sergius\"]}}"))
                .isEqualTo(1);
        assertThat(found("{\"characters\": {\"eq\": [\"Sergius\", \"Princess Anna\"]}}"))
                .isEqualTo(0);
        assertThat(found("{\"characters\": [[\"a\"], [\"Princess Anna\", \"Sergius\"]]}"))
                .isEqualTo(1);
        assertThat(found("{\"nested\": {\"eq\": {\"a\": [1, \"๒\"], \"b\": null}}}"))
                .isEqualTo(1);
        assertThat(found("{\"nested\": \"plain\"}")).isEqualTo(1);
        assertThat(found("{\"from\": {\"gte\": \"12:00\"}}")).isEqualTo(1);
        assertThat(search(", \"q\": \"sergius\"").path("total").asInt()).isEqualTo(1);
        assertThat(refused("datastore_search", "\"filters\": {\"book\": {\"eq\": [\"a\"]}}"))
                .isEqualTo(409);
        String written = URLEncoder.encode("[ \"Princess Anna\", \"Sergius\" ]", StandardCharsets.UTF_8);
        assertThat(get("/api/v1/datasets/books/resources/" + id + "/rows.csv?select=book&characters__eq=" + written))
                .contains("annakarenina")
                .doesNotContain("warandpeace");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void timesAreTimesOfTheDay(Pair pair) {
        start(pair);
        for (String wrong : List.of("25:00", "noon", "8.30", "2024-01-01")) {
            assertThat(refused(
                            "datastore_upsert", "\"method\": \"insert\", \"records\": [{\"from\": \"" + wrong + "\"}]"))
                    .as(wrong)
                    .isEqualTo(409);
        }
        ok(
                "datastore_upsert",
                "{\"resource_id\": \"" + id + "\", \"method\": \"insert\","
                        + " \"records\": [{\"from\": \"9:05\"}, {\"from\": \" \"}, {\"from\": \"23:59:59.5\"}]}");
        assertThat(found("{\"from\": \"9:05\"}")).isEqualTo(1);
        assertThat(found("{\"from\": {\"gt\": \"16:44\"}}")).isEqualTo(2);
        assertThat(refused("datastore_search", "\"filters\": {\"from\": \"xx\"}"))
                .isEqualTo(409);
        JsonNode all = search("");
        assertThat(all.at("/records/2/from").asString()).isEqualTo("09:05:00");
        assertThat(all.at("/records/3/from").isNull()).isTrue();
        assertThat(all.at("/records/4/from").asString()).isEqualTo("23:59:59.5");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void areKeptByLaterCalls(Pair pair) {
        start(pair);
        assertThat(refused("datastore_upsert", "\"method\": \"insert\", \"records\": [{\"characters\": \"none\"}]"))
                .isEqualTo(409);
        ok(
                "datastore_upsert",
                "{\"resource_id\": \"" + id + "\", \"method\": \"update\","
                        + " \"records\": [{\"_id\": 2, \"characters\": \"[ \\\"Pierre\\\" ]\"}]}");
        ok(
                "datastore_create",
                "{\"resource_id\": \"" + id + "\", \"delete_fields\": true,"
                        + " \"fields\": [{\"id\": \"characters\"}, {\"id\": \"free\"}],"
                        + " \"records\": [{\"free\": {\"x\": 1}}]}");
        JsonNode all = search("");
        assertThat(all.at("/records/1/characters/0").asString()).isEqualTo("Pierre");
        assertThat(all.at("/fields/1/type").asString()).isEqualTo("_text");
        assertThat(all.at("/records/2/free").toString()).isEqualTo("{\"x\":1}");
    }

    @AfterEach
    void stop() {
        server.close();
    }
}
