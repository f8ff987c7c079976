package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Questions to the sample's rows as callers of the native API write them. */
final class WrittenQuestions {
    private static final String NAME = "ชื่อตำบล";
    private static final String PEOPLE = '"' + SampleTable.LONG + '"';
    private static final String BUDGET = "\"งบประมาณ (บาท)\"";
    private static final List<String> NUMBERS = List.of(
            PEOPLE,
            BUDGET,
            "ระยะ",
            "_id",
            PEOPLE + " + 1",
            BUDGET + " * 2",
            "round(" + BUDGET + ", 1)",
            "abs(ระยะ)",
            "-" + PEOPLE,
            BUDGET + " / " + PEOPLE,
            "_id % 3",
            "length(รหัส)",
            "year_be(วันที่)");
    private static final List<String> KEYS = List.of(
            NAME,
            "รหัส",
            "เปิด",
            "วันที่",
            "year(วันที่)",
            "fiscal_year(เวลา)",
            "quarter(วันที่)",
            "month(เวลา)",
            "week(วันที่)",
            "weekday(วันที่)",
            "left(รหัส, 1)",
            "_id % 2",
            "coalesce(" + NAME + ", 'ไม่มี')",
            PEOPLE);
    private static final List<String> MEASURES = List.of(
            "count(*)",
            "count(" + NAME + ")",
            "count_distinct(เปิด)",
            "sum(" + PEOPLE + ")",
            "avg(" + BUDGET + ")",
            "min(วันที่)",
            "max(" + NAME + ")",
            "median(" + PEOPLE + ")",
            "percentile(" + BUDGET + ", 0.9)",
            "sum(" + BUDGET + ") - sum(" + PEOPLE + ")",
            "sum(" + PEOPLE + ") / count(*)");

    private final SplittableRandom random;

    private WrittenQuestions(SplittableRandom random) {
        this.random = random;
    }

    static Map<String, List<String>> random(SplittableRandom random) {
        WrittenQuestions questions = new WrittenQuestions(random);
        return random.nextInt(3) == 0 ? questions.groups() : questions.rows();
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> question = new LinkedHashMap<>();
        where(question);
        if (random.nextInt(3) == 0) {
            question.put("select", List.of("*, " + one(NUMBERS) + " as ค่า, " + one(KEYS) + " as หมวด"));
        }
        List<String> orders = new ArrayList<>();
        for (int more = random.nextInt(3); more > 0; more--) {
            String by = random.nextBoolean() ? one(NUMBERS) : one(KEYS);
            orders.add(by + one(List.of("", " desc", " nulls first", " desc nulls first")));
        }
        if (random.nextInt(4) == 0) {
            orders.add(0, NAME + ":th");
        }
        question.put("order_by", List.of(String.join(", ", orders)));
        return question;
    }

    private Map<String, List<String>> groups() {
        Map<String, List<String>> question = new LinkedHashMap<>();
        where(question);
        question.put("select", List.of(one(KEYS) + " as k, " + one(MEASURES) + " as m, " + one(MEASURES) + " as n"));
        question.put("group_by", List.of("k"));
        if (random.nextInt(3) == 0) {
            question.put("having", List.of("count(*) >= 1 and not count(" + PEOPLE + ") = 9"));
        }
        question.put("order_by", List.of(one(List.of("-m", "m, k desc", "k", "count(*) desc"))));
        return question;
    }

    private void where(Map<String, List<String>> question) {
        if (random.nextBoolean()) {
            question.put("where", List.of(condition(2)));
        }
        if (random.nextInt(4) == 0) {
            question.put(one(List.of("_id__gte", "_id__lte", "_id__not")), List.of("" + (1 + random.nextInt(6))));
        }
    }

    private String condition(int depth) {
        if (depth > 0 && random.nextBoolean()) {
            String word = random.nextBoolean() ? " and " : " or ";
            return one(List.of("", "not ")) + "(" + condition(depth - 1) + word + condition(depth - 1) + ")";
        }
        return switch (random.nextInt(7)) {
            case 0 -> one(NUMBERS) + one(List.of(" > ", " <= ", " = ", " <> ")) + one(NUMBERS);
            case 1 -> one(NUMBERS) + " between 0 and " + random.nextInt(2_000);
            case 2 -> "month(วันที่) >= '2024-01-01'";
            case 3 -> "วันที่ " + one(List.of("<", ">=")) + " '2024-02-01T12:00:00'";
            case 4 -> one(KEYS) + one(List.of(" is null", " is not null"));
            case 5 -> "left(รหัส, 1) in ('0', 'A')";
            default -> one(List.of("เปิด", "not เปิด", "เปิด = false"));
        };
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
