package khlang.tabular;

import java.util.List;
import khlang.kind.Reading;

/** What one column of a few rows looks like, for the question what stands above it. */
final class ColumnLook {
    private ColumnLook() {}

    /** Whether a column holds figures or dates: two or more, and three of four of what stands in it. */
    static boolean areFigures(List<Row> rows, int column) {
        int figures = 0;
        int others = 0;
        for (Row row : rows) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !CellText.isMissing(cell)) {
                boolean figure = isFigure(cell);
                figures += figure ? 1 : 0;
                others += figure ? 0 : 1;
            }
        }
        return figures > 1 && others * 3 <= figures;
    }

    /** Whether a column holds a figure or date, and besides these only marks that there is none. */
    static boolean holdFigures(List<Row> rows, int column) {
        boolean figure = false;
        for (Row row : rows) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !CellText.isMissing(cell)) {
                if (!isFigure(cell)) {
                    return false;
                }
                figure = true;
            }
        }
        return figure;
    }

    static boolean isFigure(String cell) {
        return FieldType.NUMBER.normal(cell) != null
                || FieldType.TIMESTAMP.normal(cell) != null
                || (Reading.needsDecimalComma(cell) && Reading.DECIMAL_COMMA.normal(cell) != null);
    }
}
