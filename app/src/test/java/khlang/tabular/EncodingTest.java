package khlang.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingTest {
    private static final String TEXT = "ชื่อ,ตำบล\nเกษม,ในเมือง\nสมหญิง “ญ”,ศิลา\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, \uFEFF, UTF-8",
        "UTF-16LE, \uFEFF, UTF-16LE",
        "UTF-16BE, \uFEFF, UTF-16BE",
        "x-windows-874, '', windows-874"
    })
    void encodingIsFoundOut(String charset, String mark, String label) {
        Reading reading = Reading.of(folder, mark + TEXT, Charset.forName(charset));
        assertThat(reading.content().encoding()).isEqualTo(label);
        assertThat(reading.ids()).containsExactly("ชื่อ", "ตำบล");
        assertThat(reading.lines()).containsExactly("1,\"เกษม\",\"ในเมือง\"", "2,\"สมหญิง “ญ”\",\"ศิลา\"");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void oneBadByteDoesNotReDecodeTheFile() {
        byte[] bytes = joined(TEXT.getBytes(StandardCharsets.UTF_8), new byte[] {'x', (byte) 0xA1, ',', '1', '\n'});
        Reading reading = Reading.of(folder, bytes);
        assertThat(reading.content().encoding()).isEqualTo("UTF-8");
        assertThat(reading.lines().get(2)).isEqualTo("3,\"x\uFFFD\",\"1\"");
        assertThat(reading.problems()).containsExactly("3 ชื่อ x\uFFFD tabular.cell.encoding");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, UTF-8, UTF-8", "x-windows-874, UTF-8, windows-874", "UTF-8, x-windows-874, windows-874"})
    void eachHalfOfALargeFileIsLookedAt(Charset first, Charset second, String label) throws IOException {
        Path file = folder.resolve("large.csv");
        Files.write(file, joined(nineMegabytes(first), nineMegabytes(second)));
        assertThat(TextEncoding.of(file).label()).isEqualTo(label);
    }

    @Test
    void lettersAloneInBothHalvesAreWeighed() throws IOException {
        byte[] signs = "5 £ 10\n".repeat(1 << 20).getBytes(TextEncoding.WINDOWS_1252);
        byte[] letters = ",ก.\n".repeat(3 << 20).getBytes(TextEncoding.WINDOWS_874);
        Path file = folder.resolve("alone.csv");
        Files.write(file, joined(signs, letters));
        assertThat(TextEncoding.of(file).label()).isEqualTo("windows-874");
        Files.write(file, joined("x\n".repeat(9 << 20).getBytes(StandardCharsets.US_ASCII), signs));
        assertThat(TextEncoding.of(file).label()).isEqualTo("windows-1252");
    }

    /** Letters that number things are Thai, though each is a sign of Latin text too; signs beside figures are such. */
    @ParameterizedTest
    @CsvSource({
        "'plate,n|บ 1234,5|ก 5678,6|ง 9012,7', x-windows-874, windows-874",
        "'zone,n|อ 1,5|อ 2,6', x-windows-874, windows-874",
        "'row,n|1 ก,5|2 ข,6|3 ค,7', x-windows-874, windows-874",
        "'part,n|ø 4,5|10 £,6|±5,7|§ 3,8', windows-1252, windows-1252",
        "'text,n|© 2024 City,5', windows-1252, windows-1252",
        "'price,n|5¢,5|10¢ each,6', windows-1252, windows-1252",
        "'zone,n|5ก,5|5ข,6', x-windows-874, windows-874",
        "'name,n|café noir,5|Émile,6', windows-1252, windows-1252"
    })
    void lettersAloneAreWeighedByWhatStandsBesideThem(String text, Charset charset, String label) throws IOException {
        Path file = folder.resolve("lone.csv");
        Files.write(file, (text.replace('|', '\n') + "\n").getBytes(charset));
        assertThat(TextEncoding.of(file).label()).isEqualTo(label);
    }

    private static byte[] nineMegabytes(Charset charset) {
        byte[] line = "ชื่อตำบล\n".getBytes(charset);
        return "ชื่อตำบล\n".repeat((9 << 20) / line.length).getBytes(charset);
    }

    @Test
    void noBreakSpaceOfWindowsIsABlank() {
        byte[] bytes = joined("ชื่อ,n\nก".getBytes(TextEncoding.WINDOWS_874), new byte[] {(byte) 0xA0, ',', '1', '\n'});
        assertThat(Reading.of(folder, bytes).lines()).containsExactly("1,\"ก\",1");
    }

    @Test
    void nulIsRemovedAndReported() {
        Reading reading = Reading.of(folder, "ชื่อ,n\nก\u0000ข,1\nค,2\n");
        assertThat(reading.lines()).containsExactly("1,\"กข\",1", "2,\"ค\",2");
        assertThat(reading.problems()).containsExactly("1 ชื่อ กข tabular.cell.control");
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
