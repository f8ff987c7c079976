package khlang.tabular;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Weighs whether bytes outside ASCII are Thai of Windows-874 or accents of Windows-1252, by their neighbours: Thai comes
 * in runs in which marks follow letters, accents stand alone between Latin letters.
 */
final class LegacyEvidence {
    private static final int IMPOSSIBLE = -3;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGHEST_BITS = 0x8080808080808080L;

    /** What a byte is in Windows-874. */
    private static final byte NONE = 0;

    private static final byte BOTH = 1;
    private static final byte MARK = 2;
    private static final byte LETTER = 3;
    private static final byte FRONT_VOWEL = 4;

    /** By the lower seven bits: each byte of a large file is looked up. */
    private static final byte[] PLACES = new byte[0x80];

    /** What a byte in a run of three or more says for Latin. */
    private static final byte[] IN_RUNS = new byte[0x80];

    static {
        for (int letter = 0x80; letter <= 0xFF; letter++) {
            PLACES[letter & 0x7F] = place(letter);
            IN_RUNS[letter & 0x7F] = (byte) (isNoneOfLatin(letter) ? IMPOSSIBLE : isMarkOfBoth(letter) ? 0 : -1);
        }
    }

    /** Signs of Latin text that stand apart from its letters, as in £ 5, ø 4", ±5, 10², ¼, 3×4. */
    private static final String SIGNS =
            "\u00A3\u00A5\u00A7\u00A9\u00AE\u00B0\u00B1\u00B2\u00B3\u00BC\u00BD\u00BE\u00D7\u00D8\u00F7\u00F8";

    private static final int BAHT = 0xDF;

    /** As in 5¢; of the Thai letters of such numbers, as in 5ข, others come along. */
    private static final int CENT = 0xA2;

    private long thai;
    private long latin;
    private long loneSigns;
    private long loneLetters;
    private long accents;

    /** Adds a part of the file; a run that is cut in two by its end counts as two. */
    void add(byte[] buffer, int length) {
        int i = 0;
        while (i < length) {
            if (buffer[i] >= 0) {
                i += i + Long.BYTES <= length && ((long) WORDS.get(buffer, i) & HIGHEST_BITS) == 0 ? Long.BYTES : 1;
                continue;
            }
            int end = i;
            while (end < length && buffer[end] < 0) {
                end++;
            }
            if (areMarksOfBoth(buffer, i, end)) {
                i = end;
                continue;
            }
            int neighbours = (i > 0 && isLatin(buffer[i - 1]) ? 1 : 0) + (end < length && isLatin(buffer[end]) ? 1 : 0);
            thai += thai(buffer, i, end) - neighbours;
            for (int at = i; at < end; at++) {
                latin += end - i > 2 ? IN_RUNS[buffer[at] & 0x7F] : latin(buffer[at] & 0xFF, neighbours > 0);
            }
            boolean two = (buffer[i] & 0xFE) == 0xC2 || (buffer[i] & 0xFE) == 0xC4;
            if (end - i == 1) {
                lone(buffer[i] & 0xFF, byteAt(buffer, i - 1, length), byteAt(buffer, end, length));
            }
            accents += two && end - i == 2 && (buffer[i + 1] & 0xC0) == 0x80 && neighbours > 0 ? 2 : 0;
            i = end;
        }
    }

    /** Whether a run says nothing, as a no-break space between Latin words does. */
    private static boolean areMarksOfBoth(byte[] buffer, int start, int end) {
        int at = start;
        while (at < end && PLACES[buffer[at] & 0x7F] == BOTH) {
            at++;
        }
        return at == end;
    }

    private static boolean isLatin(byte letter) {
        int lower = letter | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    /**
     * Weighs a byte without another beside it. Thai ones stand before a full stop, as บ. and ก.ก., alone in a cell, or number
     * things, as in ก1, บ 1234 and Zone ข; others are one of a few signs, or a letter of a Latin word.
     */
    private void lone(int letter, byte before, byte behind) {
        if (isMarkOfBoth(letter)) {
            return;
        }
        boolean figure = isDigit(before) || isDigit(behind);
        boolean baht = letter == BAHT && (figure || behind == ' ');
        boolean cent = letter == CENT && isDigit(before) && !isDigit(behind) && !isLatin(behind);
        boolean word = isLatin(behind) || (isLatin(before) && isApart(behind));
        boolean sign = SIGNS.indexOf(letter) >= 0 && (figure || isApart(before) || isApart(behind));
        if (behind != '.' && !baht && (sign || cent || word)) {
            loneSigns++;
        } else {
            loneLetters++;
        }
    }

    /** Before and behind the file, the end of a line. */
    private static byte byteAt(byte[] buffer, int at, int length) {
        return at < 0 || at >= length ? (byte) '\n' : buffer[at];
    }

    private static boolean isApart(byte letter) {
        return letter == ' ' || isLatin(letter);
    }

    private static boolean isDigit(byte letter) {
        return letter >= '0' && letter <= '9';
    }

    private static int thai(byte[] buffer, int start, int end) {
        int score = 0;
        boolean before = false;
        for (int i = start; i < end; i++) {
            int place = PLACES[buffer[i] & 0x7F];
            if (place == MARK) {
                score += before ? 1 : -2;
            } else if (place == FRONT_VOWEL && i + 1 == end) {
                // A vowel that is written before its consonant, and no consonant.
                score--;
            } else if (place >= LETTER) {
                score += end - start > 1 ? 1 : 0;
            } else if (place == NONE) {
                score += IMPOSSIBLE;
            }
            before = place >= MARK;
        }
        return score;
    }

    private static byte place(int letter) {
        if (isMarkOfBoth(letter)) {
            return BOTH;
        }
        if (letter < 0xA1 || (letter > 0xDA && letter < 0xDF) || letter > 0xFB) {
            return NONE;
        }
        if (letter == 0xD1 || (letter >= 0xD4 && letter <= 0xDA) || (letter >= 0xE7 && letter <= 0xEE)) {
            return MARK;
        }
        return letter >= 0xE0 && letter <= 0xE4 ? FRONT_VOWEL : LETTER;
    }

    /** Quotes, dashes, dots and the no-break space stand at the same place in both. */
    private static boolean isMarkOfBoth(int letter) {
        return letter == 0x80 || letter == 0x85 || (letter >= 0x91 && letter <= 0x97) || letter == 0xA0;
    }

    /** What a byte in a short run says for Latin. */
    private static int latin(int letter, boolean besideLatin) {
        if (isNoneOfLatin(letter)) {
            return IMPOSSIBLE;
        }
        boolean accent = letter >= 0xC0 && letter != 0xD7 && letter != 0xF7;
        return accent && besideLatin ? 2 : 0;
    }

    private static boolean isNoneOfLatin(int letter) {
        return letter == 0x81 || letter == 0x8D || letter == 0x8F || letter == 0x90 || letter == 0x9D;
    }

    /** Adds what was weighed in another part of the file. */
    LegacyEvidence plus(LegacyEvidence other) {
        thai += other.thai;
        latin += other.latin;
        accents += other.accents;
        loneSigns += other.loneSigns;
        loneLetters += other.loneLetters;
        return this;
    }

    /** What speaks for Windows-874. */
    long thai() {
        return thai;
    }

    /** Whether it is Windows-1252 rather than Windows-874; where nothing else tells, by the bytes that stand alone. */
    boolean isLatin() {
        return latin > thai || (latin == thai && loneSigns > loneLetters);
    }

    /** What speaks for Windows-1252. */
    long latin() {
        return latin;
    }

    /** What speaks for accents of UTF-8. */
    long accents() {
        return accents;
    }
}
