package khlang.tabular;

import static khlang.tabular.FieldType.DATE;
import static khlang.tabular.FieldType.INTEGER;
import static khlang.tabular.FieldType.NUMBER;
import static khlang.tabular.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long tables whose first ten thousand rows look like something else than the whole. */
class WrongGuessTest {
    private static final int ROWS = 30_000;

    @TempDir
    Path folder;

    private Reading read(LongFunction<String> cell) {
        StringBuilder text = new StringBuilder("ลำดับ,ค่า\n");
        for (long i = 1; i <= ROWS; i++) {
            text.append(i).append(',').append(cell.apply(i)).append('\n');
        }
        return Reading.of(folder, text.toString());
    }

    @Test
    void aLateDecimalMakesAllOfThemDecimals() {
        Reading reading = read(row -> row == 25_000 ? "2.5" : "7");
        assertThat(reading.types()).containsExactly(INTEGER, NUMBER);
        assertThat(reading.content().fields().get(1).scale()).isEqualTo(1);
        assertThat(reading.lines()).hasSize(ROWS).contains("1,1,7", "25000,25000,2.5", "30000,30000,7");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void aLateZeroInFrontMakesAllOfThemCodes() {
        Reading reading = read(row -> row < 20_000 ? "40000" : "04000");
        assertThat(reading.types()).containsExactly(INTEGER, TEXT);
        assertThat(reading.lines()).hasSize(ROWS).contains("1,1,\"40000\"", "30000,30000,\"04000\"");
    }

    @Test
    void lateWordsMakeText() {
        Reading reading = read(row -> row < 20_000 ? "2567-01-31" : "ไม่ทราบวัน " + row);
        assertThat(reading.types()).containsExactly(INTEGER, TEXT);
        assertThat(reading.lines()).hasSize(ROWS).contains("1,1,\"2567-01-31\"", "30000,30000,\"ไม่ทราบวัน 30000\"");
        assertThat(reading.content().problemCount()).isZero();
    }

    @Test
    void lateValuesTellWhatAllBlanksWere() {
        Reading reading = read(row -> row < 20_000 ? "" : "31/1/2567");
        assertThat(reading.types()).containsExactly(INTEGER, DATE);
        assertThat(reading.lines()).hasSize(ROWS).contains("1,1,", "30000,30000,2024-01-31");
    }

    @Test
    void aFewLateMisfitsAreReportedWhereTheyStand() {
        Reading reading = read(row -> row == 29_999 ? "ห้า" : "5");
        assertThat(reading.types()).containsExactly(INTEGER, INTEGER);
        assertThat(reading.lines()).hasSize(ROWS).contains("29999,29999,");
        assertThat(reading.problems()).containsExactly("29999 ค่า ห้า tabular.cell.type.integer");
        assertThat(reading.content().problems().get(0).line()).isEqualTo(30_000);
    }

    @Test
    void mergedCellsThatAWorkbookTellsLastJoinTheHeaderOfALongSheet() {
        Reading reading = Reading.of(folder, Workbooks.xlsx(folder, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            Workbooks.row(sheet, 0, "ตำบล", "ประชากร", "");
            Workbooks.row(sheet, 1, "", "ชาย", "หญิง");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
            sheet.addMergedRegion(new CellRangeAddress(0, 1, 0, 0));
            for (int i = 1; i <= 12_000; i++) {
                Workbooks.row(sheet, i + 1, "ตำบล " + i, (double) i, i == 11_500 ? 0.5 : 2.0 * i);
            }
        }));
        assertThat(reading.ids()).containsExactly("ตำบล", "ประชากร / ชาย", "ประชากร / หญิง");
        assertThat(reading.types()).containsExactly(TEXT, INTEGER, NUMBER);
        assertThat(reading.lines())
                .hasSize(12_000)
                .contains("1,\"ตำบล 1\",1,2", "11500,\"ตำบล 11500\",11500,0.5", "12000,\"ตำบล 12000\",12000,24000");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void theSumsBelowALongTableAreNoRow() {
        assertThat(summed(0).content().rows()).isEqualTo(ROWS);
        assertThat(summed(0).problems()).hasSize(2).first().asString().contains("tabular.row.total");
        assertThat(summed(1).lines()).last().asString().startsWith("30001,,");
    }

    /** A table with its sums below it, which are too large by {@code more}. */
    private Reading summed(long more) {
        StringBuilder text = new StringBuilder("ตำบล,คน,ไร่\n");
        for (int i = 1; i <= ROWS; i++) {
            text.append("ต").append(i).append(',').append(i).append(",0.5\n");
        }
        long sum = (long) ROWS * (ROWS + 1) / 2;
        return Reading.of(folder, text + "," + (sum + more) + "," + ROWS / 2 + "\nหมายเหตุ ก,,\n");
    }

    @Test
    void progressNeverGoesBack() throws IOException {
        StringBuilder text = new StringBuilder("ลำดับ,ค่า\n");
        for (int i = 1; i <= ROWS; i++) {
            text.append(i).append(',').append(i < 20_000 ? "7" : "0.5").append('\n');
        }
        Path file = Files.writeString(folder.resolve("long.csv"), text);
        List<Long> rows = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        TabularFile.read(file, "x.csv", Recipe.NONE, folder, TabularLimits.DEFAULT, (read, of) -> {
            rows.add(read);
            bytes.add(of);
        });
        assertThat(rows).hasSizeGreaterThan(4).isSorted();
        assertThat(bytes).isSorted().last().isEqualTo(Files.size(file));
    }
}
