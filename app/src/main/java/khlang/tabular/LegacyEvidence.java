package khlang.tabular;

/**
 * Weighs whether bytes outside ASCII are Thai of Windows-874 or accents of Windows-1252, by their neighbours: Thai comes
 * in runs in which marks follow letters, accents stand alone between Latin letters.
 */
final class LegacyEvidence {
    private static final int IMPOSSIBLE = -3;

    private long thai;
    private long latin;
    private long accents;

    /** Adds a part of the file; a run that is cut in two by its end counts as two. */
    void add(byte[] buffer, int length) {
        int i = 0;
        while (i < length) {
            if (buffer[i] >= 0) {
                i++;
                continue;
            }
            int end = i;
            while (end < length && buffer[end] < 0) {
                end++;
            }
            int neighbours = (i > 0 && isLatin(buffer[i - 1]) ? 1 : 0) + (end < length && isLatin(buffer[end]) ? 1 : 0);
            thai += thai(buffer, i, end) - neighbours;
            for (int at = i; at < end; at++) {
                latin += latin(buffer[at] & 0xFF, end - i, neighbours > 0);
            }
            boolean two = (buffer[i] & 0xFE) == 0xC2 || (buffer[i] & 0xFE) == 0xC4;
            accents += two && end - i == 2 && (buffer[i + 1] & 0xC0) == 0x80 && neighbours > 0 ? 2 : 0;
            i = end;
        }
    }

    private static boolean isLatin(byte letter) {
        int lower = letter | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static int thai(byte[] buffer, int start, int end) {
        int score = 0;
        boolean before = false;
        for (int i = start; i < end; i++) {
            int letter = buffer[i] & 0xFF;
            boolean mark = letter == 0xD1 || (letter >= 0xD4 && letter <= 0xDA) || (letter >= 0xE7 && letter <= 0xEE);
            boolean neutral = isMarkOfBoth(letter);
            boolean none = !neutral && (letter < 0xA1 || (letter > 0xDA && letter < 0xDF) || letter > 0xFB);
            boolean waits = letter >= 0xE0 && letter <= 0xE4 && i + 1 == end;
            if (none) {
                score += IMPOSSIBLE;
            } else if (mark) {
                score += before ? 1 : -2;
            } else if (waits) {
                // A vowel that is written before its consonant, and no consonant.
                score--;
            } else if (!neutral) {
                score += end - start > 1 ? 1 : 0;
            }
            before = !neutral && !none;
        }
        return score;
    }

    /** Quotes, dashes, dots and the no-break space stand at the same place in both. */
    private static boolean isMarkOfBoth(int letter) {
        return letter == 0x80 || letter == 0x85 || (letter >= 0x91 && letter <= 0x97) || letter == 0xA0;
    }

    private static int latin(int letter, int run, boolean besideLatin) {
        if (letter == 0x81 || letter == 0x8D || letter == 0x8F || letter == 0x90 || letter == 0x9D) {
            return IMPOSSIBLE;
        }
        boolean accent = letter >= 0xC0 && letter != 0xD7 && letter != 0xF7;
        if (run > 2) {
            return isMarkOfBoth(letter) ? 0 : -1;
        }
        return accent && besideLatin ? 2 : 0;
    }

    /** What speaks for Windows-874. */
    long thai() {
        return thai;
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
