package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldTypeTest {
    static Stream<Arguments> examples() {
        return Stream.of(FieldType.values())
                .flatMap(type -> type.examples().stream().map(example -> Arguments.of(type, example)));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void exampleHasItsNormalForm(FieldType type, FieldType.Example example) {
        assertThat(type.normal(example.cell())).isEqualTo(example.normal());
    }
}
