package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Who keeps a copy of a table is told what has changed in it. */
class ChangesTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static JsonNode json(TestServer server, String path) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static String replaced(Loads loads, String dataset, String... files) {
        String resource = loads.published(dataset, "1.csv", files[0]);
        for (int i = 1; i < files.length; i++) {
            loads.send(resource, (i + 1) + ".csv", files[i], "confirm", "true", "note", "แก้ไข");
            assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        }
        return "/api/v1/datasets/" + dataset + "/resources/" + resource;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsByTheirKeyAreNewChangedAndGone(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String table = replaced(
                new Loads(server),
                "by-key",
                "รหัส,ตำบล,จำนวน,วันที่\nA1,ในเมือง,1200,1/2/2567\nA2,ศิลา,850,\nA3,บ้านเป็ด,700,\n",
                "รหัส,ตำบล,จำนวน,วันที่\nA1,ในเมือง,1200,1/2/2567\nA2,ศิลา,900,\nA3,บ้านเป็ด,700,\n",
                "รหัส,ตำบล,จำนวน,เขต\nA1,ในเมือง,1200,1\nA2,ศิลา,901,1\nA4,พระลับ,400,2\n");
        JsonNode changes = json(server, table + "/changes?since=1");
        assertThat(changes.path("from").asInt()).isEqualTo(1);
        assertThat(changes.path("to").asInt()).isEqualTo(3);
        assertThat(changes.path("key").asString()).isEqualTo("รหัส");
        assertThat(changes.path("fields").path("added").toString()).isEqualTo("[\"เขต\"]");
        assertThat(changes.path("fields").path("removed").toString()).isEqualTo("[\"วันที่\"]");
        assertThat(changes.path("changes").toString())
                .isEqualTo(
                        "[{\"change\":\"changed\",\"row\":{\"รหัส\":\"A2\",\"ตำบล\":\"ศิลา\",\"จำนวน\":901,\"เขต\":1},"
                                + "\"before\":{\"รหัส\":\"A2\",\"ตำบล\":\"ศิลา\",\"จำนวน\":850,\"วันที่\":null}},"
                                + "{\"change\":\"added\",\"row\":{\"รหัส\":\"A4\",\"ตำบล\":\"พระลับ\",\"จำนวน\":400,\"เขต\":2}},"
                                + "{\"change\":\"removed\",\"row\":{\"รหัส\":\"A3\",\"ตำบล\":\"บ้านเป็ด\",\"จำนวน\":700,\"วันที่\":null}}]");
        assertThat(changes.path("more").asBoolean()).isFalse();
        assertThat(changes.path("complete").asBoolean()).isTrue();
        assertThat(json(server, table + "/changes?since=3").path("changes")).isEmpty();
        JsonNode earlier = json(server, table + "/diff?from=1&to=2").path("changes");
        assertThat(earlier).hasSize(1);
        assertThat(earlier.get(0).path("row").path("จำนวน").asInt()).isEqualTo(900);
        assertThat(json(server, table + "/diff?from=2&to=1")
                        .path("changes")
                        .get(0)
                        .path("row")
                        .path("จำนวน")
                        .asInt())
                .isEqualTo(850);
        HttpResponse<String> first = server.get(table + "/changes?since=1");
        assertThat(first.headers().firstValue("ETag")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsWithoutAKeyAreComparedAsAWholeAndCounted(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String table = replaced(
                new Loads(server),
                "keyless-changes",
                "ตำบล,คน\nก,1\nก,1\nข,2\nค,\n",
                "ตำบล,คน\nก,1\nค,\nข,2\nข,2\nข,2\n");
        JsonNode changes = json(server, table + "/changes?since=1");
        assertThat(changes.path("key").isNull()).isTrue();
        assertThat(changes.path("changes").toString())
                .isEqualTo("[{\"change\":\"added\",\"row\":{\"ตำบล\":\"ข\",\"คน\":2}},"
                        + "{\"change\":\"added\",\"row\":{\"ตำบล\":\"ข\",\"คน\":2}},"
                        + "{\"change\":\"removed\",\"row\":{\"ตำบล\":\"ก\",\"คน\":1}}]");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aNumberThatStayedWithItsRowsIsTheirKey(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String places = "ก,10\n%d,ข,20\n%d,ก,30\n%d,ข,%d\n";
        for (String header : List.of("id", "ลำดับ", "no", "เลขที่")) {
            String first = header + ",เขต,จำนวน\n1," + places.formatted(2, 3, 4, 40);
            String table = replaced(
                    loads,
                    "numbered-" + Integer.toHexString(header.hashCode()),
                    first,
                    first.replace("4,ข,40", "4,ข,41") + "5,ก,50\n");
            JsonNode changes = json(server, table + "/changes?since=1");
            assertThat(changes.path("key").asString()).isEqualTo(header);
            assertThat(changes.path("changes").findValuesAsString("change")).containsExactly("changed", "added");
            assertThat(json(server, table + "/versions")
                            .at("/versions/0/difference/rows/key")
                            .asString())
                    .isEqualTo(header);
        }
        String shifted = replaced(
                loads,
                "shifted",
                "ลำดับ,เขต,จำนวน\n1," + places.formatted(2, 3, 4, 40),
                "ลำดับ,เขต,จำนวน\n1,ค,5\n2," + places.formatted(3, 4, 5, 40));
        assertThat(json(server, shifted + "/changes?since=1").path("key").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatWasWrittenRowByRowIsNotTakenForNoChange(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        loads.published("written-changes", "1.csv", "รหัส,n\nA1,1\nA2,2\nA3,3\n");
        String resource = loads.ok(
                        "datastore_create",
                        "{\"resource\": {\"package_id\": \"written-changes\", \"name\": \"เขียน\"},"
                                + " \"primary_key\": \"a\", \"records\": [{\"a\": \"1\", \"b\": 1}]}")
                .path("resource_id")
                .asString();
        String changes = "/api/v1/datasets/written-changes/resources/" + resource + "/changes?since=1";
        long revision = json(server, changes).path("revision").asLong();
        JsonNode nothing = json(server, changes + "&revision=" + revision);
        assertThat(nothing.path("complete").asBoolean()).isTrue();
        assertThat(nothing.path("changes")).isEmpty();
        String tag = server.get(changes + "&revision=" + revision)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        loads.ok(
                "datastore_upsert", "{\"resource_id\": \"" + resource + "\", \"records\": [{\"a\": \"1\", \"b\": 2}]}");
        HttpResponse<String> since = server.getWith(changes + "&revision=" + revision, Map.of("If-None-Match", tag));
        assertThat(since.statusCode()).isEqualTo(200);
        JsonNode written = Json.MAPPER.readTree(since.body());
        assertThat(written.path("complete").asBoolean(true)).isFalse();
        assertThat(written.path("revision").asLong()).isEqualTo(revision + 1);
        assertThat(written.path("message").asString()).contains("since=1&revision=" + (revision + 1));
        assertThat(written.path("message_th").asString()).contains("อ่านตารางใหม่");
        assertThat(json(server, changes).path("complete").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aVersionThatIsNoneOrASecretIsRefused(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("secret-changes", "1.csv", "รหัส,n\nA1,1\nA2,2\nA3,3\n");
        loads.send(resource, "2.csv", "รหัส\nA1\n");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        String table = "/api/v1/datasets/secret-changes/resources/" + resource;
        assertThat(server.get(table + "/changes").statusCode()).isEqualTo(400);
        for (String wrong : List.of("/changes?since=x", "/changes?since=0", "/diff?from=a", "/diff?from=1&to=-1")) {
            HttpResponse<String> answer = server.get(table + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
            assertThat(error.path("message").asString()).contains("is the number of a version");
            assertThat(error.path("hint").asString()).startsWith("Versions count from 1;");
            assertThat(error.path("hint_th").asString()).contains("รุ่นนับจาก 1");
        }
        assertThat(server.get(table + "/changes?since=9").statusCode()).isEqualTo(404);
        assertThat(server.get(table + "/diff?from=1&to=2").statusCode()).isEqualTo(404);
        assertThat(server.get(table + "/diff?from=1&to=2", TestServer.ADMIN_TOKEN)
                        .statusCode())
                .isEqualTo(200);
    }
}
