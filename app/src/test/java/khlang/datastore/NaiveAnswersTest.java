package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.query.CkanSearch;
import khlang.query.RowParameters;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

/** The native API, CKAN's search and a plain loop over rows in memory find the same, whatever the table and the question. */
class NaiveAnswersTest {
    private static final int TABLES = 20;
    private static final int QUESTIONS = 40;

    /** Words of a search, and whether they count at the beginning of a word only, as Latin ones do. */
    private static final List<List<String>> WORDS = List.of(
            List.of("น้ำ", "น้ำ", ""),
            List.of("นํ้า", "น้ำ", ""),
            List.of("ต่างๆ", "ต่างๆ", ""),
            List.of("APP", "app", "word"),
            List.of("pie", "pie", "word"),
            List.of("ple", "ple", "word"));

    @TempDir
    Path folder;

    /** An order by a field. */
    private record By(Field field, boolean descending, boolean nullsFirst) {
        Comparator<@Nullable Object> comparator() {
            Comparator<@Nullable Object> valued = (left, right) -> sign(left, right) * (descending ? -1 : 1);
            return nullsFirst ? Comparator.nullsFirst(valued) : Comparator.nullsLast(valued);
        }

        private static int sign(@Nullable Object left, @Nullable Object right) {
            return Objects.requireNonNull(NaiveCondition.compared(left, right));
        }

        String written(boolean quoted) {
            String name = quoted ? '"' + field.id() + '"' : field.id();
            return name + (descending ? " desc" : " asc") + (nullsFirst ? " nulls first" : " nulls last");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void rowsAreThoseOfAPlainLoop(Pair pair) {
        SplittableRandom random = new SplittableRandom(41);
        int found = 0;
        try (RowStore store = TestStores.open(pair, folder)) {
            for (int some = 0; some < TABLES; some++) {
                NaiveTable table = NaiveTable.random(random);
                String id = UUID.randomUUID().toString();
                store.load(id, NaiveTable.FIELDS, table.in(folder.resolve("staging")));
                for (int more = 0; more < QUESTIONS; more++) {
                    found += rows(store, id, table, random);
                }
            }
        }
        assertThat(found).isGreaterThan(TABLES * QUESTIONS);
    }

    /** Asks one question in three ways. @return how many rows were found */
    private static int rows(RowStore store, String id, NaiveTable table, SplittableRandom random) {
        boolean nativeOnly = random.nextInt(3) == 0;
        NaiveCondition tree = NaiveCondition.random(random, 3, nativeOnly);
        NaiveCondition.@Nullable Test part = random.nextInt(3) == 0 ? NaiveCondition.test(random, true) : null;
        @Nullable List<String> word = random.nextInt(5) == 0 ? WORDS.get(random.nextInt(WORDS.size())) : null;
        List<Field> told = random.nextInt(4) == 0 ? some(random, 1, 3) : List.of();
        boolean distinct = !told.isEmpty() && random.nextBoolean();
        List<By> orders = new ArrayList<>();
        for (Field field : told.isEmpty() ? some(random, 0, 3) : told.subList(0, random.nextInt(told.size() + 1))) {
            orders.add(new By(field, random.nextBoolean(), random.nextBoolean()));
        }
        int limit = random.nextInt(1, 12);
        int offset = random.nextInt(4);

        List<Field> columns = told.isEmpty() ? all() : told;
        List<List<@Nullable Object>> matching = table.rows().stream()
                .filter(row -> tree.holds(row) && (part == null || part.holds(row)) && (word == null || has(row, word)))
                .toList();
        List<List<@Nullable Object>> sorted = sorted(matching, columns, orders, distinct);
        List<List<String>> naive = sorted.stream()
                .skip(offset)
                .limit(limit)
                .map(NaiveAnswersTest::told)
                .toList();

        Map<String, List<String>> question = new LinkedHashMap<>();
        question.put("where", List.of(tree.written()));
        if (part != null) {
            question.put(
                    part.field().id() + "__" + part.operator().word(),
                    List.of(part.values().get(0).toString()));
        }
        if (word != null) {
            question.put("q", List.of(word.get(0)));
        }
        question.put("select", List.of(names(told)));
        question.put("distinct", List.of(Boolean.toString(distinct)));
        question.put(
                "order_by", List.of(orders.stream().map(by -> by.written(true)).collect(Collectors.joining(","))));
        question.put("limit", List.of(Integer.toString(limit)));
        question.put("offset", List.of(Integer.toString(offset)));
        SearchPlan plan = new RowParameters(question, id, NaiveTable.FIELDS).plan(100, 1_000);
        assertThat(answered(store, plan)).as("%s in %s", question, table).isEqualTo(naive);
        assertThat(store.count(plan)).as("%s in %s", question, table).isEqualTo(sorted.size());

        if (!nativeOnly) {
            ObjectNode filters = Json.MAPPER.createObjectNode();
            filters.putArray("$and").add(tree.filter());
            if (part != null) {
                part.filter().properties().forEach(entry -> filters.set(entry.getKey(), entry.getValue()));
            }
            String sort = orders.stream().map(by -> by.written(true)).collect(Collectors.joining(","));
            SearchRequest request = new SearchRequest(
                    id,
                    CkanSearch.filters(Optional.of(filters)),
                    CkanSearch.words(
                            Optional.ofNullable(word).map(text -> Json.MAPPER.valueToTree(text.get(0))), false),
                    told.stream().map(Field::id).toList(),
                    CkanSearch.sorts(Optional.of(Json.MAPPER.valueToTree(sort))),
                    distinct,
                    limit,
                    offset,
                    false);
            SearchPlan ckan = SearchPlan.of(request, id, NaiveTable.FIELDS);
            assertThat(answered(store, ckan))
                    .as("%s %s in %s", filters, sort, table)
                    .isEqualTo(naive);
        }
        return naive.size();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void groupsAreThoseOfAPlainLoop(Pair pair) {
        SplittableRandom random = new SplittableRandom(43);
        int found = 0;
        try (RowStore store = TestStores.open(pair, folder)) {
            for (int some = 0; some < TABLES; some++) {
                NaiveTable table = NaiveTable.random(random);
                String id = UUID.randomUUID().toString();
                store.load(id, NaiveTable.FIELDS, table.in(folder.resolve("staging")));
                for (int more = 0; more < QUESTIONS / 2; more++) {
                    found += groups(store, id, table, random);
                }
            }
        }
        assertThat(found).isGreaterThan(TABLES * QUESTIONS);
    }

    private static int groups(RowStore store, String id, NaiveTable table, SplittableRandom random) {
        NaiveCondition tree = NaiveCondition.random(random, 2, true);
        List<Field> keys = some(random, 1, 2);
        long least = random.nextInt(3);
        Map<List<@Nullable Object>, List<List<@Nullable Object>>> grouped = new LinkedHashMap<>();
        table.rows().stream()
                .filter(tree::holds)
                .forEach(row -> grouped.computeIfAbsent(values(row, keys), key -> new ArrayList<>())
                        .add(row));
        List<List<@Nullable Object>> groups = new ArrayList<>();
        grouped.forEach((key, rows) -> {
            if (rows.size() >= least) {
                groups.add(group(key, rows));
            }
        });
        groups.sort((left, right) -> IntStream.range(0, keys.size())
                .map(place ->
                        new By(keys.get(place), false, false).comparator().compare(left.get(place), right.get(place)))
                .filter(sign -> sign != 0)
                .findFirst()
                .orElse(0));
        List<List<String>> naive = groups.stream().map(NaiveAnswersTest::told).toList();

        String select = names(keys) + ",count(*),count(people),sum(people) as s,sum(\"งบ\") as t,avg(people) as a,"
                + "median(people) as p,min(day) as d,max(\"ชื่อ\") as n,min(\"งบ\") as l,count_distinct(\"หมวด\") as c";
        Map<String, List<String>> question = Map.of(
                "where", List.of(tree.written()),
                "group_by", List.of(names(keys)),
                "select", List.of(select),
                "having", List.of("count(*) >= " + least),
                "order_by", List.of(names(keys)));
        SearchPlan plan = new RowParameters(question, id, NaiveTable.FIELDS).plan(1_000, 1_000);
        assertThat(answered(store, plan)).as("%s in %s", question, table).isEqualTo(naive);
        assertThat(store.count(plan)).as("%s in %s", question, table).isEqualTo(groups.size());
        return groups.size();
    }

    private static List<@Nullable Object> group(List<@Nullable Object> key, List<List<@Nullable Object>> rows) {
        List<BigDecimal> people = numbers(rows, 3);
        List<BigDecimal> budget = numbers(rows, 4);
        List<@Nullable Object> group = new ArrayList<>(key);
        group.add((long) rows.size());
        group.add((long) people.size());
        group.add(people.stream().reduce(BigDecimal::add).orElse(null));
        group.add(budget.stream().reduce(BigDecimal::add).orElse(null));
        group.add(
                people.isEmpty()
                        ? null
                        : people.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(people.size()), new MathContext(12)));
        group.add(people.isEmpty() ? null : median(people));
        group.add(extreme(rows, 6, -1));
        group.add(extreme(rows, 1, 1));
        group.add(extreme(rows, 4, -1));
        group.add(rows.stream()
                .map(row -> row.get(2))
                .filter(Objects::nonNull)
                .distinct()
                .count());
        return group;
    }

    private static BigDecimal median(List<BigDecimal> numbers) {
        List<BigDecimal> sorted = numbers.stream().sorted().toList();
        BigDecimal low = sorted.get((sorted.size() - 1) / 2);
        return low.add(sorted.get(sorted.size() / 2)).divide(BigDecimal.valueOf(2));
    }

    private static List<BigDecimal> numbers(List<List<@Nullable Object>> rows, int place) {
        return rows.stream()
                .map(row -> row.get(place))
                .filter(Objects::nonNull)
                .map(value -> new BigDecimal(value.toString()))
                .toList();
    }

    private static @Nullable Object extreme(List<List<@Nullable Object>> rows, int place, int way) {
        return rows.stream()
                .map(row -> row.get(place))
                .filter(Objects::nonNull)
                .max((left, right) -> way * Objects.requireNonNull(NaiveCondition.compared(left, right)))
                .orElse(null);
    }

    private static boolean has(List<@Nullable Object> row, List<String> word) {
        return row.subList(1, 3).stream().filter(Objects::nonNull).anyMatch(value -> {
            String text = NaiveTable.folded(NaiveTable.TEXTS, (String) value);
            int place = text.indexOf(word.get(1));
            while (place > 0 && !word.get(2).isEmpty() && Character.isLetterOrDigit(text.charAt(place - 1))) {
                place = text.indexOf(word.get(1), place + 1);
            }
            return place >= 0;
        });
    }

    private static List<List<@Nullable Object>> sorted(
            List<List<@Nullable Object>> rows, List<Field> columns, List<By> orders, boolean distinct) {
        List<By> decided = new ArrayList<>(orders);
        (distinct ? columns : List.of(NaiveTable.NUMBER)).forEach(field -> decided.add(new By(field, false, false)));
        Function<List<@Nullable Object>, List<@Nullable Object>> telling = row -> values(row, columns);
        List<List<@Nullable Object>> sorted = rows.stream()
                .sorted((left, right) -> decided.stream()
                        .mapToInt(by -> by.comparator()
                                .compare(
                                        left.get(by.field().position()),
                                        right.get(by.field().position())))
                        .filter(sign -> sign != 0)
                        .findFirst()
                        .orElse(0))
                .map(telling)
                .toList();
        return distinct ? sorted.stream().distinct().toList() : sorted;
    }

    private static List<@Nullable Object> values(List<@Nullable Object> row, List<Field> fields) {
        List<@Nullable Object> values = new ArrayList<>();
        fields.forEach(field -> values.add(row.get(field.position())));
        return values;
    }

    private static List<Field> all() {
        List<Field> all = new ArrayList<>(List.of(NaiveTable.NUMBER));
        all.addAll(NaiveTable.FIELDS);
        return all;
    }

    private static List<Field> some(SplittableRandom random, int least, int most) {
        List<Field> left = new ArrayList<>(NaiveTable.FIELDS);
        List<Field> some = new ArrayList<>();
        for (int more = random.nextInt(least, most + 1); more > 0; more--) {
            some.add(left.remove(random.nextInt(left.size())));
        }
        return some;
    }

    private static String names(List<Field> fields) {
        return fields.stream().map(field -> '"' + field.id() + '"').collect(Collectors.joining(","));
    }

    private static List<List<String>> answered(RowStore store, SearchPlan plan) {
        List<List<String>> rows = new ArrayList<>();
        store.rows(plan, row -> rows.add(told(Arrays.asList(row))));
        return rows;
    }

    /** Numbers by their value, however many zeros end them. */
    private static List<String> told(List<@Nullable Object> row) {
        return row.stream()
                .map(value -> value instanceof Number
                        ? new BigDecimal(value.toString()).stripTrailingZeros().toPlainString()
                        : String.valueOf(value))
                .toList();
    }
}
