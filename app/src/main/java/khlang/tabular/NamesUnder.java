package khlang.tabular;

import java.util.List;

/**
 * Tells a header of two rows, of which the lower one names only columns of figures, below names that span them, and some
 * column has no name at all: แผนงาน, blank, งบประมาณ, blank above blank, blank, 2566, 2567.
 */
final class NamesUnder {
    /** So many words below are names; a year is one alone. */
    private static final int SEVERAL = 2;

    private NamesUnder() {}

    /** Whether rows {@code index} and the next are so; in each row of data the first column is filled, unlike in these. */
    static boolean are(List<Row> sample, int index) {
        Row row = sample.get(index);
        Row below = sample.get(index + 1);
        List<Row> data = sample.subList(index + 2, sample.size());
        if (row.cell(0).isEmpty() || !below.cell(0).isEmpty()) {
            return false;
        }
        int width = Math.max(row.extent(), below.extent());
        boolean years = true;
        for (int column = 1; column < width; column++) {
            String name = row.cell(column);
            String child = below.cell(column);
            boolean sound = name.isEmpty() || (HeaderRows.isName(name) && !RowWords.isAside(name));
            boolean parent = !name.isEmpty() || !below.cell(column - 1).isEmpty();
            if (!sound || !(child.isEmpty() || (parent && names(child, data, column)))) {
                return false;
            }
            years &= child.isEmpty() || HeaderRows.isYear(child);
        }
        boolean filled =
                data.size() > 1 && data.stream().noneMatch(one -> one.cell(0).isEmpty());
        return filled && below.filled() >= (years ? 1 : SEVERAL) && !Below.is(sample, index + 1, width);
    }

    /** Whether a text can name figures: no year among years, and nothing that stands where there is no figure. */
    private static boolean names(String child, List<Row> data, int column) {
        boolean among = HeaderRows.isYear(child) && data.stream().anyMatch(row -> HeaderRows.isYear(row.cell(column)));
        return HeaderRows.isName(child) && !among && !RowWords.isNothing(child) && ColumnLook.areFigures(data, column);
    }
}
