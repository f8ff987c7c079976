package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An officer without a script who presses the buttons that the page shows, and no others. */
class DeskReadingTest {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
    private static final String BROKEN =
            "ฉบับร่าง,งบ,ปี\nกอง,งาน,บาท\nคลัง,บัญชี,10\n,พัสดุ,20\nช่าง,ถนน,30\nตรวจแล้ว,,\n";

    private final TestServer server = TestServer.start(Pair.EMBEDDED);
    private final Browser officer = Browser.ofAdmin(server);

    @BeforeEach
    void makeDataset() {
        server.action("organization_create", "{\"name\":\"office\",\"title\":\"กอง\"}", TestServer.ADMIN_TOKEN);
        server.action(
                "package_create",
                SampleCatalogue.whole("spend").put("owner_org", "office").toString(),
                TestServer.ADMIN_TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String uploaded(String csv) throws InterruptedException {
        return uploaded("a.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private String uploaded(String name, byte[] file) throws InterruptedException {
        HttpResponse<String> answer =
                officer.upload("/desk/dataset/spend/resource/new", Map.of("name", "งบ"), name, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        String page = answer.headers().firstValue("Location").orElse("");
        loaded(page);
        return page;
    }

    private String loaded(String page) throws InterruptedException {
        String body = officer.get(page).body();
        for (int wait = 0; body.contains("data-job=") && wait < 200; wait++) {
            Thread.sleep(50);
            body = officer.get(page).body();
        }
        return body;
    }

    /** Presses the button with these values, which must stand on the page, and follows where it leads. */
    private String press(String page, String name, String value) {
        assertThat(page).contains("name=\"" + name + "\" value=\"" + value.replace("&", "&amp;") + "\"");
        Map<String, String> form = new LinkedHashMap<>();
        Matcher hidden = HIDDEN.matcher(page.substring(page.indexOf("/reading/look")));
        while (hidden.find()) {
            form.put(hidden.group(1), hidden.group(2));
        }
        Matcher typed = Pattern.compile("<input id=\"([a-z_]+)\" name=[^>]* value=\"([^\"]*)\"")
                .matcher(page);
        while (typed.find()) {
            form.put(typed.group(1), typed.group(2));
        }
        form.put(name, value);
        String action = page.replaceAll("(?s).*action=\"([^\"]*/reading/look)\".*", "$1");
        HttpResponse<String> answer = officer.post(action, form);
        return answer.statusCode() == 302
                ? officer.get(answer.headers().firstValue("Location").orElse("").replace("#side", ""))
                        .body()
                : answer.body();
    }

    private static String side(String page, String heading) {
        return page.replaceAll("(?s).*<h2>" + heading + "</h2>(.*?)</section>.*", "$1");
    }

    @Test
    void eachClickShowsAnotherTableAndNothingIsLoadedUntilThatIsSaid() throws InterruptedException {
        String resource = uploaded(BROKEN);
        String first = officer.get(resource + "/reading").body();
        assertThat(side(first, "ตารางที่ได้")).contains(">ฉบับร่าง</span>", ">กอง</td>");
        String header = press(first, "set", "first_row=2&header_rows=");
        assertThat(side(header, "ตารางที่ได้"))
                .contains(">กอง</span>", ">บาท</span>")
                .doesNotContain(">ฉบับร่าง</span>");
        assertThat(side(header, "ตามที่อยู่ในไฟล์"))
                .contains(">ฉบับร่าง</td>", "ก่อนตาราง", "aria-pressed=\"true\">หัวตาราง");
        assertThat(header).contains("ที่เห็นเป็นเพียงตัวอย่าง");
        String filled = press(header, "toggle", "fill_down=%E0%B8%81%E0%B8%AD%E0%B8%87");
        assertThat(side(filled, "ตารางที่ได้").split("คลัง</td>", -1)).hasSize(3);
        String ended = press(filled, "set", "last_row=5");
        assertThat(side(ended, "ตารางที่ได้")).doesNotContain("ตรวจแล้ว");
        assertThat(side(ended, "ตามที่อยู่ในไฟล์")).contains("ไม่อยู่ในตาราง", "ตรวจแล้ว");
        String less = press(ended, "toggle", "omit=%E0%B8%87%E0%B8%B2%E0%B8%99");
        assertThat(side(less, "ตารางที่ได้")).doesNotContain("พัสดุ").contains("เอากลับมา");
        assertThat(officer.get(resource).body()).contains("ฉบับร่าง").doesNotContain("รอการยืนยัน", "data-job=");
        String kept = press(less, "toggle", "omit=%E0%B8%87%E0%B8%B2%E0%B8%99");
        assertThat(side(kept, "ตารางที่ได้")).contains("พัสดุ");
        HttpResponse<String> sent = officer.post(
                resource + "/reading",
                Map.of("first_row", "2", "header_rows", "1", "fill_down", "กอง", "last_row", "5"));
        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(loaded(resource)).contains("ไฟล์ใหม่รอการยืนยัน");
        String again = officer.get(resource + "/reading").body();
        assertThat(again)
                .contains("name=\"last_row\" type=\"number\" value=\"5\"")
                .doesNotContain("ที่เห็นเป็นเพียงตัวอย่าง");
    }

    @Test
    void aKindThatIsTakenBackLeavesNothingThatWaits() throws InterruptedException {
        String resource = uploaded("รหัส,จำนวน\nA1,1\nA2,2\nA3,3\n");
        String kind = "kind.จำนวน";
        assertThat(officer.post(resource + "/reading", Map.of(kind, "text")).statusCode())
                .isEqualTo(302);
        assertThat(loaded(resource)).contains("ไฟล์ใหม่รอการยืนยัน");
        assertThat(officer.post(resource + "/reading", Map.of(kind, "")).statusCode())
                .isEqualTo(302);
        assertThat(loaded(resource)).doesNotContain("ไฟล์ใหม่รอการยืนยัน");
        assertThat(officer.post(resource + "/reading", Map.of(kind, "text")).statusCode())
                .isEqualTo(302);
        assertThat(loaded(resource)).contains("ไฟล์ใหม่รอการยืนยัน");
    }

    @Test
    void whatStandsBetweenTheHeaderAndTheFirstRowJoinsTheHeader() throws InterruptedException {
        String resource = uploaded("ปี,งบ,งบ\nค.ศ.,ตั้งไว้,จ่ายจริง\n2023,10,9\n2024,20,18\n");
        String page = press(officer.get(resource + "/reading").body(), "set", "data_row=3");
        assertThat(side(page, "ตารางที่ได้")).contains(">งบ / ตั้งไว้</span>", ">งบ / จ่ายจริง</span>");
    }

    @Test
    void aHeaderOfSeveralRowsIsOneClickAndARowMoreIsAnother() throws InterruptedException {
        String resource =
                uploaded("ก,ข,ค\nรายงาน,ฉบับ,ร่าง\nแผนงาน,งบประมาณ,\n,2566,2567\nถนน,10,20\nท่อ,30,40\nไฟ,50,60\n");
        String page = press(officer.get(resource + "/reading").body(), "set", "first_row=3&header_rows=");
        assertThat(side(page, "ตารางที่ได้")).contains(">งบประมาณ / 2566</span>", ">งบประมาณ / 2567</span>");
        String one = press(
                officer.get(resource + "/reading?draft=1&first_row=3&header_rows=1")
                        .body(),
                "set",
                "first_row=3&header_rows=2");
        assertThat(side(one, "ตารางที่ได้")).contains(">งบประมาณ / 2566</span>");
        String data = press(
                officer.get(resource + "/reading?draft=1&first_row=3&header_rows=1")
                        .body(),
                "set",
                "data_row=5&header_rows=");
        assertThat(side(data, "ตารางที่ได้")).contains("2567</span>").doesNotContain(">2566</td>");
    }

    @Test
    void whatIsNoHeaderAboveTheFirstRowIsLeftOutAndTold() throws InterruptedException {
        String resource = uploaded("กอง,งาน,บาท\n(ตัวอย่าง),(กรอกชื่องาน),5\nคลัง,บัญชี,10\nช่าง,ถนน,30\n");
        String page = press(officer.get(resource + "/reading").body(), "set", "data_row=3");
        assertThat(side(page, "ตารางที่ได้")).contains(">กอง</span>", "คลัง").doesNotContain("ตัวอย่าง</td>", "กอง /");
        assertThat(page).contains("อยู่เหนือบรรทัดที่กำหนดให้ข้อมูลเริ่ม: (ตัวอย่าง)");
        String header = press(page, "set", "first_row=3&header_rows=&data_row=");
        assertThat(side(header, "ตารางที่ได้")).contains(">คลัง</span>");
        String above = press(header, "set", "data_row=2&first_row=&header_rows=");
        assertThat(side(above, "ตารางที่ได้")).contains(">กอง</span>", "(ตัวอย่าง)");
    }

    @Test
    void encodingAndDelimiterAreOneClickEach() throws InterruptedException {
        String resource = uploaded("a;b,c\n1;2,5\n3;4,5\n");
        String page = officer.get(resource + "/reading").body();
        String comma = press(page, "set", "delimiter=comma");
        assertThat(side(comma, "ตารางที่ได้")).contains(">a;b</span>");
        assertThat(comma).contains("name=\"delimiter\" value=\"comma\"");
        assertThat(press(comma, "set", "encoding=windows-874")).contains("รหัสตัวอักษรของไฟล์ windows-874");
    }

    @Test
    void aHiddenSheetCanBeChosenAndSaysThatItIsHidden() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            for (String name : List.of("ฉบับร่าง", "ข้อมูลดิบ")) {
                Sheet sheet = workbook.createSheet(name);
                for (int line = 0; line < 3; line++) {
                    Row row = sheet.createRow(line);
                    row.createCell(0).setCellValue(line == 0 ? "ตำบล" : name + line);
                    row.createCell(1).setCellValue(line == 0 ? "จำนวน" : String.valueOf(line));
                }
            }
            workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
            workbook.write(bytes);
        }
        String page = officer.get(uploaded("a.xlsx", bytes.toByteArray()) + "/reading")
                .body();
        assertThat(page).contains("ข้อมูลดิบ <span lang=\"th\">(ซ่อนอยู่)</span>");
        Matcher chip = Pattern.compile("name=\"set\" value=\"(sheet=%[^\"]*)\"[^>]*>ข้อมูลดิบ")
                .matcher(page);
        assertThat(chip.find()).isTrue();
        assertThat(side(press(page, "set", chip.group(1).replace("&amp;", "&")), "ตารางที่ได้"))
                .contains("ข้อมูลดิบ2");
    }

    @Test
    void onlyWhatAFileHasCanBeChosen() throws InterruptedException {
        String json = officer.get(uploaded("[{\"a\":1,\"b\":\"ก\"},{\"a\":2,\"b\":\"ข\"}]") + "/reading")
                .body();
        assertThat(side(json, "ตามที่อยู่ในไฟล์")).contains("ก</td>");
        assertThat(json).contains("encoding-label").doesNotContain("delimiter-label");
        String csv = officer.get(uploaded("a,b\n1,2\n3,4\n") + "/reading").body();
        assertThat(csv).contains("encoding-label", "delimiter-label");
    }

    @Test
    void whatCannotBeReadIsSaidAndTheFileStaysInSight() throws InterruptedException {
        String resource = uploaded(BROKEN);
        String page = officer.get(resource + "/reading?draft=1&first_row=99").body();
        assertThat(page).contains("อ่านแบบนี้ไม่ได้ตาราง", "id=\"first_row-error\"");
        assertThat(side(page, "ตามที่อยู่ในไฟล์")).contains("พัสดุ");
        assertThat(officer.get("/en" + resource + "/reading?draft=1&last_row=x").body())
                .contains("Read in this way it is no table", "id=\"last_row-error\"", "value=\"x\"");
    }

    @Test
    void aDraftTooLongForAnAddressIsShownAllTheSame() throws InterruptedException {
        String header = IntStream.range(0, 40)
                .mapToObj(number -> "รายการที่มีชื่อยาวมากเป็นพิเศษลำดับที่" + number)
                .collect(Collectors.joining(","));
        String resource = uploaded(header + "\n" + "1,".repeat(39) + "1\n" + "2,".repeat(39) + "3\n");
        String page = officer.get(resource + "/reading").body();
        Map<String, String> form = new LinkedHashMap<>();
        for (int number = 0; number < 39; number++) {
            form.put("kind.รายการที่มีชื่อยาวมากเป็นพิเศษลำดับที่" + number, "text");
        }
        HttpResponse<String> answer = officer.post(resource + "/reading/look", form);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("ที่เห็นเป็นเพียงตัวอย่าง");
        assertThat(page).doesNotContain("ที่เห็นเป็นเพียงตัวอย่าง");
    }

    @Test
    void theEndOfALongFileCanBeChosenToo() throws InterruptedException {
        String rows = IntStream.range(0, 500).mapToObj(row -> "ก," + row + "\n").collect(Collectors.joining());
        String resource = uploaded("ชื่อ,จำนวน\n" + rows + "ผู้จัดทำ,นาย ก\n");
        String page = officer.get(resource + "/reading").body();
        assertThat(side(page, "ตามที่อยู่ในไฟล์"))
                .contains("ไม่แสดงบรรทัดระหว่างนี้ 469 บรรทัด", "ผู้จัดทำ")
                .doesNotContain(">300<");
        assertThat(press(page, "set", "last_row=501")).contains("500 แถว · 2 คอลัมน์");
    }
}
