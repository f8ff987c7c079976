package khlang.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindTest {
    static Stream<Arguments> examples() {
        return Stream.of(Kind.values())
                .flatMap(kind -> kind.examples().stream().map(example -> Arguments.of(kind, example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleHasItsNormalForm(Kind kind, Example example) {
        assertThat(kind.normal(example.cell())).isEqualTo(example.normal());
        if (example.normal() != null) {
            assertThat(kind.sure(example.cell())).as("sure").isEqualTo(example.sure());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aPlainNumberFitsWhereItHasANormalForm(Kind kind, Example example) {
        NumberText number = new NumberText();
        if (number.read(example.cell()) && !number.isCode()) {
            assertThat(kind.fits(number)).isEqualTo(example.normal() != null);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TEXT", "CATEGORY"})
    void eachKindSaysWhatFitsAndWhatDoesNot(Kind kind) {
        assertThat(kind.examples()).anyMatch(example -> example.normal() != null);
        assertThat(kind.examples()).anyMatch(example -> example.normal() == null);
    }

    static Stream<Arguments> readings() {
        return Stream.of(Reading.values())
                .flatMap(reading -> reading.examples().stream().map(example -> Arguments.of(reading, example)));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void exampleIsReadAsItSays(Reading reading, Example example) {
        assertThat(reading.normal(example.cell())).isEqualTo(example.normal());
    }

    @Test
    void thereAre77ProvincesWithDifferentCodesAndNames() {
        assertThat(Provinces.ALL).hasSize(77).allMatch(province -> province.size() == 3);
        for (int part = 0; part < 3; part++) {
            int place = part;
            assertThat(Provinces.ALL.stream()
                            .map(province -> province.get(place))
                            .distinct())
                    .hasSize(77);
        }
    }
}
