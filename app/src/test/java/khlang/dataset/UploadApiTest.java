package khlang.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.Loads;
import khlang.web.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class UploadApiTest {
    private static final int ROWS = 20_000;
    private static final byte[] FILE = ("เลขที่,บาท\n"
                    + IntStream.range(0, ROWS).mapToObj(i -> i + "," + i * 7).collect(Collectors.joining("\n"))
                    + "\n")
            .getBytes(StandardCharsets.UTF_8);

    private static final int THIRD = FILE.length / 3;

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aBrokenUploadGoesOnAlsoAfterARestartAndBecomesATable(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = catalogue(server);
            Pieces officer = new Pieces(server, catalogue.editor);
            String path = officer.begun("รายได้ ๒๕๖๗.csv", FILE.length);
            assertThat(officer.offset(path)).isZero();
            officer.sendAndHang(path, FILE, 0, THIRD).close();
            assertThat(officer.offset(path)).isEqualTo(THIRD);
            HttpResponse<String> early = create(server, catalogue.editor, path);
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(error(early).path("upload").get(0).asString()).contains("Only");
            server.restart();
            assertThat(officer.offset(path)).isEqualTo(THIRD);
            HttpResponse<String> second = officer.send(path, FILE, THIRD, 2 * THIRD);
            assertThat(second.statusCode()).as(second.body()).isEqualTo(204);
            assertThat(Pieces.header(second, "Upload-Offset")).isEqualTo(Integer.toString(2 * THIRD));
            assertThat(officer.send(path, FILE, 2 * THIRD, FILE.length).statusCode())
                    .isEqualTo(204);
            HttpResponse<String> made = create(server, catalogue.editor, path);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
            JsonNode resource = Json.MAPPER.readTree(made.body()).path("result");
            assertThat(resource.path("size").asInt()).isEqualTo(FILE.length);
            assertThat(resource.path("url").asString()).endsWith(".csv");
            assertThat(resource.has("upload_id")).isFalse();
            assertThat(total(server, resource.path("id").asString())).isEqualTo(ROWS);
            assertThat(officer.head(path).statusCode()).isEqualTo(404);
            assertThat(officer.bytes(path)).doesNotExist();
        }
    }

    @Test
    void aFileInPiecesTakesThePlaceOfAnother() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            SampleCatalogue catalogue = catalogue(server);
            Pieces officer = new Pieces(server, catalogue.editor);
            String resource = server.upload(
                            "resource_create",
                            Map.of("package_id", "revenue", "name", "รายได้"),
                            "a.csv",
                            FILE,
                            catalogue.editor)
                    .at("/result/id")
                    .asString();
            for (String action : new String[] {"resource_update", "resource_patch"}) {
                String path = officer.begun(action + ".csv", FILE.length);
                assertThat(officer.send(path, FILE, 0, FILE.length).statusCode())
                        .isEqualTo(204);
                String json = "{\"id\":\"" + resource + "\",\"upload_id\":\"" + Pieces.id(path) + "\"}";
                JsonNode answer = server.action(action, json, catalogue.editor);
                assertThat(answer.path("success").asBoolean())
                        .as(answer.toString())
                        .isTrue();
                Loads loads = new Loads(server);
                loads.await(resource);
                assertThat(loads.resource(resource).path("url").asString()).endsWith("/" + action + ".csv");
                assertThat(officer.bytes(path)).doesNotExist();
            }
        }
    }

    @Test
    void aConnectionThatHangsDoesNotHinderTheNext() throws IOException, InterruptedException {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Pieces officer = new Pieces(server, catalogue(server).editor);
            String path = officer.begun("a.csv", FILE.length);
            try (Socket hanging = officer.sendAndHang(path, FILE, 0, THIRD)) {
                assertThat(officer.send(path, FILE, THIRD, 2 * THIRD).statusCode())
                        .isEqualTo(204);
                // What comes late over the old connection is not written a second time.
                hanging.getOutputStream().write(FILE, THIRD, 1_000);
                assertThat(hanging.getInputStream().read()).isEqualTo('H');
                assertThat(officer.offset(path)).isEqualTo(2L * THIRD);
            }
            assertThat(officer.send(path, FILE, 2 * THIRD, FILE.length).statusCode())
                    .isEqualTo(204);
            assertThat(Files.readAllBytes(officer.bytes(path))).isEqualTo(FILE);
        }
    }

    @Test
    void anUploadBelongsToWhoBeganItAndIsOnlyForEditors() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            SampleCatalogue catalogue = catalogue(server);
            Pieces owner = new Pieces(server, catalogue.editor);
            Pieces other = new Pieces(server, catalogue.stranger);
            String path = owner.begun("a.csv", FILE.length);
            assertThat(owner.send(path, FILE, 0, FILE.length).statusCode()).isEqualTo(204);
            assertThat(other.head(path).statusCode()).isEqualTo(404);
            assertThat(other.send(path, FILE, 0, 10).statusCode()).isEqualTo(404);
            assertThat(server.send(other.request(path).DELETE()).statusCode()).isEqualTo(404);
            HttpResponse<String> taken = create(server, TestServer.ADMIN_TOKEN, path);
            assertThat(taken.statusCode()).isEqualTo(409);
            assertThat(error(taken).has("upload")).isTrue();
            assertThat(new Pieces(server, catalogue.member).begin("a.csv", 10).statusCode())
                    .isEqualTo(403);
            assertThat(new Pieces(server, "no-token").begin("a.csv", 10).statusCode())
                    .isEqualTo(403);
            assertThat(new Pieces(server, null).begin("a.csv", 10).statusCode()).isEqualTo(403);
            assertThat(server.send(owner.request(path).GET()).statusCode()).isEqualTo(405);
            assertThat(server.send(owner.request(path).DELETE()).statusCode()).isEqualTo(204);
            assertThat(owner.head(path).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsSent() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_MAX_UPLOAD", "1000"))) {
            Pieces officer = new Pieces(server, catalogue(server).editor);
            HttpResponse<String> options =
                    server.send(officer.request(Pieces.PATH).method("OPTIONS", BodyPublishers.noBody()));
            assertThat(Pieces.header(options, "Tus-Max-Size")).isEqualTo("1000");
            assertThat(Pieces.header(options, "Tus-Extension")).isEqualTo("creation,termination,expiration");
            HttpResponse<String> refused = officer.begin("a.csv", 1_001);
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(error(refused).path("message").asString()).contains("1 KB");
            assertThat(error(refused).path("message_th").asString()).contains("ไม่เกิน 1 KB");
            String path = officer.begun("a.csv", 1_000);
            assertThat(officer.send(path, FILE, 0, 1_001).statusCode()).isEqualTo(400);
            assertThat(officer.offset(path)).isEqualTo(1_000);
        }
    }

    @Test
    void theProtocolIsKept() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Pieces officer = new Pieces(server, catalogue(server).editor);
            String path = officer.begun("a.csv", FILE.length);
            assertThat(Pieces.header(officer.head(path), "Upload-Length")).isEqualTo(Integer.toString(FILE.length));
            assertThat(Pieces.header(officer.head(path), "Upload-Expires")).endsWith(" GMT");
            assertThat(Pieces.header(officer.head(path), "Cache-Control")).contains("no-store");
            assertThat(officer.send(path, FILE, 5, 10).statusCode()).isEqualTo(409);
            HttpResponse<String> version = server.send(
                    officer.request(path).setHeader("Tus-Resumable", "0.2.2").method("HEAD", BodyPublishers.noBody()));
            assertThat(version.statusCode()).isEqualTo(412);
            assertThat(Pieces.header(version, "Tus-Version")).isEqualTo("1.0.0");
            HttpResponse<String> form = server.send(officer.request(path)
                    .header("Upload-Offset", "0")
                    .header("Content-Type", "text/csv")
                    .method("PATCH", BodyPublishers.ofByteArray(FILE)));
            assertThat(form.statusCode()).isEqualTo(415);
            HttpResponse<String> endless =
                    server.send(officer.request(Pieces.PATH).POST(BodyPublishers.noBody()));
            assertThat(endless.statusCode()).isEqualTo(400);
            assertThat(officer.head(Pieces.PATH + "/..%2f..%2fcatalogue").statusCode())
                    .isIn(400, 404);
        }
    }

    @Test
    void aBrowserMustSayItsWordAndUploadsByTheForm() throws InterruptedException {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            catalogue(server);
            Browser browser = Browser.ofAdmin(server);
            browser.get("/desk/dataset/revenue/resource/new");
            Map<String, String> length =
                    Map.of("Tus-Resumable", "1.0.0", "Upload-Length", Integer.toString(FILE.length));
            assertThat(browser.send("POST", Pieces.PATH, length, new byte[0], false)
                            .statusCode())
                    .isEqualTo(403);
            HttpResponse<String> begun = browser.send("POST", Pieces.PATH, length, new byte[0], true);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
            String path = Pieces.header(begun, "Location");
            Map<String, String> piece = Map.of(
                    "Tus-Resumable", "1.0.0", "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream");
            assertThat(browser.send("PATCH", path, piece, FILE, false).statusCode())
                    .isEqualTo(403);
            Map<String, String> form = Map.of("name", "รายได้", "upload_id", Pieces.id(path));
            HttpResponse<String> early = browser.post("/desk/dataset/revenue/resource/new", form);
            assertThat(early.statusCode()).isEqualTo(409);
            assertThat(early.body()).contains("id=\"upload-error\"", "ไฟล์นี้มาถึงเพียง 0 B");
            assertThat(browser.send("PATCH", path, piece, FILE, true).statusCode())
                    .isEqualTo(204);
            HttpResponse<String> made = browser.post("/desk/dataset/revenue/resource/new", form);
            assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
            String id = Pieces.id(Pieces.header(made, "Location"));
            assertThat(total(server, id)).isEqualTo(ROWS);
            HttpResponse<String> again = browser.post("/desk/resource/" + id, form);
            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("ไม่พบไฟล์ที่ส่งไว้");
        }
    }

    @Test
    void anUploadThatNobodyGoesOnWithIsGoneAfterADay() throws IOException, InterruptedException {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Pieces officer = new Pieces(server, catalogue(server).editor);
            String old = officer.begun("a.csv", FILE.length);
            String young = officer.begun("b.csv", FILE.length);
            Files.setLastModifiedTime(officer.bytes(old), hoursAgo(25));
            Files.setLastModifiedTime(officer.bytes(young), hoursAgo(23));
            assertThat(officer.head(old).statusCode()).isEqualTo(404);
            assertThat(officer.head(young).statusCode()).isEqualTo(200);
            server.restart();
            for (int wait = 0; Files.exists(officer.bytes(old)) && wait < 500; wait++) {
                Thread.sleep(10);
            }
            assertThat(officer.bytes(old)).doesNotExist();
            assertThat(officer.bytes(young)).exists();
        }
    }

    @Test
    void nobodyBeginsMoreThanTwenty() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            SampleCatalogue catalogue = catalogue(server);
            Pieces officer = new Pieces(server, catalogue.editor);
            for (int i = 0; i < 20; i++) {
                officer.begun("a.csv", 10);
            }
            assertThat(officer.begin("a.csv", 10).statusCode()).isEqualTo(409);
            assertThat(new Pieces(server, catalogue.stranger).begin("a.csv", 10).statusCode())
                    .isEqualTo(201);
        }
    }

    private static FileTime hoursAgo(int hours) {
        return FileTime.from(Instant.now().minus(Duration.ofHours(hours)));
    }

    private static SampleCatalogue catalogue(TestServer server) {
        SampleCatalogue catalogue = new SampleCatalogue(server);
        server.action("package_create", SampleCatalogue.whole("revenue").toString(), catalogue.editor);
        return catalogue;
    }

    private static HttpResponse<String> create(TestServer server, String token, String path) {
        String json = "{\"package_id\":\"revenue\",\"name\":\"รายได้\",\"upload_id\":\"" + Pieces.id(path) + "\"}";
        return server.post("/api/3/action/resource_create", json, token);
    }

    private static JsonNode error(HttpResponse<String> answer) {
        return Json.MAPPER.readTree(answer.body()).path("error");
    }

    /** How many rows a resource has, once they are loaded. */
    private static int total(TestServer server, String resource) throws InterruptedException {
        JsonNode rows = server.read("datastore_search", "?limit=1&resource_id=" + resource);
        for (int wait = 0; !rows.path("success").asBoolean() && wait < 600; wait++) {
            Thread.sleep(50);
            rows = server.read("datastore_search", "?limit=1&resource_id=" + resource);
        }
        return rows.at("/result/total").asInt();
    }
}
