package khlang.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import khlang.problem.Phrase;
import khlang.web.Language;
import khlang.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FlawTest {
    private final Messages messages = new Messages();

    static Stream<Arguments> samples() {
        return Stream.of(Flaw.values())
                .flatMap(flaw -> flaw.samples().stream().map(sample -> Arguments.of(flaw, sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsMendedAsItSays(Flaw flaw, Sample sample) {
        assertThat(flaw.mended(sample.cell())).isEqualTo(sample.mended());
    }

    @Test
    void whatIsMendedHasTheFlawNoMore() {
        for (Flaw flaw : Flaw.inText()) {
            flaw.samples().stream()
                    .map(Sample::mended)
                    .filter(Objects::nonNull)
                    .forEach(mended -> assertThat(flaw.mended(mended))
                            .as(flaw + " " + mended)
                            .isNull());
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachFlawIsToldInBothLanguagesWithWhatToDo(Flaw flaw) {
        for (Phrase phrase : List.of(flaw.sentence("คอลัมน์ก", 7, "ละเอียด"), flaw.fix())) {
            String thai = messages.text(Language.TH, phrase);
            String english = messages.text(Language.EN, phrase);
            assertThat(thai).matches("(?s).*[ก-๙]{3}.*").doesNotContain("{");
            assertThat(english).matches("(?s).*[a-z]{3}.*").doesNotContain("{").isNotEqualTo(thai);
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachFlawStandsInTheReadme(Flaw flaw) throws IOException {
        String wanted = "| `%s` | %s | %s |"
                .formatted(flaw.code(), flaw.severity().code(), flaw.place().code());
        assertThat(Files.readString(Path.of("README.md"))).contains(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void eachCriterionStandsInTheReadmeWithItsPoints(Criterion criterion) throws IOException {
        String wanted = "| `%s` | %d |".formatted(criterion.code(), criterion.points());
        assertThat(Files.readString(Path.of("README.md"))).contains(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void eachCriterionIsAdvisedInBothLanguages(Criterion criterion) {
        Phrase advice = criterion.advice(List.of("จำนวน"));
        assertThat(messages.text(Language.TH, advice))
                .matches("(?s).*[ก-๙]{3}.*")
                .doesNotContain("{");
        assertThat(messages.text(Language.EN, advice))
                .matches("(?s).*[a-z]{3}.*")
                .doesNotContain("{");
    }

    @Test
    void theReadmeHasNoMoreThanTheCode() throws IOException {
        List<String> codes = Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.matches("\\| `[a-z-]+` \\| (error|warning|note) \\|.*"))
                .map(line -> line.split("`", -1)[1])
                .toList();
        assertThat(codes)
                .containsExactlyElementsOf(
                        Arrays.stream(Flaw.values()).map(Flaw::code).toList());
    }

    @Test
    void allPointsTogetherAreAHundred() {
        assertThat(Arrays.stream(Criterion.values()).mapToInt(Criterion::points).sum())
                .isEqualTo(Score.MOST);
    }

    @Test
    void noFlawCostsPointsTwice() {
        assertThat(Arrays.stream(Criterion.values()).flatMap(criterion -> criterion.flaws().stream()))
                .doesNotHaveDuplicates();
    }

    @Test
    void linesOfRowsAreKnownAsFarAsTheyWereWrittenDown() {
        Lines lines = new Lines(List.of(new Lines.Step(1, 2), new Lines.Step(4, 9)), 6);
        assertThat(List.of(lines.of(1), lines.of(3), lines.of(4), lines.of(6), lines.of(7), lines.of(0)))
                .containsExactly(2L, 4L, 9L, 11L, 0L, 0L);
    }

    @Test
    void whatWasAmissWithCellsIsCarriedOnWhereRowsAreAdded() {
        Finding before = new Finding(Flaw.HTML_IN_CELL, "a", 3, "", List.of(new Instance(2, 3, "<b>", "")));
        Finding total = Finding.of(Flaw.TOTAL_ROW, "", 1);
        Finding after = new Finding(Flaw.HTML_IN_CELL, "a", 2, "", List.of(new Instance(1, 2, "<i>", "")));
        Lines lines = new Lines(List.of(new Lines.Step(1, 2)), 9);
        Noticed file = new Noticed(List.of(after), java.util.Map.of("a", "7"), 5L, lines, 3L);
        Noticed table = new Noticed(List.of(before, total), java.util.Map.of(), null, lines, 9L);
        Noticed below = file.below(table, 9);
        assertThat(below.findings().get(0).instances())
                .containsExactly(new Instance(10, 2, "<i>", ""), new Instance(2, 0, "<b>", ""));
        assertThat(List.of(
                        below.lines().of(9), below.lines().of(10), below.lines().of(11)))
                .containsExactly(0L, 2L, 3L);
        Noticed whole = file.among(table);
        assertThat(whole.findings())
                .containsExactly(new Finding(
                        Flaw.HTML_IN_CELL,
                        "a",
                        5,
                        "",
                        List.of(new Instance(0, 2, "<i>", ""), new Instance(2, 0, "<b>", ""))));
        // The total of the last file is not that of the table.
        assertThat(whole.totals()).isEmpty();
    }

    @Test
    void aCounterCountsAllAndKeepsTheFirst() {
        FindingCounter counter = new FindingCounter();
        for (int row = 1; row <= 1_000; row++) {
            counter.add(Flaw.TYPE_ERROR, "n", new Instance(row, row, "x".repeat(500), ""));
        }
        Finding finding = counter.findings().get(0);
        assertThat(finding.count()).isEqualTo(1_000);
        assertThat(finding.instances()).hasSize(Finding.KEPT);
        assertThat(finding.instances().get(0).raw()).hasSize(200);
    }
}
