package khlang.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated files stand in the repository as the generator writes them, and look like what they imitate. */
class GeneratedFilesTest {
    @TempDir
    Path folder;

    static Stream<SampleFile> files() {
        return GenerateDatasets.FILES.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void generatingAgainGivesTheSameBytes(SampleFile sample) throws IOException {
        Path again = folder.resolve("again");
        sample.writeTo(again);
        assertThat(again).hasSameBinaryContentAs(BundledPackage.DATASETS.resolve(sample.path()));
    }

    @Test
    void everyFileOfASyntheticPackageAndEveryWorkbookIsGenerated() {
        Set<String> generated = files().map(SampleFile::path).collect(Collectors.toSet());
        List<String> expected = BundledPackage.all()
                .flatMap(each -> each.resources().stream()
                        .map(resource -> resource.path("path").asString())
                        .filter(path -> each.own().path("synthetic").asBoolean() || path.endsWith(".xlsx"))
                        .map(path -> each.name() + "/" + path))
                .toList();
        assertThat(generated).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void complaintsLieInsideTheCityAndPeakInTheRains() {
        List<List<String>> rows = new Complaints().rows().toList();
        assertThat(rows).hasSize(20_000);
        assertThat(rows)
                .allSatisfy(row -> assertThat(City.inside(
                                new double[] {Double.parseDouble(row.get(8)), Double.parseDouble(row.get(9))}))
                        .isTrue());
        String flood = "น้ำท่วมขังและท่อระบายน้ำอุดตัน";
        assertThat(count(rows, flood, "09")).isGreaterThan(5 * count(rows, flood, "12"));
        String smoke = "ควันและฝุ่นจากการเผา";
        assertThat(count(rows, smoke, "02")).isGreaterThan(5 * count(rows, smoke, "07"));
    }

    private static long count(List<List<String>> rows, String type, String month) {
        return rows.stream()
                .filter(row -> row.get(2).equals(type))
                .filter(row -> row.get(1).substring(5, 7).equals(month))
                .count();
    }

    @Test
    void waterIsReadHourlyAndReachesEachStatus() {
        List<List<String>> rows = new WaterLevels().rows().toList();
        assertThat(rows).hasSize(50_000);
        Set<String> readings = new HashSet<>();
        rows.forEach(row -> readings.add(row.get(0) + row.get(1)));
        assertThat(readings).hasSize(50_000);
        assertThat(rows.stream().map(row -> row.get(4)).distinct())
                .containsExactlyInAnyOrder("ปกติ", "เฝ้าระวัง", "วิกฤต");
    }

    @Test
    void revenueCoversFiveFiscalYearsFromOctober() {
        List<List<String>> rows = new MonthlyRevenue().rows().toList();
        assertThat(rows.stream().map(row -> row.get(0)).distinct())
                .containsExactly("2563", "2564", "2565", "2566", "2567");
        assertThat(rows.get(0)).startsWith("2563", "1", "ตุลาคม 2562", "31/10/2562");
        assertThat(rows.get(rows.size() - 1)).startsWith("2567", "12", "กันยายน 2567", "30/09/2567");
    }

    @Test
    void libraryVisitsAreRealWindows874WithThaiDigits() throws IOException {
        byte[] bytes = Files.readAllBytes(BundledPackage.DATASETS.resolve(new LibraryVisits().path()));
        String text = new String(bytes, Charset.forName("x-windows-874"));
        assertThat(text).startsWith("วันที่,").contains("๐๑/๑๐/๒๕๖๖").contains("“วันเด็กแห่งชาติ”");
        assertThat(bytes[0]).isEqualTo((byte) 0xC7);
    }

    @Test
    void theBudgetWorkbookShowsTheFiguresAsPrinted() throws IOException {
        Path file =
                BundledPackage.DATASETS.resolve(PrintedTable.digitalPlanBudget().path());
        List<List<String>> shown = new ArrayList<>();
        DataFormatter formatter = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            Sheet sheet = workbook.getSheetAt(0);
            for (int line = 4; line <= sheet.getLastRowNum(); line++) {
                Row row = sheet.getRow(line);
                shown.add(Stream.iterate(0, column -> column < 11, column -> column + 1)
                        .map(column -> formatter.formatCellValue(row.getCell(column)))
                        .toList());
            }
        }
        assertThat(shown).hasSize(17).isEqualTo(SampleRows.read("digital-plan-budget.csv"));
        assertThat(shown.get(1)).contains("3,000,000");
        assertThat(shown.get(0)).contains("-");
    }

    @Test
    void theLongBudgetSaysWhatTheWorkbookSays() throws IOException {
        BundledPackage budget = BundledPackage.in(BundledPackage.DATASETS.resolve("digital-plan-budget-2566-2570"));
        List<List<String>> lines = budget.lines(budget.resources().get(1));
        List<List<String>> fromWorkbook = new ArrayList<>();
        for (List<String> row : SampleRows.read("digital-plan-budget.csv")) {
            for (int year = 0; year < 5; year++) {
                String cell = row.get(5 + year).replace(",", "");
                fromWorkbook.add(List.of(row.get(3), Integer.toString(2566 + year), cell.equals("-") ? "" : cell));
            }
        }
        assertThat(lines.stream().skip(1).map(line -> List.of(line.get(1), line.get(3), line.get(5))))
                .containsExactlyElementsOf(fromWorkbook);
    }
}
