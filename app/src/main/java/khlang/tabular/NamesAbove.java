package khlang.tabular;

import java.util.List;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * Weighs whether a row that fills few columns, right above one that fills most, names these columns or is a title.
 *
 * <p>A title stands above names: above a row with words where figures follow, or with years. Where the row below has
 * figures as the rows after it have, it is data, and short words above it are the names.
 */
final class NamesAbove {
    /** So many numbers that count up one by one are days or hours, which head columns. */
    private static final int LONG_RUN = 5;

    private final List<Row> rows;
    private final Row above;
    private final Row row;

    private NamesAbove(List<Row> sample, int index) {
        this.rows = sample.subList(index, sample.size());
        this.above = sample.get(index - 1);
        this.row = sample.get(index);
    }

    /**
     * The row that holds the names of the columns of row {@code index}; -1 where that one does itself, or none.
     *
     * @param data whether that row is surely data
     */
    static int of(List<Row> sample, List<Merge> merges, int index, boolean data) {
        if (index == 0 || !(data || new NamesAbove(sample, index).isLikeData())) {
            return -1;
        }
        int top = index;
        while (top > 1 && isNext(sample, top) && new NamesAbove(sample, top).goesOnAbove()) {
            top--;
        }
        return isNext(sample, top) && new NamesAbove(sample, top).canBe(merges) ? top - 1 : -1;
    }

    private static boolean isNext(List<Row> sample, int index) {
        return sample.get(index - 1).line() + 1 == sample.get(index).line();
    }

    /** Whether the row above is one of few values: it has a figure where figures follow. */
    private boolean goesOnAbove() {
        boolean figure = false;
        for (int column = 0; column < above.extent(); column++) {
            String cell = above.cell(column);
            figure |= ColumnLook.isFigure(cell) && !HeaderRows.isYear(cell) && haveFigures(column);
        }
        return figure && above.filled() > 1;
    }

    /** Whether a row begins with a word that headers begin with, and data do not. */
    static boolean isLabel(Row row) {
        return HeaderWords.isLabel(RowWords.first(row));
    }

    /** Whether the first of a list of single cells is a title: behind it comes a gap and what heads a list. */
    static boolean isTitle(Row row, Row next) {
        return row.line() + 1 < next.line() && (isLabel(next) || HeaderWords.isTitle(row.cell(0)));
    }

    /** Whether the row above can hold names at all. */
    private boolean canBe(List<Merge> merges) {
        List<String> cells = above.filledCells();
        boolean spans = merges.stream().anyMatch(merge -> merge.isWide() && merge.firstLine() == above.line());
        boolean names = cells.stream().allMatch(cell -> HeaderRows.isName(cell) && !RowWords.isAside(cell));
        boolean distinct = cells.stream().distinct().count() == cells.size();
        return names
                && distinct
                && (cells.size() > 1
                        ? !HeaderWords.isTitle(cells.get(0))
                        : !spans && HeaderWords.mayBeLabel(cells.get(0)));
    }

    /** Whether the row below has figures where figures follow, and no name or year stands above any. */
    private boolean isLikeData() {
        int figures = 0;
        boolean named = false;
        for (int column = 0; column < row.extent(); column++) {
            String cell = row.cell(column);
            if (cell.isEmpty() || !haveFigures(column)) {
                continue;
            }
            if (!ColumnLook.isFigure(cell) || (HeaderRows.isYear(cell) && !areYears(column))) {
                return false;
            }
            figures++;
            named |= !above.cell(column).isEmpty();
        }
        boolean values = figures > 0 || beginsWithDigit() || (rows.size() == 1 && RowWords.hasFigure(row));
        return values && (named || !isLabel(row)) && (above.filled() > 1 || !isLongRun());
    }

    /** Whether a text begins with a digit, and all below it do. */
    private boolean beginsWithDigit() {
        for (int column = 0; column < row.extent() && rows.size() > 2; column++) {
            int at = column;
            if (rows.stream()
                    .allMatch(one -> !one.cell(at).isEmpty()
                            && ThaiDigits.value(one.cell(at).charAt(0)) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private boolean haveFigures(int column) {
        return ColumnLook.areFigures(rows.subList(1, rows.size()), column) || ColumnLook.areFigures(rows, column);
    }

    private boolean areYears(int column) {
        return rows.stream().skip(1).anyMatch(one -> HeaderRows.isYear(one.cell(column)));
    }

    /** Whether it alone counts up through many columns. */
    private boolean isLongRun() {
        return run(row) >= LONG_RUN && (rows.size() == 1 || run(rows.get(1)) < LONG_RUN);
    }

    private static int run(Row row) {
        int longest = 0;
        int run = 0;
        long before = Long.MIN_VALUE;
        for (String cell : row.cells()) {
            @Nullable String whole = FieldType.INTEGER.normal(cell);
            long number = whole == null || whole.length() > 9 ? Long.MIN_VALUE : Long.parseLong(whole);
            run = number == Long.MIN_VALUE ? 0 : number == before + 1 ? run + 1 : 1;
            longest = Math.max(longest, run);
            before = number;
        }
        return longest;
    }
}
