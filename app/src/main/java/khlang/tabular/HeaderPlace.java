package khlang.tabular;

import java.util.Arrays;
import java.util.List;
import khlang.problem.Phrase;

/**
 * Where among the first rows the header stands.
 *
 * @param first its first row, or the first of data where there is none
 * @param last its last row
 * @param none whether there is no header
 */
record HeaderPlace(int first, int last, boolean none) {
    /** A title may have so many lines with a delimiter in them. */
    private static final int MOST_TITLES = 3;

    static HeaderPlace of(List<Row> sample, List<Merge> merges, Recipe recipe) {
        Integer said = recipe.headerRows();
        int first = recipe.firstRow() == null ? firstRow(sample, merges, typicalWidth(sample)) : 0;
        int last = new HeaderRows(sample, merges, first).last(HeaderRows.MOST);
        if (said == null) {
            boolean none = last == first && Headerless.is(sample.subList(first, sample.size()));
            boolean above = none && recipe.firstRow() == null && first > 0 && isHeader(sample, first - 1);
            return above ? new HeaderPlace(first - 1, first - 1, false) : new HeaderPlace(first, last, none);
        }
        if (said == 0) {
            return new HeaderPlace(first, first, true);
        }
        int up = recipe.firstRow() == null ? above(sample, first, last, said) : 0;
        return new HeaderPlace(first - up, Math.min(first - up + said, sample.size()) - 1, false);
    }

    /** Where it is said that there is no header: that the first row looks like one. */
    static List<Phrase> misfit(List<Row> sample, List<Merge> merges, Recipe recipe) {
        boolean said = recipe.headerRows() != null && recipe.headerRows() == 0 && !sample.isEmpty();
        if (!said || of(sample, merges, recipe.guessingHeader()).none()) {
            return List.of();
        }
        return List.of(Phrase.of("tabular.misfit.header_rows", sample.get(0).text()));
    }

    /** Whether a row that names some columns alone stands above data: two names or more, above different columns. */
    private static boolean isHeader(List<Row> sample, int index) {
        Row row = sample.get(index);
        boolean next = row.line() + 1 == sample.get(index + 1).line();
        return next
                && row.filled() > 1
                && isDistinct(row.filledCells())
                && Arrays.stream(row.cells()).allMatch(cell -> cell.isEmpty() || HeaderRows.isName(cell))
                && !RowWords.isAside(RowWords.first(row));
    }

    /** How many rows above the one that was found belong to a header of so many rows: as many as fill several cells. */
    private static int above(List<Row> sample, int first, int last, int said) {
        int more = said - (last - first + 1);
        int below = last + 1;
        while (more > 0 && below + 1 < sample.size() && isNames(sample, below)) {
            more--;
            below++;
        }
        int up = 0;
        while (up < more && up < first && sample.get(first - up - 1).filled() > 1) {
            up++;
        }
        return up;
    }

    /** Whether a row has names alone, of which some stand above figures. */
    private static boolean isNames(List<Row> sample, int index) {
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
        return widths.isEmpty() ? 1 : widths.get((widths.size() - 1) * 3 / 4);
    }

    /** The first row that fills more than half of the table's width and is no title. */
    private static int firstRow(List<Row> sample, List<Merge> merges, int typical) {
        if (typical == 1) {
            return firstNoComment(sample);
        }
        for (int i = 0; i < sample.size(); i++) {
            HeaderRows header = new HeaderRows(sample, merges, i);
            boolean wide = header.covered() > typical / 2 && sample.get(i).filled() > 1;
            if (wide && !(header.last(HeaderRows.MOST) == i && isTitle(sample, i, typical))) {
                return i > 0 && new HeaderRows(sample, merges, i - 1).isParents() ? i - 1 : i;
            }
        }
        return 0;
    }

    /** Whether a row is a line with a delimiter in it above the real header, which fills the table's width. */
    private static boolean isTitle(List<Row> sample, int index, int typical) {
        for (int i = index; i < index + MOST_TITLES && i + 2 < sample.size(); i++) {
            Row title = sample.get(i);
            Row next = sample.get(i + 1);
            if (title.filled() < title.extent() || title.extent() >= typical) {
                return false;
            }
            boolean whole = next.filled() == next.extent() && next.extent() >= typical;
            if (whole && isDistinct(next.filledCells()) && isNames(sample, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDistinct(List<String> names) {
        return names.stream().distinct().count() == names.size();
    }

    private static int firstNoComment(List<Row> sample) {
        int first = 0;
        while (first + 1 < sample.size() && sample.get(first).cell(0).startsWith("#")) {
            first++;
        }
        return first;
    }
}
