package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.QuoteMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Reads each file of the corpus and compares with what stands beside it. */
class CorpusTest {
    private static final CSVFormat NORMAL = CSVFormat.DEFAULT
            .builder()
            .setNullString("")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .get();

    @TempDir
    Path folder;

    static List<CorpusCase> cases() {
        return CorpusCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fileIsReadAsExpected(CorpusCase one) {
        Path file = one.file(folder);
        JsonNode expected = one.expected();
        Optional<Phrase> first = refusal(() -> FirstLook.at(file, one.recipe(), TabularLimits.DEFAULT));
        if (expected.has("refused")) {
            Optional<Phrase> refusal = refusal(() -> Reading.of(folder, file, one.recipe()));
            assertThat(refusal.map(Phrase::key))
                    .contains(expected.path("refused").asString());
            assertThat(first.or(() -> refusal)).as("at the first look").isEqualTo(refusal);
            return;
        }
        assertThat(first).as("refused at the first look").isEmpty();
        Reading reading = Reading.of(folder, file, one.recipe());
        compareTable(reading, expected);
        compareProblems(reading.content(), expected);
        compareOrigin(reading.content(), file, expected);
    }

    private static void compareTable(Reading reading, JsonNode expected) {
        if (expected.has("fields")) {
            assertThat(reading.content().fields())
                    .extracting(field -> field.id() + ": " + field.type().name().toLowerCase(Locale.ROOT))
                    .containsExactlyElementsOf(expected.path("fields")
                            .valueStream()
                            .map(field -> field.path("id").asString() + ": "
                                    + field.path("type").asString())
                            .toList());
        }
        for (int i = 0; i < expected.path("fields").size(); i++) {
            compareMeaning(
                    reading.content().fields().get(i), expected.path("fields").get(i));
        }
        if (expected.has("rows")) {
            assertThat(reading.content().rows())
                    .as("rows")
                    .isEqualTo(expected.path("rows").asLong());
        }
        List<String[]> rows = rows(reading);
        if (expected.has("first")) {
            assertThat(rows.get(0)).as("first row").containsExactly(cells(expected.path("first")));
        }
        if (expected.has("last")) {
            assertThat(rows.get(rows.size() - 1)).as("last row").containsExactly(cells(expected.path("last")));
        }
    }

    private static void compareMeaning(Field field, JsonNode expected) {
        compare(expected, "kind", field.kind().id());
        compare(expected, "unit", field.means().unit());
        compare(expected, "era", String.valueOf(field.means().era()).toLowerCase(Locale.ROOT));
        if (expected.has("mixed_eras")) {
            assertThat(field.means().mixedEras())
                    .as("mixed eras")
                    .isEqualTo(expected.path("mixed_eras").asBoolean());
        }
    }

    private static void compareProblems(TabularContent content, JsonNode expected) {
        JsonNode problems = expected.path("problems");
        if (problems.isNumber()) {
            assertThat(content.problemCount()).as("problems").isEqualTo(problems.asLong());
            return;
        }
        assertThat(content.problems())
                .as("problems")
                .extracting(problem -> problem.line() + " " + problem.field() + " "
                        + problem.reason().key())
                .containsExactlyElementsOf(problems.valueStream()
                        .map(problem -> problem.path("line").asLong() + " "
                                + problem.path("field").asString() + " "
                                + problem.path("key").asString())
                        .toList());
    }

    private static void compareOrigin(TabularContent content, Path file, JsonNode expected) {
        compare(expected, "encoding", content.encoding());
        compare(expected, "sheet", content.sheet());
        if (expected.has("confidence")) {
            assertThat(content.confidence().percent())
                    .as("confidence, for " + content.confidence().reasons())
                    .isEqualTo(expected.path("confidence").asInt());
        }
        if (expected.has("notes")) {
            assertThat(content.notes())
                    .as("notes")
                    .extracting(Phrase::toString)
                    .containsExactlyElementsOf(expected.path("notes")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        if (expected.has("delimiter")) {
            String delimiter = TabularFile.open(
                    file,
                    TabularLimits.DEFAULT,
                    Recipe.NONE,
                    rows -> rows instanceof CsvRows csv ? String.valueOf(csv.delimiter()) : "",
                    workbook -> "",
                    packed -> "");
            compare(expected, "delimiter", delimiter);
        }
        if (expected.has("header_line")) {
            assertThat(content.headerLine())
                    .as("header line")
                    .isEqualTo(expected.path("header_line").asLong());
        }
    }

    private static void compare(JsonNode expected, String key, @Nullable String actual) {
        if (expected.has(key)) {
            assertThat(actual).as(key).isEqualTo(expected.path(key).asString());
        }
    }

    private static Optional<Phrase> refusal(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem.fields().values().stream()
                    .flatMap(List::stream)
                    .findFirst()
                    .orElse(problem.phrase()));
        }
    }

    /** The rows in normal form, without their numbers. */
    private static List<String[]> rows(Reading reading) {
        try (CSVParser parser = CSVParser.parse(String.join("\n", reading.lines()), NORMAL)) {
            return parser.stream()
                    .map(row -> Arrays.copyOfRange(row.values(), 1, row.size()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String[] cells(JsonNode row) {
        return row.valueStream()
                .map(cell -> cell.isNull() ? null : cell.asString())
                .toArray(String[]::new);
    }

    @Test
    void eachFileHasItsExpectations() {
        assertThat(CorpusCase.forgotten()).isEmpty();
    }
}
