package khlang.chart;

import static khlang.chart.Tables.mark;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.web.Language;
import khlang.web.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawingTest {
    private static final Messages MESSAGES = new Messages();
    private static final Words THAI = new Words(MESSAGES, Language.TH);
    private static final Words ENGLISH = new Words(MESSAGES, Language.EN);
    private static final TableVersion TABLE = new Tables(100)
            .with("เขต", FieldType.TEXT, 4)
            .with("ปริมาณ", FieldType.INTEGER, 90, 0, "1", "900")
            .with("เดือน", FieldType.DATE, 3, 0, "2024-01-01", "2024-03-01")
            .version();
    private static final FieldWords WORDS = FieldWords.of(TABLE.fields().get(1));
    private static final Measure AMOUNT = Measure.of(TABLE.fields().get(1), WORDS);

    private static Drawing bars(Words words, int most, Mark... marks) {
        return bars(words, most, AMOUNT, marks);
    }

    private static Drawing bars(Words words, int most, Measure measure, Mark... marks) {
        ChartPlan.Bars plan =
                new ChartPlan.Bars(TABLE.fields().get(0), measure, false, Phrase.of("chart.reason.category", "เขต"));
        return new BarDrawing(TABLE, plan, words, most).draw(new Groups(List.of(marks), 90, 10));
    }

    private static Drawing line(Words words, Step step, Mark... marks) {
        ChartPlan.Line plan =
                new ChartPlan.Line(TABLE.fields().get(2), step, AMOUNT, Phrase.of("chart.reason.time", "เดือน"));
        return new LineDrawing(TABLE, plan, words).draw(new Groups(List.of(marks), 100, 0));
    }

    private static List<Double> numbers(String svg, String pattern) {
        List<Double> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(svg);
        while (matcher.find()) {
            found.add(Double.valueOf(matcher.group(1)));
        }
        return found;
    }

    private static String wide(Drawing drawing) {
        return drawing.svg().substring(0, drawing.svg().indexOf("</svg>"));
    }

    @Test
    void barsAreAsLongAsTheirValuesFromOneZero() {
        String svg = wide(bars(THAI, 12, mark("ก", "100", 1), mark("ข", "50", 1), mark("ค", "25", 1)));

        List<Double> widths = numbers(svg, "class=\"bar\"[^>]* width=\"([0-9.]+)\"");
        assertThat(widths).hasSize(3);
        assertThat(widths.get(1) / widths.get(0)).isBetween(0.499, 0.501);
        assertThat(widths.get(2) / widths.get(0)).isBetween(0.249, 0.251);
        assertThat(numbers(svg, "class=\"bar\"[^>]* x=\"([0-9.]+)\"").stream().distinct())
                .hasSize(1);
        assertThat(svg).contains(">100<").contains(">50<").contains(">25<");
    }

    @Test
    void theTableTwinHoldsTheNumbersThatAreDrawn() {
        Drawing drawing = bars(THAI, 12, mark("ก", "1234567.5", 1), mark("ข", "500", 1));

        assertThat(drawing.header()).containsExactly("เขต", "ปริมาณ", "ร้อยละ");
        assertThat(drawing.rows()).containsExactly(List.of("ก", "1,234,567.5", "100"), List.of("ข", "500", "0"));
        assertThat(drawing.svg()).contains("ก: 1,234,567.5").contains("1.23 ล้าน");
        assertThat(drawing.note()).isEqualTo("ใช้ 90 จาก 100 แถว ไม่นับ 10 แถวที่ไม่มีค่าหรือเป็นแถวผลรวม");
        assertThat(drawing.source()).isEqualTo("ขยะ.csv");
    }

    @Test
    void theTitleIsTheFinding() {
        assertThat(bars(THAI, 12, mark("ก", "75", 1), mark("ข", "25", 1)).title())
                .isEqualTo("“ก” มีปริมาณมากที่สุด: 75 (75 % ของทั้งหมด)");
        assertThat(bars(ENGLISH, 12, mark("ก", "75", 1), mark("ข", "25", 1)).title())
                .isEqualTo("“ก” has the largest ปริมาณ: 75 (75% of the total)");
        assertThat(bars(ENGLISH, 12, mark("ก", "9", 1), mark("ข", "9", 1), mark("ค", "1", 1))
                        .title())
                .contains("and 1 more share the highest value, 9");
    }

    @Test
    void manyCategoriesEndInOneBarForTheOthers() {
        Mark[] marks = new Mark[20];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark("กลุ่ม " + i, String.valueOf(100 - i), 1);
        }

        Drawing drawing = bars(THAI, 6, marks);

        assertThat(drawing.rows()).hasSize(6);
        // 95 + 94 + … + 81 of the fifteen that are not shown.
        assertThat(drawing.rows().get(5)).startsWith("อื่น ๆ (15 กลุ่ม)", "1,320");
        // They are no category: not in the sentence, and no bar longer than the longest.
        assertThat(drawing.title()).isEqualTo("“กลุ่ม 0” มีปริมาณมากที่สุด: 100 (5.5 % ของทั้งหมด)");
        assertThat(drawing.svg()).contains(">1,320<").doesNotContain("bar other");
        List<Double> widths = numbers(wide(drawing), "class=\"bar\"[^>]* width=\"([0-9.]+)\"");
        assertThat(widths).hasSize(5).allMatch(width -> width > 300);
    }

    @Test
    void othersThatAreFewHaveAGreyBarOnTheSameScale() {
        Drawing drawing =
                bars(THAI, 3, mark("ก", "100", 1), mark("ข", "80", 1), mark("ค", "20", 1), mark("ง", "30", 1));

        String svg = wide(drawing);
        double longest = numbers(svg, "class=\"bar\"[^>]* width=\"([0-9.]+)\"").get(0);
        assertThat(numbers(svg, "class=\"bar other\"[^>]* width=\"([0-9.]+)\""))
                .singleElement()
                .satisfies(width -> assertThat(width / longest).isBetween(0.499, 0.501));
    }

    @Test
    void aTopThatOnlyHiddenDigitsPartIsShared() {
        Mark[] marks = {mark("MH-01", "0.3214", 9), mark("MH-08", "0.3189", 9), mark("MH-02", "0.2", 9)};
        Measure mean = new Measure(Measure.Kind.MEAN, TABLE.fields().get(1), "มม.");

        assertThat(bars(THAI, 12, mean, marks).title())
                .isEqualTo("ค่าเฉลี่ยของปริมาณ: “MH-01” และอีก 1 กลุ่มสูงที่สุดใกล้เคียงกันที่ราว 0.32 มม.");
        assertThat(bars(ENGLISH, 12, marks).title())
                .isEqualTo("Sum of ปริมาณ: “MH-01” and 1 more share the highest value, about 0.32");
    }

    @Test
    void titlesSayTheUnitOfTheDictionary() {
        Mark[] marks = {mark("ก", "7053", 1), mark("ข", "2947", 1)};
        Field field = TABLE.fields().get(1);

        assertThat(bars(THAI, 12, new Measure(Measure.Kind.SUM, field, "ตัน"), marks)
                        .title())
                .isEqualTo("“ก” มีปริมาณมากที่สุด: 7,053 ตัน (71 % ของทั้งหมด)");
        assertThat(bars(ENGLISH, 12, new Measure(Measure.Kind.SUM, field, "tonnes"), marks)
                        .title())
                .isEqualTo("“ก” has the largest ปริมาณ: 7,053 tonnes (71% of the total)");
        assertThat(THAI.withUnit(THAI.brief(new BigDecimal("1066000000")), "บาท"))
                .isEqualTo("1,066 ล้านบาท");
        assertThat(ENGLISH.withUnit("12", "per cent")).isEqualTo("12%");
    }

    @Test
    void whatIsInDataCannotBecomeMarkup() {
        String evil = "<script>alert('1')</script>\"&\u0001";
        Drawing drawing = bars(THAI, 12, mark(evil, "3", 1), mark("ข", "2", 1));

        assertThat(drawing.svg())
                .doesNotContain("<script")
                .doesNotContain("alert('1')")
                .doesNotContain("\u0001")
                .contains("&lt;script&gt;");
    }

    @Test
    void equalAndSingleGroupsAreSaidInWords() {
        assertThat(bars(THAI, 12, mark("ก", "5", 1), mark("ข", "5", 1)).drawn()).isFalse();
        assertThat(bars(THAI, 12, mark("ก", "5", 1)).drawn()).isFalse();
        assertThat(bars(THAI, 12, mark("ก", "0", 1), mark("ข", "0", 1)).title())
                .isEqualTo("ทุกค่าในเขตเป็นศูนย์ จึงไม่มีอะไรให้วาด");
    }

    @Test
    void negativeBarsStandLeftOfZero() {
        String svg = wide(bars(THAI, 12, mark("ก", "10", 1), mark("ข", "-10", 1)));

        List<Double> x = numbers(svg, "class=\"bar\"[^>]* x=\"([0-9.]+)\"");
        List<Double> width = numbers(svg, "class=\"bar\"[^>]* width=\"([0-9.]+)\"");
        assertThat(x.get(1) + width.get(1)).isBetween(x.get(0) - 0.02, x.get(0) + 0.02);
    }

    @Test
    void longLabelsAreCutBetweenGraphemesAndStayReachable() {
        String label = "การส่งเสริมและพัฒนาคุณภาพชีวิตของประชาชนในเขตเทศบาลนครขอนแก่นอย่างทั่วถึงและยั่งยืน";
        Drawing drawing = bars(THAI, 12, mark(label, "3", 1), mark("ข", "2", 1));

        Matcher cut = Pattern.compile(">([^<>]*)…<title[^>]*>").matcher(drawing.svg());
        assertThat(cut.find()).isTrue();
        assertThat(label).startsWith(cut.group(1));
        assertThat(label.charAt(cut.group(1).length()))
                .matches(next -> Character.getType(next) != Character.NON_SPACING_MARK, "no mark is torn off");
        assertThat(drawing.svg()).contains("<title lang=\"th\">" + label + "</title>");
    }

    @Test
    void thaiPagesCountYearsInTheBuddhistEraAndEnglishOnesInTheCommon() {
        Mark[] months = {mark("2024-01-01", "5", 1), mark("2024-02-01", "9", 1), mark("2024-03-01", "7", 1)};

        Drawing thai = line(THAI, Step.MONTH, months);
        Drawing english = line(ENGLISH, Step.MONTH, months);

        assertThat(thai.title()).isEqualTo("ปริมาณสูงสุดใน ก.พ. 2567 (9) และต่ำสุดใน ม.ค. 2567 (5)");
        assertThat(english.title()).isEqualTo("ปริมาณ was highest in Feb 2024 (9) and lowest in Jan 2024 (5)");
        assertThat(thai.rows())
                .containsExactly(List.of("ม.ค. 2567", "5"), List.of("ก.พ. 2567", "9"), List.of("มี.ค. 2567", "7"));
        assertThat(thai.svg()).contains(">2567<").doesNotContain(">2024<");
        assertThat(english.svg()).contains(">2024<").doesNotContain(">2567<");
    }

    @Test
    void pointsOfALineStandAsHighAsTheirValues() {
        String svg = wide(line(
                THAI,
                Step.MONTH,
                mark("2024-01-01", "0", 1),
                mark("2024-02-01", "50", 1),
                mark("2024-03-01", "100", 1)));

        List<Double> y = numbers(svg, "class=\"dot\"[^>]* cy=\"([0-9.]+)\"");
        assertThat(y).hasSize(3);
        assertThat((y.get(0) - y.get(1)) / (y.get(0) - y.get(2))).isBetween(0.499, 0.501);
    }

    @Test
    void aPeriodWithoutValueBreaksTheLine() {
        Drawing drawing = line(
                THAI,
                Step.MONTH,
                mark("2024-01-01", "5", 1),
                mark("2024-02-01", "6", 1),
                mark("2024-04-01", "9", 1),
                mark("2024-05-01", "8", 1));

        Matcher path = Pattern.compile("class=\"line\"[^>]* d=\"([^\"]+)\"").matcher(drawing.svg());
        assertThat(path.find()).isTrue();
        assertThat(path.group(1).chars().filter(letter -> letter == 'M')).hasSize(2);
    }

    @Test
    void changeOverYearsIsSaidInPerCent() {
        assertThat(line(
                                THAI,
                                Step.YEAR,
                                mark("2022-01-01", "100", 1),
                                mark("2023-01-01", "150", 1),
                                mark("2024-01-01", "112", 1))
                        .title())
                .isEqualTo("ปริมาณเพิ่มขึ้น 12 % จาก 2565 ถึง 2567 เป็น 112");
    }

    @Test
    void rowsThatHoldSumsOfOthersAreLeftOut() {
        List<@Nullable Object[]> rows = List.of(
                new @Nullable Object[] {"เขต 1", new BigDecimal("5"), 1L, 1L},
                new @Nullable Object[] {"เขต 2", new BigDecimal("6"), 1L, 2L},
                new @Nullable Object[] {"รวมทั้งสิ้น", new BigDecimal("11"), 1L, 1L});

        Groups groups = Groups.of(rows, AMOUNT, Object::toString);

        assertThat(groups.marks()).extracting(Mark::label).containsExactly("เขต 1", "เขต 2");
        assertThat(groups.total()).isEqualByComparingTo("11");
        assertThat(groups.used()).isEqualTo(2);
        assertThat(groups.left()).isEqualTo(2);
    }

    @Test
    void mapsCountEveryPlaceOnceAndLeaveFarSlipsOut() {
        List<Cloud.Place> places = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            places.add(new Cloud.Place(16.40 + (i % 71) * 0.001, 102.80 + (i % 73) * 0.001));
        }
        places.add(new Cloud.Place(-45, 10));
        Cloud cloud = Cloud.of(places, 3);

        assertThat(cloud.places()).hasSize(5_000);
        assertThat(cloud.left()).isEqualTo(4);
        Hexagons hexagons = new Hexagons(9);
        assertThat(
                        hexagons
                                .of(
                                        cloud.places(),
                                        place -> place.longitude() * 9_000,
                                        place -> place.latitude() * 9_000)
                                .stream()
                                .mapToLong(Hexagons.Cell::rows)
                                .sum())
                .isEqualTo(5_000);
        assertThat(new MapSketch(Frame.WIDE, cloud, THAI).draw("ก", "ข")).contains("role=\"img\"", "กม.", "เหนือ");
    }

    @Test
    void namesOfLinesOnAMapDoNotMeet() {
        Cloud cloud = Cloud.of(List.of(new Cloud.Place(16.40, 102.80), new Cloud.Place(16.46, 102.86)), 0);
        for (Words words : List.of(THAI, ENGLISH)) {
            for (Frame frame : Frame.values()) {
                String svg = new MapSketch(frame, cloud, words).draw("ก", "ข");
                Matcher label = Pattern.compile("<text class=\"tick\"[^>]* x=\"([0-9.]+)\"[^>]*>([^<]*(E|ตะวันออก))<")
                        .matcher(svg);
                double free = 0;
                int found = 0;
                while (label.find()) {
                    double half = Letters.width(label.group(2)) * frame.letters() / 2;
                    double middle = Double.parseDouble(label.group(1));
                    assertThat(middle - half).as(label.group(2)).isGreaterThanOrEqualTo(free);
                    free = middle + half;
                    found++;
                }
                assertThat(found).isPositive();
                assertThat(free).isLessThanOrEqualTo(frame.width());
            }
        }
    }

    @Test
    void scalesEndAtRoundNumbers() {
        assertThat(Scale.of(0, 799, 4)).isEqualTo(new Scale(0, 800, 200));
        assertThat(Scale.of(3, 97, 4).marks()).containsExactly(0.0, 50.0, 100.0);
        assertThat(Scale.ofCounts(2, 4).marks()).containsExactly(0.0, 1.0, 2.0);
    }
}
