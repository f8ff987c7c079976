package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.Servers;
import khlang.TestPostgres;
import khlang.TestServer;
import khlang.web.Language;
import khlang.web.Messages;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class IngestTest {
    private static final String CSV = "ตำบล,จำนวน\nในเมือง,1200\nศิลา,850\n";

    private static final Messages MESSAGES = new Messages();

    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static TestServer server(Pair pair) {
        return SERVERS.of(pair);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anUploadedFileAnswersItsRows(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("people");
        String resource = loads.upload("people", "people.csv", CSV);
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
        assertThat(status.path("rows_done").asLong()).isEqualTo(2);
        assertThat(status.path("bytes_done").asLong())
                .isEqualTo(status.path("bytes_total").asLong())
                .isPositive();
        assertThat(status.path("job_id").asString()).isNotEmpty();
        assertThat(status.path("task_info").path("attempts").asInt()).isEqualTo(1);
        JsonNode rows = loads.rows(resource);
        assertThat(rows.path("total").asInt()).isEqualTo(2);
        assertThat(rows.path("records").get(1).path("ตำบล").asString()).isEqualTo("ศิลา");
        assertThat(rows.path("records").get(1).path("จำนวน").asInt()).isEqualTo(850);
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("datastore_active").asBoolean()).isTrue();
        assertThat(shown.path("load_state").asString()).isEqualTo("complete");
        assertThat(shown.path("load_error").isNull()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theNewestFileIsTheOneServed(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("numbers");
        String resource = loads.upload("numbers", "people.csv", "n\n7\n7\n");
        loads.await(resource);
        for (int rows = 3; rows <= 12; rows++) {
            loads.replace(resource, "people.csv", "n\n" + "7\n".repeat(rows));
        }
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aBrokenFileLeavesTheOldRowsServedAndSaysWhy(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("replaced");
        String resource = loads.upload("replaced", "people.csv", CSV);
        loads.await(resource);
        loads.replace(resource, "people.csv", BadFile.late().bytes());
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).isEqualTo("error");
        assertThat(status.path("error").path("code").asString()).isEqualTo("tabular.cell_too_long");
        assertThat(status.path("error").path("message").asString()).contains("line 6002");
        assertThat(status.path("error").path("message_th").asString()).contains("บรรทัดที่ 6002");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("load_state").asString()).isEqualTo("error");
        assertThat(shown.path("load_error").path("code").asString()).isEqualTo("tabular.cell_too_long");
        assertThat(shown.path("datastore_active").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aBrokenFileDoesNotStayInThePlaceOfAGoodOne(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("taken-back");
        String resource = loads.upload("taken-back", "people.csv", CSV);
        loads.await(resource);
        JsonNode before = loads.resource(resource);
        loads.replace(resource, "broken.tsv", BadFile.late().bytes());
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("error");
        JsonNode after = loads.resource(resource);
        for (String key : new String[] {"url", "hash", "size", "format", "mimetype"}) {
            assertThat(after.path(key)).as(key).isEqualTo(before.path(key));
        }
        assertThat(loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}")
                        .asBoolean())
                .isTrue();
        // It was tried again, and what is wrong with it is still told.
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("error");
        assertThat(loads.resource(resource).path("load_state").asString()).isEqualTo("error");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatIsNoTableIsRefusedAndTheCatalogueStaysAsItWas(Pair pair) throws Exception {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("bad");
        String good = loads.upload("bad", "people.csv", CSV);
        loads.await(good);
        JsonNode before = loads.ok("package_show", "{\"id\":\"bad\"}");
        for (BadFile bad : BadFile.all()) {
            for (Map<String, String> wanted : List.of(Map.of("package_id", "bad"), Map.of("id", good))) {
                String action = wanted.containsKey("id") ? "resource_update" : "resource_create";
                JsonNode answer = server.upload(action, wanted, bad.fileName(), bad.bytes(), TestServer.ADMIN_TOKEN);
                JsonNode error = answer.path("error");
                assertThat(error.path("__type").asString()).as(bad.fileName()).isEqualTo("Validation Error");
                assertThat(error.path("upload").get(0).asString()).isEqualTo(MESSAGES.text(Language.EN, bad.reason()));
                assertThat(error.path("message_th").path("upload").get(0).asString())
                        .isEqualTo(MESSAGES.text(Language.TH, bad.reason()));
            }
        }
        assertThat(loads.ok("package_show", "{\"id\":\"bad\"}")).isEqualTo(before);
        assertThat(loads.rows(good).path("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void jsonAndPackedFilesThatAreWholeAreTakenThoughTheyHoldNoTable(Pair pair) throws Exception {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("others");
        for (BadFile other : BadFile.others()) {
            String resource = loads.upload("others", other.fileName(), other.bytes());
            loads.await(resource);
            assertThat(loads.resource(resource).path("size").asInt()).isEqualTo(other.bytes().length);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileForDownloadOnlyMayBeAnythingAndIsRefusedOnceATableIsWanted(Pair pair) throws Exception {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("kept");
        for (BadFile bad : BadFile.all()) {
            JsonNode answer = server.upload(
                    "resource_create",
                    Map.of("package_id", "kept", "download_only", "true"),
                    bad.fileName(),
                    bad.bytes(),
                    TestServer.ADMIN_TOKEN);
            String resource = answer.path("result").path("id").asString();
            JsonNode shown = loads.resource(resource);
            assertThat(shown.path("size").asInt()).isEqualTo(bad.bytes().length);
            assertThat(shown.path("load_state").asString()).isEqualTo("none");
            assertThat(shown.path("load_error").path("code").asString()).isEqualTo("ingest.download_only");
            JsonNode wanted = server.action(
                    "resource_patch", "{\"id\":\"" + resource + "\",\"download_only\":false}", TestServer.ADMIN_TOKEN);
            assertThat(wanted.path("error").path("upload")).as(bad.fileName()).hasSize(1);
            assertThat(loads.resource(resource)).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theTableGoesWhenItsFileIsForDownloadOnlyAndComesBackWithTheWish(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("wish");
        String resource = loads.upload("wish", "people.csv", CSV);
        loads.await(resource);
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"download_only\":true}");
        assertNoTable(server, loads, resource, "ingest.download_only");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"download_only\":false}");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theTableStaysWhereTheNextFileIsNoneUntilSomebodySaysThatItShallGo(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("gone");
        String resource = loads.upload("gone", "people.csv", CSV);
        loads.await(resource);
        JsonNode before = loads.resource(resource);
        for (String name : List.of("plan.pdf", "map.jpg", "read.me")) {
            JsonNode refused = loads.send(resource, name, "%PDF-1.7 …", "format", "");
            assertThat(refused.path("error").path("download_only").toString())
                    .as(refused.toString())
                    .contains(name, "confirm=true", "note");
        }
        JsonNode link = server.action(
                "resource_patch",
                "{\"id\":\"" + resource + "\",\"url\":\"https://example.org/a.pdf\"}",
                TestServer.ADMIN_TOKEN);
        assertThat(link.path("error").path("download_only")).hasSize(1);
        assertThat(loads.resource(resource)).isEqualTo(before);
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
        loads.send(resource, "plan.pdf", "%PDF-1.7 …", "confirm", "true", "note", "ไม่มีตารางแล้ว");
        assertThat(loads.resource(resource).path("url").asString()).endsWith("plan.pdf");
        assertNoTable(server, loads, resource, "ingest.not_tabular");
    }

    private static void assertNoTable(TestServer server, Loads loads, String resource, String reason) {
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("datastore_active").asBoolean()).isFalse();
        assertThat(shown.path("load_error").path("code").asString()).isEqualTo(reason);
        JsonNode rows =
                server.action("datastore_search", "{\"resource_id\":\"" + resource + "\"}", TestServer.ADMIN_TOKEN);
        assertThat(rows.path("error").path("__type").asString()).isEqualTo("Not Found Error");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsPackedAndWhatIsJsonBecomesATable(Pair pair) throws Exception {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("formats");
        Path corpus = Path.of("app/src/test/resources/corpus");
        for (String name :
                List.of("packed/one-table.zip", "packed/table.csv.gz", "json/lines.ndjson", "json/array.json")) {
            Path file = corpus.resolve(name);
            String resource = loads.upload("formats", String.valueOf(file.getFileName()), Files.readAllBytes(file));
            assertThat(loads.await(resource).path("status").asString()).as(name).isEqualTo("complete");
            assertThat(loads.rows(resource).path("records").path(1).path("ชื่อ").asString())
                    .as(name)
                    .isEqualTo("ข");
        }
        String bare = loads.upload("formats", "plans.zip", Files.readAllBytes(corpus.resolve("packed/no-table.zip")));
        assertThat(loads.await(bare).path("status").asString()).isEqualTo("error");
        assertThat(loads.resource(bare).path("load_error").path("code").asString())
                .isEqualTo("tabular.zip_no_table");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatIsNoTableAndALinkSayWhyThereIsNoPreview(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("files");
        String pdf = loads.upload("files", "plan.pdf", "%PDF-1.7 …");
        assertThat(loads.status(pdf).path("status").asString()).isEqualTo("none");
        assertThat(loads.resource(pdf).path("load_state").asString()).isEqualTo("none");
        assertThat(loads.resource(pdf).path("load_error").path("code").asString())
                .isEqualTo("ingest.not_tabular");
        assertThat(loads.resource(pdf).path("load_error").path("message").asString())
                .contains("PDF");
        String link = loads.ok(
                        "resource_create",
                        "{\"package_id\":\"files\",\"name\":\"ลิงก์\",\"url\":\"https://example.org/a.csv\"}")
                .path("id")
                .asString();
        assertThat(loads.resource(link).path("load_error").path("code").asString())
                .isEqualTo("ingest.link");
        JsonNode refused = server.action("xloader_submit", "{\"resource_id\":\"" + pdf + "\"}", TestServer.ADMIN_TOKEN);
        assertThat(refused.path("error").path("__type").asString()).isEqualTo("Validation Error");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void onlyEditorsLoadAgainAndOnlyThoseWhoSeeItAskHowItStands(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("again");
        String resource = loads.upload("again", "people.csv", CSV);
        String first = loads.await(resource).path("job_id").asString();
        String json = "{\"resource_id\":\"" + resource + "\"}";
        for (String action : new String[] {"xloader_status", "xloader_submit", "datapusher_submit"}) {
            assertThat(server.action(action, json, null)
                            .path("error")
                            .path("__type")
                            .asString())
                    .isEqualTo("Not Found Error");
        }
        assertThat(loads.ok("datapusher_submit", json).asBoolean()).isTrue();
        JsonNode again = loads.await(resource);
        assertThat(again.path("job_id").asString()).isNotEqualTo(first);
        assertThat(again.path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aJobOutlivesTheServerAndStoppingIsNoDeath(Pair pair, @TempDir Path folder) {
        Map<String, String> settings = pair == Pair.EMBEDDED
                ? Map.of("KHLANG_DATA", folder.toString())
                : Map.of("KHLANG_DATA", folder.toString(), "KHLANG_DATABASE", TestPostgres.freshDatabase());
        int rows = 200_000;
        String resource;
        try (TestServer server = TestServer.start(pair, settings)) {
            Loads loads = new Loads(server);
            loads.makeDataset("large");
            resource = loads.upload("large", "large.csv", "a,b\n" + "12,ขอนแก่น\n".repeat(rows));
        }
        try (TestServer server = TestServer.start(pair, settings)) {
            JsonNode status = new Loads(server).await(resource);
            assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
            assertThat(status.path("task_info").path("attempts").asInt()).isEqualTo(1);
            assertThat(new Loads(server).rows(resource).path("total").asInt()).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsSaidOfTheFileIsKeptAndUsedForTheNext(Pair pair) {
        TestServer server = server(pair);
        Loads loads = new Loads(server);
        loads.makeDataset("recipe");
        String csv = "รายงาน|x|y\nกอง|งาน|งบ\nคลัง|บัญชี|1\n|พัสดุ|2\n";
        JsonNode made = server.upload(
                "resource_create",
                Map.of("package_id", "recipe", "first_row", "2", "fill_down", "[\"กอง\"]", "delimiter", "|"),
                "a.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                TestServer.ADMIN_TOKEN);
        String resource = made.path("result").path("id").asString();
        loads.await(resource);
        assertThat(loads.rows(resource).path("records").get(1).path("กอง").asString())
                .isEqualTo("คลัง");
        loads.replace(resource, "b.csv", csv + "|ภาษี|3\n");
        loads.await(resource);
        assertThat(loads.rows(resource).path("records").get(2).path("กอง").asString())
                .isEqualTo("คลัง");
        loads.ok("resource_patch", "{\"id\":\"" + resource + "\",\"fill_down\":[]}");
        loads.await(resource);
        assertThat(loads.rows(resource).path("records").get(2).path("กอง").isNull())
                .isTrue();
        JsonNode wrong = server.action(
                "resource_patch", "{\"id\":\"" + resource + "\",\"header_rows\":\"many\"}", TestServer.ADMIN_TOKEN);
        assertThat(wrong.path("error").path("header_rows")).hasSize(1);
        JsonNode sheet = server.action(
                "resource_patch", "{\"id\":\"" + resource + "\",\"delimiter\":\"x\"}", TestServer.ADMIN_TOKEN);
        assertThat(sheet.path("error").path("delimiter")).hasSize(1);
        assertThat(loads.resource(resource).path("delimiter").asString()).isEqualTo("|");
        for (String key : List.of("totals", "repair", "groups")) {
            JsonNode unknown = server.action(
                    "resource_patch",
                    "{\"id\":\"" + resource + "\",\"" + key + "\":\"maybe\"}",
                    TestServer.ADMIN_TOKEN);
            assertThat(unknown.path("error").path(key).toString()).as(key).contains("maybe");
        }
    }
}
