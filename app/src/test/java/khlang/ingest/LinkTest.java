package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import khlang.fetch.LinkServer;
import khlang.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkTest {
    private static final String CSV = "ตำบล,จำนวน\nในเมือง,1200\nศิลา,850\n";
    private static final String MORE = CSV + "บ้านเป็ด,700\n";
    private static final Map<String, String> FETCHING =
            Map.of("KHLANG_FETCH", "on", "KHLANG_FETCH_ALLOW", "127.0.0.1,127.0.0.2", "KHLANG_MAX_UPLOAD", "100000");

    private final Map<Pair, TestServer> servers = new EnumMap<>(Pair.class);
    private LinkServer elsewhere = new LinkServer();

    private Loads loads(Pair pair) {
        return new Loads(servers.computeIfAbsent(pair, one -> TestServer.start(one, FETCHING)));
    }

    @AfterEach
    void forget() {
        elsewhere.close();
        elsewhere = new LinkServer();
    }

    @AfterAll
    void close() {
        elsewhere.close();
        servers.values().forEach(TestServer::close);
    }

    private static String link(Loads loads, String dataset, String url, String more) {
        return loads.ok(
                        "resource_create",
                        "{\"package_id\":\"" + dataset + "\",\"name\":\"ลิงก์\",\"url\":\"" + url + "\"" + more + "}")
                .path("id")
                .asString();
    }

    private String linked(Loads loads, String dataset, String path) {
        loads.makePublicDataset(dataset);
        String resource = link(loads, dataset, elsewhere.url(path), "");
        JsonNode status = loads.await(resource);
        assertThat(status.path("status").asString()).as(status.toString()).isEqualTo("complete");
        return resource;
    }

    private static JsonNode again(Loads loads, String resource) {
        loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}");
        return loads.await(resource);
    }

    private static JsonNode patch(Loads loads, String resource, String keys) {
        return loads.ok("resource_patch", "{\"id\":\"" + resource + "\"," + keys + "}");
    }

    private static String error(JsonNode status) {
        assertThat(status.path("error").path("message_th").asString()).matches("(?s).*[ก-๙].*");
        return status.path("error").path("code").asString();
    }

    private JsonNode versions(Pair pair, String dataset, String resource) {
        String path = "/api/v1/datasets/" + dataset + "/resources/" + resource + "/versions";
        return Json.MAPPER.readTree(loads(pair).server().get(path).body()).path("versions");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLinkToATableBecomesATableAndStaysALink(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/people.csv", "text/csv", CSV);
        String resource = linked(loads, "linked", "/people.csv?of=2567");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("url").asString()).isEqualTo(elsewhere.url("/people.csv?of=2567"));
        assertThat(shown.path("url_type").asString()).isEmpty();
        assertThat(shown.path("format").asString()).isEqualTo("CSV");
        assertThat(shown.path("datastore_active").asBoolean()).isTrue();
        JsonNode version = versions(pair, "linked", resource).get(0);
        assertThat(version.path("file_name").asString()).isEqualTo("people.csv");
        assertThat(version.path("hash")).isEqualTo(shown.path("hash"));
        elsewhere.close();
        String copy = "/dataset/linked/resource/" + resource + "/download/people.csv";
        assertThat(loads.server().get(copy).body()).isEqualTo(CSV);
        String kept = "/dataset/linked/resource/" + resource + "/version/1/download/people.csv";
        assertThat(loads.server().get(kept).body()).isEqualTo(CSV);
        assertThat(loads.server().get("/dataset/linked/resource/" + resource).body())
                .contains(elsewhere.url("/people.csv?of=2567"), "/resource/" + resource + "/download/people.csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void fetchedAgainOnlyOtherBytesMakeAVersion(Pair pair) {
        Loads loads = loads(pair);
        List<String> conditions = new ArrayList<>();
        elsewhere.on("/a.csv", exchange -> {
            String condition = exchange.getRequestHeaders().getFirst("If-None-Match");
            conditions.add(String.valueOf(condition));
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            if ("\"one\"".equals(condition)) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            LinkServer.send(exchange, 200, CSV);
        });
        String resource = linked(loads, "unchanged", "/a.csv");
        JsonNode same = again(loads, resource);
        assertThat(same.path("status").asString()).isEqualTo("complete");
        assertThat(same.path("rows_done").asInt()).isEqualTo(2);
        assertThat(conditions).containsExactly("null", "\"one\"");
        elsewhere.file("/a.csv", "text/csv", CSV);
        again(loads, resource);
        assertThat(versions(pair, "unchanged", resource)).hasSize(1);
        elsewhere.file("/a.csv", "text/csv", MORE);
        assertThat(again(loads, resource).path("status").asString()).isEqualTo("complete");
        assertThat(versions(pair, "unchanged", resource)).hasSize(2);
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whateverGoesWrongTheTableBeforeIsServedAndTheReasonIsTold(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/a.csv", "text/csv", CSV);
        String resource = linked(loads, "failing", "/a.csv");
        JsonNode before = loads.resource(resource);
        long files = files(loads);
        Map<String, LinkServer.Answer> answers = Map.of(
                "fetch.status", exchange -> LinkServer.send(exchange, 404, "no"),
                "fetch.page", exchange -> LinkServer.send(exchange, 200, "<!doctype html><p>ปิดปรับปรุง"),
                "fetch.too_large", exchange -> LinkServer.send(exchange, 200, "7\n".repeat(60_000)),
                "tabular.empty", exchange -> LinkServer.send(exchange, 200, "\n\n"));
        int failures = 0;
        for (Map.Entry<String, LinkServer.Answer> answer : answers.entrySet()) {
            elsewhere.on("/a.csv", answer.getValue());
            JsonNode status = again(loads, resource);
            assertThat(status.path("status").asString()).isEqualTo("error");
            assertThat(error(status)).isEqualTo(answer.getKey());
            assertThat(status.path("link").path("failures").asInt()).isEqualTo(++failures);
        }
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
        JsonNode after = loads.resource(resource);
        for (String key : List.of("url", "hash", "size", "format", "url_type", "mimetype", "last_modified")) {
            assertThat(after.path(key)).as(key).isEqualTo(before.path(key));
        }
        // What came and is no table stays for its officers, once, however often it comes.
        again(loads, resource);
        assertThat(files(loads)).isEqualTo(files + 1);
        elsewhere.file("/a.csv", "text/csv", CSV + "ท่าพระ,1\n");
        JsonNode good = again(loads, resource);
        assertThat(good.path("link").path("failures").asInt())
                .as(good.toString())
                .isZero();
        assertThat(files(loads)).isEqualTo(files + 2);
        assertThat(loads.versions("failing", resource, true).valueStream())
                .extracting(version -> version.path("number").asInt() + " "
                        + version.path("state").asString() + " "
                        + version.path("error").path("code").asString())
                .containsExactly("3 ready ", "2 failed tabular.empty", "1 ready ");
        assertThat(loads.versions("failing", resource, false)).hasSize(2);
        assertThat(versions(pair, "failing", resource)).hasSize(2);
    }

    /** How many files the server has, of any kind that is fetched. */
    private static long files(Loads loads) {
        Path folder = loads.server().folder();
        try (Stream<Path> kept = Files.walk(folder.resolve("files"));
                Stream<Path> staged = Files.walk(folder.resolve("staging"))) {
            return Stream.concat(kept, staged).filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatLosesRowsWaitsAndTheLinkStaysALinkWhenItIsConfirmed(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/a.csv", "text/csv", MORE);
        String resource = linked(loads, "shorter", "/a.csv");
        elsewhere.file("/a.csv", "text/csv", CSV);
        assertThat(again(loads, resource).path("status").asString()).isEqualTo("held");
        assertThat(loads.versions("shorter", resource, true)
                        .get(0)
                        .path("state")
                        .asString())
                .isEqualTo("held");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
        // Asked again, the same file goes on waiting.
        loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        patch(loads, resource, "\"confirm\":true,\"note\":\"ยุบรวมตำบล\"");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("url").asString()).isEqualTo(elsewhere.url("/a.csv"));
        assertThat(shown.path("url_type").asString()).isEmpty();
        assertThat(again(loads, resource).path("status").asString()).isEqualTo("complete");
        assertThat(versions(pair, "shorter", resource)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void howItIsReadIsCorrectedWithoutFetchingAgain(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/a.csv", "text/csv", "หัว,ท้าย\n" + CSV);
        String resource = linked(loads, "corrected", "/a.csv");
        patch(loads, resource, "\"first_row\":2");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("held");
        patch(loads, resource, "\"confirm\":true,\"note\":\"หัวตาราง\"");
        assertThat(loads.rows(resource).path("fields").toString()).contains("ตำบล");
        assertThat(elsewhere.asked()).hasSize(1);
        again(loads, resource);
        assertThat(loads.rows(resource).path("fields").toString()).contains("ตำบล");
        assertThat(elsewhere.asked()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anotherLinkIsAnotherFileAndAnUploadIsNoLink(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/a.csv", "text/csv", CSV);
        elsewhere.file("/b.csv", "text/csv", MORE);
        String resource = linked(loads, "moved", "/a.csv");
        patch(loads, resource, "\"url\":\"" + elsewhere.url("/b.csv") + "\"");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
        loads.replace(resource, "c.csv", CSV + MORE);
        loads.await(resource);
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("url_type").asString()).isEqualTo("upload");
        assertThat(shown.path("url").asString()).endsWith("/download/c.csv");
        assertThat(loads.status(resource).path("link").isNull()).isTrue();
        assertThat(elsewhere.asked()).containsExactly("/a.csv", "/b.csv");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anotherLinkServesNothingUntilItsTableMay(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/a.csv", "text/csv", MORE);
        elsewhere.file("/b.csv", "text/csv", CSV);
        String resource = linked(loads, "elsewhere", "/a.csv");
        for (String gone : List.of("/gone.csv", "/b.csv")) {
            patch(loads, resource, "\"url\":\"" + elsewhere.url(gone) + "\"");
            JsonNode status = loads.await(resource);
            assertThat(status.path("status").asString()).isEqualTo(gone.equals("/b.csv") ? "held" : "error");
            assertThat(status.path("load_file").asString()).endsWith(gone);
            assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(3);
            assertThat(loads.resource(resource).path("url").asString()).isEqualTo(elsewhere.url("/a.csv"));
            if (!gone.equals("/b.csv")) {
                elsewhere.file("/gone.csv", "text/csv", MORE);
                // The same table elsewhere: only the link changes.
                assertThat(again(loads, resource).path("status").asString()).isEqualTo("complete");
                assertThat(loads.resource(resource).path("url").asString()).isEqualTo(elsewhere.url("/gone.csv"));
                patch(loads, resource, "\"url\":\"" + elsewhere.url("/a.csv") + "\"");
                loads.await(resource);
            }
        }
        patch(loads, resource, "\"confirm\":true,\"note\":\"ย้ายที่\"");
        assertThat(loads.rows(resource).path("total").asInt()).isEqualTo(2);
        assertThat(loads.resource(resource).path("url").asString()).isEqualTo(elsewhere.url("/b.csv"));
        loads.replace(resource, "c.csv", CSV);
        JsonNode upload = loads.await(resource);
        assertThat(upload.path("status").asString()).as(upload.toString()).isEqualTo("complete");
        assertThat(loads.resource(resource).path("url_type").asString()).isEqualTo("upload");
        // And back: the file that was sent is served until that of the link is there.
        patch(loads, resource, "\"url\":\"" + elsewhere.url("/nothing.csv") + "\"");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("error");
        assertThat(loads.resource(resource).path("url").asString()).endsWith("/download/c.csv");
        loads.ok(
                "package_patch",
                "{\"id\":\"elsewhere\",\"resources\":[{\"id\":\"" + resource + "\",\"name\":\"ก\",\"url\":\""
                        + elsewhere.url("/a.csv") + "\"}]}");
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        JsonNode shown = loads.resource(resource);
        assertThat(shown.path("url").asString()).isEqualTo(elsewhere.url("/a.csv"));
        assertThat(shown.path("name").asString()).isEqualTo("ก");
        JsonNode emptied = loads.ok("resource_update", "{\"id\":\"" + resource + "\",\"name\":\"ก\"}");
        assertThat(emptied.path("url").asString()).isEmpty();
        assertThat(emptied.path("datastore_active").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void linksOfNewDatasetsAndOfPackagesAreFetchedWhereTheyLookLikeTables(Pair pair, @TempDir Path folder)
            throws InterruptedException {
        Loads loads = loads(pair);
        elsewhere.file("/", "text/csv", CSV);
        loads.ok("organization_create", "{\"name\":\"whole\",\"title\":\"กอง\"}");
        JsonNode made = loads.ok("package_create", """
                {"name":"whole","title":"ชุด","private":true,"owner_org":"whole","resources":[
                 {"name":"หนึ่ง","url":"%s"},{"name":"สอง","url":"%s","format":"CSV"},{"name":"สาม","url":"%s"}]}
                """.formatted(
                        elsewhere.url("/1.csv"), elsewhere.url("/export?2"), elsewhere.url("/about")));
        List<String> ids = new ArrayList<>();
        made.path("resources").forEach(one -> ids.add(one.path("id").asString()));
        assertThat(loads.await(ids.get(0)).path("status").asString()).isEqualTo("complete");
        assertThat(loads.await(ids.get(1)).path("status").asString()).isEqualTo("complete");
        assertThat(error(loads.status(ids.get(2)))).isEqualTo("ingest.link_unlike_table");
        // Whoever asks for it gets it.
        assertThat(again(loads, ids.get(2)).path("status").asString()).isEqualTo("complete");
        var described = PackageFolder.whole("packed");
        described.withArray("resources").addObject().put("name", "far").put("path", elsewhere.url("/far.csv"));
        PackageFolder packed = PackageFolder.in(folder).with(described, 2);
        for (int time = 0; time < 2; time++) {
            loads.server().importPackages(packed.path());
        }
        JsonNode far = loads.ok("package_show", "{\"id\":\"packed\"}")
                .path("resources")
                .get(1);
        assertThat(far.path("datastore_active").asBoolean()).as(far.toString()).isTrue();
        assertThat(far.path("url").asString()).isEqualTo(elsewhere.url("/far.csv"));
        assertThat(elsewhere.asked()).containsOnlyOnce("/far.csv");
    }

    /** Rows that come one by one until they are told to stop. */
    private static LinkServer.Answer slowly(CountDownLatch stopped) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int row = 0; stopped.getCount() > 0 && row < 3_000; row++) {
                    exchange.getResponseBody().write("7\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    Thread.sleep(10);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aSlowServerKeepsNoOtherWaiting(Pair pair) {
        Loads loads = loads(pair);
        CountDownLatch stopped = new CountDownLatch(1);
        elsewhere.on("/slow.csv", slowly(stopped));
        loads.makePublicDataset("patient");
        List<String> slow = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            slow.add(link(loads, "patient", elsewhere.url("/slow.csv?" + i), ""));
        }
        try (LinkServer quick = new LinkServer("127.0.0.2")) {
            quick.file("/fast.csv", "text/csv", CSV);
            String fast = link(loads, "patient", quick.url("/fast.csv"), "");
            assertThat(loads.await(fast).path("status").asString()).isEqualTo("complete");
        }
        assertThat(slow.stream().map(one -> loads.status(one).path("status").asString()))
                .containsExactly("running", "running", "pending", "pending");
        for (String one : slow) {
            loads.ok("xloader_cancel", "{\"resource_id\":\"" + one + "\"}");
            assertThat(loads.await(one).path("error").path("code").asString()).isEqualTo("ingest.cancelled");
        }
        assertThat(loads.server()
                        .get("/desk/resource/" + slow.get(3), TestServer.ADMIN_TOKEN)
                        .body())
                .contains("หยุดการนำเข้าแล้ว");
        stopped.countDown();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsOnItsWayToAServedTableIsItsOfficersOwn(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/a.csv", "text/csv", CSV);
        String resource = linked(loads, "on-its-way", "/a.csv");
        CountDownLatch stopped = new CountDownLatch(1);
        elsewhere.on("/a.csv", slowly(stopped));
        loads.ok("xloader_submit", "{\"resource_id\":\"" + resource + "\"}");
        JsonNode officers = loads.status(resource);
        for (int asked = 0; asked < 500 && officers.path("bytes_done").asLong() == 0; asked++) {
            officers = loads.status(resource);
        }
        assertThat(officers.path("status").asString()).isIn("pending", "running");
        JsonNode known = loads.server()
                .action("xloader_status", "{\"resource_id\":\"" + resource + "\"}", null)
                .path("result");
        assertThat(known.path("status").asString()).isEqualTo("complete");
        assertThat(known.path("bytes_done").asLong()).isZero();
        assertThat(known.path("task_info").isNull()).isTrue();
        assertThat(known.has("load_file")).isFalse();
        JsonNode shown = loads.server()
                .action("resource_show", "{\"id\":\"" + resource + "\"}", null)
                .path("result");
        assertThat(shown.path("load_state").asString()).isEqualTo("complete");
        assertThat(shown.path("load_error").isNull()).isTrue();
        stopped.countDown();
        loads.await(resource);
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aSlowServerKeepsNoUploadWaitingAndItsFetchingCanBeStopped(Pair pair) {
        Loads loads = loads(pair);
        CountDownLatch stopped = new CountDownLatch(1);
        elsewhere.on("/slow.csv", slowly(stopped));
        loads.makePublicDataset("slow");
        List<String> links = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            links.add(link(loads, "slow", elsewhere.url("/slow.csv?" + i), ""));
        }
        String upload = loads.upload("slow", "a.csv", CSV);
        assertThat(loads.await(upload).path("status").asString()).isEqualTo("complete");
        assertThat(loads.status(links.get(0)).path("stage").asString()).isEqualTo("fetching");
        // A patch to another link takes the place of what is being fetched.
        elsewhere.file("/fast.csv", "text/csv", CSV);
        links.forEach(link -> patch(loads, link, "\"url\":\"" + elsewhere.url("/fast.csv") + "\""));
        links.forEach(
                link -> assertThat(loads.await(link).path("status").asString()).isEqualTo("complete"));
        stopped.countDown();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void howOftenIsAWordOfThree(Pair pair) {
        Loads loads = loads(pair);
        elsewhere.file("/", "text/csv", CSV);
        loads.makePublicDataset("often");
        String resource = link(loads, "often", elsewhere.url("/export"), ",\"refresh\":\"weekly\"");
        // Whoever says how often means that it is a table.
        assertThat(loads.await(resource).path("status").asString()).isEqualTo("complete");
        JsonNode link = loads.status(resource).path("link");
        assertThat(link.path("next").asString())
                .isGreaterThan(link.path("fetched").asString());
        JsonNode refused = loads.server()
                .action(
                        "resource_patch",
                        "{\"id\":\"" + resource + "\",\"refresh\":\"hourly\"}",
                        TestServer.ADMIN_TOKEN);
        assertThat(refused.path("error").path("refresh").toString()).contains("daily, weekly or monthly");
        loads.ok(
                "resource_update",
                "{\"id\":\"" + resource + "\",\"name\":\"ก\",\"url\":\"" + elsewhere.url("/export") + "\"}");
        assertThat(loads.resource(resource).path("refresh").asString()).isEqualTo("weekly");
        patch(loads, resource, "\"refresh\":\"\"");
        assertThat(loads.status(resource).path("link").path("next").isNull()).isTrue();
    }

    @Test
    void nothingIsFetchedThatTheOperatorDoesNotWant() {
        elsewhere.file("/", "text/csv", CSV);
        try (TestServer off = TestServer.start(Pair.EMBEDDED);
                TestServer guarded = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_FETCH", "on"))) {
            Loads loads = new Loads(off);
            loads.makePublicDataset("off");
            String resource = link(loads, "off", elsewhere.url("/a.csv"), ",\"refresh\":\"daily\"");
            assertThat(loads.status(resource).path("status").asString()).isEqualTo("none");
            assertThat(error(loads.status(resource))).isEqualTo("ingest.link");
            JsonNode refused =
                    off.action("xloader_submit", "{\"resource_id\":\"" + resource + "\"}", TestServer.ADMIN_TOKEN);
            assertThat(refused.path("error").path("resource_id").toString()).contains("KHLANG_FETCH");
            Loads inside = new Loads(guarded);
            inside.makePublicDataset("guarded");
            for (String host : List.of("127.0.0.1", "localhost", "[::1]")) {
                String url = "http://" + host + ":" + elsewhere.port() + "/a.csv";
                JsonNode status = inside.await(link(inside, "guarded", url, ""));
                assertThat(error(status)).isEqualTo("fetch.private");
            }
        }
        assertThat(elsewhere.asked()).isEmpty();
    }
}
