package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@SuppressWarnings("NullAway.Init") // Each test starts the server of its pair first.
class WritingApiTest {
    private static final String BOOKS = """
            "fields": [{"id": "book", "type": "text"}, {"id": "rating with %", "type": "numeric"},
                       {"id": "วันที่", "type": "timestamp", "info": {"label": "วันที่พิมพ์", "notes": "ตามปก"}}],
            "primary_key": "book",
            "records": [{"book": "annakarenina", "rating with %": 60.5, "วันที่": "2005-03-01"},
                        {"book": "warandpeace", "rating with %": "99", "วันที่": ""}]
            """;

    private TestServer server;

    private void start(Pair pair) {
        server = TestServer.start(pair);
        ok("organization_create", "{\"name\":\"city\",\"title\":\"เมือง\"}");
        ok("package_create", "{\"name\":\"books\",\"title\":\"หนังสือ\",\"private\":true,\"owner_org\":\"city\"}");
    }

    private static JsonNode done(JsonNode envelope) {
        assertThat(envelope.path("success").asBoolean()).as(envelope.toString()).isTrue();
        return envelope.path("result");
    }

    private JsonNode ok(String action, String json) {
        return done(server.action(action, json, TestServer.ADMIN_TOKEN));
    }

    private JsonNode refused(int status, String action, String json, @Nullable String token) {
        HttpResponse<String> answer = server.post("/api/3/action/" + action, json, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Json.MAPPER.readTree(answer.body()).path("error");
    }

    private JsonNode refused(String action, String json) {
        return refused(409, action, json, TestServer.ADMIN_TOKEN);
    }

    private String table(String more) {
        return ok("datastore_create", "{\"resource\": {\"package_id\": \"books\", \"name\": \"ตาราง\"}, " + more + "}")
                .path("resource_id")
                .asString();
    }

    private JsonNode search(String id) {
        return ok("datastore_search", "{\"resource_id\": \"" + id + "\", \"sort\": \"_id\"}");
    }

    private String upsert(String id, String method, String records) {
        return "{\"resource_id\": \"" + id + "\", \"method\": \"" + method + "\", \"records\": " + records + "}";
    }

    private String upload(String csv) {
        String id = done(server.upload(
                        "resource_create",
                        Map.of("package_id", "books", "name", "แฟ้ม"),
                        "a.csv",
                        csv.getBytes(StandardCharsets.UTF_8),
                        TestServer.ADMIN_TOKEN))
                .path("id")
                .asString();
        for (int tries = 0; tries < 600; tries++) {
            JsonNode found = server.action("datastore_info", "{\"id\":\"" + id + "\"}", TestServer.ADMIN_TOKEN);
            if (found.path("success").asBoolean()) {
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

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTableIsMadeWithItsResource(Pair pair) {
        start(pair);
        String id = table(BOOKS + ", \"aliases\": \"books3, หนังสือ\", \"indexes\": [\"book\"]");
        for (String name : List.of(id, "books3", "หนังสือ")) {
            JsonNode found = search(name);
            assertThat(found.path("total").asInt()).isEqualTo(2);
            assertThat(found.path("records").get(0).toString())
                    .isEqualTo("{\"_id\":1,\"book\":\"annakarenina\",\"rating with %\":60.5,"
                            + "\"วันที่\":\"2005-03-01T00:00:00\"}");
            assertThat(found.path("records").get(1).path("วันที่").isNull()).isTrue();
        }
        JsonNode info = ok("datastore_info", "{\"id\": \"books3\"}");
        assertThat(info.at("/meta/aliases").toString()).isEqualTo("[\"books3\",\"หนังสือ\"]");
        assertThat(info.at("/meta/count").asInt()).isEqualTo(2);
        assertThat(info.at("/meta/id").asString()).isEqualTo(id);
        assertThat(info.at("/fields/2/info/label").asString()).isEqualTo("วันที่พิมพ์");
        assertThat(info.at("/fields/2/info/notes").asString()).isEqualTo("ตามปก");
        assertThat(info.at("/fields/0/schema/uniquekey").asBoolean()).isTrue();
        assertThat(info.at("/fields/1/type").asString()).isEqualTo("numeric");
        JsonNode shown = ok("resource_show", "{\"id\": \"" + id + "\"}");
        assertThat(shown.path("url_type").asString()).isEqualTo("datastore");
        assertThat(shown.path("url").asString()).endsWith("/datastore/dump/" + id);
        assertThat(shown.path("datastore_active").asBoolean()).isTrue();
        assertThat(shown.path("datastore_contains_all_records_of_source_file").asBoolean(true))
                .isFalse();
        HttpResponse<String> dump = server.get("/datastore/dump/books3", TestServer.ADMIN_TOKEN);
        assertThat(dump.body()).startsWith("_id,book,rating with %,วันที่\r\n1,annakarenina,60.5,");
        String rows = "/api/v1/datasets/books/resources/" + id;
        assertThat(server.get(rows + "/stats", TestServer.ADMIN_TOKEN).statusCode())
                .isEqualTo(200);
        assertThat(server.get(rows + "/schema", TestServer.ADMIN_TOKEN).body()).contains("primaryKey");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void recordsAreWrittenByTheirKeyOrNumber(Pair pair) {
        start(pair);
        String id = table(BOOKS);
        ok("datastore_upsert", upsert(id, "upsert", """
                [{"book": "annakarenina", "rating with %": 61.25}, {"book": "ชีวิต", "วันที่": "2024-01-31 08:30:00"},
                 {"book": "ชีวิต", "rating with %": 5}]"""));
        assertThat(search(id).path("records").toString())
                .isEqualTo("[{\"_id\":1,\"book\":\"annakarenina\",\"rating with %\":61.25,"
                        + "\"วันที่\":\"2005-03-01T00:00:00\"},"
                        + "{\"_id\":2,\"book\":\"warandpeace\",\"rating with %\":99.00,\"วันที่\":null},"
                        + "{\"_id\":3,\"book\":\"ชีวิต\",\"rating with %\":5.00,\"วันที่\":\"2024-01-31T08:30:00\"}]");
        ok("datastore_upsert", upsert(id, "update", "[{\"_id\": 2, \"rating with %\": 1}]"));
        ok("datastore_upsert", upsert(id, "insert", "[{\"book\": \"ใหม่\"}]"));
        assertThat(search(id).at("/records/1/rating with %").asInt()).isEqualTo(1);
        assertThat(search(id).at("/records/3/_id").asInt()).isEqualTo(4);
        ok("datastore_records_delete", "{\"resource_id\": \"" + id + "\", \"filters\": {\"book\": \"ใหม่\"}}");
        ok("datastore_upsert", upsert(id, "insert", "[{\"book\": \"ใหม่กว่า\"}]"));
        JsonNode all = search(id);
        assertThat(all.path("total").asInt()).isEqualTo(4);
        assertThat(all.at("/records/3/_id").asInt()).isEqualTo(5);
        JsonNode second = ok("datastore_search", "{\"resource_id\": \"" + id + "\", \"offset\": 3, \"limit\": 1}");
        assertThat(second.at("/records/0/_id").asInt()).isEqualTo(5);
        String before = all.toString();
        String many = "{\"_id\": 1, \"rating with %\": 61.25},".repeat(40_000);
        ok("datastore_upsert", upsert(id, "update", "[" + many.substring(0, many.length() - 1) + "]"));
        ok(
                "datastore_upsert",
                "{\"resource_id\": \"" + id
                        + "\", \"dry_run\": true, \"records\": [{\"book\": \"x\", \"rating with %\": 0.123}]}");
        assertThat(search(id).toString()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatCannotBeWrittenIsRefusedAsCkanDoes(Pair pair) {
        start(pair);
        String id = table(BOOKS);
        String before = search(id).toString();
        String good = "{\"book\": \"good\"}, ";
        assertThat(refused("datastore_upsert", upsert(id, "upsert", "[" + good + "{\"rating with %\": 1}]"))
                        .at("/key/0")
                        .asString())
                .startsWith("fields \"book\" are missing");
        assertThat(refused("datastore_upsert", upsert(id, "upsert", "[" + good + "{\"book\": \"a\", \"dummy\": 1}]"))
                        .at("/fields/0")
                        .asString())
                .startsWith("fields \"dummy\" do not exist");
        assertThat(refused("datastore_upsert", upsert(id, "update", "[{\"book\": \"nothere\"}]"))
                        .at("/key/0")
                        .asString())
                .startsWith("key \"nothere\" not found");
        assertThat(refused("datastore_upsert", upsert(id, "insert", "[" + good + "{\"book\": \"warandpeace\"}]"))
                        .at("/records/0")
                        .asString())
                .contains("warandpeace");
        assertThat(refused("datastore_upsert", upsert(id, "insert", "[" + good + good + "{\"book\": \"z\"}]"))
                        .has("records"))
                .isTrue();
        assertThat(refused("datastore_upsert", upsert(id, "upsert", "[{\"book\": \"a\", \"rating with %\": \"x1\"}]"))
                        .at("/records/0")
                        .asString())
                .contains("x1");
        assertThat(refused("datastore_upsert", upsert(id, "upsert", "[{\"book\": \"a\", \"วันที่\": \"2024-02-30\"}]"))
                        .at("/records/0")
                        .asString())
                .contains("2024-02-30");
        assertThat(refused("datastore_upsert", upsert(id, "update", "[{\"_id\": 2, \"book\": \"annakarenina\"}]"))
                        .has("key"))
                .isTrue();
        assertThat(refused("datastore_upsert", upsert(id, "upsert", "[1]")).has("records"))
                .isTrue();
        assertThat(refused("datastore_upsert", upsert(id, "merge", "[]")).has("method"))
                .isTrue();
        assertThat(search(id).toString()).isEqualTo(before);
        String keyless = table("\"records\": [{\"val\": \"foo\"}, {\"val\": \"foo\"}]");
        assertThat(refused("datastore_upsert", upsert(keyless, "upsert", "[{\"val\": \"foo\"}]"))
                        .at("/table/0")
                        .asString())
                .startsWith("unique key must be passed for update/upsert");
        assertThat(refused(
                                "datastore_create",
                                "{\"resource_id\": \"" + keyless + "\", \"primary_key\": [\"val\"], \"fields\": []}")
                        .has("primary_key"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void badFieldsMakeNoTable(Pair pair) {
        start(pair);
        String begin = "{\"resource\": {\"package_id\": \"books\", \"name\": \"x\"}, \"fields\": [";
        for (String name : List.of("_author", "\\\"author", "", " author", "author ", "\u00a0a", "a\\tb", "a\\nb")) {
            assertThat(refused("datastore_create", begin + "{\"id\": \"" + name + "\", \"type\": \"text\"}]}")
                            .has("fields"))
                    .as(name)
                    .isTrue();
        }
        assertThat(refused("datastore_create", begin + "{\"id\": \"a\", \"type\": \"INVALID\"}]}")
                        .has("fields"))
                .isTrue();
        assertThat(refused("datastore_create", begin + "{\"id\": \"a\"}, {\"id\": \"a\"}]}")
                        .has("fields"))
                .isTrue();
        assertThat(refused("datastore_create", begin + "{\"id\": \"a\"}], \"records\": [{\"b\": 1}]}")
                        .has("fields"))
                .isTrue();
        assertThat(refused("datastore_create", begin + "]}").has("fields")).isTrue();
        assertThat(refused(
                                "datastore_create",
                                begin + "{\"id\": \"a\"}, {\"id\": \"b\"}], \"indexes\": [\"a\", \"b, c\"]}")
                        .at("/indexes/0")
                        .asString())
                .contains("\"c\"");
        assertThat(refused("datastore_create", begin + "{\"id\": \"a\"}], \"aliases\": [\"_table_metadata\"]}")
                        .at("/aliases/0")
                        .asString())
                .contains("list of all tables");
        assertThat(ok("package_show", "{\"id\": \"books\"}").path("resources").size())
                .isEqualTo(0);
        String wide = "จำนวนประชากรแยกตามตำบลและเพศของผู้สูงอายุ".repeat(2);
        String id = table("\"fields\": [{\"id\": \"" + wide + "\"}, {\"id\": \"tags\", \"type\": \"_text\"}],"
                + " \"records\": [{\"" + wide + "\": \"๑\", \"tags\": [\"a\", {\"b\": 1}]}]");
        assertThat(search(id).at("/records/0/tags").toString()).isEqualTo("[\"a\",{\"b\":1}]");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void fieldsAreAddedAndTakenAway(Pair pair) {
        start(pair);
        String id = table(BOOKS);
        ok(
                "datastore_create",
                "{\"resource_id\": \"" + id + "\", \"fields\": [{\"id\": \"book\"}, {\"id\": \"pages\","
                        + " \"type\": \"int\"}], \"records\": [{\"book\": \"c\", \"pages\": 7}]}");
        JsonNode all = search(id);
        assertThat(all.at("/records/2").toString())
                .isEqualTo("{\"_id\":3,\"book\":\"c\",\"rating with %\":null,\"วันที่\":null,\"pages\":7}");
        ok(
                "datastore_create",
                "{\"resource_id\": \"" + id + "\", \"delete_fields\": true,"
                        + " \"fields\": [{\"id\": \"book\"}, {\"id\": \"pages\"}, {\"id\": \"more\"}]}");
        assertThat(search(id).at("/records/2").toString())
                .isEqualTo("{\"_id\":3,\"book\":\"c\",\"pages\":7,\"more\":null}");
        ok("datastore_upsert", upsert(id, "upsert", "[{\"book\": \"d\", \"more\": \"ใช่\"}]"));
        assertThat(search(id).at("/records/3").toString())
                .isEqualTo("{\"_id\":4,\"book\":\"d\",\"pages\":null,\"more\":\"ใช่\"}");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFieldThatIsThereIsOfNoOtherType(Pair pair) {
        start(pair);
        String id = table(BOOKS);
        String begin = "{\"resource_id\": \"" + id + "\", \"fields\": [{\"id\": \"rating with %\", \"type\": \"";
        for (String other : List.of("text", "int", "float8", "jsonb", "_numeric", "timestamp")) {
            assertThat(refused("datastore_create", begin + other + "\"}]}")
                            .at("/fields/0")
                            .asString())
                    .as(other)
                    .contains("rating with %", "numeric", "datastore_delete");
        }
        for (String same : List.of("numeric", "decimal", "numeric(5,2)", " NUMERIC")) {
            ok("datastore_create", begin + same + "\"}]}");
        }
        String file = upload("ตำบล,จำนวน\nก,1\nข,2\n");
        String info = ok("datastore_info", "{\"id\": \"" + file + "\"}")
                .path("fields")
                .toString();
        ok("datastore_create", "{\"resource_id\": \"" + file + "\", \"force\": true, \"fields\": " + info + "}");
        assertThat(refused(
                                "datastore_create",
                                "{\"resource_id\": \"" + file + "\", \"force\": true,"
                                        + " \"fields\": [{\"id\": \"จำนวน\", \"type\": \"text\"}]}")
                        .at("/message_th/fields/0")
                        .asString())
                .contains("จำนวน", "int8", "type_override");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsAndTablesAreDeleted(Pair pair) {
        start(pair);
        String id = table(BOOKS);
        String begin = "{\"resource_id\": \"" + id + "\"";
        ok("datastore_delete", begin + ", \"filters\": {\"book\": \"warandpeace\"}}");
        assertThat(search(id).path("total").asInt()).isEqualTo(1);
        ok("datastore_delete", begin + ", \"filters\": {\"book\": \"annakarenina\", \"rating with %\": 1}}");
        assertThat(search(id).path("total").asInt()).isEqualTo(1);
        assertThat(refused("datastore_delete", begin + ", \"filters\": []}").has("filters"))
                .isTrue();
        assertThat(refused("datastore_delete", begin + ", \"filters\": \"\"}").has("filters"))
                .isTrue();
        assertThat(refused("datastore_delete", begin + ", \"filters\": {\"no\": 1}}")
                        .has("filters"))
                .isTrue();
        assertThat(refused("datastore_records_delete", begin + "}")
                        .at("/filters/0")
                        .asString())
                .isEqualTo("Missing value");
        refused(404, "datastore_delete", "{\"resource_id\": \"unknown\"}", TestServer.ADMIN_TOKEN);
        ok(
                "datastore_upsert",
                upsert(
                        id,
                        "insert",
                        "[{\"book\": \"a\"}, {\"book\": \"b\", \"rating with %\": 1}, "
                                + "{\"book\": \"c\", \"rating with %\": 2}]"));
        String oneOrNone = begin + ", \"filters\": {\"rating with %\": [null, 1]}}";
        assertThat(ok("datastore_search", oneOrNone).path("records").findValuesAsString("book"))
                .containsExactly("a", "b");
        ok("datastore_records_delete", oneOrNone);
        assertThat(search(id).path("records").findValuesAsString("book")).containsExactly("annakarenina", "c");
        ok("datastore_delete", begin + ", \"filters\": {}}");
        assertThat(search(id).path("total").asInt()).isEqualTo(0);
        assertThat(search(id).path("fields").size()).isEqualTo(4);
        ok("datastore_delete", begin + "}");
        refused(404, "datastore_search", begin + "}", TestServer.ADMIN_TOKEN);
        JsonNode shown = ok("resource_show", "{\"id\": \"" + id + "\"}");
        assertThat(shown.path("datastore_active").asBoolean(true)).isFalse();
        assertThat(server.get("/dataset/books/resource/" + id, TestServer.ADMIN_TOKEN)
                        .statusCode())
                .isEqualTo(200);
        ok("datastore_create", begin + ", \"records\": [{\"a\": 1, \"b\": 2.5, \"c\": true, \"d\": \"2024-01-31\"}]}");
        assertThat(search(id).path("fields").toString()).contains("\"int8\"", "\"numeric\"", "\"bool\"", "\"date\"");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theTableOfAFileIsCopiedBeforeItIsWritten(Pair pair) {
        start(pair);
        String id = upload("ตำบล,จำนวน\nก,1.5\nข,2.5\n");
        String records = "[{\"_id\": 1, \"จำนวน\": 7.125}]";
        assertThat(refused("datastore_upsert", upsert(id, "update", records))
                        .at("/read-only/0")
                        .asString())
                .contains("With force=true a copy of it is written");
        assertThat(refused("datastore_delete", "{\"resource_id\": \"" + id + "\"}")
                        .at("/read-only/0")
                        .asString())
                .contains("it is taken away", "own table stays", "filters")
                .doesNotContain("copy");
        assertThat(refused("datastore_create", "{\"resource_id\": \"" + id + "\", \"records\": [{\"ตำบล\": \"ค\"}]}")
                        .has("read-only"))
                .isTrue();
        String forced = upsert(id, "update", records).replaceFirst("\\{", "{\"force\": true, ");
        ok("datastore_upsert", forced);
        assertThat(refused("datastore_upsert", upsert(id, "update", records))
                        .at("/read-only/0")
                        .asString())
                .contains("a copy has been written", "takes no further copy")
                .doesNotContain("a copy of it is written");
        assertThat(search(id).path("records").toString())
                .isEqualTo("[{\"_id\":1,\"ตำบล\":\"ก\",\"จำนวน\":7.125},{\"_id\":2,\"ตำบล\":\"ข\",\"จำนวน\":2.500}]");
        ok(
                "datastore_create",
                "{\"resource_id\": \"" + id
                        + "\", \"force\": true, \"primary_key\": \"ตำบล\", \"records\": [{\"ตำบล\": \"ค\"}]}");
        assertThat(search(id).at("/records/2").toString()).isEqualTo("{\"_id\":3,\"ตำบล\":\"ค\",\"จำนวน\":null}");
        String versions = "/api/v1/datasets/books/resources/" + id + "/versions";
        assertThat(server.get(versions + "/1/rows.csv", TestServer.ADMIN_TOKEN).body())
                .contains("ก,1.5", "ข,2.5");
        JsonNode list = Json.MAPPER.readTree(
                server.get(versions, TestServer.ADMIN_TOKEN).body());
        assertThat(list.path("versions").size()).isEqualTo(2);
        assertThat(list.at("/versions/0/served").asBoolean()).isTrue();
        assertThat(list.at("/versions/0/file_url").isNull()).isTrue();
        for (String page : List.of("", "/versions", "?version=1", "?tab=chart", "?tab=api")) {
            assertThat(server.get("/dataset/books/resource/" + id + page, TestServer.ADMIN_TOKEN)
                            .statusCode())
                    .as(page)
                    .isEqualTo(200);
        }
        ok("datastore_delete", "{\"resource_id\": \"" + id + "\", \"force\": true}");
        refused(404, "datastore_search", "{\"resource_id\": \"" + id + "\"}", TestServer.ADMIN_TOKEN);
        assertThat(server.get(versions + "/1/rows.csv", TestServer.ADMIN_TOKEN).body())
                .contains("ก,1.5");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsKeptOfATableEndsWithItsRows(Pair pair) {
        start(pair);
        String id = table(BOOKS);
        String rows = "/api/v1/datasets/books/resources/" + id + "/rows?q=war";
        HttpResponse<String> before = server.get(rows, TestServer.ADMIN_TOKEN);
        assertThat(before.body()).contains("\"total\":1");
        String tag = before.headers().firstValue("ETag").orElseThrow();
        Map<String, String> asking = Map.of("Authorization", TestServer.ADMIN_TOKEN, "If-None-Match", tag);
        assertThat(server.getWith(rows, asking).statusCode()).isEqualTo(304);
        ok("datastore_upsert", upsert(id, "upsert", "[{\"book\": \"warsaw\"}]"));
        HttpResponse<String> after = server.getWith(rows, asking);
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains("\"total\":2", "warsaw");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void writersWaitForOneAnotherAndReadersSeeWholeCalls(Pair pair) throws InterruptedException {
        start(pair);
        String id = table("\"records\": [{\"val\": \"a\"}, {\"val\": \"b\"}]");
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            Thread thread = new Thread(() -> {
                for (int call = 0; call < 8; call++) {
                    ok("datastore_upsert", upsert(id, "insert", "[{\"val\": \"a\"}, {\"val\": \"b\"}]"));
                }
            });
            thread.start();
            writers.add(thread);
        }
        while (writers.stream().anyMatch(Thread::isAlive)) {
            assertThat(search(id).path("records").size() % 2).isZero();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        JsonNode all = search(id);
        assertThat(all.path("total").asInt()).isEqualTo(50);
        assertThat(all.at("/records/49/_id").asInt()).isEqualTo(50);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void onlyEditorsWriteAndStrangersKnowNothing(Pair pair) {
        start(pair);
        String id = table(BOOKS + ", \"aliases\": [\"secret\"]");
        String member = user("member");
        String editor = user("editor");
        String none = user("none");
        List<String> calls =
                List.of("datastore_create", "datastore_upsert", "datastore_delete", "datastore_records_delete");
        for (String call : calls) {
            String body =
                    "{\"resource_id\": \"secret\", \"records\": [{\"book\": \"x\"}], \"filters\": {\"book\": \"x\"}}";
            // What is hidden is told as it was asked for: its id would show that it is there.
            assertThat(refused(404, call, body, null).toString()).doesNotContain(id);
            assertThat(refused(404, call, body, none).toString()).doesNotContain(id);
            refused(403, call, body, member);
        }
        assertThat(refused(404, "datastore_search", "{\"resource_id\": \"secret\"}", none)
                        .toString())
                .doesNotContain(id);
        for (String path : List.of("/datastore/dump/secret", "/datastore/api_info/secret")) {
            assertThat(server.get(path).statusCode()).isEqualTo(404);
            assertThat(server.get(path).body()).doesNotContain(id);
        }
        done(server.action("datastore_search", "{\"resource_id\": \"secret\"}", member));
        done(server.action("datastore_upsert", upsert("secret", "upsert", "[{\"book\": \"x\"}]"), editor));
        String list = "{\"resource_id\": \"_table_metadata\"}";
        assertThat(done(server.action("datastore_search", list, null))
                        .path("total")
                        .asInt())
                .isEqualTo(0);
        JsonNode known = done(server.action("datastore_search", list, member));
        assertThat(known.path("records").toString())
                .isEqualTo(
                        "[{\"_id\":\"%1$s\",\"name\":\"%1$s\",\"alias_of\":null},{\"_id\":\"secret\",\"name\":\"secret\",\"alias_of\":\"%1$s\"}]"
                                .formatted(id));
        JsonNode one = done(server.action(
                "datastore_search",
                "{\"resource_id\": \"_table_metadata\", \"filters\": {\"alias_of\": \"" + id + "\"}}",
                member));
        assertThat(one.path("total").asInt()).isEqualTo(1);
        assertThat(one.path("filters").path("alias_of").asString()).isEqualTo(id);
        assertThat(one.path("_links").path("next").asString()).contains("offset=100");
        assertThat(one.has("offset")).isFalse();
        assertThat(refused(
                                "datastore_create",
                                "{\"resource\": {\"package_id\": \"books\", \"name\": \"x\"},"
                                        + " \"records\": [{\"a\": 1}], \"aliases\": [\"secret\"]}")
                        .has("aliases"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void partsOfSecondsAreToldAsTheyAreKept(Pair pair) {
        start(pair);
        String id = table("\"fields\": [{\"id\": \"at\", \"type\": \"timestamp\"}],"
                + " \"records\": [{\"at\": \"2020-02-29T01:02:03.456\"}, {\"at\": \"2020-02-29T01:02:03\"}]");
        assertThat(search(id).path("records").findValuesAsString("at"))
                .containsExactly("2020-02-29T01:02:03.456", "2020-02-29T01:02:03");
        assertThat(server.get("/datastore/dump/" + id, TestServer.ADMIN_TOKEN).body())
                .isEqualTo("_id,at\r\n1,2020-02-29T01:02:03.456\n2,2020-02-29T01:02:03\n");
        JsonNode found = ok(
                "datastore_search",
                "{\"resource_id\": \"" + id + "\", \"filters\": {\"at\": \"2020-02-29T01:02:03.456\"}}");
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(server.get("/api/v1/datasets/books/resources/" + id + "/rows.csv?era=be", TestServer.ADMIN_TOKEN)
                        .body())
                .contains("2563-02-29T01:02:03.456\r\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void momentsOfAnotherZoneAreToldAsInThailand(Pair pair) {
        start(pair);
        String id =
                table("\"fields\": [{\"id\": \"at\", \"type\": \"timestamp\"}, {\"id\": \"t\", \"type\": \"text\"}],"
                        + " \"records\": [{\"at\": \"2024-01-31T08:30:00+07:00\", \"t\": \"a\\uffff\"},"
                        + " {\"at\": \"2024-01-31T08:30:00Z\", \"t\": \"b\"}, {\"t\": null}]");
        assertThat(search(id).path("records").findValuesAsString("at"))
                .startsWith("2024-01-31T08:30:00", "2024-01-31T15:30:00");
        String rows = "/api/v1/datasets/books/resources/" + id + "/rows";
        assertThat(server.get(rows + ".csv?select=_id&at=2024-01-31T01:30:00Z", TestServer.ADMIN_TOKEN)
                        .body())
                .isEqualTo("_id\r\n1\r\n");
        assertThat(server.get(rows + ".csv?select=_id&t__not=b", TestServer.ADMIN_TOKEN)
                        .body())
                .isEqualTo("_id\r\n1\r\n3\r\n");
        assertThat(server.get(rows + ".xml", TestServer.ADMIN_TOKEN).body()).contains("<t>a\uFFFD</t>");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void longWordsAndListsAreRefusedAtOnce(Pair pair) {
        start(pair);
        String begin = "{\"resource_id\": \"" + table(BOOKS) + "\", ";
        for (String words : List.of("\"q\": \"%s\"", "\"q\": \"%s\", \"plain\": false", "\"full_text\": \"%s\"")) {
            String asked = begin + words.formatted("ก".repeat(100_000)) + "}";
            assertThat(refused("datastore_search", asked).has("q")).isTrue();
        }
        String many = "book,".repeat(10_000) + "book";
        for (String list : List.of("fields", "sort")) {
            assertThat(refused("datastore_search", begin + "\"" + list + "\": \"" + many + "\"}")
                            .has(list))
                    .isTrue();
        }
    }

    private String user(String role) {
        ok(
                "user_create",
                "{\"name\": \"" + role + "\", \"email\": \"" + role
                        + "@example.go.th\", \"password\": \"long enough 1\"}");
        if (!role.equals("none")) {
            ok(
                    "organization_member_create",
                    "{\"id\": \"city\", \"username\": \"" + role + "\", \"role\": \"" + role + "\"}");
        }
        return ok("api_token_create", "{\"user\": \"" + role + "\", \"name\": \"test\"}")
                .path("token")
                .asString();
    }
}
