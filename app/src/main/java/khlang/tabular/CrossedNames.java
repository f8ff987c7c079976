package khlang.tabular;

import java.util.List;

/**
 * Tells a header of two rows, of which the upper one leaves the first columns to the lower one, and names alone a column
 * that the lower one leaves blank: blank, ประชากร, blank, หมายเหตุ above ชุมชน, ชาย, หญิง, blank. No title does that.
 */
final class CrossedNames {
    private CrossedNames() {}

    /** Whether rows {@code index} and the next are so, and figures, but no years below a year, follow. */
    static boolean are(List<Row> sample, int index) {
        Row row = sample.get(index);
        Row below = sample.get(index + 1);
        List<Row> data = sample.subList(index + 2, sample.size());
        int width = Math.max(row.extent(), below.extent());
        boolean alone = false;
        for (int column = 0; column < width; column++) {
            String name = row.cell(column);
            String child = below.cell(column);
            boolean unnamed = name.isEmpty() && child.isEmpty();
            if (unnamed || RowWords.isAside(name) || (HeaderRows.isYear(child) && haveYears(data, column))) {
                return false;
            }
            alone |= child.isEmpty() && HeaderRows.isName(name) && isFilled(data, column);
        }
        return alone && row.cell(0).isEmpty() && HeaderPlace.isNames(sample, index + 1);
    }

    private static boolean haveYears(List<Row> data, int column) {
        return data.stream().anyMatch(row -> HeaderRows.isYear(row.cell(column)));
    }

    private static boolean isFilled(List<Row> data, int column) {
        return data.stream().anyMatch(row -> !row.cell(column).isEmpty());
    }
}
