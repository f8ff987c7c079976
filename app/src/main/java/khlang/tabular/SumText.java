package khlang.tabular;

import khlang.kind.QuantityText;
import khlang.kind.Reading;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A figure as rows of sums print it, whose cells are often dressed where those above are bare: {@code 5 แห่ง},
 * {@code ฿600}, {@code 100%}, {@code (1,234)}, {@code 300*}.
 */
final class SumText {
    private SumText() {}

    /** The plain number of a cell; null where it is none. */
    static @Nullable String normal(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        @Nullable String plain = FieldType.NUMBER.normal(cell);
        return plain != null || !isDressed(cell) ? plain : undressed(cell);
    }

    /** The same of what can be added up: neither a percent nor one in brackets, which mean something else above. */
    static @Nullable String amount(String cell) {
        boolean other = cell.startsWith("(") || cell.endsWith("%") || cell.startsWith("ร้อยละ");
        return other ? null : normal(cell);
    }

    /** Told apart by its first letter and a digit, as most words are not. */
    private static boolean isDressed(String cell) {
        char first = cell.charAt(0);
        boolean likely = ThaiDigits.value(first) >= 0 || "-−+(฿T".indexOf(first) >= 0 || cell.startsWith("ร้อยละ");
        return likely && UnitRow.hasDigit(cell);
    }

    private static @Nullable String undressed(String cell) {
        int end = cell.length();
        while (end > 1 && cell.charAt(end - 1) == '*') {
            end--;
        }
        String bare = CellText.stripped(cell.substring(0, end));
        QuantityText quantity = new QuantityText();
        return quantity.read(bare) ? quantity.number().plain() : Reading.BRACKETS.normal(bare);
    }
}
