package khlang.kind;

import java.util.Locale;
import java.util.regex.Pattern;
import khlang.thai.ThaiCalendar;
import khlang.thai.ThaiDigits;

/**
 * Reads a cell as a number with its unit, such as {@code ๕ ครั้ง}, {@code ร้อยละ 80}, {@code 41.71%} or {@code 500.-};
 * one object reads many cells, one after the other.
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
    private static final String SHORT_UNITS = "%mgมกลKCl°";
    private static final Pattern BOUND =
            Pattern.compile("ขึ้นไป|กว่า|อย่างน้อย|อย่างมาก|เศษ|ประมาณ|ไม่เกิน|ถึง|ครึ่ง|ค่ำ");
    private static final Pattern UNIT =
            Pattern.compile("[\\p{L}\\p{M}%°µ][\\p{L}\\p{M}.%°²³/]*( [\\p{L}\\p{M}.²³/]+)?");

    private final NumberText number = new NumberText();
    private String unit = "";

    /** Reads {@code cell}; false where it is no number with or without a unit. */
    public boolean read(String cell) {
        unit = "";
        if (cell.isEmpty() || cell.length() > LONGEST) {
            return false;
        }
        int start = prefix(cell);
        int end = start;
        while (end < cell.length() && isFigure(cell.charAt(end))) {
            end++;
        }
        String rest = cell.substring(end).strip();
        String figures = cell.substring(start, end);
        // "500.-" is how shops write whole baht.
        boolean dash = rest.isEmpty() && figures.length() > 2 && figures.endsWith(".-");
        if (!number.read(dash ? figures.substring(0, figures.length() - 2) : figures) || number.isCode()) {
            return false;
        }
        if (dash) {
            unit = BAHT;
        }
        boolean apart = end < cell.length() && Character.isWhitespace(cell.charAt(end));
        return rest.isEmpty()
                || (unit.isEmpty() ? isUnit(rest, apart) : canonical(rest).equals(unit));
    }

    private int prefix(String cell) {
        for (String mark : new String[] {"ร้อยละ", "฿", "THB"}) {
            if (cell.startsWith(mark)) {
                unit = mark.equals("ร้อยละ") ? PERCENT : BAHT;
                int at = mark.length();
                while (at < cell.length() && Character.isWhitespace(cell.charAt(at))) {
                    at++;
                }
                return at;
            }
        }
        return 0;
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
            case "บาท", "บาทถ้วน", "baht", "thb", "฿" -> BAHT;
            default -> unit;
        };
    }

    /** The number of the cell read last. */
    public NumberText number() {
        return number;
    }

    /** The unit of the cell read last; empty where it had none. */
    public String unit() {
        return unit;
    }

    /** Whether amounts of a unit are money: also millions of baht, which stay millions. */
    public static boolean isMoney(String unit) {
        return unit.endsWith(BAHT);
    }
}
