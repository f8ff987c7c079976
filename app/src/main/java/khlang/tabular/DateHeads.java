package khlang.tabular;

import java.util.List;

/** Tells a row of dates that head columns, as in a report by months or days, from a row of data with dates in it. */
final class DateHeads {
    private static final int FEWEST = 2;

    private DateHeads() {}

    /** Whether a row has dates, none twice, above figures that are no dates, and nothing else but names. */
    static boolean are(List<Row> rows, int index) {
        Row row = rows.get(index);
        List<Row> below = rows.subList(index + 1, rows.size());
        int dates = 0;
        for (int column = 0; column < row.extent(); column++) {
            String cell = row.cell(column);
            boolean date = isDate(cell);
            if (!cell.isEmpty() && !(date ? areNumbers(below, column) : HeaderRows.isName(cell))) {
                return false;
            }
            dates += date ? 1 : 0;
        }
        return dates >= FEWEST && row.filledCells().stream().distinct().count() == row.filled();
    }

    static boolean isDate(String cell) {
        return FieldType.TIMESTAMP.normal(cell) != null;
    }

    private static boolean areNumbers(List<Row> rows, int column) {
        return ColumnLook.holdFigures(rows, column) && rows.stream().noneMatch(row -> isDate(row.cell(column)));
    }
}
