package khlang.tabular;

/** Counts what in a stream of bytes speaks for UTF-8 and what against it. */
final class Utf8Evidence {
    private long bytes;
    private long good;
    private long bad;
    private long controls;
    private int awaited;

    void add(byte[] buffer, int length) {
        bytes += length;
        for (int i = 0; i < length; i++) {
            int letter = buffer[i];
            if (letter >= ' ' && awaited == 0) {
                continue;
            }
            if (awaited == 0 && isThree(buffer, i, length)) {
                good++;
                i += 2;
            } else if (letter >= 0) {
                single(letter);
            } else {
                multiple(letter & 0xFF);
            }
        }
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
            awaited--;
            good += awaited == 0 ? 1 : 0;
            return;
        }
        bad += awaited > 0 ? 1 : 0;
        awaited = letter >= 0xF0 && letter < 0xF5
                ? 3
                : letter >= 0xE0 && letter < 0xF0 ? 2 : letter >= 0xC2 && letter < 0xE0 ? 1 : 0;
        bad += awaited == 0 ? 1 : 0;
    }

    long bytes() {
        return bytes;
    }

    /** Well-formed letters outside ASCII. */
    long good() {
        return good;
    }

    /** Bytes that begin or continue no letter. */
    long bad() {
        return bad + (awaited > 0 ? 1 : 0);
    }

    /** Control characters that no text has, NUL among them. */
    long controls() {
        return controls;
    }
}
