package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import khlang.problem.Problem;

/**
 * The encoding of a text file, decided from all of its bytes: one bad byte does not turn a UTF-8 file into another.
 *
 * @param charset the encoding
 * @param mark how many bytes its byte order mark has
 */
record TextEncoding(Charset charset, int mark) {
    /**
     * Windows' Thai, which has quotes and a no-break space that TIS-620 lacks; Java's x-IBM874 is another set, with box
     * drawing where these stand.
     */
    static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    /** So many good sequences of UTF-8 must stand against each bad byte. */
    private static final int GOOD_FOR_BAD = 20;

    /** More than this many control characters, and more than one byte in a hundred: no text. */
    private static final int FEW_CONTROLS = 8;

    static TextEncoding of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            int length = in.readNBytes(buffer, 0, buffer.length);
            if (startsWith(buffer, length, 0xFF, 0xFE)) {
                return new TextEncoding(StandardCharsets.UTF_16LE, 2);
            }
            if (startsWith(buffer, length, 0xFE, 0xFF)) {
                return new TextEncoding(StandardCharsets.UTF_16BE, 2);
            }
            int mark = startsWith(buffer, length, 0xEF, 0xBB, 0xBF) ? 3 : 0;
            Utf8Evidence evidence = new Utf8Evidence();
            while (length > 0) {
                evidence.add(buffer, length);
                length = in.readNBytes(buffer, 0, buffer.length);
            }
            return decided(evidence, mark);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static TextEncoding decided(Utf8Evidence evidence, int mark) {
        if (evidence.controls() > FEW_CONTROLS && evidence.controls() * 100 > evidence.bytes()) {
            throw Problem.invalid("upload", "tabular.binary");
        }
        boolean utf8 = mark > 0 || evidence.bad() * GOOD_FOR_BAD <= evidence.good();
        return new TextEncoding(utf8 ? StandardCharsets.UTF_8 : WINDOWS_874, mark);
    }

    private static boolean startsWith(byte[] bytes, int length, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= length || (bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The encoding's name for people. */
    String label() {
        return charset.equals(WINDOWS_874) ? "windows-874" : charset.name();
    }
}
