package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a field beforehand, against what its values are. */
class DeclaredTypesTest {
    @TempDir
    Path folder;

    private Reading read(String csv, DeclaredTypes declared) throws IOException {
        return Reading.of(folder, Files.writeString(folder.resolve("a.csv"), csv), declared);
    }

    private static DeclaredTypes said(String name, FieldType type) {
        return new DeclaredTypes(List.of(new DeclaredTypes.Declared(name, type)));
    }

    @Test
    void wordsAmongNumbersAreToldUnlessTheColumnIsSaidToBeText() throws IOException {
        String csv = "ที่,งบ\nก,1\nข,2\nค,3\nง,รอผล\n";
        assertThat(read(csv, DeclaredTypes.NONE).content().noticed().findings())
                .extracting(Finding::flaw)
                .containsExactly(Flaw.MIXED_TYPES);
        assertThat(read(csv, said("งบ", FieldType.TEXT)).content().noticed().findings())
                .isEmpty();
    }

    @Test
    void codesThatAreSaidToBeTextStayAsPrinted() throws IOException {
        Reading reading = read("ที่,งบ\n1.10,5\n๑.๑,6\n001,7\n1/2/2567,8\nใช่,9\n-,1\n", said("ที่", FieldType.TEXT));
        assertThat(reading.types()).containsExactly(FieldType.TEXT, FieldType.INTEGER);
        assertThat(reading.lines())
                .containsExactly(
                        "1,\"1.10\",5", "2,\"๑.๑\",6", "3,\"001\",7", "4,\"1/2/2567\",8", "5,\"ใช่\",9", "6,\"-\",1");
        assertThat(reading.content().problemCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Each value fits what is said.
                "1 2 3|NUMBER|NUMBER",
                "7.1 7.9 7.10|NUMBER|NUMBER",
                "2566 2567|INTEGER|INTEGER",
                "2024-01-31 2024-02-01|TIMESTAMP|TIMESTAMP",
                "2024-01-31 31/1/2567|DATE|DATE",
                "ใช่ ไม่ใช่|BOOLEAN|BOOLEAN",
                "- -|INTEGER|INTEGER",
                // A value would be lost.
                "1.5 2|INTEGER|NUMBER",
                "00100 40000|INTEGER|TEXT",
                "00100 40000|NUMBER|TEXT",
                "1 2 x|INTEGER|TEXT",
                "1 0 1|BOOLEAN|INTEGER",
                "2567 2568|DATE|INTEGER",
                "2024-01-31T08:30 2024-02-01|DATE|TIMESTAMP",
                "1.1 1.2 1.2.1|NUMBER|TEXT",
            })
    void anotherTypeIsBelievedWhereEachValueFitsIt(String values, FieldType said, FieldType type) throws IOException {
        Reading reading = read("a,b\n" + values.replace(" ", ",x\n") + ",x\n", said("a", said));
        assertThat(reading.types().get(0)).isEqualTo(type);
        assertThat(reading.content().problemCount()).isZero();
    }

    @Test
    void aWholeNumberSaidToBeDecimalHasNoDigitsBehindThePoint() throws IOException {
        Reading reading = read("a,b\n1,x\n2,y\n", said("a", FieldType.NUMBER));
        assertThat(reading.content().fields().get(0).scale()).isZero();
        assertThat(reading.lines()).containsExactly("1,1,\"x\"", "2,2,\"y\"");
    }

    @Test
    void aFieldIsFoundByItsNameWhereverItStands() throws IOException {
        DeclaredTypes declared = new DeclaredTypes(
                List.of(new DeclaredTypes.Declared("ที่", FieldType.TEXT), new DeclaredTypes.Declared("งบ", null)));
        assertThat(read("งบ,ที่\n5,1.10\n", declared).types()).containsExactly(FieldType.INTEGER, FieldType.TEXT);
        assertThat(read("x,y\n5,1.10\n", declared).types()).containsExactly(FieldType.INTEGER, FieldType.NUMBER);
    }
}
