package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class DeskPagesTest {
    private static final byte[] TABLE = "ปี,บาท\n2567,100\n2568,ไม่ทราบ\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(Pair.class)
    void officerGoesFromNothingToAPublicTableWithoutAScript(Pair pair) throws InterruptedException {
        try (TestServer server = TestServer.start(pair)) {
            String organization = organization(server);
            Browser officer = Browser.ofAdmin(server);
            assertThat(officer.get("/desk").body()).contains("เพิ่มข้อมูล");
            assertThat(officer.get("/desk/dataset/new").body())
                    .contains("เทศบาล/อบต.", "รูปแบบการเก็บข้อมูล", "name=\"csrf\"");
            HttpResponse<String> made = officer.post("/desk/dataset/new", whole(organization));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
            String upload = location(made);
            assertThat(upload).endsWith("/resource/new?done=made");
            assertThat(officer.get(upload).body()).contains("data-upload", "type=\"file\"");
            String resource = location(
                    officer.upload(upload.replaceAll("\\?.*", ""), Map.of("name", ""), "รายได้ ๒๕๖๗.csv", TABLE));
            assertThat(loaded(officer, resource)).contains("ไฟล์กลายเป็นตารางแล้ว", "รายได้ ๒๕๖๗.csv");
            String dataset = upload.replaceAll("/resource/new.*", "");
            assertThat(officer.get(dataset).body()).contains("พร้อมเผยแพร่");
            assertThat(server.get(dataset.replace("/desk", "")).statusCode()).isEqualTo(404);
            assertThat(location(officer.post(dataset + "/publish", Map.of()))).endsWith("?done=published");
            assertThat(server.get(dataset.replace("/desk", "")).statusCode()).isEqualTo(200);
            assertThat(location(officer.post(dataset + "/unpublish", Map.of()))).endsWith("?done=unpublished");
            assertThat(server.get(dataset.replace("/desk", "")).statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFileThatDiffersIsSeenBeforeItIsServed(Pair pair) throws InterruptedException {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            String path = "/desk/dataset/revenue/resource/new";
            String resource = location(officer.upload(
                    path,
                    Map.of("name", "รายได้"),
                    "a.csv",
                    "ปี,บาท\n2567,100\n2568,200\n".getBytes(StandardCharsets.UTF_8)));
            loaded(officer, resource);
            byte[] other = "ปี,บาท\n2567,100\n2568,250\n".getBytes(StandardCharsets.UTF_8);
            location(officer.upload(resource, Map.of("name", "รายได้"), "b.csv", other));
            assertThat(loaded(officer, resource))
                    .contains(
                            "ไฟล์ใหม่รอการยืนยัน", "เพิ่ม 0 แถว หายไป 0 แถว เปลี่ยน 1 แถว", "เทียบแถวด้วยคอลัมน์ “ปี”");
            location(officer.post(resource + "/reject", Map.of("version", "2")));
            assertThat(loaded(officer, resource)).contains("a.csv").doesNotContain("รอการยืนยัน");
            location(officer.upload(resource, Map.of("name", "รายได้"), "b.csv", other));
            loaded(officer, resource);
            for (String act : List.of("/confirm", "/reject")) {
                HttpResponse<String> unseen = officer.post(resource + act, Map.of("note", "", "version", "9"));
                assertThat(unseen.statusCode()).as(act).isEqualTo(409);
                assertThat(unseen.body()).as(act).contains("มีไฟล์ใหม่เข้ามาระหว่างนี้", "รอการยืนยัน");
            }
            assertThat(location(officer.post(
                            resource + "/confirm", Map.of("note", "", "version", waiting(officer, resource)))))
                    .endsWith("?done=confirmed");
            assertThat(loaded(officer, resource)).contains("b.csv").doesNotContain("รอการยืนยัน");
            byte[] less = "ปี\n2567\n2568\n".getBytes(StandardCharsets.UTF_8);
            location(officer.upload(resource, Map.of("name", "รายได้"), "c.csv", less));
            assertThat(loaded(officer, resource)).contains("คอลัมน์ที่หายไป: บาท", "สิ่งที่ต้องทำ");
            HttpResponse<String> silent =
                    officer.post(resource + "/confirm", Map.of("note", " ", "version", waiting(officer, resource)));
            assertThat(silent.statusCode()).isEqualTo(409);
            assertThat(silent.body()).contains("id=\"note-error\"");
            location(officer.post(
                    resource + "/confirm", Map.of("note", "เก็บแต่ปี", "version", waiting(officer, resource))));
            String versions = "/dataset/revenue/resource/" + resource.replaceAll(".*/", "") + "/versions";
            assertThat(officer.get(versions).body())
                    .contains("รุ่นที่ 4", "เก็บแต่ปี", "เจ้าหน้าที่ไม่รับ")
                    .doesNotContain("รุ่นที่ 5");
        }
    }

    /** The number that the page's own form sends. */
    private static String waiting(Browser officer, String resource) {
        return officer.get(resource).body().replaceAll("(?s).*name=\"version\" value=\"(\\d+)\".*", "$1");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whyAFileIsRefusedStandsAtTheFile(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            byte[] file = "รายงาน\n\n\n\nชื่อ,ปี\nก,2567\nข,2568\n".getBytes(StandardCharsets.UTF_8);
            String resource =
                    location(officer.upload("/desk/dataset/revenue/resource/new", Map.of("name", "งบ"), "a.csv", file));
            loaded(officer, resource);
            location(officer.post(resource + "/reading", Map.of("first_row", "6")));
            loaded(officer, resource);
            byte[] shorter = "ชื่อ,ปี\nก,2567\n".getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> refused = officer.upload(resource, Map.of("name", "งบ"), "b.csv", shorter);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("id=\"upload-error\"").containsPattern("(?s)upload-error.{0,200}6");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void howAFileIsReadIsSeenBesideItAndCorrected(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            byte[] file = "รายงาน,งบ,ปี\nกอง,งาน,บาท\nคลัง,บัญชี,10\n,พัสดุ,20\n".getBytes("x-windows-874");
            String resource =
                    location(officer.upload("/desk/dataset/revenue/resource/new", Map.of("name", "งบ"), "a.csv", file));
            loaded(officer, resource);
            assertThat(officer.get(resource).body()).contains(resource + "/reading");
            assertThat(officer.get(resource + "/reading").body())
                    .contains("ตามที่อยู่ในไฟล์", "windows-874", ">รายงาน</td>", "พัสดุ", "ตารางที่ได้");
            HttpResponse<String> wrong = officer.post(resource + "/reading", Map.of("header_rows", "หนึ่ง"));
            assertThat(wrong.statusCode()).isEqualTo(409);
            assertThat(wrong.body()).contains("value=\"หนึ่ง\"", "id=\"header_rows-error\"");
            location(officer.post(resource + "/reading", Map.of("first_row", "2", "fill_down", "กอง")));
            assertThat(loaded(officer, resource)).contains("ไฟล์ใหม่รอการยืนยัน");
            location(officer.post(
                    resource + "/confirm", Map.of("note", "แก้หัวตาราง", "version", waiting(officer, resource))));
            String table = officer.get("/dataset/revenue/resource/" + resource.replaceAll(".*/", ""))
                    .body();
            assertThat(table).contains(">กอง<", ">บาท<").doesNotContain(">รายงาน<");
            assertThat(table.split("คลัง<", -1)).hasSizeGreaterThan(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aLoadThatIsStoppedLeavesTheTableBefore(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            byte[] small = "ปี,บาท\n2567,100\n2568,200\n".getBytes(StandardCharsets.UTF_8);
            String resource = location(
                    officer.upload("/desk/dataset/revenue/resource/new", Map.of("name", "งบ"), "a.csv", small));
            loaded(officer, resource);
            byte[] large = ("ปี,บาท\n" + "2567,100\n".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);
            location(officer.upload(resource, Map.of("name", "งบ"), "b.csv", large));
            assertThat(officer.get(resource).body()).contains(resource + "/cancel");
            location(officer.post(resource + "/cancel", Map.of()));
            assertThat(loaded(officer, resource)).contains("สั่งหยุดการนำเข้า", "ไฟล์ปัจจุบันคือ a.csv");
            String table = "/dataset/revenue/resource/" + resource.replaceAll(".*/", "");
            assertThat(officer.get(table).body()).contains("2 แถว");
        }
    }

    private static String loaded(Browser officer, String resource) throws InterruptedException {
        String body = officer.get(resource).body();
        for (int wait = 0; body.contains("data-job=") && wait < 200; wait++) {
            Thread.sleep(50);
            body = officer.get(resource).body();
        }
        return body;
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String organization(TestServer server) {
        JsonNode made = server.action(
                "organization_create", "{\"name\":\"treasury\",\"title\":\"สำนักคลัง\"}", TestServer.ADMIN_TOKEN);
        return made.at("/result/id").asString();
    }

    private static Map<String, String> whole(String organization) {
        Map<String, String> values = new HashMap<>();
        values.put("title", "รายได้ของเทศบาล");
        values.put("title_en", "Revenue");
        values.put("name", "revenue");
        values.put("notes", "รายได้ตามประเภท");
        values.put("tag_string", "รายได้, ภาษี");
        values.put("owner_org", organization);
        values.put("maintainer", "ฝ่ายรายได้");
        values.put("maintainer_email", "revenue@example.go.th");
        values.put("data_source", "ระบบรายได้");
        values.put("data_type", "ข้อมูลสถิติ");
        values.put("data_format", "CSV");
        values.put("geo_coverage", "เทศบาล/อบต.");
        values.put("objective", "พันธกิจหน่วยงาน");
        values.put("update_frequency_unit", "ปี");
        values.put("update_frequency_interval", "1");
        values.put("data_category", "ข้อมูลสาธารณะ");
        values.put("license_id", "Open Data Common");
        return values;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void refusedFormKeepsWhatWasTypedAndSaysWhatIsWrong(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Map<String, String> values = whole(organization(server));
            values.put("maintainer_email", "nobody");
            values.put("name", "No Good");
            Browser officer = Browser.ofAdmin(server);
            officer.get("/en/desk/dataset/new");
            HttpResponse<String> refused = officer.post("/en/desk/dataset/new", values);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("Must be an email address, not nobody", "value=\"No Good\"", "รายได้ตามประเภท")
                    .contains("id=\"maintainer_email-error\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsMissingIsListedAndKeepsADatasetPrivate(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Map<String, String> values = new HashMap<>();
            values.put("title", "รายได้");
            values.put("name", "revenue");
            values.put("owner_org", organization(server));
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", values));
            assertThat(officer.get("/desk/dataset/revenue").body()).contains("ขาดอีก", "href=\"#license_id\"");
            HttpResponse<String> refused = officer.post("/desk/dataset/revenue/publish", Map.of());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("id=\"license_id-error\"", "ต้องระบุค่านี้");
            assertThat(officer.get("/desk").body()).contains("/desk/dataset/revenue", "ขาดอีก");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void deletingAsksForTheNameAgain(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            Map<String, String> values = whole(organization(server));
            location(officer.post("/desk/dataset/new", values));
            String resource = location(officer.upload(
                    "/desk/dataset/revenue/resource/new", Map.of("name", "แผน", "url", ""), "a.pdf", TABLE));
            assertThat(officer.post(resource + "/delete", Map.of("confirm", "อื่น"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(location(officer.post(resource + "/delete", Map.of("confirm", "แผน"))))
                    .contains("resource_deleted");
            assertThat(officer.get(resource).statusCode()).isEqualTo(404);
            assertThat(officer.post("/desk/dataset/revenue/delete", Map.of("confirm", "x"))
                            .statusCode())
                    .isEqualTo(409);
            assertThat(location(officer.post("/desk/dataset/revenue/delete", Map.of("confirm", "revenue"))))
                    .isEqualTo("/desk?done=deleted");
            assertThat(server.read("package_list", "").path("result")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void deskIsForOfficersOfTheOrganizationOnly(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            server.action(
                    "user_create",
                    "{\"name\":\"nok\",\"email\":\"nok@example.org\",\"password\":\"correct horse nok\"}",
                    TestServer.ADMIN_TOKEN);
            Browser stranger = Browser.of(server, "nok", "correct horse nok");
            assertThat(stranger.get("/desk").body()).contains("ยังไม่มีสิทธิ์แก้ไขในองค์กรใด");
            assertThat(stranger.get("/desk/dataset/new").statusCode()).isEqualTo(403);
            assertThat(stranger.get("/desk/dataset/revenue").statusCode()).isEqualTo(404);
            assertThat(stranger.post("/desk/dataset/revenue/publish", Map.of()).statusCode())
                    .isEqualTo(404);
            assertThat(location(new Browser(server).get("/desk"))).startsWith("/login");
            assertThat(officer.post("/desk/dataset/revenue/publish", Map.of("csrf", "wrong"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void neitherFileNorLinkAnEmptyFileAndTooLargeAFileAreRefused(Pair pair) {
        try (TestServer server = TestServer.start(pair, Map.of("KHLANG_MAX_UPLOAD", "2000000"))) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            String path = "/desk/dataset/revenue/resource/new";
            HttpResponse<String> nothing = officer.upload(path, Map.of("name", "x"), "", new byte[0]);
            assertThat(nothing.statusCode()).isEqualTo(409);
            assertThat(nothing.body()).contains("id=\"upload-error\"");
            HttpResponse<String> large = officer.upload(path, Map.of("name", "x"), "big.csv", new byte[2_500_000]);
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("ไฟล์ใหญ่เกินไป รับได้ไม่เกิน 2 MB");
            HttpResponse<String> empty = officer.upload(path, Map.of("name", "ว่าง"), "empty.csv", new byte[0]);
            assertThat(empty.statusCode()).isEqualTo(409);
            assertThat(empty.body())
                    .contains("ไฟล์นี้ว่างเปล่า", "id=\"upload-error\"", "value=\"ว่าง\"", "name=\"download_only\"");
            // It is no resource, but among the files that were not taken.
            assertThat(officer.get("/desk/dataset/revenue").body())
                    .contains("ยังไม่มีไฟล์")
                    .containsPattern("(?s)id=\"refused\".*empty\\.csv");
            Map<String, String> wish = Map.of("name", "ว่าง", "download_only", "true");
            assertThat(officer.get(location(officer.upload(path, wish, "empty.csv", new byte[0])))
                            .body())
                    .contains("ดาวน์โหลดได้อย่างเดียว", "value=\"true\" checked");
            HttpResponse<String> link = officer.post(path, Map.of("name", "ลิงก์", "url", "javascript:alert(1)"));
            assertThat(link.statusCode()).isEqualTo(409);
            assertThat(officer.get(location(officer.post(path, Map.of("url", "https://example.org/a.csv"))))
                            .body())
                    .contains("value=\"https://example.org/a.csv\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void newDatasetWithoutATitleIsToldSoAtTheTitle(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            organization(server);
            Browser officer = Browser.ofAdmin(server);
            assertThat(officer.get("/en/desk/dataset/new").body())
                    .containsPattern("<label for=\"title\">Title <span class=\"required\">\\(required\\)")
                    .containsPattern("<label for=\"owner_org\">[^<]+<span class=\"required\">\\(required\\)")
                    .containsPattern("<input id=\"title\"[^>]* required[ >]")
                    .containsPattern("<select id=\"owner_org\"[^>]* required[ >]");
            HttpResponse<String> refused =
                    officer.post("/en/desk/dataset/new", Map.of("title", " ", "notes", "รายได้ตามประเภท"));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("<a href=\"#title\">Title</a>: Missing value", "id=\"title-error\"")
                    .contains("id=\"owner_org-error\"", "รายได้ตามประเภท")
                    .doesNotContain("id=\"name-error\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTitleTooLongIsRefusedAtTheTitleAlone(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String organization = organization(server);
            String title = "ก".repeat(5000);
            Browser officer = Browser.ofAdmin(server);
            officer.get("/en/desk/dataset/new");
            HttpResponse<String> refused =
                    officer.post("/en/desk/dataset/new", Map.of("title", title, "owner_org", organization));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("id=\"title-error\"").doesNotContain("id=\"name-error\"");
            JsonNode error = server.action(
                            "package_create",
                            "{\"title\":\"%s\",\"private\":true}".formatted(title),
                            TestServer.ADMIN_TOKEN)
                    .path("error");
            assertThat(error.path("title")).hasSize(1);
            assertThat(error.has("name")).isFalse();
            JsonNode nothing = server.action("package_create", "{\"private\":true}", TestServer.ADMIN_TOKEN);
            assertThat(nothing.at("/error/name").toString()).isEqualTo("[\"Missing value\"]");
            assertThat(nothing.at("/error/title").isMissingNode()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aDatasetIsDeletedByItsTitleToo(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", whole(organization(server))));
            assertThat(officer.get("/en/desk/dataset/revenue").body())
                    .contains("type the title “Revenue” or the name revenue");
            HttpResponse<String> differs =
                    officer.post("/en/desk/dataset/revenue/delete", Map.of("confirm", "รายได้ของ"));
            assertThat(differs.statusCode()).isEqualTo(409);
            assertThat(differs.body()).contains("neither “<span lang=\"th\">รายได้ของเทศบาล</span>” nor revenue");
            assertThat(location(
                            officer.post("/en/desk/dataset/revenue/delete", Map.of("confirm", " รายได้ของเทศบาล\n"))))
                    .isEqualTo("/en/desk?done=deleted");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aMemberSeesTheirOrganizationsAndWhatThesePublishLater(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Map<String, String> values = whole(organization(server));
            Browser officer = Browser.ofAdmin(server);
            location(officer.post("/desk/dataset/new", values));
            server.action(
                    "package_create",
                    "{\"name\":\"sketch\",\"title\":\"ร่าง\",\"owner_org\":\"treasury\",\"private\":true,\"state\":\"draft\"}",
                    TestServer.ADMIN_TOKEN);
            server.action("organization_create", "{\"name\":\"works\",\"title\":\"ช่าง\"}", TestServer.ADMIN_TOKEN);
            server.action(
                    "package_create",
                    "{\"name\":\"roads\",\"title\":\"ถนน\",\"owner_org\":\"works\",\"private\":true}",
                    TestServer.ADMIN_TOKEN);
            server.action(
                    "user_create", "{\"name\":\"malee\",\"password\":\"correct horse malee\"}", TestServer.ADMIN_TOKEN);
            server.action(
                    "organization_member_create",
                    "{\"id\":\"treasury\",\"username\":\"malee\",\"role\":\"member\"}",
                    TestServer.ADMIN_TOKEN);
            Browser malee = Browser.of(server, "malee", "correct horse malee");
            String desk = malee.get("/en/desk").body();
            assertThat(desk)
                    .contains(
                            "href=\"/en/organization/treasury\"", "href=\"/en/dataset/revenue\"", "You may only see it")
                    .doesNotContain("/desk/dataset/", "sketch", "roads", "/organization/works")
                    .doesNotContain("Nothing is waiting", "not an editor of any organization");
            assertThat(malee.get("/en/dataset/revenue").statusCode()).isEqualTo(200);
            server.action(
                    "organization_member_create",
                    "{\"id\":\"works\",\"username\":\"malee\",\"role\":\"editor\"}",
                    TestServer.ADMIN_TOKEN);
            assertThat(malee.get("/en/desk").body())
                    .contains("href=\"/en/dataset/revenue\"", "href=\"/en/desk/dataset/roads\"", "/en/desk/dataset/new")
                    .doesNotContain("/desk/dataset/revenue", "sketch");
            assertThat(officer.get("/en/desk").body())
                    .contains("/desk/dataset/revenue", "/desk/dataset/sketch", "/desk/dataset/roads");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theDeskPagesThroughAllDatasets(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            Map<String, String> values = whole(organization(server));
            Browser officer = Browser.ofAdmin(server);
            officer.get("/desk/dataset/new");
            for (int number = 1; number <= 42; number++) {
                values.put("name", "d%02d".formatted(number));
                location(officer.post("/desk/dataset/new", values));
                if (number <= 21) {
                    server.action(
                            "package_patch",
                            "{\"id\":\"d%02d\",\"private\":false}".formatted(number),
                            TestServer.ADMIN_TOKEN);
                }
            }
            String first = officer.get("/desk").body();
            assertThat(first)
                    .contains(
                            "/desk/dataset/d21\"", "/desk/dataset/d02\"", "/desk/dataset/d42\"", "/desk/dataset/d23\"")
                    .doesNotContain("/desk/dataset/d01\"", "/desk/dataset/d22\"")
                    .contains("href=\"/desk?page=2#recent\"", "href=\"/desk?hidden=2#hidden\"");
            assertThat(officer.get("/desk?page=2").body())
                    .contains("/desk/dataset/d01\"", "/desk/dataset/d42\"", "href=\"/desk?hidden=2&amp;page=2#hidden\"")
                    .doesNotContain("/desk/dataset/d02\"");
            assertThat(officer.get("/desk?hidden=2").body())
                    .contains("/desk/dataset/d22\"", "/desk/dataset/d21\"")
                    .doesNotContain("/desk/dataset/d23\"");
            assertThat(officer.get("/desk?page=9&hidden=9").body())
                    .contains("href=\"/desk?hidden=9&amp;page=2#recent\"", "href=\"/desk?hidden=2&amp;page=9#hidden\"");
            assertThat(officer.get("/desk?page=x").statusCode()).isEqualTo(409);
            assertThat(officer.get("/desk?page=1000000000&hidden=1000000000").statusCode())
                    .isEqualTo(200);
        }
    }
}
