package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeskEnglishTest {
    private static final String FILE = "กอง,ปี,บาท\nคลัง,2567,10,เกิน\nช่าง,2568,20\nช่าง,2569,30\n";

    private final TestServer server = TestServer.start(Pair.EMBEDDED);
    private final Browser officer = Browser.ofAdmin(server);
    private String resource = "";

    @BeforeEach
    void load() throws InterruptedException {
        server.action("organization_create", "{\"name\":\"office\",\"title\":\"กองคลัง\"}", TestServer.ADMIN_TOKEN);
        server.action(
                "package_create",
                SampleCatalogue.whole("spend").put("owner_org", "office").toString(),
                TestServer.ADMIN_TOKEN);
        resource = uploaded("/desk/dataset/spend/resource/new", FILE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String uploaded(String page, String csv) throws InterruptedException {
        HttpResponse<String> answer =
                officer.upload(page, Map.of("name", "รายจ่าย"), "รายจ่าย.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String made = answer.headers().firstValue("Location").orElse("").replaceAll("\\?.*", "");
        for (int wait = 0; officer.get(made).body().contains("data-job=") && wait < 200; wait++) {
            Thread.sleep(50);
        }
        return made;
    }

    private void assertMarked(String... paths) {
        for (String path : paths) {
            HttpResponse<String> answer = officer.get("/en" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(Unmarked.in(answer.body())).as(path).isEmpty();
        }
    }

    @Test
    void thaiOnAnEnglishDeskIsMarked() throws InterruptedException {
        assertMarked(
                "/desk",
                "/desk/dataset/new",
                "/desk/dataset/spend",
                "/desk/dataset/spend/resource/new",
                resource,
                resource + "/reading",
                resource + "/reading?draft=1&omit=%E0%B8%81%E0%B8%AD%E0%B8%87",
                resource + "/reading?draft=1&sheet=%E0%B8%81",
                resource + "/fields");
        uploaded(resource, "กอง,บาท\nคลัง,สิบ\nช่าง,ยี่สิบ\n");
        assertMarked("/desk", resource, resource + "/reading");
        HttpResponse<String> refused = officer.post("/en" + resource + "/delete", Map.of("confirm", "อื่น"));
        assertThat(Unmarked.in(refused.body())).isEmpty();
    }

    @Test
    void aColumnWithoutANameIsCalledSoInTheLanguageOfThePage() {
        assertThat(officer.get("/en" + resource).body()).contains("1 cell stands beyond", "(Column 4)");
        assertThat(officer.get(resource).body()).contains("คอลัมน์ 4");
        String report = server.get("/api/v1/datasets/spend/resources/" + resource.replaceAll(".*/", "") + "/report")
                .body();
        assertThat(report).contains("the header (Column 4)", "คอลัมน์ 4");
    }

    @Test
    void whatWaitsIsToldOnceWithWhatIsNeededAndWhatHappensOtherwise() throws InterruptedException {
        uploaded(resource, "กอง,ปี,บาท\nคลัง,2567,สิบ\nช่าง,2568,ยี่สิบ\nช่าง,2569,สามสิบ\n");
        String thai = officer.get(resource).body().replaceAll("(?s).*id=\"held\"(.*?)</section>.*", "$1");
        assertThat(thai)
                .containsSubsequence(
                        "สิ่งที่เปลี่ยน",
                        "สิ่งที่ต้องทำ",
                        "id=\"note\"",
                        "เผยแพร่ไฟล์ใหม่",
                        "ถ้าไม่ทำอะไร",
                        "ไม่ใช้ไฟล์นี้")
                .containsOnlyOnce("บาท (จำนวนเต็ม → ข้อความ)")
                .doesNotContain("integer", "text)");
        String id = resource.replaceAll(".*/", "");
        assertThat(server.action("resource_show", "{\"id\":\"" + id + "\"}", TestServer.ADMIN_TOKEN)
                        .toString())
                .contains("จำนวนเต็ม → ข้อความ", "whole number → text");
    }
}
