package khlang.tabular;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells a header row whose names are written into each column that they span, as merged cells are when they are taken
 * apart: ประชากร, ประชากร above ชาย, หญิง. Columns beside these are named below too, or nowhere but above.
 */
final class RepeatedParents {
    private final Row row;
    private final Row below;
    private final List<Row> data;

    /** @param last the last row of the header that row {@code index} belongs to */
    RepeatedParents(List<Row> sample, int index, int last) {
        this.row = sample.get(index);
        this.below = sample.get(index + 1);
        this.data = sample.subList(last + 1, sample.size());
    }

    /** Whether some neighbours are alike in it, and named apart below it, above figures. */
    boolean are() {
        int width = row.extent();
        boolean again = false;
        boolean apart = false;
        boolean same = false;
        boolean blank = below.cell(0).isEmpty();
        for (int column = 0; column < width; column++) {
            String cell = row.cell(column);
            String child = below.cell(column);
            boolean alone = blank && child.isEmpty() && !isTwin(column);
            boolean lead = column < HeaderRows.leading(row);
            if (!(lead || HeaderRows.isName(cell)) || !(alone || HeaderRows.isName(child))) {
                return false;
            }
            same |= cell.equals(child);
            boolean twin = column > 0 && cell.equals(row.cell(column - 1));
            again |= twin && ColumnLook.areFigures(data, column);
            apart |= twin && !child.equals(below.cell(column - 1));
        }
        boolean wide = blank ? below.extent() <= width : below.extent() == width;
        return wide && again && (apart || same) && (same || blank || words()) && isMore();
    }

    private boolean isTwin(int column) {
        String cell = row.cell(column);
        return cell.equals(row.cell(column + 1)) || (column > 0 && cell.equals(row.cell(column - 1)));
    }

    /** Whether no year stands below: in a row of data there could be one. */
    private boolean words() {
        return below.filledCells().stream().noneMatch(HeaderRows::isYear);
    }

    /** Whether both rows together tell more columns apart than the upper one alone. */
    private boolean isMore() {
        Set<String> one = new HashSet<>();
        Set<List<String>> both = new HashSet<>();
        for (int column = 0; column < row.extent(); column++) {
            one.add(row.cell(column));
            both.add(List.of(row.cell(column), below.cell(column)));
        }
        return both.size() > one.size();
    }
}
