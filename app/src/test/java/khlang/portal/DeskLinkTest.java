package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.fetch.LinkServer;
import org.junit.jupiter.api.Test;

class DeskLinkTest {
    private static final String NEW = "/desk/dataset/far/resource/new";

    private static Browser officer(TestServer server) {
        server.action("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}", TestServer.ADMIN_TOKEN);
        server.action(
                "package_create",
                SampleCatalogue.whole("far").put("owner_org", "office").toString(),
                TestServer.ADMIN_TOKEN);
        return Browser.ofAdmin(server);
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String loaded(Browser officer, String page) throws InterruptedException {
        String body = officer.get(page).body();
        for (int wait = 0; body.contains("data-job=") && wait < 200; wait++) {
            Thread.sleep(50);
            body = officer.get(page).body();
        }
        return body;
    }

    @Test
    void anOfficerLinksToAFileAndFetchesItAgain() throws InterruptedException {
        Map<String, String> fetching = Map.of("KHLANG_FETCH", "on", "KHLANG_FETCH_ALLOW", "127.0.0.1");
        try (LinkServer elsewhere = new LinkServer();
                TestServer server = TestServer.start(Pair.EMBEDDED, fetching)) {
            elsewhere.file("/people.csv", "text/csv", "ตำบล,จำนวน\nในเมือง,1200\n");
            Browser officer = officer(server);
            String url = elsewhere.url("/people.csv");
            String page = location(officer.post(NEW, Map.of("name", "ประชากร", "url", url, "refresh", "weekly")));
            assertThat(loaded(officer, page))
                    .contains("ไฟล์กลายเป็นตารางแล้ว", "ดึงอีกครั้ง", "ดึงล่าสุด", "/reading", "value=\"" + url)
                    .containsPattern("<option value=\"weekly\" selected>")
                    .doesNotContain("เมื่อกดปุ่มเท่านั้น</dd>", "name=\"upload\"");
            assertThat(officer.get("/en" + page).body()).contains("Fetch again", "Last fetched", "Every week");
            String read = "/dataset/far/resource/" + page.replaceAll(".*/", "");
            assertThat(officer.get(read).body())
                    .containsPattern("ตรวจลิงก์ล่าสุด</dt><dd><time datetime=\"[0-9TZ:.-]+\">")
                    .containsPattern("ดึงข้อมูลใหม่</dt><dd>ทุกสัปดาห์ · ครั้งต่อไป <time ")
                    .doesNotContain("ดึงไม่สำเร็จ");
            elsewhere.on("/people.csv", exchange -> LinkServer.send(exchange, 503, "ปิดปรับปรุง"));
            for (int time = 0; time < 2; time++) {
                assertThat(location(officer.post(page + "/retry", Map.of()))).endsWith("?done=fetching");
                loaded(officer, page);
            }
            assertThat(officer.get("/en" + read).body()).contains("it could not be fetched (2 times)");
            String failed = loaded(officer, page);
            assertThat(failed).contains("สถานะ 503", "2 ครั้งติดต่อกัน", "จะลองอีกตามเวลา", "ดึงอีกครั้ง");
            assertThat(officer.get("/desk").body()).contains("ประชากร");
            location(officer.post(page, Map.of("name", "ประชากร", "url", url, "refresh", "")));
            assertThat(loaded(officer, page))
                    .contains("เมื่อกดปุ่มเท่านั้น</dd>")
                    .doesNotContain("จะลองอีกตามเวลา");
            HttpResponse<String> wrong = officer.post(page, Map.of("name", "ก", "url", url, "refresh", "hourly"));
            assertThat(wrong.statusCode()).isEqualTo(409);
            assertThat(wrong.body()).contains("refresh-error");
            String table = "/dataset/far/resource/" + page.replaceAll(".*/", "");
            assertThat(officer.get(table).body()).contains("ในเมือง", url);
        }
    }

    @Test
    void aPageSaysThatLinksAreNotFetchedAndWhoCanChangeThat() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Browser officer = officer(server);
            String url = "https://example.org/a.csv";
            String page = location(officer.post(NEW, Map.of("name", "ก", "url", url, "refresh", "")));
            assertThat(officer.get(page).body()).contains("KHLANG_FETCH=on").doesNotContain("ดึงอีกครั้ง", "data-job=");
            assertThat(officer.post(page + "/retry", Map.of()).body()).contains("KHLANG_FETCH=on");
            assertThat(officer.get("/dataset/far/resource/" + page.replaceAll(".*/", ""))
                            .body())
                    .contains("KHLANG_FETCH", url)
                    .doesNotContain("ตรวจลิงก์ล่าสุด");
        }
    }
}
