package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows that are none of the table where no data follows: its total, shares and averages, notes, and who signed. */
final class HeldRows {
    private static final int MOST = 20;

    private final int width;
    private final List<One> rows = new ArrayList<>();
    private @Nullable Predicate<Row> sums;
    private @Nullable Predicate<Row> foreign;

    /**
     * One of them.
     *
     * @param apart whether it stands below a blank row or a note
     */
    record One(Row row, ClosingRow closes, boolean apart) {}

    /** @param width how many columns the table has */
    HeldRows(int width) {
        this.width = width;
    }

    /**
     * What the rows that are written by then tell of those below them.
     *
     * @param total whether a row holds their sums
     * @param words whether a row has words where they have figures
     */
    void closesWith(Predicate<Row> total, Predicate<Row> words) {
        sums = total;
        foreign = words;
    }

    /** What a row is if its first words do not say it. */
    ClosingRow unsaid(Row row, boolean apart) {
        if (sums == null) {
            return ClosingRow.NONE;
        }
        if (SumRows.mayBe(row) || RowWords.mayBeTotal(row)) {
            return ClosingRow.FIGURES;
        }
        return (apart || !rows.isEmpty()) && isShort(row) ? ClosingRow.WORDS : ClosingRow.NONE;
    }

    private boolean isShort(Row row) {
        return row.filled() < Math.min(width, ClosingRow.SHORTEST_DATA);
    }

    void add(Row row, ClosingRow closes, boolean apart) {
        rows.add(new One(row, closes, apart));
    }

    boolean isFull() {
        return rows.size() == MOST;
    }

    /** What the last of them is. */
    ClosingRow last() {
        return rows.isEmpty() ? ClosingRow.NONE : rows.get(rows.size() - 1).closes();
    }

    boolean holdsTotal() {
        return rows.stream().anyMatch(one -> one.closes().isTotal());
    }

    /** All of them, which are held no more. */
    List<One> taken() {
        List<One> all = List.copyOf(rows);
        rows.clear();
        return all;
    }

    /** Those of them that are data after all, also where none follow; the others stay. */
    List<One> takenAsData() {
        int data = 0;
        for (int i = 0; i < rows.size(); i++) {
            One one = rows.get(i);
            boolean unsure = one.closes() == ClosingRow.WORDS || isNoTotal(one);
            // Shares below what is no total after all are data like it.
            boolean share = one.closes() == ClosingRow.SHARE && i > 0 && i == data;
            if (unsure && isNote(one, i > data)) {
                rows.set(i, new One(one.row(), ClosingRow.WORDS, one.apart()));
            } else if (unsure || share) {
                data = i + 1;
            }
        }
        List<One> first = rows.subList(0, data);
        List<One> all = List.copyOf(first);
        first.clear();
        return all;
    }

    private boolean isNoTotal(One one) {
        @Nullable Predicate<Row> total = sums;
        return one.closes() == ClosingRow.FIGURES && (total == null || !total.test(one.row()));
    }

    /** @param below whether it stands below what is none of the table */
    private boolean isNote(One one, boolean below) {
        Row row = one.row();
        @Nullable Predicate<Row> words = foreign;
        if (words == null || !(below || one.apart()) || !isShort(row)) {
            return false;
        }
        boolean said = ClosingRow.explains(row) || (below && row.filled() == 1);
        return (said && !RowWords.hasFigure(row)) || words.test(row);
    }
}
