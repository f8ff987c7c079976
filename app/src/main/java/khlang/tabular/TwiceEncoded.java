package khlang.tabular;

import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Reads text whose bytes of UTF-8 were once taken for the letters of an older encoding and then written as UTF-8 again:
 * {@code à¸�} for ก. What was not spoilt stays, so that a file is read right in which only some rows were.
 */
final class TwiceEncoded extends Reader {
    private static final int LONGEST = 4;
    private static final int LAST_LATIN = 0x24F;

    /** The last letter that is two bytes in UTF-8. */
    private static final int LAST_OF_TWO = 0x7FF;

    private final Reader source;
    private final boolean thaiOnly;
    private final short[] bytes = new short[0x10000];
    private final char[] letters = new char[1 << 13];
    private int at;
    private int filled;
    private boolean ended;
    private int low = -1;

    /** @param over the encoding for which the bytes were taken, Windows-1252 or Windows-874 */
    TwiceEncoded(Reader source, Charset over) {
        this.source = source;
        // A row of genuine Thai letters may look like a letter of another script: only Thai is made of Thai.
        this.thaiOnly = over.equals(TextEncoding.WINDOWS_874);
        Arrays.fill(bytes, (short) -1);
        for (int code = 0x80; code <= 0xFF; code++) {
            char letter = over.decode(ByteBuffer.wrap(new byte[] {(byte) code})).get(0);
            bytes[letter] = (short) code;
            if (code < 0xA0) {
                // Where an encoding has no letter for a byte, the byte's number stands.
                bytes[code] = (short) code;
            }
        }
        bytes['\uFFFD'] = -1;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            if (low >= 0) {
                into[offset + count++] = (char) low;
                low = -1;
                continue;
            }
            if (filled - at < LONGEST && !ended) {
                if (count > 0) {
                    break;
                }
                fill();
            }
            if (at == filled) {
                break;
            }
            into[offset + count++] = next();
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    private void fill() throws IOException {
        System.arraycopy(letters, at, letters, 0, filled - at);
        filled -= at;
        at = 0;
        while (filled < LONGEST && !ended) {
            int count = source.read(letters, filled, letters.length - filled);
            ended = count < 0;
            filled += Math.max(count, 0);
        }
    }

    private char next() {
        char letter = letters[at];
        int lead = bytes[letter];
        int length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
        int code = length == 1 ? -1 : decoded(lead, length);
        if (code < 0 || !isLikely(code)) {
            at++;
            return letter;
        }
        at += length;
        if (Character.isSupplementaryCodePoint(code)) {
            low = Character.lowSurrogate(code);
            return Character.highSurrogate(code);
        }
        return (char) code;
    }

    /** The letter whose bytes stand here as letters, -1 where none do. */
    private int decoded(int lead, int length) {
        if (at + length > filled) {
            return -1;
        }
        int code = lead & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            int more = bytes[letters[at + i]];
            if (more < 0x80 || more > 0xBF) {
                return -1;
            }
            code = code << 6 | (more & 0x3F);
        }
        return code;
    }

    private boolean isLikely(int code) {
        boolean thai = code > 0x0E00 && code < 0x0E5C;
        boolean mark = (code >= 0x2000 && code < 0x2070) || code == 0xFEFF;
        // Two letters stand for an accent; that they stand for another script is chance.
        boolean other = Character.isDefined(code) && code >= 0x80 && (code <= LAST_LATIN || code > LAST_OF_TWO);
        return thai || mark || (!thaiOnly && other);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
