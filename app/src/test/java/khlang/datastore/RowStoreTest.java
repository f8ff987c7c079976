package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.problem.Problem;
import khlang.query.Clock;
import khlang.query.Operator;
import khlang.query.RowParameters;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.web.Language;
import khlang.web.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowStoreTest {
    private static final String TABLE = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01";

    @TempDir
    Path folder;

    private RowStore loaded(Pair pair) {
        RowStore store = TestStores.open(pair, folder);
        store.load(TABLE, SampleTable.FIELDS, SampleTable.in(folder.resolve("staging")));
        return store;
    }

    private static List<List<@Nullable Object>> rows(RowStore store, SearchRequest request) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        store.rows(SearchPlan.of(request, TABLE, SampleTable.FIELDS), row -> rows.add(Arrays.asList(row)));
        return rows;
    }

    private static List<Object> ids(RowStore store, SearchRequest request) {
        return rows(store, request.selecting(List.of("_id"))).stream()
                .map(row -> row.get(0))
                .collect(Collectors.toList());
    }

    private static SearchRequest all() {
        return SearchRequest.of("r");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everyValueComesBackAsItWas(Pair pair) {
        try (RowStore store = loaded(pair)) {
            List<List<@Nullable Object>> rows = rows(store, all());
            assertThat(rows).hasSize(7);
            assertThat(rows.get(0))
                    .containsExactly(
                            1L,
                            "ในเมือง",
                            120L,
                            new BigDecimal("1500.50"),
                            true,
                            LocalDate.of(2024, 1, 31),
                            LocalDateTime.of(2024, 1, 31, 8, 30),
                            "00100",
                            new BigDecimal("0.5"));
            assertThat(rows.get(2).get(2)).isNull();
            assertThat(rows.get(2).get(4)).isNull();
            assertThat(rows.get(2).get(6)).isNull();
            assertThat(rows.get(3).get(1)).isEqualTo("");
            assertThat(rows.get(4).get(1)).isNull();
            assertThat(rows.get(4).get(7)).isEqualTo("say \"hi\", ๑๒");
            assertThat(rows.get(5).get(1)).isEqualTo("Ban Ped\nsecond line");
            assertThat(rows.get(5).get(6)).isEqualTo(LocalDateTime.of(1, 1, 1, 0, 0));
            assertThat(rows.get(5).get(5)).isEqualTo(LocalDate.of(2567, 1, 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void filtersFindWhatTheyName(Pair pair) {
        try (RowStore store = loaded(pair)) {
            assertThat(ids(store, all().where(SampleTable.LONG, Operator.EQ, 120)))
                    .containsExactly(1L, 4L);
            assertThat(ids(store, all().where("รหัส", Operator.EQ, 40000))).containsExactly(2L);
            assertThat(ids(store, all().where("รหัส", Operator.IN, "00100", "apple")))
                    .containsExactly(1L, 6L);
            assertThat(ids(store, all().where("งบประมาณ (บาท)", Operator.EQ, "1500.5")))
                    .containsExactly(1L, 6L);
            assertThat(ids(store, all().where("งบประมาณ (บาท)", Operator.EQ, "1500.505")))
                    .isEmpty();
            assertThat(ids(store, all().where("งบประมาณ (บาท)", Operator.GT, "1500.499")))
                    .containsExactly(1L, 5L, 6L);
            assertThat(ids(store, all().where("งบประมาณ (บาท)", Operator.LT, "1e300")))
                    .hasSize(6);
            assertThat(ids(store, all().where("ระยะ", Operator.GT, "1e30"))).containsExactly(2L);
            assertThat(ids(store, all().where("เปิด", Operator.EQ, "false"))).containsExactly(2L, 5L);
            assertThat(ids(store, all().where("วันที่", Operator.GTE, "2024-02-29")))
                    .containsExactly(3L, 6L, 7L);
            assertThat(ids(store, all().where("วันที่", Operator.LT, "2024-01-31T12:00:00")))
                    .containsExactly(1L, 2L, 5L);
            assertThat(ids(store, all().where("เวลา", Operator.BETWEEN, "2024-01-31", "2024-02-01")))
                    .containsExactly(1L, 4L);
            assertThat(ids(store, all().where("ชื่อตำบล", Operator.ISNULL, true)))
                    .containsExactly(5L);
            assertThat(ids(store, all().where("ชื่อตำบล", Operator.CONTAINS, "เป็ด")))
                    .containsExactly(2L);
            assertThat(ids(store, all().where("รหัส", Operator.CONTAINS, "12"))).containsExactly(5L);
            assertThat(ids(store, all().where("รหัส", Operator.STARTSWITH, "aPP")))
                    .containsExactly(6L, 7L);
            assertThat(ids(store, all().where("_id", Operator.LTE, 2))).containsExactly(1L, 2L);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void thaiWordsAreFoundHoweverTheyAreTyped(Pair pair) throws IOException {
        List<Field> fields = List.of(new Field(1, "คำ", "คำ", FieldType.TEXT, 0));
        List<String> typed = List.of(
                "น้ำประปา",
                "เพื่อ",
                "ต่างๆ",
                "กองยุทธศาสตร์",
                "แขวง",
                "ปี 2567",
                "โรงเรียนวัด",
                "จำนวนคน",
                "สำนัก",
                "น้ำดื่ม",
                "ถ้ำ");
        List<String> oddly = List.of(
                "น\u0E4D\u0E49าประปา",
                "เพ\u0E48\u0E37อ",
                "ต่าง ๆ",
                "กอง ยุทธศาสตร์",
                "เเขวง",
                "ปี ๒๕๖๗",
                "โรง เรียนวัด",
                "จำ นวนคน",
                "ส ำนัก",
                "นำ\u0E49ดื่ม",
                "ถ\u0E4Dา\u0E49");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < typed.size(); i++) {
            lines.append("%d,\"%s\"\n%d,\"%s\"\n".formatted(2 * i + 1, typed.get(i), 2 * i + 2, oddly.get(i)));
        }
        Path csv = Files.createDirectories(folder.resolve("staging")).resolve("typed.csv");
        Files.writeString(csv, lines);
        try (RowStore store = TestStores.open(pair, folder)) {
            store.load(TABLE, fields, csv);
            for (int i = 0; i < typed.size(); i++) {
                for (String asked : List.of(typed.get(i), oddly.get(i))) {
                    for (SearchRequest request : List.of(
                            all().matching(asked),
                            all().where("คำ", Operator.CONTAINS, asked),
                            all().where("คำ", Operator.STARTSWITH, asked))) {
                        List<@Nullable Object> found = new ArrayList<>();
                        store.rows(SearchPlan.of(request, TABLE, fields), row -> found.add(row[0]));
                        assertThat(found).as(request.toString()).containsExactly(2L * i + 1, 2L * i + 2);
                    }
                }
            }
            List<@Nullable Object> equal = new ArrayList<>();
            store.rows(
                    SearchPlan.of(all().where("คำ", Operator.EQ, "ปี 2567"), TABLE, fields), row -> equal.add(row[0]));
            assertThat(equal).containsExactly(11L);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTextIsFoundByItselfWhateverBlanksStandInIt(Pair pair) throws IOException {
        List<Field> fields = List.of(new Field(1, "คำ", "คำ", FieldType.TEXT, 0));
        List<String> texts =
                List.of("ตลาด สด", "ห้วย ขวาง", "อา คาร", "กองยุทธ ศาสตร์", "ประปา ส่วน ภูมิภาค", "สวน\u200Bสาธารณะ");
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            lines.append("%d,\"%s\"\n".formatted(i + 1, texts.get(i)));
        }
        Path csv = Files.createDirectories(folder.resolve("staging")).resolve("blanks.csv");
        Files.writeString(csv, lines);
        try (RowStore store = TestStores.open(pair, folder)) {
            store.load(TABLE, fields, csv);
            for (int i = 0; i < texts.size(); i++) {
                for (Operator operator : List.of(Operator.CONTAINS, Operator.STARTSWITH)) {
                    List<@Nullable Object> found = new ArrayList<>();
                    store.rows(
                            SearchPlan.of(all().where("คำ", operator, texts.get(i)), TABLE, fields),
                            row -> found.add(row[0]));
                    assertThat(found).as(operator + texts.get(i)).containsExactly(i + 1L);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void wordsAreFoundInAnyFieldThaiAnywhereLatinAtAWordsStart(Pair pair) {
        try (RowStore store = loaded(pair)) {
            assertThat(ids(store, all().matching("เมือง"))).containsExactly(1L);
            assertThat(ids(store, all().matching("PED"))).containsExactly(6L);
            assertThat(ids(store, all().matching("ed"))).isEmpty();
            assertThat(ids(store, all().matching("apple 1500"))).containsExactly(6L);
            assertThat(ids(store, all().matching("๔๐๐๐๐"))).containsExactly(2L);
            assertThat(ids(store, all().matching("12"))).containsExactly(1L, 4L, 5L);
            assertThat(ids(store, all().matching("a-1"))).containsExactly(3L);
            assertThat(ids(store, all().matching("a.1"))).isEmpty();
            assertThat(ids(store, all().matching("nothing-like-it"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void textSortsByCodePointAndMissingValuesComeLastThenFirst(Pair pair) {
        try (RowStore store = loaded(pair)) {
            assertThat(ids(store, all().sorted("รหัส", false))).containsExactly(1L, 2L, 3L, 7L, 6L, 5L, 4L);
            assertThat(ids(store, all().sorted("รหัส", true))).containsExactly(4L, 5L, 6L, 7L, 3L, 2L, 1L);
            assertThat(ids(store, all().sorted("งบประมาณ (บาท)", true).sorted("_id", true)))
                    .containsExactly(4L, 5L, 6L, 1L, 7L, 3L, 2L);
            assertThat(ids(store, all().sorted("_id", true).page(2, 1))).containsExactly(6L, 5L);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void pagesFollowOnEachOther(Pair pair) {
        try (RowStore store = loaded(pair)) {
            assertThat(ids(store, all().page(3, 0))).containsExactly(1L, 2L, 3L);
            assertThat(ids(store, all().page(3, 3))).containsExactly(4L, 5L, 6L);
            assertThat(ids(store, all().page(3, 6))).containsExactly(7L);
            assertThat(ids(store, all().page(3, 9))).isEmpty();
            assertThat(ids(store, all().page(3, Long.MAX_VALUE / 2))).isEmpty();
            SearchRequest open = all().where("เปิด", Operator.EQ, true);
            assertThat(ids(store, open.page(2, 1))).containsExactly(4L, 6L);
            assertThat(store.count(SearchPlan.of(open.page(2, 1), TABLE, SampleTable.FIELDS)))
                    .isEqualTo(4);
            assertThat(ids(store, open.page(SearchRequest.ALL, 2))).containsExactly(6L, 7L);
            assertThat(ids(store, all().page(SearchRequest.ALL, 5))).containsExactly(6L, 7L);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void groupsCountAndMeasure(Pair pair) {
        try (RowStore store = loaded(pair)) {
            assertThat(asked(
                            store,
                            "select=fiscal_year(วันที่),count(*),sum(\"งบประมาณ (บาท)\"),avg(\"" + SampleTable.LONG
                                    + "\"),sum(\"" + SampleTable.LONG
                                    + "\"),max(วันที่)&group_by=fiscal_year(วันที่)&order_by=-count(*)"))
                    .startsWith("[2567, 4, 1483.55, 68.3333333333, 205, 2024-03-01]")
                    .contains("[2566, 1,", "[3110, 1,", "[null, 1,");
            assertThat(asked(store, "group_by=year(วันที่)&limit=1")).isEqualTo("[2023, 2]");
            assertThat(asked(store, "group_by=year_be(วันที่)&limit=1")).isEqualTo("[2566, 2]");
            assertThat(asked(store, "group_by=quarter(วันที่)&limit=2")).isEqualTo("[2023-07-01, 1][2023-10-01, 1]");
            assertThat(asked(store, "group_by=month(วันที่)&limit=1")).isEqualTo("[2023-09-01, 1]");
            assertThat(asked(store, "select=fiscal_quarter(วันที่) as ไตรมาส,count(*)&group_by=ไตรมาส&having=count>1"))
                    .isEqualTo("[2, 4]");
            assertThat(asked(
                            store,
                            "select=weekday(วันที่),week(วันที่),day(เวลา),hour(เวลา),month_of_year(วันที่)&limit=1"))
                    .isEqualTo("[3, 2024-01-29, 2024-01-31, 8, 1]");
            assertThat(asked(
                            store,
                            "select=median(\"" + SampleTable.LONG + "\"),percentile(\"" + SampleTable.LONG
                                    + "\",1),count_distinct(เปิด)"))
                    .isEqualTo("[42.5, 120, 2]");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void expressionsReckonExactlyAndByTheUsualRules(Pair pair) {
        try (RowStore store = loaded(pair)) {
            String budget = "\"งบประมาณ (บาท)\"";
            assertThat(asked(
                            store,
                            "select=" + budget + "*2-1," + budget + "/0," + budget + "+\"" + SampleTable.LONG
                                    + "\"&limit=1"))
                    .isEqualTo("[3000.00, null, 1620.50]");
            assertThat(asked(
                            store,
                            "select=-\"" + SampleTable.LONG
                                    + "\" % 7,round(-2.5),round(ระยะ,1),floor(ระยะ),ceil(-0.5)&limit=1"))
                    .isEqualTo("[-1, -3, 0.5, 0, 0]");
            assertThat(asked(
                            store,
                            "select=coalesce(ชื่อตำบล,'ไม่มีชื่อ'),length(ชื่อตำบล),left(รหัส,2)&where=_id>4&limit=2"))
                    .isEqualTo("[ไม่มีชื่อ, null, sa][Ban Ped\nsecond line, 19, ap]");
            for (String huge : List.of("_id * ", "sum(_id) * ", "sum(" + budget + ") + ")) {
                assertThatThrownBy(() -> asked(store, "select=" + huge + "9".repeat(38)))
                        .as(huge)
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.VALIDATION));
            }
            assertThat(asked(
                            store,
                            "select=coalesce(ชื่อตำบล,'–') as ชื่อ,count(*)&group_by=ชื่อ&order_by=-ชื่อ&limit=2"))
                    .isEqualTo("[–, 1][ในเมือง, 1]");
        }
    }

    /** The rows that a question finds, one behind the other. */
    private static String asked(RowStore store, String question) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String part : question.split("&", -1)) {
            int cut = part.indexOf('=');
            parameters.put(part.substring(0, cut), List.of(part.substring(cut + 1)));
        }
        StringBuilder rows = new StringBuilder();
        store.rows(
                new RowParameters(parameters, TABLE, SampleTable.FIELDS).plan(100, 1_000),
                row -> rows.append(Arrays.asList(row)));
        return rows.toString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void statisticsTellWhatIsInEachField(Pair pair) {
        try (RowStore store = loaded(pair)) {
            List<FieldStatistics> statistics = store.statistics(TABLE, SampleTable.FIELDS);
            assertThat(statistics.get(0).missing()).isEqualTo(1);
            assertThat(statistics.get(0).distinct()).isEqualTo(6);
            FieldStatistics people = statistics.get(1);
            assertThat(people.minimum()).isEqualTo("-7");
            assertThat(people.maximum()).isEqualTo("120");
            assertThat(people.mean()).isEqualByComparingTo("53");
            assertThat(people.top().get(0)).isEqualTo(new ValueCount("120", 2));
            assertThat(statistics.get(2).maximum()).isEqualTo("99999999.99");
            assertThat(statistics.get(3).top()).containsExactly(new ValueCount("true", 4), new ValueCount("false", 2));
            assertThat(statistics.get(5).minimum()).isEqualTo("0001-01-01T00:00:00");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void manyDifferentValuesAreCountedAboutRight(Pair pair) throws IOException {
        try (RowStore store = TestStores.open(pair, folder)) {
            List<Field> fields = List.of(new Field(1, "n", "n", FieldType.INTEGER, 0));
            String rows = IntStream.rangeClosed(1, 50_000)
                    .mapToObj(row -> row + "," + row / 2 + "\n")
                    .collect(Collectors.joining());
            Path csv = Files.writeString(
                    Files.createDirectories(folder.resolve("staging")).resolve("many.csv"), rows);
            store.load(TABLE, fields, csv);
            FieldStatistics statistics = store.statistics(TABLE, fields).get(0);
            assertThat(statistics.distinct()).isBetween(20_000L, 30_000L);
            assertThat(statistics.top()).isEmpty();
            List<Object> seen = new ArrayList<>();
            store.rows(
                    SearchPlan.of(SearchRequest.of("r").page(SearchRequest.ALL, 0), TABLE, fields),
                    row -> seen.add(row[0]));
            assertThat(seen).hasSize(50_000).isSorted();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void numbersOfManyDigitsKeepThemAll(Pair pair) throws IOException {
        try (RowStore store = TestStores.open(pair, folder)) {
            List<Field> fields = List.of(new Field(1, "n", "n", FieldType.NUMBER, 2));
            Path csv = Files.writeString(
                    Files.createDirectories(folder.resolve("staging")).resolve("wide.csv"),
                    "1,123456789012345678901234567890123456.78\n2,0.01\n");
            store.load(TABLE, fields, csv);
            List<@Nullable Object> values = new ArrayList<>();
            store.rows(
                    SearchPlan.of(SearchRequest.of("r").where("n", Operator.GT, "1"), TABLE, fields),
                    row -> values.add(row[1]));
            assertThat(values).containsExactly(new BigDecimal("123456789012345678901234567890123456.78"));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFailedLoadLeavesNoTable(Pair pair) throws IOException {
        try (RowStore store = TestStores.open(pair, folder)) {
            List<Field> fields = List.of(new Field(1, "n", "n", FieldType.INTEGER, 0));
            Path csv = Files.writeString(
                    Files.createDirectories(folder.resolve("staging")).resolve("bad.csv"), "1,5\n2,x\n");
            assertThatThrownBy(() -> store.load(TABLE, fields, csv)).isInstanceOf(RuntimeException.class);
            assertThat(store.tables()).isEmpty();
            Files.writeString(csv, "1,5\n");
            store.load(TABLE, fields, csv);
            assertThat(store.tables()).containsExactly(TABLE);
            store.drop(TABLE);
            store.drop(TABLE);
            assertThat(store.tables()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void distinctRowsAreAnsweredOnceAndCountedSo(Pair pair) {
        try (RowStore store = loaded(pair)) {
            SearchRequest request =
                    new SearchRequest("r", List.of(), List.of(), List.of("เปิด"), List.of(), true, 2, 0, false);
            assertThat(rows(store, request)).containsExactly(List.of(false), List.of(true));
            assertThat(store.count(SearchPlan.of(request, TABLE, SampleTable.FIELDS)))
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aQuestionThatTakesTooLongIsAProblem(Pair pair) throws IOException {
        String rows = IntStream.rangeClosed(1, 3_000)
                .mapToObj(row -> row + "," + row + "\n")
                .collect(Collectors.joining());
        Path csv = Files.writeString(
                Files.createDirectories(folder.resolve("staging")).resolve("many.csv"), rows);
        try (RowStore store = TestStores.open(pair, folder)) {
            store.load(TABLE, List.of(new Field(1, "n", "n", FieldType.INTEGER, 0)), csv);
            String table = RowSql.table(TABLE);
            String slow = "select sum(a.c1 * b.c1 + c.c1) from " + table + " a, " + table + " b, " + table + " c";
            assertThatThrownBy(() -> TestStores.asked(store, slow, 1))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.TIME_LIMIT));
        }
    }

    @Test
    void aQuestionThatNeedsTooMuchMemoryIsAProblemThatSaysSo() {
        try (RowStore store = TestStores.open(Pair.EMBEDDED, folder)) {
            String large = "select length(string_agg(repeat('x', 300), '')) from range(5000000)";
            assertThatThrownBy(() -> TestStores.asked(store, large, 20))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.MEMORY_LIMIT));
            String wide = "select sum(range * 1e37::decimal(38, 0)) from range(100)";
            assertThatThrownBy(() -> TestStores.asked(store, wide, 20))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.VALIDATION));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void summariesTakeNoLongerTogetherThanAnAnswerMay(Pair pair) {
        try (RowStore store = loaded(pair)) {
            FieldSummaries late = new FieldSummaries(store, TABLE, List.of(), Clock.ISO, 0);
            assertThatThrownBy(() -> late.of(SampleTable.FIELDS.get(0)))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.kind()).isEqualTo(Problem.Kind.TIME_LIMIT);
                        assertThat(new Messages().text(Language.EN, problem.phrase()))
                                .contains("select=");
                    });
        }
    }

    /** The same numbers as whole ones, few of them and many, and in floating point, which take other ways. */
    @ParameterizedTest
    @EnumSource(Pair.class)
    void numbersAreSummedUpAlikeWhetherFewOrMany(Pair pair) throws IOException {
        int rows = 3_000;
        List<Field> fields = List.of(
                new Field(1, "few", "few", FieldType.INTEGER, 0),
                new Field(2, "float", "float", FieldType.NUMBER, -1),
                new Field(3, "many", "many", FieldType.NUMBER, 2));
        StringBuilder csv = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            String few = row % 10 == 0 ? "" : Integer.toString(row * row % 37);
            csv.append(row + 1 + "," + few + "," + few + "," + row * 7 % rows / 2 + ".5\n");
        }
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("staging")).resolve("n.csv"), csv);
        try (RowStore store = TestStores.open(pair, folder)) {
            store.load(TABLE, fields, file);
            FieldSummaries asked = new FieldSummaries(store, TABLE, List.of(), Clock.ISO, 60);
            FieldSummary few = asked.of(fields.get(0));
            FieldSummary floating = asked.of(fields.get(1));
            assertThat(few.missing()).isEqualTo(300);
            assertThat(few.distinct()).isEqualTo(floating.distinct()).isEqualTo(19);
            assertThat(few.quantiles()).isEqualTo(floating.quantiles());
            assertThat(few.histogram().stream().map(FieldSummary.Stretch::count))
                    .containsExactlyElementsOf(floating.histogram().stream()
                            .map(FieldSummary.Stretch::count)
                            .toList());
            assertThat(few.top()).hasSize(10);
            FieldSummary many = asked.of(fields.get(2));
            assertThat(many.distinct()).isEqualTo(rows / 2);
            assertThat(many.quantiles().get("0.5")).isEqualTo(new BigDecimal("750"));
            assertThat(many.quantiles().get("0.05")).isEqualTo(new BigDecimal("75.45"));
            assertThat(many.top().get(0)).isEqualTo(new FieldSummary.Top(new BigDecimal("0.50"), 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aCellOfTenMegabytesIsKeptWhole(Pair pair) throws IOException {
        try (RowStore store = TestStores.open(pair, folder)) {
            List<Field> fields =
                    List.of(new Field(1, "t", "t", FieldType.TEXT, 0), new Field(2, "n", "n", FieldType.NUMBER, 1));
            String cell = "ก".repeat(3_500_000);
            Path csv = Files.writeString(
                    Files.createDirectories(folder.resolve("staging")).resolve("long.csv"),
                    "1,\"" + cell + "\",1.5\n2,,\n");
            store.load(TABLE, fields, csv);
            List<@Nullable Object> values = new ArrayList<>();
            store.rows(SearchPlan.of(SearchRequest.of("r"), TABLE, fields), row -> values.add(row[1]));
            assertThat(values.get(0)).isEqualTo(cell);
            assertThat(values.get(1)).isNull();
        }
    }
}
