package khlang.kind;

import java.util.Locale;
import java.util.regex.Pattern;
import khlang.thai.ThaiCalendar;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cell as a number with its unit, such as {@code ๕ ครั้ง}, {@code ร้อยละ 80}, {@code 41.71%}, {@code 500.-} or
 * {@code 500,-}; one object reads many cells, one after the other.
 *
 * <p>Less than nothing is said by a sign or by brackets, outside of the mark or inside: {@code -฿300}, {@code ฿-300},
 * {@code (300 บาท)}, {@code (300) บาท}.
 *
 * <p>Words that bound a value (ไม่น้อยกว่า 60, 5 ท่านขึ้นไป) are no units: what was measured is not said.
 */
public final class QuantityText {
    /** The unit of percentages, however they were written. */
    public static final String PERCENT = "%";

    /** The unit of money, however it was written. */
    public static final String BAHT = "บาท";

    private static final int LONGEST = 60;
    private static final int LONGEST_UNIT = 24;
    private static final String SHORT_UNITS = "%mgมกลKCl°฿";
    private static final String DASHES = "-–—";
    private static final String[] MARKS_BEFORE = {"ร้อยละ", "฿", "THB"};
    private static final Pattern BOUND =
            Pattern.compile("ขึ้นไป|กว่า|อย่างน้อย|อย่างมาก|เศษ|ประมาณ|ไม่เกิน|ถึง|ครึ่ง|ค่ำ");
    private static final Pattern UNIT =
            Pattern.compile("[\\p{L}\\p{M}%°µ][\\p{L}\\p{M}.%°²³/]*( [\\p{L}\\p{M}.²³/]+)?|฿|[.,][-–—]");

    private final NumberText number = new NumberText();
    private final Reading figuresAs;
    private String unit = "";
    private String written = "";
    private boolean brackets;

    /** Reads figures as they are read everywhere. */
    public QuantityText() {
        this(Reading.PLAIN);
    }

    /** @param figuresAs how figures are read, such as with a decimal comma */
    public QuantityText(Reading figuresAs) {
        this.figuresAs = figuresAs;
    }

    /** Reads {@code cell}; false where it is no number with or without a unit. */
    public boolean read(String cell) {
        unit = "";
        brackets = false;
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return false;
        }
        char first = cell.charAt(0);
        if (first == '(' && cell.endsWith(")")) {
            brackets = true;
            return read("-", cell.substring(1, cell.length() - 1).strip());
        }
        boolean outside = isSign(first) && !markAt(cell, 1).isEmpty();
        return outside ? read(cell.substring(0, 1), cell.substring(1)) : read("", cell);
    }

    /** @param sign what stood outside of the mark; then none may stand inside */
    private boolean read(String sign, String text) {
        int start = behindMark(text);
        if (start < text.length() && text.charAt(start) == '(') {
            int close = text.indexOf(')', start);
            if (close < 0 || !sign.isEmpty()) {
                return false;
            }
            brackets = true;
            return readFigures("-" + text.substring(start + 1, close).strip(), text, close + 1);
        }
        int end = start;
        while (end < text.length() && (isFigure(text.charAt(end)) || DASHES.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        // "500.-" and "500,-" are how shops write whole baht, also with the word behind it.
        boolean dash =
                end - start > 2 && ".,".indexOf(text.charAt(end - 2)) >= 0 && DASHES.indexOf(text.charAt(end - 1)) >= 0;
        String figures = sign + text.substring(start, dash ? end - 2 : end);
        boolean alone = dash && end == text.length();
        return readFigures(figures, text, alone ? end - 2 : end) && (!dash || isMoney(unit));
    }

    private boolean readFigures(String figures, String text, int end) {
        @Nullable String plain = figuresAs.normal(figures);
        if (plain == null || !number.read(plain) || number.isCode()) {
            return false;
        }
        written = figures;
        String rest = text.substring(end).strip();
        boolean apart = end < text.length() && Character.isWhitespace(text.charAt(end));
        return rest.isEmpty()
                || (unit.isEmpty() ? isUnit(rest, apart) : canonical(rest).equals(unit));
    }

    private int behindMark(String text) {
        String mark = markAt(text, 0);
        if (mark.isEmpty()) {
            return 0;
        }
        unit = mark.equals("ร้อยละ") ? PERCENT : BAHT;
        int at = mark.length();
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static String markAt(String text, int at) {
        for (String mark : MARKS_BEFORE) {
            if (text.startsWith(mark, at)) {
                return mark;
            }
        }
        return "";
    }

    private static boolean isFigure(char letter) {
        return ThaiDigits.value(letter) >= 0 || letter == ',' || letter == '.' || isSign(letter);
    }

    private static boolean isSign(char letter) {
        return letter == '-' || letter == '+' || letter == '\u2212';
    }

    private boolean isUnit(String rest, boolean apart) {
        if (rest.length() > LONGEST_UNIT || !UNIT.matcher(rest).matches()) {
            return false;
        }
        boolean latin = rest.charAt(0) < 0x80 && rest.charAt(0) != '%';
        boolean tooShort = rest.length() == 1 && (SHORT_UNITS.indexOf(rest.charAt(0)) < 0 || (latin && !apart));
        boolean hour = rest.equals("น.")
                || rest.equals("น")
                || rest.toLowerCase(Locale.ROOT).matches("[ap]\\.?m\\.?");
        if (tooShort || hour || BOUND.matcher(rest).find() || ThaiCalendar.monthNumber(rest) > 0) {
            return false;
        }
        unit = canonical(rest);
        return true;
    }

    private static String canonical(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "%", "เปอร์เซ็นต์", "เปอร์เซนต์", "percent", "per cent" -> PERCENT;
            case "บาท", "บาทถ้วน", "baht", "thb", "฿", ".-", ".–", ".—", ",-", ",–", ",—" -> BAHT;
            default -> unit;
        };
    }

    /** The number of the cell read last. */
    public NumberText number() {
        return number;
    }

    /** The figures of the cell read last as they are written. */
    public String written() {
        return written;
    }

    /** The unit of the cell read last; empty where it had none. */
    public String unit() {
        return unit;
    }

    /** Whether the cell read last stands in brackets, or its figures: less than nothing, where others stand in none. */
    public boolean inBrackets() {
        return brackets;
    }

    /** Whether amounts of a unit are money: also millions of baht, which stay millions. */
    public static boolean isMoney(String unit) {
        return unit.endsWith(BAHT);
    }
}
