package khlang.tabular;

/** Counts what in a stream of bytes speaks for UTF-32 of either byte order: two bytes of four that are always blank. */
final class Utf32Evidence {
    private long fours;
    private long littles;
    private long bigs;

    /** Adds a part of the file, a multiple of four bytes long but for the last. */
    void add(byte[] buffer, int length) {
        for (int i = 0; i + 3 < length; i += 4) {
            fours++;
            boolean first = buffer[i] == 0 && buffer[i + 1] == 0;
            boolean last = buffer[i + 2] == 0 && buffer[i + 3] == 0;
            littles += last && !first ? 1 : 0;
            bigs += first && !last ? 1 : 0;
        }
    }

    boolean isLittle() {
        return isText(littles);
    }

    boolean isBig() {
        return isText(bigs);
    }

    private boolean isText(long fitting) {
        return fours > 0 && fitting * 20 >= fours * 19;
    }
}
