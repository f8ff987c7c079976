package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Watches the rows of a table for its header, printed again without a blank row above, where another table begins with it. */
final class HeaderWatch {
    /** So many rows back the end of the table above stands, behind titles and header. */
    private static final int MOST = HeaderRows.MOST + Block.MOST_TITLES + 1;

    private final Row[] recent = new Row[MOST];
    private @Nullable Block table;
    private RepeatedHeader header = new RepeatedHeader(List.of());
    private int seen;

    /** Where another table begins in a block: all rows behind the last of the one above. */
    record Cut(Row last, List<Row> behind) {}

    /** Looks for the header of a block among the next rows. */
    void watch(Block block) {
        table = block;
        header = new RepeatedHeader(List.copyOf(block.headerRows()), List.of(), block.data());
    }

    /** The table whose header it watches for; null at the beginning. */
    @Nullable
    Block table() {
        return table;
    }

    /** What comes next is another table, of which nothing is known. */
    void forget() {
        table = null;
    }

    /** No row before those that come belongs to the block. */
    void gap() {
        seen = 0;
    }

    /** The next row of a block; where another table begins with the header that ends with it, that table's rows. */
    @Nullable
    Cut row(Block block, Row row) {
        recent[seen % MOST] = row;
        seen++;
        Block watched = table;
        if (watched == null || !header.isNext(row) || header.begun() > 0) {
            return null;
        }
        int first = header.rows();
        int most = Math.min(header.rows() + Block.MOST_TITLES, seen);
        while (first < most && back(first).filled() == 1) {
            first++;
        }
        if (seen <= first) {
            return null;
        }
        List<Row> behind = new ArrayList<>();
        for (int i = first - 1; i >= 0; i--) {
            behind.add(back(i));
        }
        Block next = Block.of(behind);
        boolean another = new SameHeader(watched, next).beginsAnother(block.ending(back(first)));
        return another ? new Cut(back(first), behind) : null;
    }

    /** The row so many above the last. */
    private Row back(int rows) {
        return recent[(seen - 1 - rows) % MOST];
    }
}
