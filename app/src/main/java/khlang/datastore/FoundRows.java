package khlang.datastore;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Rows of a table that hold words, by their numbers, ascending; some surely, some perhaps. */
final class FoundRows {
    private final long[] sure;
    private final long[] doubtful;

    /** @param doubtful rows of which each has to be asked */
    FoundRows(long[] sure, long[] doubtful) {
        this.sure = sure;
        this.doubtful = doubtful;
    }

    /** How many surely do. */
    long sure() {
        return sure.length;
    }

    /** The others. */
    FoundRows doubtful() {
        return new FoundRows(new long[0], doubtful);
    }

    /** How many there are in all. */
    long count() {
        return sure.length + (long) doubtful.length;
    }

    /** The first of all behind a row, with all that are doubtful among them and {@code sureOnes} that are not. */
    FoundRows behind(long row, long sureOnes) {
        int from = place(sure, row);
        int to = (int) Math.min(sure.length, from + sureOnes);
        long last = to == sure.length ? Long.MAX_VALUE : sure[to - 1];
        long[] others = Arrays.stream(doubtful, place(doubtful, row), doubtful.length)
                .filter(number -> number <= last)
                .toArray();
        return new FoundRows(Arrays.copyOfRange(sure, from, to), others);
    }

    /** Whether each surely does. */
    boolean areSure() {
        return doubtful.length == 0;
    }

    /** All of them. */
    List<Long> numbers() {
        return LongStream.concat(Arrays.stream(sure), Arrays.stream(doubtful))
                .sorted()
                .boxed()
                .toList();
    }

    /** The place of the first number behind one. */
    private static int place(long[] numbers, long number) {
        int place = Arrays.binarySearch(numbers, number);
        return place >= 0 ? place + 1 : -place - 1;
    }
}
