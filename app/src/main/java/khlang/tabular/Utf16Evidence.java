package khlang.tabular;

/** Counts what in a stream of bytes speaks for UTF-16 of Thai or English text, of either byte order. */
final class Utf16Evidence {
    private long pairs;
    private long littles;
    private long bigs;
    private long odd;

    /** Adds a part of the file, of even length but for the last. */
    void add(byte[] buffer, int length) {
        for (int i = 0; i + 1 < length; i += 2) {
            pairs++;
            boolean little = isPage(buffer[i + 1]);
            boolean big = isPage(buffer[i]);
            littles += little && !big ? 1 : 0;
            bigs += big && !little ? 1 : 0;
            odd += isOdd(buffer[i], buffer[i + 1]) ? 1 : 0;
        }
    }

    /** The pages of ASCII, Thai and curly quotes. */
    private static boolean isPage(byte high) {
        return high == 0 || high == 0x0E || high == 0x20;
    }

    /** A control character that no text has. */
    private static boolean isOdd(byte one, byte other) {
        int low = one == 0 ? other : one;
        return (one == 0 || other == 0) && low >= 0 && low < ' ' && (low < '\t' || low > '\r') && low != 0x0E;
    }

    boolean isLittle() {
        return isText(littles);
    }

    boolean isBig() {
        return isText(bigs);
    }

    private boolean isText(long fitting) {
        return pairs > 0 && fitting * 10 >= pairs * 8 && odd * 20 <= pairs;
    }
}
