package khlang.tabular;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Recognises a closing total without a word: a last row of figures alone that are the sums of those above them. */
final class BareTotal {
    private static final int FEWEST_ROWS = 3;

    private BareTotal() {}

    /** The total of all rows below a header; null where none is. O(cells), and O(1) where the last row has a label. */
    static @Nullable Row of(List<Row> rows) {
        int last = rows.size() - 1;
        while (last >= 0 && (isAside(rows.get(last)) || isWords(rows.get(last)))) {
            last--;
        }
        if (last < FEWEST_ROWS || !isFiguresAlone(rows.get(last))) {
            return null;
        }
        Row total = rows.get(last);
        List<Row> above = rows.subList(0, last).stream()
                .filter(row -> !RowWords.isTotal(row) && !RowWords.isSubtotal(row) && !isAside(row))
                .toList();
        int sums = 0;
        for (int column = 0; column < total.extent(); column++) {
            String cell = total.cell(column);
            if (!cell.isEmpty() && !isSum(cell, above, column)) {
                return null;
            }
            sums += cell.isEmpty() ? 0 : 1;
        }
        return sums > 0 && above.size() >= FEWEST_ROWS ? total : null;
    }

    private static boolean isAside(Row row) {
        return RowWords.isNote(row) || ClosingRow.of(row, row.extent(), false) != ClosingRow.NONE;
    }

    /** Names and offices stand below a signature. */
    private static boolean isWords(Row row) {
        return row.filled() <= 2 && !RowWords.hasFigure(row);
    }

    private static boolean isFiguresAlone(Row row) {
        if (!row.cell(0).isEmpty()) {
            return false;
        }
        for (String cell : row.cells()) {
            if (!cell.isEmpty() && FieldType.NUMBER.normal(cell) == null) {
                return false;
            }
        }
        return row.filled() > 0;
    }

    private static boolean isSum(String total, List<Row> rows, int column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            String cell = row.cell(column);
            @Nullable String number = cell.isEmpty() ? null : FieldType.NUMBER.normal(cell);
            boolean nothing = cell.isEmpty() || CellText.isMissing(cell);
            if (number == null && !nothing) {
                return false;
            }
            sum = number == null ? sum : sum.add(new BigDecimal(number));
        }
        @Nullable String said = FieldType.NUMBER.normal(total);
        return said != null && sum.signum() != 0 && sum.compareTo(new BigDecimal(said)) == 0;
    }
}
