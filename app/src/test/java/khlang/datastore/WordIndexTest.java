package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import khlang.Pair;
import khlang.query.Condition;
import khlang.query.Filter;
import khlang.query.Match;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An index of words finds the rows that looking through all of them finds, whatever stands in them. */
class WordIndexTest {
    private static final String TABLE = "5b9a2f9e-8a52-4d43-9d0e-6d1f5f1f0a07";
    private static final int ROWS = 4_000;

    private static final List<Field> FIELDS = List.of(
            new Field(1, "เรื่อง", "เรื่อง", FieldType.TEXT, 0),
            new Field(2, "ที่", "ที่", FieldType.TEXT, 0),
            new Field(3, "จำนวน", "จำนวน", FieldType.INTEGER, 0),
            new Field(4, "หน่วยงาน", "หน่วยงาน", FieldType.TEXT, 0),
            new Field(5, "ยอด", "ยอด", FieldType.NUMBER, 2),
            new Field(6, "วัดได้", "วัดได้", FieldType.NUMBER, -1),
            new Field(7, "วัน", "วัน", FieldType.DATE, 0),
            new Field(8, "เวลา", "เวลา", FieldType.TIMESTAMP, 0),
            new Field(9, "เปิด", "เปิด", FieldType.BOOLEAN, 0));

    /** Words, and the ways in which they are written wrongly: marks in another order, parts, blanks, other digits. */
    private static final List<String> PARTS = List.of(
            "น้ำประปา",
            "นํ้าประปา",
            "น้ําประปา",
            "น ้ำ",
            "นำ้ดื่ม",
            "เพื่อ",
            "เพ่ือ",
            "เเละ",
            "และ",
            "ถนน",
            "ถ นน",
            "มิตรภาพ",
            "มติรภาพ",
            "โรง เรียน",
            "โรงเรียน",
            "กำจัดขยะ",
            "กํา จัด",
            "ต่าง ๆ",
            "๒๕๖๗",
            "2567",
            "มท 0810.3/ว2770",
            "Road",
            "road",
            "roadside",
            "Kelvin",
            "Kelvin",
            "İzmir",
            "Straße",
            "É",
            "😀ถนน",
            "A-1",
            "a1ถนน",
            "km",
            "(ทดสอบ)",
            "\u200Bชุมชน",
            "\u00A0");

    private static final List<String> JOINTS = List.of("", "", "", " ", "  ", "\u00A0", "\u200B", "-", ", ");

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(2571);

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsAreFoundAsWithoutIt(Pair pair) throws IOException {
        List<String> texts = new ArrayList<>();
        Path csv = table(texts);
        try (RowStore rows = TestStores.open(pair, folder);
                WordIndexes words = new WordIndexes(folder.resolve("words"), rows, 1)) {
            rows.load(TABLE, FIELDS, csv);
            TableVersion version = TestStores.version(TABLE, FIELDS, ROWS);
            IndexedRows indexed = new IndexedRows(rows, words);
            assertThat(words.find(version, List.of(new Match(FIELDS, "ถนน"))))
                    .as("before there is an index")
                    .isEmpty();
            words.make(version);
            int helped = 0;
            int several = 0;
            for (int round = 0; round < 500; round++) {
                SearchPlan plan = plan(texts);
                List<Condition> conditions = plan.conditions();
                boolean known =
                        words.find(version, WordIndexes.words(conditions)).isPresent();
                List<List<@Nullable Object>> expected = new ArrayList<>();
                List<List<@Nullable Object>> found = new ArrayList<>();
                rows.rows(plan, row -> expected.add(Arrays.asList(row)));
                indexed.rows(version, plan, row -> found.add(Arrays.asList(row)));
                assertThat(found).as(told(plan)).isEqualTo(expected);
                assertThat(indexed.count(version, plan)).as(told(plan)).isEqualTo(rows.count(plan));
                helped += known ? 1 : 0;
                several += known && expected.size() > 1 ? 1 : 0;
            }
            assertThat(helped).as("questions that the index answered").isGreaterThan(250);
            assertThat(several).as("of which with rows").isGreaterThan(100);
        }
    }

    private static String told(SearchPlan plan) {
        return "%s, %d orders, limit %d, offset %d"
                .formatted(plan.conditions(), plan.orders().size(), plan.limit(), plan.offset());
    }

    private SearchPlan plan(List<String> texts) {
        String text = texts.get(random.nextInt(texts.size()));
        int from = text.isEmpty() ? 0 : random.nextInt(text.length());
        int length = 1 + random.nextInt(12);
        String word = random.nextInt(4) == 0
                ? PARTS.get(random.nextInt(PARTS.size()))
                : text.substring(from, Math.min(text.length(), from + length));
        String sound = word.codePoints()
                .filter(point -> !(point >= 0xD800 && point <= 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        List<SearchRequest.Words> words = new ArrayList<>();
        words.add(new SearchRequest.Words(random.nextInt(3) == 0 ? "เรื่อง" : null, sound));
        List<Filter> filters = random.nextInt(4) == 0
                ? List.of(new Filter.Test("จำนวน", "gt", List.of(Long.toString(random.nextInt(100)))))
                : List.of();
        List<SearchRequest.Sort> sorts = random.nextInt(4) == 0
                ? List.of(new SearchRequest.Sort("จำนวน", random.nextBoolean(), null))
                : List.of();
        SearchRequest request = new SearchRequest(
                TABLE,
                filters,
                words,
                List.of(),
                sorts,
                false,
                1 + random.nextInt(40),
                5L * random.nextInt(3),
                random.nextInt(5) == 0);
        return SearchPlan.of(request, TABLE, FIELDS);
    }

    private Path table(List<String> texts) throws IOException {
        StringBuilder csv = new StringBuilder();
        for (int row = 1; row <= ROWS; row++) {
            csv.append(row);
            for (Field field : FIELDS) {
                csv.append(',');
                if (random.nextInt(10) > 0) {
                    String text = value(field.type(), field.scale());
                    texts.add(text);
                    csv.append('"').append(text).append('"');
                }
            }
            csv.append('\n');
        }
        Path file = Files.createDirectories(folder.resolve("staging")).resolve("words.csv");
        return Files.writeString(file, csv, StandardCharsets.UTF_8);
    }

    private String value(FieldType type, int scale) {
        return switch (type) {
            case TEXT -> text();
            case INTEGER -> Integer.toString(random.nextInt(20_000) - 5_000);
            case NUMBER ->
                scale < 0
                        ? Double.toString(random.nextInt(1_000) * Math.pow(10, random.nextInt(40) - 20))
                        : new BigDecimal(random.nextInt(2_000_000) - 100_000)
                                .movePointLeft(2)
                                .toPlainString();
            case BOOLEAN -> Boolean.toString(random.nextBoolean());
            case DATE ->
                LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000)).toString();
            case TIMESTAMP ->
                LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_000)) + " 0" + random.nextInt(10) + ":15:30";
        };
    }

    private String text() {
        // Most texts are written as usual; a few are strange, as in files of offices.
        boolean strange = random.nextInt(20) == 0;
        StringBuilder text = new StringBuilder();
        for (int part = 1 + random.nextInt(5); part > 0; part--) {
            text.append(
                    strange
                            ? PARTS.get(random.nextInt(PARTS.size()))
                            : List.of(
                                            "ถนน",
                                            "ชุมชน",
                                            "น้ำประปา",
                                            "โรงเรียน",
                                            "กำจัดขยะ",
                                            "Road",
                                            "2567",
                                            "และ",
                                            "ต่าง ๆ")
                                    .get(random.nextInt(9)));
            text.append(JOINTS.get(random.nextInt(JOINTS.size())));
        }
        return text.toString();
    }
}
