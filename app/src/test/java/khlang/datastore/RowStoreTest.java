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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;
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
        List<String> typed = List.of("น้ำประปา", "เพื่อ", "ต่างๆ", "กองยุทธศาสตร์", "แขวง", "ปี 2567");
        List<String> oddly =
                List.of("น\u0E4D\u0E49าประปา", "เพ\u0E48\u0E37อ", "ต่าง ๆ", "กอง ยุทธศาสตร์", "เเขวง", "ปี ๒๕๖๗");
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
            Field date = SampleTable.FIELDS.get(4);
            Field budget = SampleTable.FIELDS.get(2);
            Field people = SampleTable.FIELDS.get(1);
            GroupPlan byFiscalYear = new GroupPlan(
                    TABLE,
                    List.of(new GroupPlan.Key(date, GroupPlan.Part.FISCAL_YEAR)),
                    List.of(
                            GroupPlan.Measure.count(),
                            new GroupPlan.Measure(GroupPlan.Function.SUM, budget),
                            new GroupPlan.Measure(GroupPlan.Function.AVG, people),
                            new GroupPlan.Measure(GroupPlan.Function.SUM, people),
                            new GroupPlan.Measure(GroupPlan.Function.MAX, date)),
                    List.of(),
                    List.of(new GroupPlan.Sort(1, true)),
                    10);
            List<GroupRow> groups = store.groups(byFiscalYear);
            assertThat(groups.get(0).keys()).containsExactly(2024L);
            assertThat(groups.get(0).measures())
                    .containsExactly(
                            4L,
                            new BigDecimal("1483.55"),
                            new BigDecimal("68.3333333333"),
                            new BigDecimal("205"),
                            LocalDate.of(2024, 3, 1));
            assertThat(groups).extracting(group -> group.keys().get(0)).containsExactly(2024L, 2023L, 2567L, null);
            for (GroupPlan.Part part : GroupPlan.Part.values()) {
                GroupPlan plan = new GroupPlan(
                        TABLE,
                        List.of(new GroupPlan.Key(date, part)),
                        List.of(GroupPlan.Measure.count()),
                        List.of(),
                        List.of(),
                        1);
                Object first = store.groups(plan).get(0).keys().get(0);
                assertThat(first)
                        .isEqualTo(
                                switch (part) {
                                    case VALUE -> LocalDate.of(2023, 9, 30);
                                    case YEAR, FISCAL_YEAR -> 2023L;
                                    case QUARTER -> LocalDate.of(2023, 7, 1);
                                    case MONTH -> LocalDate.of(2023, 9, 1);
                                });
            }
        }
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
