package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.ingest.Recipes;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeTest {
    @TempDir
    Path folder;

    private Reading read(String text, Recipe recipe) throws Exception {
        Path file = Files.createTempFile(folder, "upload", ".csv");
        Files.writeString(file, text);
        return Reading.of(folder, file, recipe);
    }

    private static Recipe rows(@Nullable Integer header, @Nullable Long first, @Nullable Long last) {
        Map<String, Object> said = new HashMap<>();
        said.put("header_rows", header);
        said.put("first_row", first);
        said.put("last_row", last);
        return Recipes.of(said);
    }

    @Test
    void aHeaderPrintedAgainOnTheNextPageIsNoData() throws Exception {
        Reading reading =
                read("ลำดับ,ตำบล,งบประมาณ (บาท)\n1,ในเมือง,100\nลำดับ,ตำบล,งบ ประมาณ (บาท)\n2,ศิลา,200\n", Recipe.NONE);
        assertThat(reading.lines()).containsExactly("1,1,\"ในเมือง\",100", "2,2,\"ศิลา\",200");
        assertThat(reading.problems()).hasSize(1).first().asString().contains("tabular.row.header");
    }

    @Test
    void bothRowsOfAHeaderAreKnownAgainEvenWithOtherYears() throws Exception {
        Reading reading = read(
                "โครงการ,งบประมาณ (บาท),,\n,2563,2564,2565\nก,1,2,3\nโครงการ,งบประมาณ (บาท),,\n,2566,2567,2568\nข,4,5,6\n",
                Recipe.NONE);
        assertThat(reading.ids())
                .containsExactly("โครงการ", "งบประมาณ (บาท) / 2563", "งบประมาณ (บาท) / 2564", "งบประมาณ (บาท) / 2565");
        assertThat(reading.lines()).containsExactly("1,\"ก\",1,2,3", "2,\"ข\",4,5,6");
        assertThat(reading.problems()).hasSize(2);
    }

    @Test
    void theTotalAndTheNotesBelowATableAreToldAndLeftOut() throws Exception {
        String file =
                "ตำบล,ประชากร\nในเมือง,100\nศิลา,200\nรวมทั้งสิ้น,300\nที่มา: สำนักทะเบียน,\nหมายเหตุ ข้อมูล ณ สิ้นปี,\n";
        Reading reading = read(file, Recipe.NONE);
        assertThat(reading.content().rows()).isEqualTo(2);
        assertThat(reading.problems())
                .hasSize(3)
                .anySatisfy(problem -> assertThat(problem).contains("รวมทั้งสิ้น · 300", "tabular.row.total"))
                .anySatisfy(problem -> assertThat(problem).contains("ที่มา", "tabular.row.note"));
        Recipe totals = Recipes.of(Map.of("totals", "keep"));
        assertThat(read(file, totals).lines()).last().asString().isEqualTo("3,\"รวมทั้งสิ้น\",300");
    }

    @Test
    void aTotalInsideTheTableIsARowLikeOthers() throws Exception {
        Reading reading =
                read("เพศ,ปี,คน\nชาย,2566,1\nหญิง,2566,2\nรวม,2566,3\nชาย,2567,4\nหญิง,2567,5\n", Recipe.NONE);
        assertThat(reading.content().rows()).isEqualTo(5);
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void columnsWithoutHeaderAndValuesAreLeftOutUnlessOneComesLate() throws Exception {
        String start = "ก,,ข\n" + "1,,2\n".repeat(12_000);
        assertThat(read(start, Recipe.NONE).ids()).containsExactly("ก", "ข");
        Reading late = read(start + "3,x,4\n", Recipe.NONE);
        assertThat(late.ids()).containsExactly("ก", "คอลัมน์ 2", "ข");
        assertThat(late.lines()).last().asString().isEqualTo("12001,3,\"x\",4");
    }

    @Test
    void whatWasSaidOfRowsCounts() throws Exception {
        String file = "รายงาน,ประจำปี,x\nก,ข,ค\n1,2,3\n4,5,6\n7,8,9\n";
        assertThat(read(file, rows(1, 2L, null)).ids()).containsExactly("ก", "ข", "ค");
        assertThat(read(file, rows(1, 2L, 4L)).lines()).containsExactly("1,1,2,3", "2,4,5,6");
        Reading bare = read("1,2\n3,4\n", rows(1, null, null));
        assertThat(bare.ids()).containsExactly("1", "2");
        Reading names = read("ก,ข\nค,ง\n", rows(0, null, null));
        assertThat(names.content().rows()).isEqualTo(2);
        assertThat(names.content().headerLine()).isZero();
    }

    @Test
    void columnsAreLeftOutAndFilledDownAsSaid() throws Exception {
        Recipe recipe = Recipes.of(Map.of("omit", Set.of("โทร"), "fill_down", Set.of("กอง")));
        Reading reading = read("กอง,โทร,งาน\nคลัง,043,บัญชี\n,044,พัสดุ\nช่าง,045,ถนน\n,,ไฟฟ้า\n", recipe);
        assertThat(reading.ids()).containsExactly("กอง", "งาน");
        assertThat(reading.lines())
                .containsExactly(
                        "1,\"คลัง\",\"บัญชี\"", "2,\"คลัง\",\"พัสดุ\"", "3,\"ช่าง\",\"ถนน\"", "4,\"ช่าง\",\"ไฟฟ้า\"");
    }

    @Test
    void theColumnThatGroupsMakeIsLeftOutToo() throws Exception {
        String file = "ที่,งาน,บาท\nกองช่าง,,\n1,ถนน,100\nกองคลัง,,\n2,ภาษี,70\n";
        assertThat(read(file, Recipe.NONE).ids()).containsExactly("กลุ่ม", "ที่", "งาน", "บาท");
        Reading reading = read(file, Recipes.of(Map.of("omit", Set.of("กลุ่ม"))));
        assertThat(reading.ids()).containsExactly("ที่", "งาน", "บาท");
        assertThat(reading.lines()).containsExactly("1,1,\"ถนน\",100", "2,2,\"ภาษี\",70");
        assertThat(reading.content().notes()).noneMatch(Recipe::isMisfit);
    }

    @Test
    void encodingAndDelimiterThatWereSaidCount() throws Exception {
        Path file = folder.resolve("x.csv");
        Files.write(file, "ก|ข;ค\n1|2;3\n".getBytes("x-windows-874"));
        Recipe recipe = Recipes.of(Map.of("encoding", "tis-620", "delimiter", ";"));
        Reading reading = Reading.of(folder, file, recipe);
        assertThat(reading.ids()).containsExactly("ก|ข", "ค");
        assertThat(reading.content().encoding()).isEqualTo("windows-874");
        Recipe wrong = Recipes.of(Map.of("encoding", "EBCDIC"));
        assertThatThrownBy(() -> Reading.of(folder, file, wrong))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.fields()).containsKey("encoding"));
        assertThat(StandardCharsets.UTF_8.name()).isIn(Recipe.encodings());
    }

    @Test
    void aHiddenSheetIsReadWhereItIsAskedFor() {
        Path file = Workbooks.xlsx(folder, Workbooks::budget);
        Recipe said = Recipes.of(Map.of("sheet", "ลับ"));
        assertThat(Reading.of(folder, file, said).content().sheet()).isEqualTo("ลับ");
    }

    @Test
    void aSmallFileIsReadToItsEndBeforeItIsTaken() throws Exception {
        Path late = folder.resolve("late.csv");
        Files.writeString(late, "ก,ข\n" + "1,2\n".repeat(60) + "x".repeat(1_000_001) + ",2\n");
        assertThatThrownBy(() -> FirstLook.at(late, Recipe.NONE, TabularLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields().toString()).contains("tabular.cell_too_long"));
    }

    @Test
    void brokenThaiIsMendedWhereThatIsAskedFor() throws Exception {
        String file = "จ านวน,เรื่อง\n1,ด าเนินการ\n2,ปรับปรุง\n";
        assertThat(read(file, Recipe.NONE).lines()).contains("1,1,\"ด าเนินการ\"");
        Recipe said = Recipes.of(Map.of("repair", "thai"));
        Reading mended = read(file, said);
        assertThat(mended.ids()).containsExactly("จำนวน", "เรื่อง");
        assertThat(mended.lines()).containsExactly("1,1,\"ดำเนินการ\"", "2,2,\"ปรับปรุง\"");
        assertThat(mended.content().notes())
                .extracting(Phrase::toString)
                .contains("tabular.note.repaired[2, ‘จ านวน’ → ‘จำนวน’, ‘ด าเนินการ’ → ‘ดำเนินการ’]");
    }

    @Test
    void onlyThaiOfWhichItIsCertainIsMended() throws Exception {
        String file = "คำ,n\nเสริมสร้ า ง,1\nก ารศึกษา,2\nสร้ างสรรค์,3\nจัดท า ก ข,4\nก่ีโมง,5\nนํ้า,6\nกิ ี,7\n";
        assertThat(read(file, Recipes.of(Map.of("repair", "thai"))).lines())
                .containsExactly(
                        "1,\"เสริมสร้าง\",1",
                        "2,\"ก ารศึกษา\",2",
                        "3,\"สร้ างสรรค์\",3",
                        "4,\"จัดท า ก ข\",4",
                        "5,\"กี่โมง\",5",
                        "6,\"น้ำ\",6",
                        "7,\"กิ ี\",7");
    }

    @Test
    void theRepairMakesNoNewWords() throws Exception {
        String file = """
                คำ,n
                ค าน า,1
                ไมม่ี,2
                เพ ่อ,3
                บริษัท า,4
                เหลื่อมล้ า,5
                สม่ าเสมอ,6
                ใหท่ี,7
                เพ่ือคนในพ้ืนท่ี,8
                เคร่ืองอยู่,9
                ต าราง,10
                """;
        assertThat(read(file, Recipes.of(Map.of("repair", "thai"))).lines())
                .containsExactly(
                        "1,\"คำนำ\",1",
                        "2,\"ไมม่ี\",2",
                        "3,\"เพ ่อ\",3",
                        "4,\"บริษัท า\",4",
                        "5,\"เหลื่อมล้ำ\",5",
                        "6,\"สม่ำเสมอ\",6",
                        "7,\"ใหท่ี\",7",
                        "8,\"เพื่อคนในพื้นที่\",8",
                        "9,\"เครื่องอยู่\",9",
                        "10,\"ต าราง\",10");
    }

    @Test
    void aSaraAmWithoutItsRingIsMendedOnlyInWellKnownWords() throws Exception {
        String file = """
                คำ,n
                น ้ามัน แม่น ้า น ้าประปา ไอน ้า,1
                ต ่า ต ่ากว่า ต ่าง ๆ,2
                ค ้าประกัน ค ้ายัน สินค ้าประกอบ,3
                ซ ้าซ้อน ซ ้ายมือ,4
                เหลื่อมล ้า รุกล ้า ล ้านบาท ล ้าง,5
                เน้นย ้า โยกย ้าย,6
                วัดถ ้า (ถ ้ามี),7
                รถคว ่า มากกว ่า โรคว ่า,8
                ฟกช ้า ล่าช ้า ช ้าง,9
                ก ้ากึ่ง ก ้าวหน้า,10
                ค ่า น ่า หน ้า ม ้า ป ้า กล ้า ว ่า,11
                เจ ้าหน ้าที่ เข ้า เต ่า อย ่าง บ ้าน,12
                ถ ้าหลวง,13
                ล ้าสมัย,14
                ค ้า,15
                """;
        assertThat(read(file, Recipes.of(Map.of("repair", "thai"))).lines())
                .containsExactly(
                        "1,\"น้ำมัน แม่น้ำ น้ำประปา ไอน้ำ\",1",
                        "2,\"ต่ำ ต่ำกว่า ต่าง ๆ\",2",
                        "3,\"ค้ำประกัน ค้ำยัน สินค้าประกอบ\",3",
                        "4,\"ซ้ำซ้อน ซ้ายมือ\",4",
                        "5,\"เหลื่อมล้ำ รุกล้ำ ล้านบาท ล้าง\",5",
                        "6,\"เน้นย้ำ โยกย้าย\",6",
                        "7,\"วัดถ้ำ (ถ้ามี)\",7",
                        "8,\"รถคว่ำ มากกว่า โรคว่า\",8",
                        "9,\"ฟกช้ำ ล่าช้า ช้าง\",9",
                        "10,\"ก้ำกึ่ง ก้าวหน้า\",10",
                        "11,\"ค่า น่า หน้า ม้า ป้า กล้า ว่า\",11",
                        "12,\"เจ้าหน้าที่ เข้า เต่า อย่าง บ้าน\",12",
                        "13,\"ถ ้าหลวง\",13",
                        "14,\"ล ้าสมัย\",14",
                        "15,\"ค ้า\",15");
    }

    @Test
    void theRowThatNumbersTheColumnsIsNoData() throws Exception {
        for (String numbers : List.of("(1),(2),(3),(4)", "(๑),(๒),(๓),(๔)=(๓)/(๒)")) {
            Reading reading = read("ที่,แผน,ผล,ร้อยละ\n" + numbers + "\n1,20,10,50\n2,40,10,25\n", Recipe.NONE);
            assertThat(reading.ids()).containsExactly("ที่", "แผน", "ผล", "ร้อยละ");
            assertThat(reading.lines()).containsExactly("1,1,20,10,50", "2,2,40,10,25");
            assertThat(reading.content().notes())
                    .anySatisfy(note -> assertThat(note.key()).isEqualTo("tabular.note.column_numbers"));
        }
        assertThat(read("ที่,งาน,ผล,ร้อยละ\n๑,๒,๓,๔\n1,ถนน,10,50\n2,ไฟ,10,25\n", Recipe.NONE)
                        .lines())
                .containsExactly("1,1,\"ถนน\",10,50", "2,2,\"ไฟ\",10,25");
        assertThat(read("ก,ข,ค\n1,2,3\n4,5,6\n", Recipe.NONE).lines()).hasSize(2);
    }

    @Test
    void numbersOfItemsStayAsPrintedUnderAHeaderThatSaysCode() throws Exception {
        Reading reading = read("รหัส,ชื่อ\n1.10,ก\n1.20,ข\n2.3,ค\n10.1,ง\n", Recipe.NONE);
        assertThat(reading.lines()).contains("1,\"1.10\",\"ก\"", "4,\"10.1\",\"ง\"");
    }

    @Test
    void aShortYearOfThisCenturyIsNotShiftedByFiveHundredYears() throws Exception {
        Reading reading = read("ชื่อ,วันที่\nก,15/3/24\nข,16/3/24\nค,31/12/67\n", Recipe.NONE);
        assertThat(reading.lines()).containsExactly("1,\"ก\",2024-03-15", "2,\"ข\",2024-03-16", "3,\"ค\",2024-12-31");
        assertThat(reading.content().fields().get(1).means().mixedEras()).isTrue();
    }
}
