package khlang.tabular;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The merged cells at the head of a table, and the lines below on which cells are merged over several columns. */
final class HeadMerges {
    private static final int MOST_SPANS = 10_000;

    private final List<Merge> merges;
    private final Set<Long> spans = new HashSet<>();

    /** @param known those that an earlier reading has found at the head; then no more are looked for there */
    HeadMerges(List<Merge> known) {
        this.merges = new ArrayList<>(known);
    }

    /**
     * Merged cells of the sheet.
     *
     * @param range the part of the sheet that the table takes; null where it takes all
     * @param last the last line of the rows that the header is looked for in; 0 where the header is known
     */
    void add(Merge whole, @Nullable TableRange range, long last) {
        if (range != null && !range.holds(whole)) {
            return;
        }
        Merge merge = range == null ? whole : range.cut(whole);
        if (merge.isWide() && merge.firstLine() == merge.lastLine() && spans.size() < MOST_SPANS) {
            spans.add(merge.firstLine());
        }
        if (merge.firstLine() <= last) {
            merges.add(merge);
        }
    }

    List<Merge> merges() {
        return merges;
    }

    Set<Long> spans() {
        return spans;
    }
}
