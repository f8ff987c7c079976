package khlang.tabular;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the last few thousand different cells were understood as: a table holds each of its days many times
 * over. All columns share one, so that a wide table takes no more memory.
 */
final class Recent<T> {
    private static final int PLACES = 1 << 12;
    private static final int LONGEST = 40;

    private final Function<String, @Nullable T> reader;
    private final List<@Nullable Entry<T>> entries = new ArrayList<>(Collections.nCopies(PLACES, null));

    private record Entry<T>(String cell, @Nullable T value) {}

    Recent(Function<String, @Nullable T> reader) {
        this.reader = reader;
    }

    /** What {@code cell} is, or null where it is nothing. */
    @Nullable
    T of(String cell) {
        if (cell.length() > LONGEST) {
            return reader.apply(cell);
        }
        int hash = cell.hashCode();
        int place = (hash ^ (hash >>> 12)) & (PLACES - 1);
        @Nullable Entry<T> entry = entries.get(place);
        if (entry != null && entry.cell().equals(cell)) {
            return entry.value();
        }
        @Nullable T value = reader.apply(cell);
        entries.set(place, new Entry<>(cell, value));
        return value;
    }
}
