package khlang.tabular;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Counts what in a stream of bytes speaks for UTF-8 and what against it. */
final class Utf8Evidence {
    private static final int THAI_PAGE = 0xB8;
    private static final int WORD = Long.BYTES;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long BLANKS = 0x2020202020202020L;

    private long bytes;
    private long good;
    private long thai;
    private long twos;
    private long bad;
    private long controls;
    private long cedillas;
    private long highControls;
    private long spoilt;
    private boolean afterGrave;
    private boolean onThaiPage;
    private int awaited;
    private int lead;

    void add(byte[] buffer, int length) {
        bytes += length;
        for (int i = 0; i < length; i++) {
            int letter = buffer[i];
            if (letter >= ' ' && awaited == 0) {
                while (i + WORD < length && isPrintable((long) WORDS.get(buffer, i + 1))) {
                    i += WORD;
                }
            } else if (awaited == 0 && isThree(buffer, i, length)) {
                good++;
                thai += (letter & 0xFF) == 0xE0 && (buffer[i + 1] & 0xFE) == THAI_PAGE ? 1 : 0;
                i += 2;
            } else if (letter >= 0) {
                single(letter);
            } else {
                multiple(letter & 0xFF);
            }
        }
    }

    /** Adds what was counted in the bytes that follow these, between which no letter was cut. */
    Utf8Evidence plus(Utf8Evidence next) {
        bad += awaited > 0 ? 1 : 0;
        awaited = next.awaited;
        lead = next.lead;
        bytes += next.bytes;
        good += next.good;
        thai += next.thai;
        twos += next.twos;
        bad += next.bad;
        controls += next.controls;
        cedillas += next.cedillas;
        highControls += next.highControls;
        spoilt += next.spoilt;
        return this;
    }

    /** Whether eight bytes are all of ASCII and no control characters: many are, and looked at together they cost an eighth. */
    private static boolean isPrintable(long eight) {
        return ((eight | (eight - BLANKS)) & HIGHEST_BITS) == 0;
    }

    /** A whole letter of three bytes, as all of Thai are. */
    private static boolean isThree(byte[] buffer, int index, int length) {
        return index + 2 < length
                && (buffer[index] & 0xF0) == 0xE0
                && (buffer[index + 1] & 0xC0) == 0x80
                && (buffer[index + 2] & 0xC0) == 0x80;
    }

    private void single(int letter) {
        bad += awaited > 0 ? 1 : 0;
        awaited = 0;
        boolean blank = (letter >= '\t' && letter <= '\r') || letter == 0x1A;
        controls += letter < ' ' && !blank ? 1 : 0;
    }

    private void multiple(int letter) {
        boolean continues = letter < 0xC0;
        if (awaited > 0 && continues) {
            boolean second = awaited == 2 && lead == 0xE0;
            onThaiPage = second ? (letter & 0xFE) == THAI_PAGE : (onThaiPage && awaited == 1);
            awaited--;
            good += awaited == 0 ? 1 : 0;
            thai += awaited == 0 && onThaiPage ? 1 : 0;
            if (lead < 0xE0) {
                two(letter);
            }
            return;
        }
        bad += awaited > 0 ? 1 : 0;
        lead = letter;
        onThaiPage = false;
        awaited = letter >= 0xF0 && letter < 0xF5
                ? 3
                : letter >= 0xE0 && letter < 0xF0 ? 2 : letter >= 0xC2 && letter < 0xE0 ? 1 : 0;
        bad += awaited == 0 ? 1 : 0;
    }

    private void two(int letter) {
        twos++;
        spoilt += afterGrave && lead == 0xC2 && (letter & 0xFE) == THAI_PAGE ? 1 : 0;
        afterGrave = lead == 0xC3 && letter == 0xA0;
        if (lead == 0xC2) {
            cedillas += (letter & 0xFE) == THAI_PAGE ? 1 : 0;
            highControls += letter < 0xA0 ? 1 : 0;
        }
    }

    long bytes() {
        return bytes;
    }

    /** Well-formed letters outside ASCII. */
    long good() {
        return good;
    }

    /** Well-formed letters of the pages on which Thai stands; the bytes of other encodings hardly ever look like one. */
    long thai() {
        return thai;
    }

    /** Well-formed letters of two bytes, as of accented Latin; pairs of Thai letters in Windows-874 look like them. */
    long twos() {
        return twos;
    }

    /** Bytes that begin or continue no letter. */
    long bad() {
        return bad + (awaited > 0 ? 1 : 0);
    }

    /** Control characters that no text has, NUL among them. */
    long controls() {
        return controls;
    }

    /** U+00B8 and U+00B9: the second byte of each Thai letter of UTF-8, where that was taken for Windows-1252. */
    long cedillas() {
        return cedillas;
    }

    /** à¸ and à¹, with which each Thai letter of UTF-8 begins where that was taken for Windows-1252. */
    long spoilt() {
        return spoilt;
    }

    /** U+0080 to U+009F: bytes of UTF-8 for which Windows-874 and Windows-1252 have no letter. */
    long highControls() {
        return highControls;
    }
}
