package khlang.tabular;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import khlang.kind.Kind;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * Weighs whether the first row of a table holds names or is data like the rows below: a figure above figures, a code
 * above codes of its shape, a word that comes again further down. A name above figures or addresses speaks against it,
 * and then against all.
 */
final class Headerless {
    private static final int SURE = 2;
    private static final int FEWEST_ROWS = 2;
    private static final Set<Kind> UNMISTAKABLE = EnumSet.of(Kind.EMAIL, Kind.URL, Kind.CITIZEN_ID, Kind.COORDINATES);

    /** Smaller whole numbers are days, hours or classes that head columns. */
    private static final int LARGEST_NAME = 100;

    private final Row first;
    private final List<Row> below;
    private final boolean counting;
    private final boolean last;

    /** @param last whether the last row of all is the first once more */
    private Headerless(Row first, List<Row> below, boolean last) {
        this.first = first;
        this.below = below;
        this.last = last;
        this.counting = counts(first);
    }

    /** Whether the first of some rows is data. O(cells). */
    static boolean is(List<Row> rows) {
        Row first = rows.get(0);
        if (DateHeads.are(rows, 0)) {
            return false;
        }
        if (isFigures(first) || allCount(rows)) {
            return true;
        }
        RepeatedHeader header = new RepeatedHeader(List.of(first));
        List<Row> below = rows.subList(1, rows.size()).stream()
                .filter(row -> !header.isNext(row) || !RepeatedHeader.beginAlike(first, row))
                .toList();
        // No page ends with its header.
        long end = rows.get(rows.size() - 1).line();
        boolean last = below.stream().noneMatch(row -> row.line() == end);
        return below.size() >= FEWEST_ROWS && first.filled() > 1 && new Headerless(first, below, last).isData();
    }

    /** A row mostly of numbers, which are no years and do not count up one by one, has no names in it. */
    private static boolean isFigures(Row row) {
        int figures = 0;
        int numbers = 0;
        for (String cell : row.cells()) {
            boolean number = FieldType.NUMBER.normal(cell) != null && !HeaderRows.isYear(cell);
            numbers += number ? 1 : 0;
            figures += number || FieldType.TIMESTAMP.normal(cell) != null ? 1 : 0;
        }
        return figures * 2 > row.filled() && !(counts(row) && numbers > 2);
    }

    /** Whether its numbers, years aside, count up one by one and no date is among them. */
    private static boolean counts(Row row) {
        @Nullable String before = null;
        for (String cell : row.cells()) {
            boolean number = FieldType.NUMBER.normal(cell) != null && !HeaderRows.isYear(cell);
            if (FieldType.TIMESTAMP.normal(cell) != null || (number && before != null && !follows(before, cell))) {
                return false;
            }
            before = number ? cell : before;
        }
        return true;
    }

    /** Whether figures that count up stand in each of several rows, and nothing else: the first is none of names. */
    private static boolean allCount(List<Row> rows) {
        return rows.size() > FEWEST_ROWS
                && rows.stream()
                        .allMatch(row -> row.filled() > 1
                                && counts(row)
                                && row.filledCells().stream()
                                        .allMatch(cell ->
                                                FieldType.INTEGER.normal(cell) != null && !HeaderRows.isYear(cell)));
    }

    private static boolean follows(String before, String cell) {
        @Nullable String left = FieldType.INTEGER.normal(before);
        @Nullable String right = FieldType.INTEGER.normal(cell);
        return left != null && right != null && Long.parseLong(left) + 1 == Long.parseLong(right);
    }

    private boolean isData() {
        int points = 0;
        for (int column = 0; column < first.extent(); column++) {
            String cell = first.cell(column);
            if (cell.isEmpty() || CellText.isMissing(cell) || HeaderRows.isYear(cell)) {
                continue;
            }
            int speaks = ColumnLook.areFigures(below, column) ? figure(cell) : word(cell, column);
            if (speaks < 0) {
                return false;
            }
            points += speaks;
        }
        return points >= SURE || (points > 0 && last);
    }

    /** What a cell above figures says: -1 for a name. */
    private int figure(String cell) {
        if (!ColumnLook.isFigure(cell)) {
            return -1;
        }
        @Nullable String whole = FieldType.INTEGER.normal(cell);
        boolean small = whole != null && whole.length() < 3 && Long.parseLong(whole) < LARGEST_NAME;
        return small ? counting ? 0 : 1 : SURE;
    }

    /** What a cell above words says: -1 for a name above addresses or codes. */
    private int word(String cell, int column) {
        for (Kind kind : UNMISTAKABLE) {
            if (mostly(column, kind)) {
                return kind.normal(cell) == null ? -1 : SURE;
            }
        }
        String shape = shape(cell);
        boolean shaped = values(column) > 1 && like(column, shape) == values(column);
        if (shape.indexOf('9') >= 0 && shaped) {
            return SURE;
        }
        return (int) Math.min(
                SURE,
                below.stream().filter(row -> row.cell(column).equals(cell)).count());
    }

    private long values(int column) {
        return below.stream().filter(row -> !row.cell(column).isEmpty()).count();
    }

    private long like(int column, String shape) {
        return below.stream()
                .filter(row -> shape(row.cell(column)).equals(shape))
                .count();
    }

    private boolean mostly(int column, Kind kind) {
        long fits = below.stream()
                .filter(row -> !row.cell(column).isEmpty() && kind.normal(row.cell(column)) != null)
                .count();
        return fits > 1 && fits * 10 >= values(column) * 9;
    }

    /** The cell with each run of digits as one 9. */
    private static String shape(String cell) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            boolean digit = ThaiDigits.value(cell.charAt(i)) >= 0;
            boolean goes = digit && shape.length() > 0 && shape.charAt(shape.length() - 1) == '9';
            shape.append(goes ? "" : digit ? "9" : cell.substring(i, i + 1));
        }
        return shape.toString();
    }
}
