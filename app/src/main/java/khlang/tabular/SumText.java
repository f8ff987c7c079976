package khlang.tabular;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.kind.QuantityText;
import khlang.kind.Reading;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * A figure as rows of sums print it, whose cells are often dressed where those above are bare: {@code 5 แห่ง},
 * {@code ฿600}, {@code 100%}, {@code (1,234)}, {@code 300*}, {@code [400]}, {@code -6-}, {@code ~ 6500 บาท},
 * {@code 500 บาท (ห้าร้อยบาทถ้วน)}.
 */
final class SumText {
    private static final String OPENING = "[-–—−=*";
    private static final String CLOSING = "]-–—−=*";

    /** What says that a figure is not to the last digit. */
    private static final Pattern ABOUT = Pattern.compile("[~∼≈≃]|(?:โดย)?ประมาณ|ราว|about|approx\\.?|ca\\.");

    private SumText() {}

    /** The plain number of a cell; null where it is none. */
    static @Nullable String normal(String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        @Nullable String plain = FieldType.NUMBER.normal(cell);
        return plain != null || !isDressed(cell) ? plain : undressed(cell);
    }

    /** The same of what can be added up: neither about so much, nor a percent, nor one in brackets, which mean something else above. */
    static @Nullable String amount(String cell) {
        return isExact(cell) ? normal(cell) : null;
    }

    private static boolean isExact(String cell) {
        return !cell.startsWith("(")
                && !cell.endsWith("%")
                && !cell.startsWith("ร้อยละ")
                && !ABOUT.matcher(cell).lookingAt();
    }

    /** The same of a cell that stands below a column. */
    static @Nullable String amount(String cell, Field field) {
        if (!field.means().reading().hasDecimalComma() || cell.isEmpty()) {
            return amount(cell);
        }
        @Nullable String plain = Reading.DECIMAL_COMMA.normal(cell);
        QuantityText quantity = new QuantityText(Reading.DECIMAL_COMMA);
        boolean dressed = plain == null && isDressed(cell) && isExact(cell);
        return dressed && quantity.read(unframed(withoutWords(withoutStars(cell))))
                ? quantity.number().plain()
                : plain;
    }

    /** Whether a cell is a figure, with a point before its decimals or with a comma. */
    static boolean is(String cell) {
        return normal(cell) != null || (cell.indexOf(',') > 0 && Reading.DECIMAL_COMMA.normal(cell) != null);
    }

    /** Whether a cell is an amount, and no plain number. */
    static boolean isDressedAmount(String cell) {
        return amount(cell) != null && FieldType.NUMBER.normal(cell) == null;
    }

    /** Told apart by its first letter and a digit, as most words are not. */
    private static boolean isDressed(String cell) {
        char first = cell.charAt(0);
        boolean likely = ThaiDigits.value(first) >= 0
                || "+(฿T".indexOf(first) >= 0
                || OPENING.indexOf(first) >= 0
                || cell.startsWith("ร้อยละ")
                || ABOUT.matcher(cell).lookingAt();
        return likely && UnitRow.hasDigit(cell);
    }

    private static @Nullable String undressed(String cell) {
        String bare = unframed(withoutWords(withoutStars(cell)));
        Matcher about = ABOUT.matcher(bare);
        String figure = about.lookingAt() ? CellText.stripped(bare.substring(about.end())) : bare;
        // With a unit, brackets may as well set shares apart: (100%).
        if (figure.startsWith("(")) {
            return Reading.BRACKETS.normal(figure);
        }
        QuantityText quantity = new QuantityText();
        return quantity.read(figure) ? quantity.number().plain() : null;
    }

    private static String withoutStars(String cell) {
        int end = cell.length();
        while (end > 1 && cell.charAt(end - 1) == '*') {
            end--;
        }
        return CellText.stripped(cell.substring(0, end));
    }

    /** Without the amount in words behind it. */
    private static String withoutWords(String cell) {
        int open = cell.indexOf('(');
        boolean words = open > 0 && cell.endsWith(")") && !UnitRow.hasDigit(cell.substring(open));
        return words ? CellText.stripped(cell.substring(0, open)) : cell;
    }

    /** Without signs that stand on both sides to be seen. */
    private static String unframed(String cell) {
        int from = 0;
        int end = cell.length();
        while (end - from > 2 && isFrame(cell.charAt(from), cell.charAt(end - 1))) {
            from++;
            end--;
        }
        return CellText.stripped(cell.substring(from, end));
    }

    private static boolean isFrame(char first, char last) {
        int place = OPENING.indexOf(first);
        return place >= 0 && CLOSING.charAt(place) == last;
    }
}
