package khlang.datastore;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is in the fields of a table, counted when somebody first looks. */
final class LaterStatistics extends AbstractList<FieldStatistics> {
    private final Supplier<List<FieldStatistics>> counting;
    private @Nullable List<FieldStatistics> counted;

    LaterStatistics(Supplier<List<FieldStatistics>> counting) {
        this.counting = counting;
    }

    private synchronized List<FieldStatistics> counted() {
        List<FieldStatistics> known = counted;
        if (known == null) {
            known = counting.get();
            counted = known;
        }
        return known;
    }

    @Override
    public FieldStatistics get(int index) {
        return counted().get(index);
    }

    @Override
    public int size() {
        return counted().size();
    }
}
