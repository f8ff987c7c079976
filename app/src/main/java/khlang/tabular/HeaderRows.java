package khlang.tabular;

import java.util.ArrayList;
import java.util.List;

/** The header that begins at one row: how many rows it has and how their cells belong together. */
final class HeaderRows {
    static final int MOST = 4;

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
        int last = isMerged(row) ? first : last(MOST);
        return last == first ? covered : Math.max(covered, extent(last));
    }

    /** The last row of the header, which has at most {@code most} rows: as many as belong together. */
    int last(int most) {
        for (int last = Math.min(first + most, sample.size() - 1) - 1; last > first; last--) {
            if (hold(last)) {
                return last;
            }
        }
        return first;
    }

    /** Whether in each row down to row {@code last} there are cells that span columns named below them. */
    private boolean hold(int last) {
        if (TitleRow.hasCorner(sample, merges, first)) {
            return false;
        }
        for (int i = first; i < last; i++) {
            boolean parents = hasMergedChildren(i, last) || hasBareChildren(i, last);
            boolean two = last == first + 1 && !isMerged(sample.get(i));
            boolean spread =
                    two && (SpreadParents.are(sample, i) || CrossedNames.are(sample, i) || NamesUnder.are(sample, i));
            if (!parents && !spread && !new RepeatedParents(sample, i, last).are()) {
                return false;
            }
        }
        return true;
    }

    /** Whether the first row, though it fills few cells, spans columns that are named in rows below. */
    boolean isTop() {
        Row row = sample.get(first);
        int last = leading(row) > 0 && !isMerged(row) ? last(MOST) : first;
        return isParents() || last > first + 1 || (last > first && areYears(last, leading(row)));
    }

    /**
     * Whether the first row has nothing but merged cells that span some of the columns named below, while others are
     * named there alone: a title spans all of them.
     */
    private boolean isParents() {
        Row row = sample.get(first);
        int start = leading(row);
        int last = last(MOST);
        boolean besides = start > 0 && isNamedBelow(first, start - 1, last);
        for (int column = start; column < row.extent(); column++) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && (mergedParent(row, column) != column || !isName(cell) || RowWords.isAside(cell))) {
                return false;
            }
        }
        return besides && last > first;
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
        int owner = mergedParent(row, column) >= 0 || isNamedBelow(index, column, last) ? owner(index, column) : -1;
        return owner < 0 ? "" : row.cell(owner);
    }

    /** The column of the cell that spans a column in row {@code index}; -1 where none does. */
    private int owner(int index, int column) {
        Row row = sample.get(index);
        int merged = mergedParent(row, column);
        if (!row.cell(column).isEmpty() || merged >= 0) {
            return merged >= 0 ? merged : column;
        }
        // Among merged cells a blank one is blank; without them it follows the one before, as far as both have one
        // parent.
        for (int i = column - 1; i >= 0 && !isMerged(row) && together(index, i, column); i--) {
            if (!row.cell(i).isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** Whether what stands above row {@code index} spans both columns, or nothing does. */
    private boolean together(int index, int one, int other) {
        return index == first || owner(index - 1, one) == owner(index - 1, other);
    }

    private boolean isNamedBelow(int index, int column, int last) {
        for (int i = index + 1; i <= last; i++) {
            if (!sample.get(i).cell(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasMergedChildren(int index, int last) {
        Row row = sample.get(index);
        Row below = sample.get(index + 1);
        if (HeaderPlace.isData(sample, index + 1) || isFilledBelow(index)) {
            return false;
        }
        int named = 0;
        int span = 0;
        for (Merge merge : merges) {
            boolean parent = merge.isWide() && merge.firstLine() == row.line() && merge.lastLine() < below.line();
            for (int column = merge.firstColumn(); parent && column <= merge.lastColumn(); column++) {
                span++;
                int owner = isNamedBelow(index + 1, column, last) ? owner(index + 1, column) : column;
                named += owner >= 0 && isNameAt(index + 1, owner) ? 1 : 0;
            }
        }
        return span > 0 && named * 2 > span;
    }

    /**
     * Whether a name that spans no others has a cell below it though neither figures nor a word of headers show that
     * names stand there: it is the first row of words, of which the merged name has two.
     */
    private boolean isFilledBelow(int index) {
        Row row = sample.get(index);
        Row below = sample.get(index + 1);
        boolean filled = false;
        for (int column = 0; column < row.extent(); column++) {
            boolean alone = !row.cell(column).isEmpty() && mergedParent(row, column) < 0;
            filled |= alone && !below.cell(column).isEmpty();
        }
        return filled
                && !HeaderPlace.isNames(sample, index + 1)
                && below.filledCells().stream().noneMatch(HeaderWords::isLabel);
    }

    /** Without merged cells: each column is named above or below, and blanks above follow their parent. */
    private boolean hasBareChildren(int index, int last) {
        Row row = sample.get(index);
        int lead = index == first ? leading(row) : 0;
        if (isMerged(row) || (lead > 0 && !spanSeveral(index, last, lead))) {
            return false;
        }
        int children = 0;
        int alone = 0;
        boolean years = true;
        for (int column = 0; column < extent(last); column++) {
            String child = sample.get(index + 1).cell(column);
            boolean below = isNamedBelow(index, column, last);
            boolean held = below ? column < lead || isSpanned(index, column, last) : isNamed(index, column);
            if (!held || (!child.isEmpty() && !isNameAt(index + 1, column))) {
                return false;
            }
            children += below && row.cell(column).isEmpty() && owner(index, column) >= 0 ? 1 : 0;
            alone += below ? 0 : 1;
            years &= !below || isYear(child);
        }
        return children > 0 && (alone > 0 || years || lead > 0 || repeat(sample.get(index + 1)));
    }

    /** How many blank cells it begins with. */
    static int leading(Row row) {
        int lead = 0;
        while (lead < row.extent() && row.cell(lead).isEmpty()) {
            lead++;
        }
        return lead;
    }

    /** Whether a name comes again: what stands above makes the difference. */
    private static boolean repeat(Row row) {
        List<String> names = row.filledCells();
        return names.stream().distinct().count() < names.size();
    }

    /** Whether cells behind blank ones are parents of two columns or more each, and no title set in the middle. */
    private boolean spanSeveral(int index, int last, int lead) {
        Row row = sample.get(index);
        List<String> parents = row.filledCells();
        boolean years = true;
        for (int column = lead; column < row.extent(); column++) {
            String cell = row.cell(column);
            boolean blank = row.cell(column + 1).isEmpty() && isNamedBelow(index, column + 1, last);
            if (!cell.isEmpty() && (!blank || !isName(cell) || RowWords.isAside(cell))) {
                return false;
            }
            years &= cell.isEmpty() || isYear(cell);
        }
        boolean label = HeaderWords.mayBeLabel(parents.get(0));
        return parents.size() > 1 || years || (label && (index + 1 < last || areYears(index + 1, lead)));
    }

    private boolean areYears(int index, int from) {
        Row row = sample.get(index);
        return row.extent() > from + 1 && row.filledCells().stream().skip(from).allMatch(HeaderRows::isYear);
    }

    /** Whether a column that is named below has a parent in row {@code index}, or is it together with the next. */
    private boolean isSpanned(int index, int column, int last) {
        Row row = sample.get(index);
        if (row.cell(column).isEmpty()) {
            return index > first || owner(index, column) >= 0;
        }
        boolean next = row.cell(column + 1).isEmpty() && isNamedBelow(index, column + 1, last);
        return next && together(index, column, column + 1);
    }

    /** Whether a column has its name in row {@code index} or above. */
    private boolean isNamed(int index, int column) {
        for (int i = first; i <= index; i++) {
            if (!sample.get(i).cell(column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isMerged(Row row) {
        return merges.stream().anyMatch(merge -> merge.isWide() && merge.firstLine() == row.line());
    }

    /** Whether a cell can be a name where it stands: also a date that heads a column. */
    private boolean isNameAt(int index, int column) {
        String cell = sample.get(index).cell(column);
        return isName(cell) || (DateHeads.isDate(cell) && DateHeads.are(sample, index));
    }

    /** Whether a cell can be a name: neither blank nor a figure, unless that is a year. */
    static boolean isName(String cell) {
        return !cell.isEmpty() && (isYear(cell) || (!CellText.isMissing(cell) && !ColumnLook.isFigure(cell)));
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

    private int mergedParent(Row row, int column) {
        for (Merge merge : merges) {
            if (merge.isWide() && merge.firstLine() == row.line() && merge.covers(row.line(), column)) {
                return row.cell(merge.firstColumn()).isEmpty() ? -1 : merge.firstColumn();
            }
        }
        return -1;
    }
}
