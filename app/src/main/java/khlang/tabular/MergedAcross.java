package khlang.tabular;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.quality.Lines;
import org.jspecify.annotations.Nullable;

/** Finds rows of data in which a cell is merged over several columns: what stands in it is the value of the first alone. */
final class MergedAcross {
    private static final int MOST = 100_000;

    private final List<Merge> seen = new ArrayList<>();
    private final Map<Long, Merge> known = new HashMap<>();
    private final List<Instance> found = new ArrayList<>();
    private long count;

    void add(Merge merge) {
        if (merge.isWide() && seen.size() < MOST) {
            seen.add(merge);
        }
    }

    /** The source is read again. */
    void clear() {
        seen.clear();
        found.clear();
        count = 0;
    }

    /**
     * Whether there are such cells, so that the source must be read again.
     *
     * @param firstColumn the column of the sheet in which the table begins
     */
    boolean learn(Gathered gathered, int firstColumn) {
        Lines lines = gathered.noticed().lines();
        seen.stream()
                .filter(merge -> lines.row(merge.firstLine()) > 0 && columns(merge, gathered.head(), firstColumn) > 1)
                .forEach(merge -> known.putIfAbsent(merge.firstLine(), merge));
        return !known.isEmpty();
    }

    /** Over how many columns of the table cells are merged. */
    private static int columns(Merge merge, TableHead head, int firstColumn) {
        int columns = 0;
        for (int place = 0; place < head.names().size(); place++) {
            int column = firstColumn + (head.columns().length == 0 ? place : head.columns()[place]);
            columns += merge.covers(merge.firstLine(), column) ? 1 : 0;
        }
        return columns;
    }

    /** A row of the sheet; one with nothing but the merged cell names a group, and a sum names nothing else. */
    void row(Row row) {
        @Nullable Merge merge = known.isEmpty() ? null : known.get(row.line());
        String value = merge == null ? "" : row.cell(merge.firstColumn());
        if (value.isEmpty() || row.filled() == 1 || RowWords.isTotal(row) || RowWords.isSubtotal(row)) {
            return;
        }
        count++;
        if (found.size() < Finding.KEPT) {
            found.add(new Instance(0, row.line(), value, ""));
        }
    }

    /** One for all rows of which that is true. */
    List<Finding> findings(Lines lines) {
        List<Instance> instances = found.stream()
                .map(one -> new Instance(lines.row(one.line()), one.line(), one.raw(), ""))
                .toList();
        return count == 0 ? List.of() : List.of(new Finding(Flaw.MERGED_ACROSS, "", count, "", instances));
    }
}
