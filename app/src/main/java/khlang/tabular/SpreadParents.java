package khlang.tabular;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a header row whose names stand once, at the first of the columns that they span, from a title and a fact beside
 * it: รายได้, blank, รายจ่าย, blank above the names of four columns, none of which is named above alone.
 */
final class SpreadParents {
    private SpreadParents() {}

    /** Whether row {@code index} holds such parents: below blanks, and below the first of them, stand figures alone. */
    static boolean are(List<Row> sample, int index) {
        Row row = sample.get(index);
        Row below = sample.get(index + 1);
        List<Row> data = sample.subList(index + 2, sample.size());
        List<String> names = below.filledCells();
        boolean whole = names.size() == below.extent() && names.stream().allMatch(HeaderRows::isName);
        boolean parents = row.filled() > 1
                && row.extent() <= below.extent()
                && row.filledCells().stream().allMatch(SpreadParents::isParent);
        boolean units = Below.is(sample, index + 1, below.extent());
        return whole
                && parents
                && !units
                && isDistinct(row)
                && areDistinctBelow(row, below)
                && areFiguresBelow(row, below.extent(), data);
    }

    private static boolean isDistinct(Row row) {
        return row.filledCells().stream().distinct().count() == row.filled();
    }

    /** Whether no name comes twice below one parent, nor at all where the row begins with a parent, as a title does. */
    private static boolean areDistinctBelow(Row row, Row below) {
        if (!row.cell(0).isEmpty()) {
            return isDistinct(below);
        }
        Set<String> names = new HashSet<>();
        for (int column = 0; column < below.extent(); column++) {
            if (!row.cell(column).isEmpty()) {
                names.clear();
            }
            if (!names.add(below.cell(column))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text can be the name of several columns: no title, no office and no fact of the whole table. */
    private static boolean isParent(String cell) {
        return HeaderRows.isName(cell)
                && !HeaderRows.isYear(cell)
                && !RowWords.isAside(cell)
                && !HeaderWords.isCorner(cell)
                && !HeaderWords.isOfficeOrPerson(cell)
                && !HeaderWords.beginsAsTitle(cell)
                && HeaderWords.years(cell).isEmpty();
    }

    /** Whether each column that shares its parent holds figures, and one at least does so; the first ones may have none. */
    private static boolean areFiguresBelow(Row row, int width, List<Row> data) {
        boolean shared = false;
        for (int column = HeaderRows.leading(row); column < width; column++) {
            boolean blank = row.cell(column).isEmpty();
            boolean parent =
                    !blank && column + 1 < width && row.cell(column + 1).isEmpty();
            if ((blank || parent) && !ColumnLook.areFigures(data, column)) {
                return false;
            }
            shared |= parent;
        }
        return shared;
    }
}
