package khlang.tabular;

import java.util.ArrayList;
import java.util.List;

/** The header that begins at one row: how many rows it has and how their cells belong together. */
final class HeaderRows {
    private final List<Row> sample;
    private final List<Merge> merges;
    private final int first;

    HeaderRows(List<Row> sample, List<Merge> merges, int first) {
        this.sample = sample;
        this.merges = merges;
        this.first = first;
    }

    /** How many columns the first row names, those included over which one of its cells spans. */
    int covered() {
        Row row = sample.get(first);
        int covered = 0;
        for (int column = 0; column < row.extent() || column < extent(first); column++) {
            covered += !row.cell(column).isEmpty() || mergedParent(row, column) >= 0 ? 1 : 0;
        }
        if (isMerged(row) || !hasChildren(first)) {
            return covered;
        }
        return Math.max(covered, extent(first + 1));
    }

    /** The last row of the header, which has at most {@code most} rows. */
    int last(int most) {
        int last = first;
        while (last - first + 1 < most && hasChildren(last)) {
            last++;
        }
        return last;
    }

    /** How far the header reaches down to row {@code last}. */
    int extent(int last) {
        int extent = 0;
        for (int i = first; i <= last; i++) {
            Row row = sample.get(i);
            extent = Math.max(extent, row.extent());
            for (Merge merge : merges) {
                boolean header = merge.firstLine() == row.line()
                        && !row.cell(merge.firstColumn()).isEmpty();
                extent = header ? Math.max(extent, merge.lastColumn() + 1) : extent;
            }
        }
        return extent;
    }

    /** The names of {@code width} columns: the cells above one another, joined. */
    List<String> names(int last, int width) {
        List<String> names = new ArrayList<>();
        for (int column = 0; column < width; column++) {
            StringBuilder name = new StringBuilder();
            String before = "";
            for (int i = first; i <= last; i++) {
                String part = label(i, column, last);
                boolean says = !part.isEmpty() && !part.equals(before);
                name.append(says && name.length() > 0 ? " / " : "").append(says ? part : "");
                before = part;
            }
            names.add(name.toString());
        }
        return names;
    }

    private String label(int index, int column, int last) {
        Row row = sample.get(index);
        String own = row.cell(column);
        if (!own.isEmpty() || index == last) {
            return own;
        }
        int merged = mergedParent(row, column);
        if (merged >= 0) {
            return row.cell(merged);
        }
        boolean spans = !isMerged(row) && !sample.get(index + 1).cell(column).isEmpty();
        return spans ? row.cell(parent(row, column)) : "";
    }

    /** Whether the row below names columns over which cells of row {@code index} span. */
    private boolean hasChildren(int index) {
        if (index + 2 >= sample.size()) {
            return false;
        }
        Row row = sample.get(index);
        Row below = sample.get(index + 1);
        return hasMergedChildren(row, below) || hasBareChildren(row, below);
    }

    private boolean hasMergedChildren(Row row, Row below) {
        int named = 0;
        int span = 0;
        for (Merge merge : merges) {
            boolean parent = merge.isWide() && merge.firstLine() == row.line() && merge.lastLine() == row.line();
            for (int column = merge.firstColumn(); parent && column <= merge.lastColumn(); column++) {
                span++;
                named += isName(below.cell(column)) ? 1 : 0;
            }
        }
        return span > 0 && named * 2 > span;
    }

    /** Without merged cells: each column is named above or below, and blanks above follow their parent. */
    private boolean hasBareChildren(Row row, Row below) {
        if (isMerged(row) || row.cell(0).isEmpty()) {
            return false;
        }
        int width = Math.max(row.extent(), below.extent());
        int children = 0;
        int alone = 0;
        boolean years = true;
        for (int column = 0; column < width; column++) {
            String own = row.cell(column);
            String child = below.cell(column);
            boolean blankBelow = !own.isEmpty() && child.isEmpty();
            boolean spans =
                    own.isEmpty() || (column + 1 < width && row.cell(column + 1).isEmpty());
            if (!blankBelow && !(spans && isName(child))) {
                return false;
            }
            children += own.isEmpty() ? 1 : 0;
            alone += blankBelow ? 1 : 0;
            years &= blankBelow || isYear(child);
        }
        return children > 0 && (alone > 0 || years);
    }

    private boolean isMerged(Row row) {
        return merges.stream().anyMatch(merge -> merge.isWide() && merge.firstLine() == row.line());
    }

    /** Whether a cell can be a name: neither blank nor a figure, unless that is a year. */
    static boolean isName(String cell) {
        boolean figure = FieldType.NUMBER.normal(cell) != null || CellText.isMissing(cell);
        return !cell.isEmpty() && (isYear(cell) || (!figure && FieldType.TIMESTAMP.normal(cell) == null));
    }

    /** A year of either era, such as heads the columns of a budget. */
    static boolean isYear(String cell) {
        String plain = cell.length() == 4 ? FieldType.INTEGER.normal(cell) : null;
        if (plain == null) {
            return false;
        }
        int year = Integer.parseInt(plain);
        return (year >= 1900 && year <= 2100) || (year >= 2400 && year <= 2700);
    }

    private static int parent(Row row, int column) {
        int parent = column;
        while (parent > 0 && row.cell(parent).isEmpty()) {
            parent--;
        }
        return parent;
    }

    private int mergedParent(Row row, int column) {
        for (Merge merge : merges) {
            if (merge.isWide() && merge.firstLine() == row.line() && merge.covers(row.line(), column)) {
                return row.cell(merge.firstColumn()).isEmpty() ? -1 : merge.firstColumn();
            }
        }
        return -1;
    }
}
