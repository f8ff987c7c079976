package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {
    private static String written(Consumer<ByteWriter> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteWriter out = new ByteWriter(() -> bytes);
        writing.accept(out);
        out.finish();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 9, 10, 99, 100, 123456789012345678L, Long.MAX_VALUE, Long.MIN_VALUE})
    void wholeNumbersAreWrittenAsJavaDoes(long number) {
        assertThat(written(out -> out.number(number))).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0.00", "-0.05", "1234.50", "0.000000000000000001", "-12345678901234567890.123", "7", "1E+3"})
    void decimalsAreWrittenPlainly(String number) {
        BigDecimal decimal = new BigDecimal(number);
        assertThat(written(out -> out.decimal(decimal))).isEqualTo(decimal.toPlainString());
    }

    @Test
    void textOfAnyLengthAndPlaneIsUtf8() {
        String text = "กขค é 😀 a".repeat(30_000);
        assertThat(written(out -> out.text(text))).isEqualTo(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(written(out -> out.bytes(bytes))).isEqualTo(text);
    }

    @Test
    void nothingIsOpenedForShortTextBeforeTheEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteWriter out = new ByteWriter(() -> bytes);
        out.text("short");
        assertThat(out.begun()).isFalse();
        out.finish();
        assertThat(out.begun()).isTrue();
    }

    @Test
    void cellsAreQuotedWhereTheyMustBe() {
        @Nullable
        Object[] row = {"a,b", "say \"hi\"", "two\nlines", "", null, "plain\t", LocalDateTime.of(1, 2, 3, 4, 5, 6), true
        };
        assertThat(written(out -> RowText.CSV.row(out, row)))
                .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"\",,plain\t,0001-02-03T04:05:06,true\r\n");
        assertThat(written(out -> RowText.TSV.row(out, row)))
                .isEqualTo(
                        "a,b\t\"say \"\"hi\"\"\"\t\"two\nlines\"\t\"\"\t\t\"plain\t\"\t0001-02-03T04:05:06\ttrue\r\n");
    }

    @Test
    void everyTextIsReadBackFromJson() {
        StringBuilder all = new StringBuilder("😀");
        for (char character = 0; character < 0x3000; character++) {
            all.append(character);
        }
        String json = written(out -> RowText.json(out, all.toString()));
        assertThat(Json.MAPPER.readTree(json).asString()).isEqualTo(all.toString());
    }
}
