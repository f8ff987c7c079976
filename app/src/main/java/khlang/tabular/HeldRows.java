package khlang.tabular;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rows that are none of the table where no data follows: its total, shares and averages, notes, and who signed. */
final class HeldRows {
    private static final int MOST = 20;

    private final int width;
    private final List<One> rows = new ArrayList<>();
    private @Nullable Supplier<@Nullable Writing> written;

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

    /** Lets the rows that are written by then tell what those below them are. */
    void closesWith(Supplier<@Nullable Writing> rowsAbove) {
        written = rowsAbove;
    }

    private @Nullable Writing above() {
        return written == null ? null : written.get();
    }

    /** What a row is if its first words do not say it. */
    ClosingRow unsaid(Row row, boolean apart) {
        if (written == null) {
            return ClosingRow.NONE;
        }
        boolean below = apart || !rows.isEmpty();
        if (below ? FactBelow.is(row) : FactBelow.isSure(row, width)) {
            return ClosingRow.WORDS;
        }
        boolean named = RowWords.mayBeTotal(row) && (RowWords.hasFigure(row) || !holdsTotal());
        if (named || SumRows.mayBe(row)) {
            return ClosingRow.FIGURES;
        }
        return below && isShort(row) ? ClosingRow.WORDS : ClosingRow.NONE;
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

    /** Whether one of them may be a total by its figures alone. */
    boolean holdsFigures() {
        return rows.stream().anyMatch(one -> one.closes() == ClosingRow.FIGURES);
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
            boolean unsure = one.closes() == ClosingRow.WORDS || isNoTotal(one) || isOfSome(i);
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
        return one.closes() == ClosingRow.FIGURES && !isSum(one.row());
    }

    /** Whether a total above another may be the sum of some rows only. */
    private boolean isOfSome(int index) {
        One one = rows.get(index);
        boolean another =
                rows.stream().skip(index + 1L).anyMatch(other -> other.closes().isTotal());
        return one.closes() == ClosingRow.TOTAL && another && !isSum(one.row());
    }

    private boolean isSum(Row row) {
        @Nullable Writing above = above();
        return above != null && above.isTotal(row);
    }

    /** @param below whether it stands below what is none of the table */
    private boolean isNote(One one, boolean below) {
        Row row = one.row();
        @Nullable Writing above = above();
        if (above == null) {
            return false;
        }
        // Of several columns of figures none is called by what the others are; a list of facts has one.
        if (!below && !one.apart()) {
            return FactBelow.isSure(row, width) && above.hasNoFigures(row) && above.figures() > 1;
        }
        if (FactBelow.is(row) && above.hasNoFigures(row)) {
            return true;
        }
        if (!isShort(row)) {
            return false;
        }
        boolean said = ClosingRow.explains(row) || (below && row.filled() == 1);
        return (said && !RowWords.hasFigure(row)) || above.hasWordsForFigures(row);
    }
}
