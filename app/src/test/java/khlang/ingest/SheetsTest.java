package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.View;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every table of a file can become a resource; the file is kept once. */
class SheetsTest {
    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.createSheet("ปก").createRow(0).createCell(0).setCellValue("รายงาน");
            fill(workbook.createSheet("รายรับ"), "ที่มา,บาท|ภาษี,10|ค่าธรรมเนียม,20|เงินอุดหนุน,30");
            fill(workbook.createSheet("รายจ่าย"), "หมวด,บาท|เงินเดือน,5|ค่าวัสดุ,6|||กอง,คน,รถ|คลัง,4,1|ช่าง,9,2");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(Sheet sheet, String rows) {
        int line = 0;
        for (String row : rows.split("\\|", -1)) {
            int column = 0;
            var made = sheet.createRow(line++);
            for (String cell : row.split(",", -1)) {
                if (cell.matches("[0-9]+")) {
                    made.createCell(column++).setCellValue(Integer.parseInt(cell));
                } else if (!cell.isEmpty()) {
                    made.createCell(column++).setCellValue(cell);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aSheetAndATableBecomeResourcesOfTheSameFile(Pair pair) throws IOException {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("sheets");
            String first = loads.upload("sheets", "งบ.xlsx", workbook());
            loads.await(first);
            Browser officer = Browser.ofAdmin(server);
            String path = "/desk/resource/" + first + "/reading";
            assertThat(officer.get("/desk/resource/" + first).body()).contains(path + "#sheets");
            String page = officer.get(path).body();
            assertThat(page)
                    .contains(
                            "ตารางในไฟล์นี้", "ทรัพยากรนี้", "ไม่มีตาราง", "ตารางที่ 1 (A1:B3)", "ตารางที่ 2 (A6:C8)");
            String expenses =
                    "sheet=" + View.encoded("รายจ่าย") + "&table=&first_row=&last_row=&header_rows=&data_row=";
            assertThat(page)
                    .contains("ให้ระบบหาเอง: <span>รายรับ</span>", ">ภาษี</td>", expenses.replace("&", "&amp;"));
            HttpResponse<String> look = officer.post(path + "/look", Map.of("set", expenses));
            String other = officer.get(
                            look.headers().firstValue("Location").orElseThrow().replace("#side", ""))
                    .body();
            assertThat(other).contains(">หมวด</span>", ">เงินเดือน</td>", "value=\"table=2&amp;first_row=");
            String second = made(officer, path, Map.of("sheet", "รายจ่าย", "table", "2"));
            assertThat(loads.await(second).path("status").asString()).isEqualTo("complete");
            JsonNode rows = loads.rows(second);
            assertThat(rows.path("fields").findValuesAsString("id")).containsExactly("_id", "กอง", "คน", "รถ");
            assertThat(rows.path("total").asInt()).isEqualTo(2);
            assertThat(loads.resource(second).path("name").asString()).isEqualTo("ตาราง – รายจ่าย – ตารางที่ 2");
            assertThat(loads.resource(second).path("hash").asString())
                    .isEqualTo(loads.resource(first).path("hash").asString());
            assertThat(kept(server.folder())).isEqualTo(1);
            assertThat(officer.get(path).body()).contains("href=\"/desk/resource/" + second + "\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void byApiASheetAndATableAreSaidInTheCall(Pair pair) throws IOException {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.makePublicDataset("sheets");
            JsonNode made = server.upload(
                    "resource_create",
                    Map.of("package_id", "sheets", "name", "กอง", "sheet", "3", "table", "2"),
                    "งบ.xlsx",
                    workbook(),
                    TestServer.ADMIN_TOKEN);
            String resource = made.path("result").path("id").asString();
            loads.await(resource);
            assertThat(loads.rows(resource).path("records").get(0).path("กอง").asString())
                    .isEqualTo("คลัง");
            JsonNode wrong = server.upload(
                    "resource_create",
                    Map.of("package_id", "sheets", "name", "กอง", "table", "สอง"),
                    "งบ.xlsx",
                    workbook(),
                    TestServer.ADMIN_TOKEN);
            assertThat(wrong.path("error").path("table").get(0).asString()).contains("สอง");
        }
    }

    private static String made(Browser officer, String path, Map<String, String> said) {
        HttpResponse<String> answer = officer.post(path + "/sheet", said);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    private static long kept(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
