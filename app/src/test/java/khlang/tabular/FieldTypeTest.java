package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import khlang.kind.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTypeTest {
    static Stream<Arguments> examples() {
        return Stream.of(FieldType.values())
                .flatMap(type -> type.plainKind().examples().stream().map(example -> Arguments.of(type, example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleHasItsNormalForm(FieldType type, Example example) {
        assertThat(type.normal(example.cell())).isEqualTo(example.normal());
    }

    @ParameterizedTest
    @EnumSource(FieldType.class)
    void valuesOfItsPlainKindAreKeptInIt(FieldType type) {
        assertThat(FieldType.of(type.plainKind().kept())).isEqualTo(type);
    }

    @Test
    void textLosesItsControlCharacters() {
        assertThat(FieldType.TEXT.normal("a\u0000b\r\nc")).isEqualTo("ab\nc");
    }
}
