package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.BadFile;
import khlang.ingest.Loads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class RefusedUploadTest {
    private static final Path LOCKED_ZIP = Path.of("app/src/test/resources/corpus/packed/with-a-password.zip");
    private static final byte[] TABLE = "ปี,บาท\n2567,100\n".getBytes(StandardCharsets.UTF_8);
    private static final Pattern LINK = Pattern.compile("href=\"(?:/en)?(/desk/refused/[0-9a-f-]{36})\"");
    private static final String SECTION = "id=\"refused\"";

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aRefusedFileIsKeptForThoseWhoMayChangeTheDataset(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("revenue");
            byte[] workbook = BadFile.encrypted();
            byte[] zip = Files.readAllBytes(LOCKED_ZIP);
            for (int time = 0; time < 2; time++) {
                refused(
                        server,
                        "resource_create",
                        Map.of("package_id", "revenue"),
                        "รายได้ ล็อก.xlsx",
                        workbook,
                        catalogue);
            }
            String resource = resource(server, catalogue);
            refused(server, "resource_patch", Map.of("id", resource), "locked.zip", zip, catalogue);
            // What is taken later removes nothing.
            done(server.upload("resource_patch", Map.of("id", resource), "b.csv", TABLE, catalogue.editor));

            Browser officer = Browser.of(server, "somchai", "correct horse somchai");
            String page = officer.get("/desk/dataset/revenue").body();
            assertThat(page)
                    .contains(
                            "ไฟล์ที่รับไม่ได้",
                            "รายได้ ล็อก.xlsx",
                            "locked.zip",
                            "ส่งโดย",
                            "somchai",
                            "รหัสผ่าน",
                            "30 วัน")
                    .contains("/desk/resource/" + resource + "\">รายได้</a>");
            List<String> links = links(page);
            assertThat(links).hasSize(2);
            assertThat(links(officer.get("/desk/resource/" + resource).body())).containsExactly(links.get(0));
            assertThat(links(officer.get("/desk/dataset/revenue/resource/new").body()))
                    .containsExactly(links.get(1));
            assertThat(officer.get("/en/desk/dataset/revenue").body())
                    .contains("Files that were not taken", "password", "sent by");
            assertThat(officer.get("/desk").body()).contains("/desk/dataset/revenue#refused", "รับไม่ได้ 2 ไฟล์");

            HttpResponse<byte[]> sent = server.bytes(links.get(1), catalogue.editor);
            assertThat(sent.body()).isEqualTo(workbook);
            assertThat(sent.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment; filename=\"")
                    .endsWith(".xlsx");
            assertThat(sent.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            server.restart();
            assertThat(server.bytes(links.get(0), catalogue.editor).body()).isEqualTo(zip);
            nobodyElseHasIt(server, catalogue, links.get(0));

            HttpResponse<String> gone = officer.post(links.get(0) + "/delete", Map.of());
            assertThat(gone.headers().firstValue("Location"))
                    .contains("/desk/resource/" + resource + "?done=discarded");
            assertThat(officer.get("/desk/resource/" + resource + "?done=discarded")
                            .body())
                    .contains("ทิ้งไฟล์ที่รับไม่ได้แล้ว")
                    .doesNotContain(SECTION);
            assertThat(officer.get(links.get(0)).statusCode()).isEqualTo(404);
            assertThat(officer.post(links.get(1) + "/delete", Map.of())
                            .headers()
                            .firstValue("Location"))
                    .contains("/desk/dataset/revenue?done=discarded");
            assertThat(officer.get("/desk/dataset/revenue").body()).doesNotContain(SECTION);
        }
    }

    private static void nobodyElseHasIt(TestServer server, SampleCatalogue catalogue, String link) {
        HttpResponse<String> unknown = server.get(link);
        assertThat(unknown.statusCode()).isEqualTo(302);
        assertThat(unknown.headers().firstValue("Location").orElse("")).startsWith("/login");
        assertThat(server.get(link, catalogue.member).statusCode()).isEqualTo(404);
        assertThat(server.get(link, catalogue.stranger).statusCode()).isEqualTo(404);
        Browser stranger = Browser.of(server, "nok", "correct horse nok");
        assertThat(stranger.post(link + "/delete", Map.of()).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/desk").body()).doesNotContain("#refused");
        assertThat(server.get(link + "/delete", catalogue.editor).statusCode()).isIn(404, 405);
        assertThat(Browser.of(server, "somchai", "correct horse somchai")
                        .post(link + "/delete", Map.of("csrf", "another"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get("/dataset/revenue").body()).doesNotContain("locked.zip");
        assertThat(server.get(link, catalogue.editor).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theFormAndTheUploadInPiecesKeepTheirFiles(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("revenue");
            byte[] zip = Files.readAllBytes(LOCKED_ZIP);
            Browser officer = Browser.of(server, "somchai", "correct horse somchai");
            HttpResponse<String> form =
                    officer.upload("/desk/dataset/revenue/resource/new", Map.of("name", "ก"), "form.zip", zip);
            assertThat(form.statusCode()).isEqualTo(409);
            assertThat(form.body()).contains("id=\"upload-error\"", "ไฟล์ที่รับไม่ได้", ">form.zip<");
            String link = links(form.body()).get(0);
            assertThat(server.bytes(link, catalogue.editor).body()).isEqualTo(zip);

            Pieces pieces = new Pieces(server, catalogue.editor);
            String path = pieces.begun("ชิ้น.zip", zip.length);
            pieces.send(path, zip, 0, zip.length);
            String id = Pieces.id(path);
            HttpResponse<String> taken =
                    officer.post("/desk/dataset/revenue/resource/new", Map.of("name", "ก", "upload_id", id));
            assertThat(taken.statusCode()).isEqualTo(409);
            assertThat(links(taken.body())).containsExactly(link);
            assertThat(taken.body())
                    .contains("id=\"upload-error\"", ">ชิ้น.zip<")
                    .doesNotContain(">form.zip<");
            // What was sent in pieces need not be sent once more to be taken as it is.
            String json = "{\"package_id\":\"revenue\",\"upload_id\":\"" + id + "\"%s}";
            assertThat(server.action("resource_create", json.formatted(""), catalogue.editor)
                            .at("/error/upload/0")
                            .asString())
                    .contains("password");
            done(server.action("resource_create", json.formatted(",\"download_only\":true"), catalogue.editor));
            assertThat(pieces.bytes(path)).doesNotExist();
            assertThat(links(officer.get("/desk/dataset/revenue").body())).containsExactly(link);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatWouldTakeATableAwayIsKeptTooAndComesBackWithItsDataset(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String dataset = catalogue.publicDataset("revenue").path("id").asString();
            String resource = resource(server, catalogue);
            byte[] paper = "%PDF-1.7 ".getBytes(StandardCharsets.UTF_8);
            refused(server, "resource_patch", Map.of("id", resource), "a.pdf", paper, catalogue);
            refused(server, "resource_create", Map.of("package_id", "revenue"), "a.csv", new byte[0], catalogue);
            Browser officer = Browser.of(server, "somchai", "correct horse somchai");
            String ofResource =
                    links(officer.get("/desk/resource/" + resource).body()).get(0);
            String ofDataset = links(
                            officer.get("/desk/dataset/revenue/resource/new").body())
                    .get(0);
            assertThat(server.bytes(ofResource, catalogue.editor).body()).isEqualTo(paper);
            assertThat(server.bytes(ofDataset, catalogue.editor).body()).isEmpty();
            done(server.action("resource_delete", "{\"id\":\"" + resource + "\"}", catalogue.editor));
            assertThat(links(officer.get("/desk/dataset/revenue").body()))
                    .containsExactlyInAnyOrder(ofDataset, ofResource);
            done(server.action("package_delete", "{\"id\":\"revenue\"}", catalogue.editor));
            for (String hidden : List.of(ofDataset, ofResource)) {
                assertThat(server.get(hidden, catalogue.editor).statusCode()).isEqualTo(404);
            }
            String again = "{\"id\":\"" + dataset + "\",\"state\":\"active\"}";
            done(server.action("package_patch", again, catalogue.editor));
            assertThat(server.bytes(ofResource, catalogue.editor).body()).isEqualTo(paper);
            assertThat(server.get(ofDataset, catalogue.editor).statusCode()).isEqualTo(200);
            done(server.action("dataset_purge", again, TestServer.ADMIN_TOKEN));
            assertThat(server.get(ofDataset, catalogue.editor).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void whatIsTooLargeDeniedOrOnlySaidWronglyIsNotKept() throws Exception {
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_MAX_UPLOAD", "500"))) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("revenue");
            Map<String, String> wanted = Map.of("package_id", "revenue");
            byte[] empty = {};
            server.upload("resource_create", wanted, "a.xlsx", BadFile.encrypted(), catalogue.editor);
            server.upload("resource_create", wanted, "b.csv", empty, catalogue.stranger);
            server.upload("resource_create", wanted, "c.csv", empty, catalogue.member);
            server.upload(
                    "resource_create", Map.of("package_id", "revenue", "id", "no"), "d.csv", empty, catalogue.editor);
            Browser officer = Browser.of(server, "somchai", "correct horse somchai");
            assertThat(officer.get("/desk/dataset/revenue").body()).doesNotContain(SECTION);
            assertThat(officer.get("/desk").body()).doesNotContain("#refused");
        }
    }

    private static void refused(
            TestServer server,
            String action,
            Map<String, String> values,
            String fileName,
            byte[] file,
            SampleCatalogue catalogue) {
        JsonNode answer = server.upload(action, values, fileName, file, catalogue.editor);
        assertThat(answer.at("/error/__type").asString()).as(answer.toString()).isEqualTo("Validation Error");
    }

    /** Makes a resource with a table and gives its id. */
    private static String resource(TestServer server, SampleCatalogue catalogue) {
        String id = done(server.upload(
                        "resource_create",
                        Map.of("package_id", "revenue", "name", "รายได้"),
                        "a.csv",
                        TABLE,
                        catalogue.editor))
                .path("id")
                .asString();
        new Loads(server).await(id);
        return id;
    }

    /** Where a page gives refused files out. */
    private static List<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
