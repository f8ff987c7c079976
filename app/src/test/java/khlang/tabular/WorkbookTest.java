package khlang.tabular;

import static khlang.tabular.FieldType.DATE;
import static khlang.tabular.FieldType.INTEGER;
import static khlang.tabular.FieldType.NUMBER;
import static khlang.tabular.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkbookTest {
    @TempDir
    Path folder;

    /** The two formats, which must read alike. */
    interface Format extends BiFunction<Path, Consumer<Workbook>, Path> {}

    static Stream<Arguments> formats() {
        Format xlsx = Workbooks::xlsx;
        Format xls = Workbooks::xls;
        return Stream.of(Arguments.argumentSet("xlsx", xlsx), Arguments.argumentSet("xls", xls));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void printedBudgetIsRead(Format format) {
        Reading reading = Reading.of(folder, format.apply(folder, Workbooks::budget));
        assertThat(reading.content().sheet()).isEqualTo("งบประมาณ");
        assertThat(reading.ids())
                .containsExactly("ที่", "โครงการ", "งบประมาณ (บาท) / 2566", "งบประมาณ (บาท) / 2567", "เริ่ม", "รหัส");
        assertThat(reading.types()).containsExactly(INTEGER, TEXT, INTEGER, NUMBER, DATE, TEXT);
        assertThat(reading.content().headerLine()).isEqualTo(4);
        assertThat(reading.lines())
                .containsExactly(
                        "1,1,\"โครงการ 0\",0,0.3,2024-01-31,\"00100\"",
                        "2,2,\"โครงการ 1\",,0.3,2024-01-31,\"00101\"",
                        "3,3,\"โครงการ 2\",1000000,0.3,2024-01-31,\"00102\"");
        assertThat(reading.problems()).containsExactly("2 งบประมาณ (บาท) / 2566 #N/A tabular.cell.error");
        assertThat(reading.content().problems().get(0).line()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({
        "General, 45322, 45322",
        "yyyy-mm-dd, 45322, 2024-01-31",
        "d/m/bbbb, 45322, 2024-01-31",
        "[$-D07041E]d mmmm yyyy, 45322.5, 2024-01-31 12:00:00",
        "h:mm, 0.354166666666667, 08:30:00",
        "0.00%, 0.4171, 41.71%",
        "0%, 0.25, 25%",
        "[h]:mm, 1.520833333333333, 36:30:00",
        "hh:mm:ss.000, 0.354343171296296, 08:30:15.250",
        "hh:mm:ss.000, 0.375, 09:00:00",
        "yyyy-mm-dd, 0, 0",
        "d/m/yyyy h:mm, 0.375, 09:00:00",
        "h:mm, 0, 00:00:00",
        "hh:mm:ss, 0.354343171296296, 08:30:15",
        "[h]:mm:ss.0, 1.50000289351852, 36:00:00.250",
        "[hh]:mm:ss, 0.5, 12:00:00",
        "000, 7, 007",
        "00000, 123456, 123456",
        "General, 1234567890123, 1234567890123",
        "General, 1e20, 100000000000000000000",
        "General, -0.1, -0.1"
    })
    void numbersAreMeantAsTheyAreFormatted(String format, double value, String text) {
        assertThat(CellFormat.of(200, format, false).text(value)).isEqualTo(text);
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
        assertThat(CellFormat.of(14, "m/d/yy", true).text(43860)).isEqualTo("2024-01-31");
    }

    @Test
    void formulaWithoutSavedValueIsReported() {
        Reading reading = Reading.of(folder, Workbooks.xlsx(folder, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            Workbooks.row(sheet, 0, "ชื่อ", "ค่า");
            for (int i = 1; i < 4; i++) {
                Cell cell = Workbooks.row(sheet, i, "ก", 1.0).getCell(1);
                if (i == 2) {
                    cell.setCellFormula("B2+1");
                }
            }
        }));
        // POI saves 0 for a formula that nobody has worked out, as Excel does; other programs save nothing.
        assertThat(reading.lines()).hasSize(3);
    }

    @Test
    void manyRowsKeepTheirOrder() {
        Reading reading = Reading.of(folder, Workbooks.xlsx(folder, workbook -> {
            Sheet sheet = workbook.createSheet("a");
            Workbooks.row(sheet, 0, "n", "ชื่อ");
            for (int i = 1; i <= 3_000; i++) {
                Workbooks.row(sheet, i, (double) i, "แถว " + i);
            }
        }));
        assertThat(reading.lines()).hasSize(3_000);
        assertThat(reading.lines().get(0)).isEqualTo("1,1,\"แถว 1\"");
        assertThat(reading.lines().get(2_999)).isEqualTo("3000,3000,\"แถว 3000\"");
    }
}
