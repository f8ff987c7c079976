package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** A random table in memory, a row a list whose first value is its number. */
record NaiveTable(List<List<@Nullable Object>> rows) {
    static final Field NUMBER = new Field(0, "_id", "_id", FieldType.INTEGER, 0);

    static final List<Field> FIELDS = List.of(
            new Field(1, "ชื่อ", "ชื่อ", FieldType.TEXT, 0),
            new Field(2, "หมวด", "หมวด", FieldType.TEXT, 0),
            new Field(3, "people", "people", FieldType.INTEGER, 0),
            new Field(4, "งบ", "งบ", FieldType.NUMBER, 2),
            new Field(5, "เปิด", "เปิด", FieldType.BOOLEAN, 0),
            new Field(6, "day", "day", FieldType.DATE, 0),
            new Field(7, "moment", "moment", FieldType.TIMESTAMP, 0));

    /** Texts, and what they are when all ways of typing them are one. */
    static final List<List<String>> TEXTS = List.of(
            List.of("น้ำประปา", "น้ำประปา"),
            List.of("นํ้าประปา", "น้ำประปา"),
            List.of("ต่าง ๆ", "ต่างๆ"),
            List.of("ต่างๆ", "ต่างๆ"),
            List.of("แผน๒", "แผน2"),
            List.of("เเผน2", "แผน2"),
            List.of("Apple", "apple"),
            List.of("apple pie", "apple pie"),
            List.of("pineapple", "pineapple"),
            List.of("100%", "100%"),
            List.of("a_b", "a_b"),
            List.of("a.b", "a.b"),
            List.of("\\", "\\"),
            List.of("ศาลา \"กลาง\"", "ศาลา \"กลาง\""),
            List.of("a,b", "a,b"),
            List.of("it's", "it's"),
            List.of("😀", "😀"),
            List.of("\uFF21", "\uFF21"),
            List.of("", ""));

    /** Beginnings and middles of texts that are looked for, and the same of them. */
    static final List<List<String>> PARTS = List.of(
            List.of("น้ำ", "น้ำ"),
            List.of("นํ้า", "น้ำ"),
            List.of("ต่าง ๆ", "ต่างๆ"),
            List.of("แผน2", "แผน2"),
            List.of("๒", "2"),
            List.of("APP", "app"),
            List.of("pie", "pie"),
            List.of("%", "%"),
            List.of("_", "_"),
            List.of(".", "."),
            List.of("\\", "\\"),
            List.of("\"", "\""),
            List.of("ไม่มี", "ไม่มี"));

    static NaiveTable random(SplittableRandom random) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        int count = random.nextInt(30);
        for (long number = 1; number <= count; number++) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(number);
            for (Field field : FIELDS) {
                row.add(random.nextInt(5) == 0 ? null : value(random, field.type()));
            }
            rows.add(row);
        }
        return new NaiveTable(rows);
    }

    /** A value of few, so that several rows have it. */
    static Object value(SplittableRandom random, FieldType type) {
        return switch (type) {
            case TEXT -> TEXTS.get(random.nextInt(TEXTS.size())).get(0);
            case INTEGER -> (long) random.nextInt(-5, 6);
            case NUMBER -> BigDecimal.valueOf(random.nextInt(-300, 301) * 25L, 2);
            case BOOLEAN -> random.nextBoolean();
            case DATE -> LocalDate.of(2023, 9, 28).plusDays(random.nextInt(6));
            case TIMESTAMP -> LocalDateTime.of(2023, 9, 29, 22, 0).plusHours(random.nextInt(60));
        };
    }

    /** How a text is when all ways of typing it are one. */
    static String folded(List<List<String>> pairs, String text) {
        return pairs.stream()
                .filter(pair -> pair.get(0).equals(text))
                .map(pair -> pair.get(1))
                .findFirst()
                .orElseThrow();
    }

    /** Writes the rows in normal form into the staging folder. */
    Path in(Path staging) {
        String csv = rows.stream()
                .map(row -> row.stream().map(NaiveTable::cell).collect(Collectors.joining(",")) + "\n")
                .collect(Collectors.joining());
        try {
            return Files.writeString(Files.createDirectories(staging).resolve("naive.csv"), csv);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a random table", e);
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDateTime moment) {
            return Values.text(moment).replace('T', ' ');
        }
        return value instanceof String text ? '"' + text.replace("\"", "\"\"") + '"' : Values.text(value);
    }
}
