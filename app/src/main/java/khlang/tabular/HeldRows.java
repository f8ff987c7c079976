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
        boolean named = RowWords.mayBeTotal(row) && (RowWords.hasFigure(row) || !holdsTotal());
        if (named || SumRows.mayBe(row)) {
            return ClosingRow.FIGURES;
        }
        boolean may = (apart || !rows.isEmpty()) && (isShort(row) || FactBelow.is(row));
        return may ? ClosingRow.WORDS : ClosingRow.NONE;
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
        @Nullable Writing above = above();
        return one.closes() == ClosingRow.FIGURES && (above == null || !above.isTotal(one.row()));
    }

    /** @param below whether it stands below what is none of the table */
    private boolean isNote(One one, boolean below) {
        Row row = one.row();
        @Nullable Writing above = above();
        if (above == null || !(below || one.apart())) {
            return false;
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
