package khlang.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import khlang.datastore.TableVersion;
import khlang.kind.Kind;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChartChoiceTest {
    private static final FieldType TEXT = FieldType.TEXT;
    private static final FieldType INTEGER = FieldType.INTEGER;
    private static final FieldType NUMBER = FieldType.NUMBER;

    private static List<ChartPlan> charts(TableVersion table) {
        return ChartChoice.of(table, Tables.words(table));
    }

    @Test
    void amountsOverTimeComeFirstThenByCategoryThenAMap() {
        TableVersion table = new Tables(500)
                .with("วันที่", FieldType.DATE, 400, 0, "2024-01-01", "2024-12-31")
                .with("เขต", TEXT, 4)
                .with("จำนวนเงิน (บาท)", NUMBER, 480, 0, "1", "90000")
                .with("lat", NUMBER, 500, 0, "16.4", "16.5")
                .with("lon", NUMBER, 500, 0, "102.8", "102.9")
                .version();

        assertThat(charts(table))
                .extracting(plan -> plan.getClass().getSimpleName())
                .containsExactly("Line", "Bars", "Points");
        ChartPlan.Line line = (ChartPlan.Line) charts(table).get(0);
        assertThat(line.step()).isEqualTo(Step.MONTH);
        assertThat(line.measure().kind()).isEqualTo(Measure.Kind.SUM);
        assertThat(line.measure().measured().id()).isEqualTo("จำนวนเงิน (บาท)");
    }

    @ParameterizedTest
    @CsvSource({
        "รหัสไปรษณีย์, 10000, 99999",
        "เลขที่, 1, 900",
        "ลำดับ, 1, 48",
        "ที่, 1, 48",
        "ยุทธศาสตร์ที่, 1, 4",
        "เดือนที่ของปีงบประมาณ, 1, 12",
        "โทรศัพท์, 43000000, 44000000",
        "latitude, 14, 17",
        "ลองจิจูด, 100, 103",
        "source_line, 40, 900",
        "user_id, 7, 812",
        "postcode, 10000, 99999",
    })
    void codesYearsAndCoordinatesAreNeverAddedUp(String name, String minimum, String maximum) {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with(name, INTEGER, 30, 0, minimum, maximum)
                .version();

        assertThat(charts(table))
                .first()
                .isInstanceOfSatisfying(
                        ChartPlan.Bars.class, bars -> assertThat(bars.measure()).isEqualTo(Measure.ROWS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {
                "CODE",
                "PHONE",
                "POSTAL_CODE",
                "CITIZEN_ID",
                "YEAR",
                "FISCAL_YEAR",
                "LATITUDE",
                "LONGITUDE",
                "EASTING",
                "NORTHING",
                "PROVINCE",
                "MONTH"
            })
    void kindsThatAreNoAmountsAreNeverAddedUpWhateverTheirName(Kind kind) {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with("x", INTEGER, 30, 0, "1", "900")
                .meaning(kind)
                .version();

        assertThat(charts(table)).noneMatch(plan -> plan instanceof ChartPlan.Histogram);
        assertThat(charts(table).stream()
                        .filter(ChartPlan.Bars.class::isInstance)
                        .map(plan -> ((ChartPlan.Bars) plan).measure()))
                .isNotEmpty()
                .allMatch(Measure.ROWS::equals);
    }

    @Test
    void percentagesAreAveragedAndMoneyComesFirstByTheirKind() {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with("x", NUMBER, 30, 0, "1", "90")
                .meaning(Kind.PERCENT)
                .with("y", NUMBER, 30, 0, "1", "90")
                .meaning(Kind.MONEY)
                .version();

        assertThat(((ChartPlan.Bars) charts(table).get(0)).measure().measured().id())
                .isEqualTo("y");
        Field percent = table.fields().get(1);
        assertThat(Measure.of(percent, FieldWords.of(percent)).kind()).isEqualTo(Measure.Kind.MEAN);
    }

    @ParameterizedTest
    @CsvSource({"ร้อยละความสำเร็จ", "อุณหภูมิ", "level_cm", "ราคาต่อหน่วย", "average_score"})
    void whatDoesNotAddUpIsAveraged(String name) {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with(name, NUMBER, 30, 0, "1", "90")
                .version();

        assertThat(((ChartPlan.Bars) charts(table).get(0)).measure().kind()).isEqualTo(Measure.Kind.MEAN);
    }

    @Test
    void rowsWithDifferentUnitsAreCountedNotAdded() {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with("หน่วยนับ", TEXT, 5)
                .with("จำนวน", INTEGER, 30, 0, "1", "90")
                .version();

        assertThat(((ChartPlan.Bars) charts(table).get(0)).measure()).isEqualTo(Measure.ROWS);
    }

    @Test
    void moneyIsPreferredToOtherAmounts() {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with("จำนวนเที่ยวรถ", INTEGER, 30, 0, "1", "90")
                .with("งบประมาณ", INTEGER, 30, 0, "1", "90")
                .version();

        assertThat(((ChartPlan.Bars) charts(table).get(0)).measure().measured().id())
                .isEqualTo("งบประมาณ");
    }

    @Test
    void theFirstMeasureIsWhatATableIsAbout() {
        TableVersion table = new Tables(50)
                .with("เซนเซอร์", TEXT, 4)
                .with("level_cm", NUMBER, 30, 0, "1", "90")
                .with("ปริมาณฝน", NUMBER, 30, 0, "0", "60")
                .version();

        assertThat(((ChartPlan.Bars) charts(table).get(0)).measure().measured().id())
                .isEqualTo("level_cm");
    }

    @ParameterizedTest
    @CsvSource({"30, 40", "1, 0"})
    void aMeasureThatIsConstantOrMostlyMissingIsPassedOver(long distinct, long missing) {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with("จำนวนเที่ยวรถ", INTEGER, distinct, missing, "1", "90")
                .with("ความสูง", NUMBER, 30, 0, "1", "90")
                .version();

        assertThat(((ChartPlan.Bars) charts(table).get(0)).measure().measured().id())
                .isEqualTo("ความสูง");
    }

    @ParameterizedTest
    @CsvSource({
        "rain_mm, ค่า, '', '', MEAN",
        "value, ปริมาณฝน, มม., mm, MEAN",
        "value, ค่า, มม., mm, MEAN",
        "value, ค่า, มม., '', MEAN",
        "value, ค่า, '', mm, MEAN",
        "value, อัตรา, '', '', MEAN",
        "value, ค่า, ร้อยละ, per cent, MEAN",
        "value, ค่า, บาท/แผง, baht per stall, MEAN",
        "value, ค่า, ตัน, tonnes, SUM",
        "value, ค่า, จุด, points, SUM",
    })
    void whatIsShownDoesNotDecideWhatIsAddedUp(
            String id, String names, String unit, String unitEnglish, Measure.Kind kind) {
        Field field = new Field(1, id, "Header", NUMBER, 2);
        List<String> units = List.of(unit, unitEnglish);

        assertThat(Measure.of(field, new FieldWords("ค่าที่แสดง", unit, names, units, false))
                        .kind())
                .isEqualTo(kind);
        assertThat(Measure.of(field, new FieldWords("What is shown", unitEnglish, names, units, false))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aNumberAloneIsADistribution() {
        TableVersion table =
                new Tables(500).with("น้ำหนัก", NUMBER, 300, 0, "1.5", "90").version();

        assertThat(charts(table)).singleElement().isInstanceOf(ChartPlan.Histogram.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, chart.words.empty", "1, 1, chart.words.one_row", "9, 1, chart.words.constant"})
    void emptyAndConstantTablesAreSaidInWords(long rows, long distinct, String key) {
        TableVersion table = new Tables(rows).with("เขต", TEXT, distinct).version();

        assertThat(charts(table))
                .singleElement()
                .isInstanceOfSatisfying(
                        ChartPlan.Words.class,
                        words -> assertThat(words.reason().key()).isEqualTo(key));
    }

    @Test
    void yearsFarApartAreNoLine() {
        TableVersion table = new Tables(50)
                .with("เขต", TEXT, 4)
                .with("ปี", INTEGER, 3, 0, "2560", "2580")
                .version();

        assertThat(charts(table)).noneMatch(ChartPlan.Line.class::isInstance);
    }
}
