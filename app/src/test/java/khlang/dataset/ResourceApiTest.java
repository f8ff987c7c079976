package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.Loads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ResourceApiTest {
    private static final byte[] FILE = "ปี,บาท\n2567,100\n\u0000".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(Pair.class)
    void uploadedFileComesBackByteForByteUnderItsThaiName(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String dataset = catalogue.publicDataset("budget").path("id").asString();
            JsonNode made = done(server.upload(
                    "resource_create",
                    Map.of("package_id", "budget", "name", "รายจ่าย", "note", "x"),
                    "งบประมาณ 2567.csv",
                    FILE,
                    catalogue.editor));
            String id = made.path("id").asString();
            String path = "/dataset/" + dataset + "/resource/" + id
                    + "/download/%E0%B8%87%E0%B8%9A%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%A1%E0%B8%B2%E0%B8%93%202567.csv";
            assertThat(made.path("url_type").asString()).isEqualTo("upload");
            assertThat(made.path("size").asInt()).isEqualTo(FILE.length);
            assertThat(made.path("format").asString()).isEqualTo("CSV");
            assertThat(made.path("note").asString()).isEqualTo("x");
            assertThat(made.path("url").asString()).endsWith(path);
            HttpResponse<byte[]> file = bytes(server, HttpRequest.newBuilder(URI.create(server.url() + path)));
            assertThat(file.body()).isEqualTo(FILE);
            assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment; filename=\"")
                    .contains("filename*=UTF-8''%E0%B8%87")
                    .endsWith("%202567.csv");
            assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            HttpResponse<byte[]> part = bytes(
                    server,
                    HttpRequest.newBuilder(URI.create(server.url() + path)).header("Range", "bytes=2-5"));
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(FILE, 2, 6));
            HttpResponse<byte[]> head = bytes(
                    server,
                    HttpRequest.newBuilder(URI.create(server.url() + path))
                            .method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(FILE.length);
        }
    }

    private static HttpResponse<byte[]> bytes(TestServer server, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        assertThat(server.url()).isNotEmpty();
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theDataDictionaryOutlivesClientsThatDoNotKnowIt(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String schema = "[{\"name\":\"ปี\",\"type\":\"string\"}]";
            JsonNode made = done(server.upload(
                    "resource_create",
                    Map.of("package_id", "budget", "schema", schema, "note", "x", "datapackage_name", "rows"),
                    "a.csv",
                    FILE,
                    catalogue.editor));
            assertThat(made.path("schema").toString()).isEqualTo(schema);
            String id = made.path("id").asString();
            JsonNode patched = done(server.action(
                    "resource_patch", "{\"id\":\"" + id + "\",\"name\":\"ใหม่\",\"more\":\"y\"}", catalogue.editor));
            assertThat(patched.path("note").asString()).isEqualTo("x");
            assertThat(patched.path("more").asString()).isEqualTo("y");
            assertThat(patched.path("schema").toString()).isEqualTo(schema);
            JsonNode updated =
                    done(server.upload("resource_update", Map.of("id", id), "b.csv", FILE, catalogue.editor));
            assertThat(updated.has("note")).isFalse();
            assertThat(updated.path("schema").toString()).isEqualTo(schema);
            assertThat(updated.path("datapackage_name").asString()).isEqualTo("rows");
            JsonNode emptied =
                    done(server.action("resource_patch", "{\"id\":\"" + id + "\",\"schema\":[]}", catalogue.editor));
            assertThat(emptied.path("schema")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void pageThatIsUploadedIsNeverShownAsOne(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            for (String name : new String[] {"evil.html", "evil.svg", "evil.xml", "evil"}) {
                JsonNode made = done(
                        server.upload("resource_create", Map.of("package_id", "budget"), name, FILE, catalogue.editor));
                String path = URI.create(made.path("url").asString()).getPath();
                HttpResponse<byte[]> file = bytes(server, HttpRequest.newBuilder(URI.create(server.url() + path)));
                assertThat(file.headers().firstValue("Content-Type")).as(name).contains("application/octet-stream");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void filesOfPrivateDatasetsAreUnknownToStrangers(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.privateDataset("hidden");
            catalogue.publicDataset("open");
            JsonNode made = done(
                    server.upload("resource_create", Map.of("package_id", "hidden"), "a.csv", FILE, catalogue.editor));
            String path = URI.create(made.path("url").asString()).getPath();
            assertThat(server.get(path).statusCode()).isEqualTo(404);
            assertThat(server.get(path, catalogue.stranger).statusCode()).isEqualTo(404);
            assertThat(server.get(path, catalogue.member).statusCode()).isEqualTo(200);
            String sideways = path.replace(made.path("package_id").asString(), "open");
            assertThat(server.get(sideways).statusCode()).isEqualTo(404);
            assertThat(server.get(sideways, catalogue.member).statusCode()).isEqualTo(404);
            assertThat(server.get("/api/3/action/resource_show?id="
                                    + made.path("id").asString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void replacedFileIsTheOneThatComesBack(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            JsonNode made = done(server.upload(
                    "resource_create",
                    Map.of("package_id", "budget", "name", "ตาราง"),
                    "a.csv",
                    FILE,
                    catalogue.editor));
            String id = made.path("id").asString();
            Loads loads = new Loads(server);
            loads.await(id);
            String other = "[{\"ปี\":2567,\"บาท\":100},{\"ปี\":2568,\"บาท\":200},{\"ปี\":2569,\"บาท\":300}]";
            JsonNode answer = done(server.upload(
                    "resource_patch",
                    Map.of("id", id, "confirm", "true", "note", "ปีใหม่"),
                    "b.json",
                    other.getBytes(StandardCharsets.UTF_8),
                    catalogue.editor));
            assertThat(answer.path("load_file").asString()).isEqualTo("b.json");
            loads.await(id);
            JsonNode replaced = loads.resource(id);
            assertThat(replaced.path("name").asString()).isEqualTo("ตาราง");
            assertThat(replaced.path("format").asString()).isEqualTo("JSON");
            String path = URI.create(replaced.path("url").asString()).getPath();
            assertThat(server.get(path).body()).isEqualTo(other);
            JsonNode echoed = done(server.action(
                    "package_update",
                    done(server.read("package_show", "?id=budget")).toString(),
                    catalogue.editor));
            assertThat(echoed.at("/resources/0/url_type").asString()).isEqualTo("upload");
            assertThat(echoed.at("/resources/0/hash").asString())
                    .isEqualTo(replaced.path("hash").asString());
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void resourceWithoutANameBearsItsFilesName(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            JsonNode made = done(server.upload(
                    "resource_create", Map.of("package_id", "budget"), "ปี 2566.csv", FILE, catalogue.editor));
            assertThat(made.path("name").asString()).isEqualTo("ปี 2566.csv");
            String id = made.path("id").asString();
            Loads loads = new Loads(server);
            loads.await(id);
            done(server.upload("resource_patch", Map.of("id", id), "../ปี\\2567.csv", FILE, catalogue.editor));
            loads.await(id);
            assertThat(loads.resource(id).path("name").asString()).isEqualTo("2567.csv");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void linkLeadsToItsOwnTargetOnly(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String dataset = catalogue.publicDataset("budget").path("id").asString();
            JsonNode made = done(server.action(
                    "resource_create",
                    "{\"package_id\":\"budget\",\"url\":\"https://example.org/a.pdf\"}",
                    catalogue.editor));
            assertThat(made.path("url").asString()).isEqualTo("https://example.org/a.pdf");
            assertThat(made.path("url_type").asString()).isEmpty();
            var answer = server.get("/dataset/" + dataset + "/resource/"
                    + made.path("id").asString() + "/download/x?url=https://evil.example");
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains("https://example.org/a.pdf");
            for (String url : new String[] {
                "javascript:alert(1)", "ftp://example.org/", "//evil", "http://", "https://me:word@example.org/a.csv"
            }) {
                assertThat(server.post(
                                        "/api/3/action/resource_create",
                                        "{\"package_id\":\"budget\",\"url\":\"%s\"}".formatted(url),
                                        catalogue.editor)
                                .statusCode())
                        .as(url)
                        .isEqualTo(409);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void chosenIdsAreUuidsAndFree(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String id = UUID.randomUUID().toString();
            done(server.action("resource_create", draft(id), catalogue.editor));
            for (String wrong : new String[] {"../../nope.txt", "x".repeat(111), id}) {
                var answer = server.post("/api/3/action/resource_create", draft(wrong), catalogue.editor);
                assertThat(answer.statusCode()).as(wrong).isEqualTo(409);
                assertThat(answer.body()).contains("\"id\"");
            }
            assertThat(server.post("/api/3/action/resource_create", "{}", catalogue.editor)
                            .body())
                    .contains("package_id")
                    .contains("Missing value");
        }
    }

    private static String draft(String id) {
        return "{\"package_id\":\"budget\",\"id\":\"" + id + "\"}";
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void deletedResourceIsGoneAndTheOthersMoveUp(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String first = done(server.action(
                            "resource_create", "{\"package_id\":\"budget\",\"name\":\"a\"}", catalogue.editor))
                    .path("id")
                    .asString();
            done(server.action("resource_create", "{\"package_id\":\"budget\",\"name\":\"b\"}", catalogue.editor));
            assertThat(server.post("/api/3/action/resource_delete", "{\"id\":\"" + first + "\"}", catalogue.stranger)
                            .statusCode())
                    .isEqualTo(403);
            done(server.action("resource_delete", "{\"id\":\"" + first + "\"}", catalogue.editor));
            assertThat(server.get("/api/3/action/resource_show?id=" + first).statusCode())
                    .isEqualTo(404);
            JsonNode left = done(server.read("package_show", "?id=budget")).path("resources");
            assertThat(left).hasSize(1);
            assertThat(left.at("/0/name").asString()).isEqualTo("b");
            assertThat(left.at("/0/position").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void fileLargerThanTheLimitIsRefusedAndNothingIsLeft(Pair pair) {
        try (TestServer server = TestServer.start(pair, Map.of("KHLANG_MAX_UPLOAD", "3000000"))) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            for (int size : new int[] {3_100_000, 20_000_000}) {
                JsonNode refused = server.upload(
                        "resource_create", Map.of("package_id", "budget"), "big.csv", new byte[size], catalogue.editor);
                assertThat(refused.path("success").asBoolean()).isFalse();
                assertThat(refused.at("/error/__type").asString())
                        .as(refused.toString())
                        .isEqualTo("Too Large Error");
                assertThat(refused.at("/error/message").asString()).contains("3 MB");
            }
            assertThat(done(server.read("package_show", "?id=budget")).path("resources"))
                    .isEmpty();
        }
    }
}
