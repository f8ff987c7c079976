package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrayQuoteTest {
    @TempDir
    Path folder;

    private Reading roads(String line500, String line700) {
        return Reading.of(
                folder,
                "n,ถนน,ยาว\n"
                        + IntStream.rangeClosed(1, 1_000)
                                .mapToObj(i -> i == 500 ? line500 : i == 700 ? line700 : i + ",ถนน " + i + "," + 2 * i)
                                .collect(Collectors.joining("\n"))
                        + "\n");
    }

    @Test
    void aQuoteThatIsNeverClosedSwallowsNoRow() {
        Reading reading = roads("500,\"ถนน 500,1000", "700,ถนน 700,1400");
        assertThat(reading.lines())
                .hasSize(1_000)
                .contains("500,500,\"\"\"ถนน 500\",1000", "501,501,\"ถนน 501\",1002", "1000,1000,\"ถนน 1000\",2000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"700,\"ถนน, ซอย 7\",1400", "700,\"ถนน 700,1400", "700,ท่อ 12\",1400", "700,\"ก\"\"ข\",1400"})
    void norDoesOneThatALaterQuoteCloses(String line700) {
        Reading reading = roads("500,\"ถนน 500,1000", line700);
        assertThat(reading.lines())
                .hasSize(1_000)
                .contains("499,499,\"ถนน 499\",998", "500,500,\"\"\"ถนน 500\",1000", "501,501,\"ถนน 501\",1002")
                .contains("701,701,\"ถนน 701\",1402", "1000,1000,\"ถนน 1000\",2000");
    }

    @Test
    void genuineCellsOfSeveralLinesBehindItStayWhole() {
        Reading reading = roads("500,\"ถนน 500,1000", "700,\"ถนน\nซอย, ๒\",1400");
        assertThat(reading.content().rows()).isEqualTo(1_000);
        assertThat(String.join("\n", reading.lines())).contains("700,700,\"ถนน\nซอย, ๒\",1400\n701,701");
    }

    @Test
    void quotesAmongTheRowsThatItSwallowedLoseNone() {
        String text = "n,ถนน,ยาว\n"
                + IntStream.rangeClosed(1, 100_000)
                        .mapToObj(i -> i + (i == 5 ? ",\"ถนน," : i % 900 == 0 ? ",\"\"ถนน,\"\"," : ",ถนน ,") + 2 * i)
                        .collect(Collectors.joining("\n"));
        assertThat(Reading.of(folder, text).content().rows()).isEqualTo(100_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 501, 502, 509, 1_000})
    void aSecondOneIsALetterToo(int other) {
        String text = "n,ถนน,ยาว\n"
                + IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> i + "," + (i == 500 || i == other ? "\"" : "") + "ถนน " + i + "," + 2 * i)
                        .collect(Collectors.joining("\n"));
        for (String end : new String[] {"", "\n", "\r\n"}) {
            String file = end.length() == 2 ? text.replace("\n", end) + end : text + end;
            assertThat(Reading.of(folder, file).lines())
                    .hasSize(1_000)
                    .contains(
                            "500,500,\"\"\"ถนน 500\",1000",
                            other + "," + other + ",\"\"\"ถนน " + other + "\"," + 2 * other);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"700,ถนน 700,1400", "700,\"ถนน, 700\",1400", "700,\"ถนน\n700\",1400"})
    void oneInTheHeaderSwallowsNoRowEither(String line700) {
        for (String header : new String[] {"n,\"ถนน,ยาว", "n,ถนน,\"ยาว", "\"n,ถนน,ยาว"}) {
            Reading reading = Reading.of(
                    folder,
                    header + "\n"
                            + IntStream.rangeClosed(1, 1_000)
                                    .mapToObj(i -> i == 700 ? line700 : i + ",ถนน " + i + "," + 2 * i)
                                    .collect(Collectors.joining("\n")));
            assertThat(reading.content().rows()).as(header).isEqualTo(1_000);
            assertThat(reading.ids()).as(header).containsExactly("n", "ถนน", "ยาว");
        }
    }

    @Test
    void linesOfTheFileAreStillCountedRight() {
        Reading reading = roads("500,\"ถนน 500,1000", "700,ถนน 700,มาก");
        assertThat(reading.content().problems().get(0).line()).isEqualTo(701);
        assertThat(reading.content().problems().get(0).row()).isEqualTo(700);
    }

    @Test
    void aShortFileIsNoExceptionEither() {
        assertThat(Reading.of(folder, "a,b\n1,\"abc\n2,d\n3,e\n").lines())
                .containsExactly("1,1,\"\"\"abc\"", "2,2,\"d\"", "3,3,\"e\"");
    }

    @Test
    void lineEndsAndDelimitersInACellInQuotesStayThere() {
        Reading reading = Reading.of(folder, """
                ที่,ที่อยู่
                1,"บ้านเลขที่ 1, ถนนศรีจันทร์
                ตำบลในเมือง, อำเภอเมือง
                ขอนแก่น, 40000"
                2,"เขาว่า ""ดี""
                แล้วไป"
                3,ก
                """);
        assertThat(reading.content().rows()).isEqualTo(3);
        assertThat(String.join("\n", reading.lines())).contains("ตำบลในเมือง, อำเภอเมือง\nขอนแก่น, 40000\"");
    }
}
