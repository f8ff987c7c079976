package khlang.tabular;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/**
 * Reads Thai of Windows-874 that was once taken for Windows-1252 and then written as UTF-8: {@code ¡Ò¹} for งาน. Each
 * letter is one byte of what it was, so that nothing is lost.
 */
final class LatinForThai extends FilterReader {
    private static final int BUFFER = 1 << 13;

    private static final char FIRST_THAI = '\u0E01';
    private static final char LAST_THAI = '\u0E5B';

    private static final char[] THAI = thai();

    LatinForThai(Reader source) {
        super(source);
    }

    /** What each letter of Windows-1252 was; 0 where it was no other. */
    private static char[] thai() {
        char[] thai = new char[0x10000];
        for (int code = 0x80; code <= 0xFF; code++) {
            char was = TextEncoding.WINDOWS_874
                    .decode(ByteBuffer.wrap(new byte[] {(byte) code}))
                    .get(0);
            if (was != '\uFFFD') {
                thai[letter(code)] = was;
                thai[code] = was;
            }
        }
        return thai;
    }

    private static char letter(int code) {
        return TextEncoding.WINDOWS_1252
                .decode(ByteBuffer.wrap(new byte[] {(byte) code}))
                .get(0);
    }

    /**
     * Whether the letters of a file were the bytes of Thai. O(n), but it ends at the first letter that was none, as Thai is.
     *
     * @param file at the beginning of its text
     * @param least what must speak for Thai
     */
    static boolean is(InputStream file, Charset charset, long least) throws IOException {
        LegacyEvidence evidence = new LegacyEvidence();
        Reader reader = new InputStreamReader(file, charset);
        char[] letters = new char[BUFFER];
        byte[] bytes = new byte[BUFFER];
        for (int count = reader.read(letters); count > 0; count = reader.read(letters)) {
            for (int i = 0; i < count; i++) {
                if (letters[i] >= FIRST_THAI && letters[i] <= LAST_THAI) {
                    return false;
                }
                bytes[i] = code(letters[i]);
            }
            evidence.add(bytes, count);
        }
        return evidence.thai() >= least && evidence.thai() > 2 * Math.max(0, evidence.latin());
    }

    /** The byte of Windows-1252 that a letter is; a question mark for other letters. */
    private static byte code(char letter) {
        if (letter <= 0xFF) {
            return (byte) letter;
        }
        byte[] bytes = String.valueOf(letter).getBytes(TextEncoding.WINDOWS_1252);
        return bytes[0];
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        for (int i = offset; i < offset + count; i++) {
            char was = THAI[into[i]];
            into[i] = was == 0 ? into[i] : was;
        }
        return count;
    }

    @Override
    public int read() throws IOException {
        int letter = in.read();
        return letter < 0 || THAI[letter] == 0 ? letter : THAI[letter];
    }
}
