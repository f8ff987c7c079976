package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeListTest {
    private static final List<FieldCode> SEXES =
            List.of(new FieldCode("1", "ชาย", "male"), new FieldCode("2", "หญิง", ""), new FieldCode("9", "", ""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 = ชาย = male\n2 = หญิง\n9",
                "1=ชาย=male\r\n\r\n2=หญิง\r\n9\r\n",
                "1\tชาย\tmale\n2\tหญิง\t\n9\t\t",
                "code,label,label_en\n1,ชาย,male\n2,หญิง,\n9,,",
                "\"1\";\"ชาย\";male\n2;หญิง\n9;",
                " 1 = ชาย = male \n 2 = หญิง \n 9 "
            })
    void linesAreReadHoweverTheyAreWritten(String text) {
        assertThat(CodeList.of("codes.1", text)).isEqualTo(SEXES);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        List<FieldCode> odd = List.of(
                new FieldCode("a = b", "ก, ข", ""),
                new FieldCode("กรุงเทพ, นนทบุรี", "", "Bangkok; Nonthaburi"),
                new FieldCode("5\"", "ห้า", "five"),
                new FieldCode("-", "ไม่มี", ""));
        assertThat(CodeList.of("codes.1", CodeList.text(odd))).isEqualTo(odd);
        assertThat(CodeList.of("codes.1", CodeList.text(SEXES))).isEqualTo(SEXES);
        List<FieldCode> bare = List.of(new FieldCode("ชาย, หญิง", "", ""), new FieldCode("เด็ก", "", ""));
        assertThat(CodeList.of("codes.1", CodeList.text(bare))).isEqualTo(bare);
    }

    @ParameterizedTest
    @CsvSource({
        "'1 = ก\n1 = ข', datastore.codes.twice",
        "' = ก', datastore.codes.blank",
        "'1 = ก = a = b', datastore.codes.parts",
        "'\"1 = ก', datastore.codes.quotes"
    })
    void whatCannotBeMeantIsRefusedWithItsLine(String text, String key) {
        assertThatThrownBy(() -> CodeList.of("codes.7", text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fields()
                                        .getOrDefault("codes.7", List.of())
                                        .get(0)
                                        .key())
                                .isEqualTo(key));
    }

    @Test
    void aListHasAnEnd() {
        String most = IntStream.rangeClosed(1, CodeList.MOST)
                .mapToObj(code -> code + " = ก")
                .collect(Collectors.joining("\n"));
        assertThat(CodeList.of("codes.1", most)).hasSize(CodeList.MOST);
        assertThatThrownBy(() -> CodeList.of("codes.1", most + "\n0 = ข")).isInstanceOf(Problem.class);
    }
}
