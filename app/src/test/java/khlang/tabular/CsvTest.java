package khlang.tabular;

import static khlang.tabular.FieldType.BOOLEAN;
import static khlang.tabular.FieldType.DATE;
import static khlang.tabular.FieldType.INTEGER;
import static khlang.tabular.FieldType.NUMBER;
import static khlang.tabular.FieldType.TEXT;
import static khlang.tabular.FieldType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @TempDir
    Path folder;

    @Test
    void rowsAreWrittenInNormalForm() {
        Reading reading = Reading.of(folder, """
                ชื่อ,จำนวน,งบ,เปิด,วันที่,เวลา,ไปรษณีย์
                "ก ""ข"", ค","1,234",๕๐๐.๕,ใช่,31/1/2567,2024-01-31 8:30,00100
                ,-,3,ไม่ใช่,1 ก.พ. 67,,40000
                """);
        assertThat(reading.types()).containsExactly(TEXT, INTEGER, NUMBER, BOOLEAN, DATE, TIMESTAMP, TEXT);
        assertThat(reading.lines())
                .containsExactly(
                        "1,\"ก \"\"ข\"\", ค\",1234,500.5,true,2024-01-31,2024-01-31 08:30:00,\"00100\"",
                        "2,,,3,false,2024-02-01,,\"40000\"");
        assertThat(reading.content().fields().get(2).scale()).isEqualTo(1);
        assertThat(reading.content().headerLine()).isEqualTo(1);
        assertThat(reading.content().rows()).isEqualTo(2);
        assertThat(reading.content().encoding()).isEqualTo("UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3|INTEGER",
                "2566 2567|INTEGER",
                "1.5 2|NUMBER",
                "00100 40000|TEXT",
                "0-4322-1202 0-4323-9256|TEXT",
                "0632 1|TEXT",
                "7.1 7.9 7.10|TEXT",
                "1.1 1.2 1.2.1|TEXT",
                "12.5 12.75|NUMBER",
                "1 - 3|INTEGER",
                "1 ไม่มีข้อมูล 3|INTEGER",
                "1 x|TEXT",
                "- –|TEXT",
                "มี ไม่มี|BOOLEAN",
                "0 1|INTEGER",
                "31/1/2567 1/2/2567|DATE",
                "31/1/2567 31/2/2567|TEXT",
                "2024-01-31T00:00 2024-02-01T00:00|DATE",
                "2024-01-31T08:00 2024-02-01|TIMESTAMP",
                "123456789012345678901|NUMBER",
                "97.4% 92.1%|NUMBER"
            })
    void typeIsDecidedFromAllValues(String cells, FieldType type) {
        String rows = String.join("\n", List.of(cells.split(" ")));
        assertThat(Reading.of(folder, "คอลัมน์\n" + rows + "\n").types()).containsExactly(type);
    }

    @Test
    void figuresThatCountUpAboveFiguresAreData() {
        String header = "ไตรมาส 1,ไตรมาส 2,ไตรมาส 3,ไตรมาส 4\n";
        assertThat(Reading.of(folder, header + "1,2,3,4\n5,6,7,8\n9,9,9,9\n").lines())
                .containsExactly("1,1,2,3,4", "2,5,6,7,8", "3,9,9,9,9");
        assertThat(Reading.of(folder, header + "(1),(2),(3),(4)\n5,6,7,8\n9,9,9,9\n")
                        .lines())
                .containsExactly("1,5,6,7,8", "2,9,9,9,9");
    }

    @Test
    void fewMisfitsBecomeNullAndAreReported() {
        StringBuilder text = new StringBuilder("วันที่,n\n");
        for (int i = 1; i <= 59; i++) {
            text.append("1/").append(i % 12 + 1).append("/2567,").append(i).append('\n');
        }
        Reading reading = Reading.of(folder, text + "31/02/2567,x\n");
        assertThat(reading.types()).containsExactly(DATE, INTEGER);
        assertThat(reading.lines().get(59)).isEqualTo("60,,");
        assertThat(reading.problems())
                .containsExactly("60 วันที่ 31/02/2567 tabular.cell.type.date", "60 n x tabular.cell.type.integer");
        assertThat(reading.content().problems().get(0).line()).isEqualTo(61);
        assertThat(reading.content().problemCount()).isEqualTo(2);
    }

    @Test
    void manyMisfitsMakeText() {
        StringBuilder text = new StringBuilder("n\n");
        for (int i = 1; i <= 100; i++) {
            text.append(i % 10 == 0 ? "x" : "1").append('\n');
        }
        assertThat(Reading.of(folder, text.toString()).types()).containsExactly(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void delimiterIsFoundOut(String delimiter) {
        String text = "ชื่อ,คำอธิบาย,ค่า\nก,\"มี, ; และ | ในคำ\",1\nข,ธรรมดา,2\n";
        Reading reading = Reading.of(
                folder,
                delimiter.equals(",")
                        ? text
                        : text.replace("\"มี, ; และ | ในคำ\"", "มี").replace(",", delimiter));
        assertThat(reading.ids()).containsExactly("ชื่อ", "คำอธิบาย", "ค่า");
    }

    @Test
    void fieldIdsKeepTheHeaderWhereRulesAllow() {
        Reading reading = Reading.of(
                folder, "_id,\"a \"\"b\"\"\",\" ชื่อ\n  เต็ม \",,ชื่อ เต็ม,id,ID\n1,2,3,4,5,6,7\n1,2,3,4,5,6,7\n");
        assertThat(reading.ids()).containsExactly("id", "a b", "ชื่อ เต็ม", "คอลัมน์ 4", "ชื่อ เต็ม 2", "id 2", "ID 3");
        assertThat(reading.content().fields().get(0).label()).isEqualTo("_id");
    }

    @Test
    void twoHeaderRowsAreJoined() {
        Reading reading =
                Reading.of(folder, Path.of("app/src/test/resources/tabular/plan_projects_DIRTY_as_printed.csv"));
        assertThat(reading.ids())
                .containsExactly(
                        "Focus Area แผนงาน/โครงการ",
                        "ระยะเวลา/งบประมาณ (บาท) / 2563",
                        "ระยะเวลา/งบประมาณ (บาท) / 2564",
                        "ระยะเวลา/งบประมาณ (บาท) / 2565",
                        "หน่วยงาน ผู้รับผิดชอบ");
        assertThat(reading.types()).containsExactly(TEXT, INTEGER, INTEGER, INTEGER, TEXT);
    }

    @Test
    void titleLinesAboveTheHeaderAreSkipped() {
        Reading reading = Reading.of(folder, "รายงานประชากร\n\nหน่วย: คน,,\nตำบล,ชาย,หญิง\nในเมือง,1,2\nศิลา,3,4\n");
        assertThat(reading.ids()).containsExactly("ตำบล", "ชาย", "หญิง");
        assertThat(reading.content().headerLine()).isEqualTo(4);
        assertThat(reading.content().rows()).isEqualTo(2);
    }

    @Test
    void raggedRowsAreKept() {
        Reading reading = Reading.of(folder, "a,b,c\n1,2,3\n4\n5,6,7,8,,9\n1,2,3\n1,2,3\n1,2,3\n");
        assertThat(reading.lines().subList(0, 3)).containsExactly("1,1,2,3", "2,4,,", "3,5,6,7");
        assertThat(reading.problems())
                .containsExactly("3 คอลัมน์ 4 8 tabular.cell.extra", "3 คอลัมน์ 6 9 tabular.cell.extra");
    }

    @Test
    void aHeaderMayHoldATag() {
        assertThat(Reading.of(folder, "<b>ชื่อ</b>,n\nก,1\nข,2\n").ids()).containsExactly("<b>ชื่อ</b>", "n");
    }

    @Test
    void htmlAndLineEndsStayText() {
        Reading reading = Reading.of(folder, "a,b\n\"<ul>\r\n<li>x\",1\ny,2\n");
        assertThat(reading.lines()).containsExactly("1,\"<ul>", "<li>x\",1", "2,\"y\",2");
    }

    @Test
    void formulaErrorsBecomeNull() {
        Reading reading = Reading.of(folder, "a,b\n#N/A,1\nx,#DIV/0!\n");
        assertThat(reading.lines()).containsExactly("1,,1", "2,\"x\",");
        assertThat(reading.problems()).containsExactly("1 a #N/A tabular.cell.error", "2 b #DIV/0! tabular.cell.error");
    }

    @Test
    void itemNumbersOfARealFileStayText() {
        Reading reading = Reading.of(folder, Path.of("app/src/test/resources/tabular/municipal_kpis.csv"));
        assertThat(reading.types().get(0)).isEqualTo(TEXT);
    }

    @Test
    void lettersOfAnyScriptSurvive() {
        StringBuilder text = new StringBuilder("n,x\n");
        for (int i = 1; i <= 100; i++) {
            text.append(i).append(",ก é 😀 बर ").append(i).append('\n');
        }
        assertThat(Reading.of(folder, text.toString()).lines())
                .hasSize(100)
                .contains("7,7,\"ก é 😀 बर 7\"", "100,100,\"ก é 😀 बर 100\"");
    }

    @Test
    void numbersBeyondTheSampleAreWrittenPlain() {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 1; i <= 100; i++) {
            text.append(i % 2 == 0 ? "-0.5,7\n" : "\"1,000.25\",-\n");
        }
        assertThat(Reading.of(folder, text.toString()).lines()).contains("99,1000.25,", "100,-0.5,7");
    }

    @Test
    void progressIsToldAndMayStopTheReading() throws IOException {
        Path file = Files.writeString(folder.resolve("long.csv"), "a,b\n" + "1,2\n".repeat(50_000));
        List<Long> told = new ArrayList<>();
        TabularFile.read(file, "x.csv", Recipe.NONE, folder, TabularLimits.DEFAULT, (rows, bytes) -> told.add(rows));
        assertThat(told).contains(10_000L, 50_000L).isSorted();
        assertThatThrownBy(() ->
                        TabularFile.read(file, "x.csv", Recipe.NONE, folder, TabularLimits.DEFAULT, (rows, bytes) -> {
                            throw new IllegalStateException("stop");
                        }))
                .hasMessage("stop");
    }

    @Test
    void hoursMayHeadColumns() {
        Reading reading = Reading.of(folder, "สถานี,1,2,3,4\nก,5,6,7,8\nข,9,1,2,3\n");
        assertThat(reading.ids()).containsExactly("สถานี", "1", "2", "3", "4");
    }

    @Test
    void figuresAloneAreNoHeader() {
        Reading reading = Reading.of(folder, "1.5,2.25,9\n1.5,2.5,7\n3.5,1,8\n");
        assertThat(reading.ids()).containsExactly("คอลัมน์ 1", "คอลัมน์ 2", "คอลัมน์ 3");
        assertThat(reading.content().headerLine()).isZero();
        assertThat(reading.lines()).hasSize(3);
    }
}
