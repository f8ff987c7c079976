package khlang.tabular;

import java.util.List;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Where among the first rows the header stands.
 *
 * @param first its first row, or the first of data where there is none
 * @param last its last row
 * @param none whether there is no header
 */
record HeaderPlace(int first, int last, boolean none) {
    static HeaderPlace of(List<Row> sample, List<Merge> merges, Recipe recipe) {
        boolean begun = recipe.firstRow() != null;
        HeaderPlace found = begun ? at(sample, merges, 0) : found(sample, merges);
        Integer said = recipe.headerRows();
        if (recipe.dataRow() != null) {
            return found.over(sample, data(sample, recipe), said);
        }
        if (said == null) {
            return found;
        }
        if (said == 0) {
            int first = begun ? 0 : Math.min(found.first, firstOfSeveral(sample));
            return new HeaderPlace(first, first, true);
        }
        int up = begun ? 0 : above(sample, found.first, found.last, said);
        return new HeaderPlace(found.first - up, Math.min(found.first - up + said, sample.size()) - 1, false);
    }

    /** Where among the first rows the data are said to begin; behind them all where that is not said. */
    static int data(List<Row> sample, Recipe recipe) {
        @Nullable Long line = recipe.dataRow();
        int data = 0;
        while (data < sample.size() && (line == null || sample.get(data).line() < line)) {
            data++;
        }
        return data;
    }

    /** The header above row {@code data}: more rows of names join it, all others do not. */
    private HeaderPlace over(List<Row> sample, int data, @Nullable Integer said) {
        boolean missed = none || first >= data;
        if (data == 0 || (said != null && said == 0) || (missed && !canHead(sample, data))) {
            return new HeaderPlace(data, data, true);
        }
        int top = missed ? data - 1 : first;
        if (said != null) {
            return new HeaderPlace(top, Math.min(top + said, data) - 1, false);
        }
        int end = missed ? top : Math.min(last, data - 1);
        int width = typicalWidth(sample);
        while (end + 1 < data && isNames(sample, end + 1) && !Below.is(sample, end + 1, width)) {
            end++;
        }
        return new HeaderPlace(top, end, false);
    }

    /** Whether the row above row {@code data} holds names alone. */
    private static boolean canHead(List<Row> sample, int data) {
        List<String> cells = sample.get(data - 1).filledCells();
        return cells.stream().allMatch(HeaderRows::isName)
                && (cells.size() > 1 || HeaderWords.mayBeLabel(cells.get(0)));
    }

    /** The header that nobody said anything of. */
    private static HeaderPlace found(List<Row> sample, List<Merge> merges) {
        int typical = typicalWidth(sample);
        int first = firstRow(sample, merges, typical);
        HeaderPlace place = at(sample, merges, first);
        boolean data = place.none || Below.is(sample, first, typical);
        int above = place.last == first ? NamesAbove.of(sample, merges, first, data) : -1;
        return above < 0 ? place : new HeaderPlace(above, above, false);
    }

    /** The header that begins with a row, or the rows without one. */
    static HeaderPlace at(List<Row> sample, List<Merge> merges, int first) {
        int last = new HeaderRows(sample, merges, first).last(HeaderRows.MOST);
        return new HeaderPlace(first, last, last == first && Headerless.is(sample.subList(first, sample.size())));
    }

    /** The first row that fills two cells or more: a title fills one. */
    private static int firstOfSeveral(List<Row> sample) {
        int first = 0;
        while (first < sample.size() && sample.get(first).filled() < 2) {
            first++;
        }
        return first;
    }

    /** Where it is said that there is no header: that the first row looks like one; or that rows of it look like data. */
    static List<Phrase> misfit(List<Row> sample, List<Merge> merges, Recipe recipe) {
        Integer rows = recipe.headerRows();
        if (rows == null || sample.isEmpty()) {
            return List.of();
        }
        if (rows > 0) {
            return figures(sample, of(sample, merges, recipe), rows);
        }
        HeaderPlace found = of(sample, merges, recipe.guessingHeader());
        return found.none
                ? List.of()
                : List.of(Phrase.of(
                        "tabular.misfit.header_rows", sample.get(found.first).text()));
    }

    /** The first row of a header of so many rows, but not its top, that holds figures above figures. */
    private static List<Phrase> figures(List<Row> sample, HeaderPlace said, int rows) {
        int width = typicalWidth(sample);
        for (int i = said.first + 1; i <= said.last && !said.none; i++) {
            if (isData(sample, i) && !Below.is(sample, i, width)) {
                Row row = sample.get(i);
                return List.of(Phrase.of("tabular.misfit.header_figures", rows, row.line(), row.text()));
            }
        }
        return List.of();
    }

    /** Whether a row has figures above figures; years and dates head them as names do. */
    static boolean isData(List<Row> sample, int index) {
        Row row = sample.get(index);
        List<Row> below = sample.subList(index + 1, sample.size());
        for (int column = 0; column < row.extent(); column++) {
            String cell = row.cell(column);
            boolean figure = !cell.isEmpty() && FieldType.NUMBER.normal(cell) != null && !HeaderRows.isYear(cell);
            if (figure && ColumnLook.areFigures(below, column)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row above another fills several cells, or stands right above it: rather that than data are a header. */
    private static boolean canBeAbove(List<Row> sample, int index) {
        Row row = sample.get(index - 1);
        return row.filled() > 1 || row.line() + 1 == sample.get(index).line();
    }

    /** How many rows above the one that was found belong to a header of so many rows. */
    private static int above(List<Row> sample, int first, int last, int said) {
        int more = said - (last - first + 1);
        int below = last + 1;
        int units = below
                + Below.of(sample, first, last, typicalWidth(sample), false).rows();
        while (more > 0 && below + 1 < sample.size() && (below < units || isNames(sample, below))) {
            more--;
            below++;
        }
        int up = 0;
        while (up < more && up < first && canBeAbove(sample, first - up)) {
            up++;
        }
        return up;
    }

    /** Whether a row has names alone, of which some stand above figures. */
    static boolean isNames(List<Row> sample, int index) {
        Row row = sample.get(index);
        List<Row> below = sample.subList(index + 1, sample.size());
        boolean figures = false;
        for (int column = 0; column < row.extent(); column++) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !HeaderRows.isName(cell)) {
                return false;
            }
            figures |= !cell.isEmpty() && ColumnLook.areFigures(below, column);
        }
        return figures;
    }

    /** The width that three quarters of the rows keep to, so that one ragged row does not count. */
    static int typicalWidth(List<Row> rows) {
        List<Integer> widths = rows.stream()
                .map(Row::extent)
                .filter(width -> width > 1)
                .sorted()
                .toList();
        return widths.isEmpty() || areAlone(rows, widths.size()) ? 1 : widths.get((widths.size() - 1) * 3 / 4);
    }

    /** Whether rows of several cells are few among others of one, no two of them together: a list with delimiters in it. */
    private static boolean areAlone(List<Row> rows, int wide) {
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).extent() > 1 && rows.get(i - 1).extent() > 1) {
                return false;
            }
        }
        return wide * 3 <= rows.size() && rows.stream().noneMatch(HeaderPlace::isPadded) && !isNamed(rows);
    }

    /** Whether delimiters stand behind its only cell: it is a row of several columns. */
    private static boolean isPadded(Row row) {
        return row.extent() <= 1 && row.cells().length > 1;
    }

    /** Whether the first row of several cells begins as headers do. */
    private static boolean isNamed(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.extent() > 1)
                .findFirst()
                .filter(NamesAbove::isLabel)
                .isPresent();
    }

    /** The first row that fills more than half of the table's width and is no title. */
    private static int firstRow(List<Row> sample, List<Merge> merges, int typical) {
        if (typical == 1) {
            return firstNoComment(sample);
        }
        for (int i = 0; i < sample.size(); i++) {
            HeaderRows header = new HeaderRows(sample, merges, i);
            boolean wide = header.covered() > typical / 2 && sample.get(i).filled() > 1;
            boolean title = Facts.is(sample, i)
                    || TitleRow.hasCorner(sample, merges, i)
                    || (header.last(HeaderRows.MOST) == i && TitleRow.is(sample, merges, i, typical));
            if (wide && !title) {
                return i > 0 && new HeaderRows(sample, merges, i - 1).isTop() ? i - 1 : i;
            }
        }
        return 0;
    }

    private static int firstNoComment(List<Row> sample) {
        int first = 0;
        while (first + 1 < sample.size() && sample.get(first).cell(0).startsWith("#")) {
            first++;
        }
        return first + 2 < sample.size() && NamesAbove.isTitle(sample.get(first), sample.get(first + 1))
                ? first + 1
                : first;
    }
}
