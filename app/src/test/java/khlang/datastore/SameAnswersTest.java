package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import khlang.Pair;
import khlang.problem.Problem;
import khlang.query.Clock;
import khlang.query.Column;
import khlang.query.Filter;
import khlang.query.Operator;
import khlang.query.PageToken;
import khlang.query.RowParameters;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameAnswersTest {
    private static final String TABLE = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a01";

    private static final List<Object> VALUES = List.of(
            "120",
            "1500.50",
            "1500.505",
            "-0.25",
            "1e40",
            "-1e40",
            "0",
            "true",
            "f",
            "2024-01-31",
            "2024-01-31T08:30:00",
            "2023-12-31T12:00:00",
            "apple",
            "Apple",
            "A-1",
            "00100",
            "๑๒",
            "บ้าน",
            "น้ำ",
            "เพ่ือ",
            "ต่าง ๆ",
            "",
            "hi\"",
            "%",
            "_",
            "a.b",
            "\\",
            "É",
            "😀");

    private static final List<String> WORDS = List.of(
            "น้ำประปา",
            "เพื่อ",
            "ต่างๆ",
            "กองยุทธศาสตร์",
            "แผน๒",
            "บ้าน",
            "apple",
            "APP",
            "๑๒",
            "12",
            "15",
            "a-1",
            "say hi",
            "second",
            ".",
            "(",
            "[a]",
            "true",
            "-",
            "\\");

    private static final List<Operator> OPERATORS = List.of(Operator.values());

    @TempDir
    Path folder;

    @Test
    void bothStoresAnswerEveryPlanAlike() {
        SplittableRandom random = new SplittableRandom(2567);
        try (RowStore duck = TestStores.open(Pair.EMBEDDED, folder);
                RowStore postgres = TestStores.open(Pair.POSTGRESQL, folder)) {
            Path csv = SampleTable.in(folder.resolve("staging"));
            duck.load(TABLE, SampleTable.FIELDS, csv);
            postgres.load(TABLE, SampleTable.FIELDS, csv);
            int planned = 0;
            for (int round = 0; round < 600; round++) {
                SearchPlan plan = plan(random);
                if (plan != null) {
                    planned++;
                    assertThat(rows(duck, plan)).as(plan.toString()).isEqualTo(rows(postgres, plan));
                    assertThat(duck.count(plan)).as(plan.toString()).isEqualTo(postgres.count(plan));
                    if (plan.columns().stream().allMatch(Column::plain)) {
                        assertThat(lines(duck, plan)).as(plan.toString()).isEqualTo(lines(postgres, plan));
                    }
                }
            }
            assertThat(planned).isGreaterThan(200);
            assertThat(duck.statistics(TABLE, SampleTable.FIELDS))
                    .isEqualTo(postgres.statistics(TABLE, SampleTable.FIELDS));
        }
    }

    @Test
    void bothStoresAnswerWrittenQuestionsAlike() {
        SplittableRandom random = new SplittableRandom(2568);
        try (RowStore duck = TestStores.open(Pair.EMBEDDED, folder);
                RowStore postgres = TestStores.open(Pair.POSTGRESQL, folder)) {
            Path csv = SampleTable.in(folder.resolve("staging"));
            duck.load(TABLE, SampleTable.FIELDS, csv);
            postgres.load(TABLE, SampleTable.FIELDS, csv);
            for (int round = 0; round < 400; round++) {
                Map<String, List<String>> question = WrittenQuestions.random(random);
                SearchPlan plan = new RowParameters(question, TABLE, SampleTable.FIELDS).plan(100, 1_000);
                assertThat(rows(duck, plan)).as(question.toString()).isEqualTo(rows(postgres, plan));
                assertThat(duck.count(plan)).as(question.toString()).isEqualTo(postgres.count(plan));
            }
        }
    }

    @Test
    void bothStoresKnowEveryTimeZone() {
        try (RowStore duck = TestStores.open(Pair.EMBEDDED, folder);
                RowStore postgres = TestStores.open(Pair.POSTGRESQL, folder)) {
            Path csv = SampleTable.in(folder.resolve("staging"));
            duck.load(TABLE, SampleTable.FIELDS, csv);
            postgres.load(TABLE, SampleTable.FIELDS, csv);
            assertThat(Clock.ZONES).contains("UTC", "Asia/Bangkok", "America/New_York");
            for (String zone : Clock.ZONES) {
                Map<String, List<String>> question = Map.of(
                        "timezone",
                        List.of(zone),
                        "select",
                        List.of("hour(เวลา) as h,day(เวลา) as d"),
                        "where",
                        List.of("_id in (2, 5)"));
                SearchPlan plan = new RowParameters(question, TABLE, SampleTable.FIELDS).plan(100, 1_000);
                assertThat(rows(duck, plan)).as(zone).isEqualTo(rows(postgres, plan));
            }
        }
    }

    @Test
    void pagesByTheirTokensAreTheWholeAnswer() {
        SplittableRandom random = new SplittableRandom(2569);
        try (RowStore duck = TestStores.open(Pair.EMBEDDED, folder);
                RowStore postgres = TestStores.open(Pair.POSTGRESQL, folder)) {
            Path csv = SampleTable.in(folder.resolve("staging"));
            duck.load(TABLE, SampleTable.FIELDS, csv);
            postgres.load(TABLE, SampleTable.FIELDS, csv);
            for (int round = 0; round < 150; round++) {
                Map<String, List<String>> question = WrittenQuestions.random(random);
                RowParameters parameters = new RowParameters(question, TABLE, SampleTable.FIELDS);
                List<List<@Nullable Object>> whole = rows(duck, parameters.plan(100, 1_000));
                for (RowStore store : List.of(duck, postgres)) {
                    List<List<@Nullable Object>> pages = new ArrayList<>();
                    SearchPlan plan = parameters.plan(100, 1 + random.nextInt(3));
                    RowPage page = RowPage.of(store::rows, 1, plan);
                    page.rows().forEach(row -> pages.add(Arrays.asList(row)));
                    for (PageToken next = page.next(); next != null; next = page.next()) {
                        page = RowPage.of(store::rows, 1, PageToken.follow(next.written(""), "", plan));
                        page.rows().forEach(row -> pages.add(Arrays.asList(row)));
                    }
                    assertThat(pages).as(question.toString()).isEqualTo(whole);
                }
            }
        }
    }

    private static @Nullable SearchPlan plan(SplittableRandom random) {
        SearchRequest request = SearchRequest.of("r").page(random.nextInt(1, 9), random.nextInt(4));
        for (int more = random.nextInt(3); more > 0; more--) {
            Operator operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
            @Nullable
            Object[] values = new @Nullable Object[operator == Operator.BETWEEN || operator == Operator.IN ? 2 : 1];
            boolean blank = operator == Operator.IN && random.nextBoolean();
            Arrays.setAll(values, index -> blank && index > 0 ? null : VALUES.get(random.nextInt(VALUES.size())));
            request = request.where(field(random).id(), operator, values);
        }
        for (int more = random.nextInt(3); more > 0; more--) {
            request = request.sorted(field(random).id(), random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            request = request.matching(WORDS.get(random.nextInt(WORDS.size())));
        }
        request = new SearchRequest(
                "r",
                random.nextInt(3) == 0 ? List.of(tree(request.filters(), random)) : request.filters(),
                random.nextInt(4) == 0 ? List.of(operators(random)) : request.words(),
                List.of(),
                request.sorts(),
                false,
                request.limit(),
                request.offset(),
                random.nextInt(3) == 0);
        if (random.nextInt(4) == 0) {
            request = request.page(SearchRequest.ALL, 0);
        }
        try {
            return SearchPlan.of(request, TABLE, SampleTable.FIELDS);
        } catch (Problem refused) {
            return null;
        }
    }

    private static Filter tree(List<Filter> filters, SplittableRandom random) {
        Filter other = new Filter.Test("_id", Operator.GT.word(), List.of((long) random.nextInt(4)));
        return random.nextBoolean()
                ? new Filter.Some(List.of(new Filter.Every(filters), other))
                : new Filter.Every(List.of(new Filter.Some(filters), other));
    }

    private static SearchRequest.Words operators(SplittableRandom random) {
        String one = "'" + WORDS.get(random.nextInt(WORDS.size())) + "'";
        String other = "'" + WORDS.get(random.nextInt(WORDS.size())) + "'";
        String text = List.of(one + " & !" + other, "!(" + one + " | " + other + ")", one + " | " + other)
                .get(random.nextInt(3));
        return new SearchRequest.Words(null, text, true);
    }

    private static Field field(SplittableRandom random) {
        int index = random.nextInt(SampleTable.FIELDS.size() + 1);
        return index == 0 ? SearchPlan.ROW : SampleTable.FIELDS.get(index - 1);
    }

    private static List<List<@Nullable Object>> rows(RowStore store, SearchPlan plan) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        store.rows(plan, row -> rows.add(Arrays.asList(row)));
        return rows;
    }

    private static String lines(RowStore store, SearchPlan whole) {
        // The last field is floating point, for which the stores write lines alike anyway.
        SearchPlan plan = new SearchPlan(
                whole.table(),
                whole.columns().subList(0, whole.columns().size() - 1),
                whole.conditions(),
                whole.orders(),
                whole.distinct(),
                whole.limit(),
                whole.offset());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteWriter out = new ByteWriter(() -> bytes);
        store.lines(plan, RowText.CSV, out);
        store.lines(plan, RowText.TSV, out);
        out.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
