package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.kind.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenKindTest {
    @TempDir
    Path folder;

    private Reading read(Kind kind, List<String> cells) throws Exception {
        Path file = Files.createTempFile(folder, "upload", ".csv");
        String rows = cells.stream().map(cell -> "x,\"" + cell + "\"\n").collect(Collectors.joining());
        Files.writeString(file, "ก,ข\n" + rows);
        DeclaredTypes said = new DeclaredTypes(List.of(new DeclaredTypes.Declared("ข", null, kind)));
        return Reading.of(folder, file, Recipe.of(said));
    }

    private static List<String> values(Reading reading) {
        return reading.lines().stream()
                .map(line -> line.split(",\"x\",", -1)[1])
                .toList();
    }

    @Test
    void valuesThatAreNoneOfTheKindStayOutAndAreTold() throws Exception {
        Reading reading = read(Kind.NUMBER, List.of("1.5", "ราว 3", "2", "มาก"));
        assertThat(reading.types().get(1)).isEqualTo(FieldType.NUMBER);
        assertThat(values(reading)).containsExactly("1.5", "", "2", "");
        assertThat(reading.problems()).hasSize(2).first().asString().contains("ราว 3", "tabular.cell.type.number");
        assertThat(reading.content().fields().get(1).means().disagreeing()).isEqualTo(2);
        assertThat(reading.content().fields().get(1).means().confidence()).isEqualTo(0.5);
    }

    @Test
    void numbersAreReadInTheWayInWhichMostAreWritten() throws Exception {
        assertThat(values(read(Kind.MONEY, List.of("1.234,50", "7,25", "มาก", "มาก", "มาก"))))
                .containsExactly("1234.50", "7.25", "", "", "");
        assertThat(values(read(Kind.INTEGER, List.of("(5)", "7", "ไม่มาก", "ไม่มาก"))))
                .containsExactly("-5", "7", "", "");
        Reading united = read(Kind.NUMBER, List.of("5 ครั้ง", "๖ ครั้ง", "บ่อย", "บ่อย"));
        assertThat(values(united)).containsExactly("5", "6", "", "");
        assertThat(united.content().fields().get(1).means().unit()).isEqualTo("ครั้ง");
        Reading several = read(Kind.NUMBER, List.of("5 กม.", "500 เมตร", "3"));
        assertThat(values(several)).containsExactly("", "", "3");
        assertThat(several.problems()).hasSize(2);
    }

    @Test
    void daysYearsAndTruthsAreReadWhereMostValuesAreOthers() throws Exception {
        assertThat(values(read(Kind.DATE, List.of("31/1/2567", "45322", "ต้นปี", "ต้นปี"))))
                .containsExactly("2024-01-31", "2024-01-31", "", "");
        assertThat(values(read(Kind.YEAR, List.of("พ.ศ. 2567", "2568", "ต้นปี", "ต้นปี"))))
                .containsExactly("2567", "2568", "", "");
        assertThat(values(read(Kind.BOOLEAN, List.of("1", "0", "ใช่", "บางที"))))
                .containsExactly("true", "false", "true", "");
    }

    @Test
    void textThatIsNotOfTheKindStaysAndIsTold() throws Exception {
        Reading reading = read(Kind.EMAIL, List.of("a@b.go.th", "ไม่มีข้อมูล", "โทร 1567"));
        assertThat(values(reading)).containsExactly("\"a@b.go.th\"", "\"ไม่มีข้อมูล\"", "\"โทร 1567\"");
        assertThat(reading.problems()).hasSize(1).first().asString().contains("โทร 1567", "tabular.cell.kind");
        assertThat(values(read(Kind.TEXT, List.of("1", "2")))).containsExactly("\"1\"", "\"2\"");
    }

    @Test
    void allOfALongColumnIsCounted() throws Exception {
        List<String> cells = IntStream.range(0, 15_000)
                .mapToObj(i -> i < 12_000 ? "ไม่ทราบจำนวน " + i : i + ".25")
                .toList();
        Reading reading = read(Kind.NUMBER, cells);
        assertThat(reading.types().get(1)).isEqualTo(FieldType.NUMBER);
        assertThat(reading.content().fields().get(1).scale()).isEqualTo(2);
        assertThat(values(reading)).endsWith("14999.25");
        assertThat(reading.content().problemCount()).isEqualTo(12_000);
    }
}
