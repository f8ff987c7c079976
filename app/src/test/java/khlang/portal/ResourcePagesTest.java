package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class ResourcePagesTest {
    private static final String PAGE = "/dataset/samples/resource/levels";

    @TempDir
    static Path packages;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Files.copy(Path.of("datasets/catalog.json"), packages.resolve("catalog.json"));
        write("samples", true);
        write("hidden", false);
        server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_DATASETS", packages.toString()));
        for (int wait = 0; wait < 300 && server.get("/readyz").statusCode() != 200; wait++) {
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    // What a package must say to be published is taken from a bundled one.
    private static void write(String name, boolean complete) throws IOException {
        ObjectNode root = (ObjectNode)
                Json.MAPPER.readTree(Files.readString(Path.of("datasets/public-wifi-points/datapackage.json")));
        root.put("name", name);
        root.put("title", "ตัวอย่าง");
        if (!complete) {
            ((ObjectNode) root.get("khlang")).remove("data_type");
            ((ObjectNode) root.get("khlang")).remove("maintainer_email");
            root.remove("licenses");
        }
        ArrayNode resources = root.putArray("resources");
        ObjectNode levels = resource(resources, "levels", "ระดับน้ำ");
        ObjectNode label = levels.putObject("schema").putArray("fields").addObject();
        label.put("name", "วันที่").putObject("khlang").put("label_en", "Day");
        JsonNode fields = levels.path("schema").path("fields");
        ((ArrayNode) fields)
                .addObject()
                .put("name", "ระดับ_น้ำ")
                .put("unit", "ซม.")
                .putObject("khlang")
                .put("unit_en", "cm");
        ((ArrayNode) fields).addObject().put("name", "a&b=c__d").put("unit", "ถัง");
        resource(resources, "broken", "ตารางเสีย");
        Path folder = Files.createDirectories(packages.resolve(name));
        Files.writeString(folder.resolve("datapackage.json"), Json.MAPPER.writeValueAsString(root));
        Files.writeString(
                folder.resolve("levels.csv"),
                "วันที่,<b>สถานี</b>,ระดับ_น้ำ,a&b=c__d,ปี พ.ศ.\n"
                        + IntStream.rangeClosed(1, 120)
                                .mapToObj(row -> "2024-01-" + (10 + row % 20) + ",<i>สถานี " + row % 3 + "</i>,"
                                        + row * 100 + "," + (row == 7 ? "" : "ก" + row) + "," + (2560 + row % 2))
                                .collect(Collectors.joining("\n"))
                        + "\n31/02/2567,ท้าย,-5,ข,2560\n");
        Files.writeString(
                folder.resolve("broken.csv"),
                "a,b\n" + ("1," + "x".repeat(9_000) + "\n").repeat(4_000) + "x".repeat(1_000_001));
    }

    private static ObjectNode resource(ArrayNode resources, String name, String title) {
        return resources.addObject().put("name", name).put("title", title).put("path", name + ".csv");
    }

    private static String ok(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void bothLanguagesShowTitleAndCells() {
        assertThat(ok(PAGE))
                .contains(
                        "<h1>ระดับน้ำ",
                        "<time datetime=\"2024-01-11\" title=\"11 Jan 2024\">11 ม.ค. 2567</time>",
                        "12,000",
                        "class=\"null\"");
        assertThat(ok("/en" + PAGE)).contains("<span lang=\"th\">ระดับน้ำ</span>", "11 Jan 2024", ">Day<", "121 rows");
    }

    @Test
    void markupInCellsAndHeadsIsText() {
        assertThat(ok(PAGE))
                .doesNotContain("<b>สถานี", "<i>สถานี")
                .contains("&lt;b&gt;สถานี&lt;/b&gt;", "&lt;i&gt;สถานี 1&lt;/i&gt;");
    }

    @Test
    void numbersThatSayHowMuchHaveAMeanAndYearsHaveNone() {
        String profiles = ok(PAGE);
        assertThat(profiles.substring(
                        profiles.indexOf("<h3>ระดับ_น้ำ</h3>"), profiles.indexOf("<h3>a&amp;b=c__d</h3>")))
                .contains("<dt>เฉลี่ย</dt><dd>5,999.96</dd>");
        assertThat(profiles.substring(profiles.indexOf("<h3>ปี พ.ศ.</h3>")))
                .contains("2561")
                .doesNotContain("เฉลี่ย");
    }

    @Test
    void everyHeadLeadsToItsOrderAndTheOtherWayRound() {
        String field = View.encoded("ระดับ_น้ำ");
        String rising = ok(PAGE + "?sort=" + field);
        assertThat(rising).contains("aria-sort=\"ascending\"", "sort=-" + field, "content=\"noindex\"");
        assertThat(rising.indexOf(">-5<")).isPositive().isLessThan(rising.indexOf(">100<"));
        String falling = ok(PAGE + "?sort=-" + field);
        assertThat(falling).contains(">12,000<").doesNotContain(">-5<");
        assertThat(ok(PAGE)).doesNotContain("noindex");
    }

    @Test
    void pagesHoldFiftyRowsEach() {
        String second = ok(PAGE + "?page=2");
        assertThat(second).contains(">5,100<", "51–100").doesNotContain(">5,000<");
        assertThat(ok(PAGE + "?page=3")).contains(">10,100<", "101–121");
        assertThat(ok(PAGE + "?page=9")).contains("ไม่มีหน้า 9", "หน้าสุดท้ายคือหน้า 3", "?page=3\"");
    }

    @Test
    void aFilterSurvivesAnyFieldName() {
        String id = field(3);
        HttpResponse<String> sent = server.send(HttpRequest.newBuilder(URI.create(
                server.url() + PAGE + "?field=" + View.encoded(id) + "&operator=eq&value=" + View.encoded("ก9"))));
        assertThat(sent.statusCode()).isEqualTo(302);
        String target = sent.headers().firstValue("Location").orElseThrow();
        String page = ok(target.replaceFirst("^https?://[^/]+", ""));
        assertThat(page)
                .contains(">900<", "แถวที่ 1–1 จาก 1", "class=\"chip chip-on\"")
                .doesNotContain(">800<");
    }

    @Test
    void aBuddhistDateCanBeAskedFor() {
        HttpResponse<String> sent = server.get(
                PAGE + "?field=" + View.encoded("วันที่") + "&operator=lte&value=" + View.encoded("10 ม.ค. 2567"));
        String target = sent.headers().firstValue("Location").orElseThrow();
        assertThat(target).contains("__lte=2024-01-10");
        assertThat(ok(target.replaceFirst("^https?://[^/]+", "")))
                .contains("วันที่ ≤ 10 ม.ค. 2567", "แถวที่ 1–6 จาก 6");
    }

    @Test
    void unitsStandInThePagesLanguageOrAreMarkedAsThai() {
        assertThat(ok(PAGE)).contains("<span lang=\"th\">ซม.</span>", "<span lang=\"th\">ถัง</span>");
        assertThat(ok("/en" + PAGE))
                .contains("<span lang=\"en\">cm</span>", "<span lang=\"th\">ถัง</span>")
                .doesNotContain("ซม.");
        assertThat(ok("/en" + PAGE + "?tab=dictionary")).contains("<small lang=\"en\">cm</small>");
    }

    @Test
    void everyListTellsAWrongPageFromOneBeyondTheLast() {
        for (String list : new String[] {"/dataset", "/organization/strategy-budget", "/group/infrastructure", PAGE}) {
            for (String page : new String[] {"abc", "0", "-1", "1.5", "9999999999x", "๑"}) {
                HttpResponse<String> response = server.get(list + "?page=" + page);
                assertThat(response.statusCode()).as(list + page).isEqualTo(409);
                assertThat(response.body()).contains("เลขหน้าต้องเป็นจำนวนเต็มตั้งแต่ 1 ไม่ใช่ “" + page + "”");
            }
            assertThat(server.get("/en" + list + "?page=abc").body()).contains("A page is a whole number from 1");
            assertThat(ok(list + "?page=1000000000")).contains("ไม่มีหน้า 1,000,000,000");
            assertThat(ok(list + "?page=99999999999")).contains("ไม่มีหน้า 99,999,999,999");
            assertThat(ok(list + "?page=" + "9".repeat(40))).contains("<h2>ไม่มีหน้า ");
            assertThat(ok("/en" + list + "?page=900")).contains("There is no page 900", "Go to ");
        }
    }

    @Test
    void aDownloadIsKeptUnderTheTablesTitle() {
        String page = ok(PAGE + "?sort=" + View.encoded("ระดับ_น้ำ"));
        Matcher link =
                Pattern.compile("href=\"(/(?:datastore/dump|api/v1)/[^\"]+)\"").matcher(page);
        for (String ending : new String[] {"csv", "csv", null, "parquet", "csv", "csv", "json", "parquet"}) {
            assertThat(link.find()).isTrue();
            String path = link.group(1).replace("&amp;", "&");
            assertThat(server.get(path).headers().firstValue("Content-Disposition"))
                    .as(path)
                    .isEqualTo(Optional.ofNullable(ending)
                            .map(known -> "attachment; filename=\"" + plain(path) + "." + known
                                    + "\"; filename*=UTF-8''" + View.encoded("ระดับน้ำ") + "." + known));
        }
    }

    /** What a client keeps it under that knows ASCII alone: as CKAN's dump has it, the id. */
    private static String plain(String path) {
        return path.startsWith("/datastore/dump/") ? path.split("[/?]", -1)[3] : "radap-nam";
    }

    @Test
    void wordsNarrowTheRows() {
        assertThat(ok(PAGE + "?q=" + View.encoded("ก77"))).contains(">7,700<").doesNotContain(">7,600<");
        assertThat(ok(PAGE + "?q=" + View.encoded("ไม่มีคำนี้"))).contains("ไม่มีแถวที่ตรงกับตัวกรอง");
    }

    @Test
    void whatDoesNotExistIsRefusedInWords() {
        for (String query : new String[] {
            "?f.nothing=1",
            "?sort=nothing",
            "?page=x",
            "?page=0",
            "?f." + View.encoded("ระดับ_น้ำ") + "__gte=abc",
            "?f." + View.encoded("ระดับ_น้ำ") + "__like=1",
            "?tab=nothing",
            "?field=nothing&operator=eq&value=1"
        }) {
            HttpResponse<String> response = server.get(PAGE + query);
            assertThat(response.statusCode()).as(query).isBetween(400, 409);
            assertThat(response.body()).as(query).contains("<h1>").doesNotContain("Exception", "portal.", "datastore.");
        }
    }

    @Test
    void aCellThatDoesNotFitIsReported() {
        assertThat(ok(PAGE)).contains("31/02/2567", "ไม่ใช่วันที่ที่มีจริง", ">122<");
    }

    @Test
    void aFileThatIsNoTableSaysWhy() {
        assertThat(ok("/dataset/samples/resource/broken")).contains("บรรทัดที่ 4002", "/download/broken.csv");
        assertThat(ok("/en/dataset/samples/resource/broken"))
                .contains("alert-bad")
                .doesNotContain("tabular.");
        assertThat(ok("/dataset/samples/resource/broken/job")).contains("\"state\":\"failed\"");
    }

    @Test
    void whatTheQualityIsSaysWhatItsPointsMeanAndWhatIsAmissByKind() {
        String thai = ok(PAGE).replaceAll("(?s).*id=\"score\"(.*?)</section>.*", "$1");
        assertThat(thai)
                .contains("คะแนนบอกว่า", "คะแนนที่หายไป", "<strong>−", "/report.csv\">CSV</a>", "/report\">JSON</a>")
                .containsPattern("badge-bad\">ควรแก้ [1-9]");
        assertThat(ok("/en" + PAGE)).contains("The points tell how easily these data can be used");
    }

    @Test
    void whereThereIsNoTableAnOfficerFindsAButtonAndAReaderSomebodyToAsk() {
        String page = "/dataset/samples/resource/broken";
        assertThat(ok(page))
                .contains("บอกผู้รับผิดชอบได้", "href=\"/dataset/samples\"")
                .doesNotContain("/desk/resource/");
        String officer = server.get(page, TestServer.ADMIN_TOKEN).body();
        assertThat(officer)
                .containsPattern("href=\"/desk/resource/[0-9a-f-]{36}\">ดูและแก้ที่โต๊ะทำงาน")
                .doesNotContain("บอกผู้รับผิดชอบได้");
    }

    @Test
    void strangersDoNotSeeWhatIsPrivate() {
        assertThat(server.get("/dataset/hidden/resource/levels").statusCode()).isEqualTo(404);
        assertThat(server.get("/dataset/hidden/resource/levels/job").statusCode())
                .isEqualTo(404);
        assertThat(server.get("/dataset/hidden/resource/levels", TestServer.ADMIN_TOKEN)
                        .statusCode())
                .isEqualTo(200);
        assertThat(server.get("/dataset/samples/resource/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void theOtherTabsAnswer() {
        assertThat(ok(PAGE + "?tab=chart")).contains("class=\"chart");
        assertThat(ok(PAGE + "?tab=dictionary")).contains("<code>วันที่</code>");
        assertThat(ok(PAGE + "?tab=api")).contains("example-curl", "example-python", "example-r");
        String id = server.read("package_show", "?id=samples")
                .path("result")
                .path("resources")
                .get(0)
                .path("id")
                .asString();
        HttpResponse<String> info = server.get("/datastore/api_info/" + id);
        assertThat(info.statusCode()).isEqualTo(302);
        assertThat(ok(info.headers().firstValue("Location").orElseThrow().replace(server.url(), "")))
                .contains(id, "example-curl");
        assertThat(server.get("/datastore/api_info/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void theAddressOfAViewAnswersItsRows() {
        String page = ok(
                PAGE + "?tab=api&sort=-" + View.encoded("ระดับ_น้ำ") + "&f." + View.encoded("ระดับ_น้ำ") + "__lt=300");
        Matcher link =
                Pattern.compile("class=\"button\" href=\"(/api/v1/[^\"]+)\"").matcher(page);
        assertThat(link.find()).isTrue();
        JsonNode answer = Json.MAPPER.readTree(ok(link.group(1).replace("&amp;", "&")));
        assertThat(answer.get("total").asInt()).isEqualTo(3);
        assertThat(answer.get("records").get(0).get("ระดับ_น้ำ").asInt()).isEqualTo(200);
    }

    private static String field(int place) {
        String page = ok(PAGE + "?tab=api");
        Matcher code = Pattern.compile("<th scope=\"row\"><code>([^<]*)</code>").matcher(page);
        for (int count = 0; count <= place; count++) {
            assertThat(code.find()).isTrue();
        }
        return code.group(1).replace("&amp;", "&");
    }

    @Test
    void headOfWhatIsReadIsTheSameWithoutItsBody() {
        String table = "/api/v1/datasets/samples/resources/levels/rows";
        for (String path : new String[] {
            "/", "/en/dataset", PAGE, "/api/3/action/package_list", table, table + ".csv", "/dataset/nothing"
        }) {
            HttpResponse<String> whole = server.get(path);
            HttpResponse<String> head = server.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.statusCode()).as(path).isEqualTo(whole.statusCode());
            assertThat(head.headers().firstValue("content-type"))
                    .as(path)
                    .isEqualTo(whole.headers().firstValue("content-type"));
            assertThat(head.body()).as(path).isEmpty();
        }
    }
}
