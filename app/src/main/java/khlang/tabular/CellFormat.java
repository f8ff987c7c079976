package khlang.tabular;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How a spreadsheet's numbers are meant: as numbers, dates, times of day or codes. */
final class CellFormat {
    private static final int SECONDS = 24 * 60 * 60;

    /** Excel keeps fifteen digits; the rest of the double is noise. */
    private static final MathContext DIGITS = new MathContext(15);

    /** Up to here a double holds each whole number; programs write them with sixteen digits, too. */
    private static final double WHOLE_LONGS = 0x1p53;

    /** More digits than a double holds. */
    private static final Pattern LONG_WHOLE = Pattern.compile("-?[1-9]\\d{15,}");

    private static final Pattern PERCENT = Pattern.compile("[#0,]*0(\\.[0#]+)?\\s*%.*");

    private static final Pattern BAHT = Pattern.compile("(?<!ล้าน|แสน|หมื่น|พัน)บาท");

    /** As {@code 0.00}, also with blanks around it, a colour, and another form for what is below zero. */
    private static final Pattern DECIMALS = Pattern.compile("(?:_.|\\[[^]]*])*#*0\\.(0{1,9})(?:_.)*(?:;.*)?");

    /** Parts of a second are shown, so that they are no noise of counting days. */
    private static final Pattern FRACTION = Pattern.compile("(?i)s\\.0");

    private enum Kind {
        NUMBER,
        /** Amounts that are shown with the mark of the baht. */
        BAHT,
        MOMENT,
        TIME,
        DURATION,
        PERCENT
    }

    private final Kind kind;
    private final @Nullable CodeFormat code;
    private final boolean from1904;
    private final int decimals;

    private CellFormat(Kind kind, @Nullable CodeFormat code, boolean from1904, int decimals) {
        this.kind = kind;
        this.code = code;
        this.from1904 = from1904;
        this.decimals = decimals;
    }

    /** @param from1904 whether the workbook counts its days from 1904 */
    static CellFormat of(int index, @Nullable String format, boolean from1904) {
        String code = format == null ? "General" : format;
        @Nullable CodeFormat digits = CodeFormat.of(code);
        if (digits != null) {
            return new CellFormat(Kind.NUMBER, digits, from1904, 0);
        }
        // Thai Excel writes the Buddhist year as bbbb, which POI does not know.
        boolean moment = DateUtil.isADateFormat(index, code.replace('b', 'y').replace('B', 'y'));
        int fraction = moment && FRACTION.matcher(code).find() ? 1 : 0;
        if (moment && code.matches("(?i)\\[h+].*")) {
            return new CellFormat(Kind.DURATION, null, from1904, fraction);
        }
        if (moment) {
            return new CellFormat(isTime(code) ? Kind.TIME : Kind.MOMENT, null, from1904, fraction);
        }
        return new CellFormat(number(code), null, from1904, decimals(code));
    }

    private static Kind number(String code) {
        if (PERCENT.matcher(code).matches()) {
            return Kind.PERCENT;
        }
        String first = code.split(";", 2)[0];
        // With ล้านบาท behind them the cells hold millions.
        return first.contains("฿") || BAHT.matcher(first).find() ? Kind.BAHT : Kind.NUMBER;
    }

    /** How many decimals are always shown; items' numbers have no thousands, so formats that set these apart do not count. */
    private static int decimals(String code) {
        Matcher fixed = DECIMALS.matcher(code);
        return fixed.matches() ? fixed.group(1).length() : 0;
    }

    private static boolean isTime(String code) {
        String bare = code.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[\\$[^]]*]|\\\\.", "");
        return bare.contains("h") && !bare.contains("d") && !bare.contains("y") && !bare.contains("b");
    }

    /** The cell's text: numbers plain, dates and times as ISO writes them. */
    String text(double value) {
        return switch (kind) {
            case NUMBER -> code == null ? filled(plain(value)) : code.text(value, plain(value));
            case BAHT -> "฿" + plain(value);
            case TIME -> value < 1 && value >= 0 ? duration(value) : moment(value);
            case MOMENT -> value >= 0 && value < 1 && !from1904 ? noDay(value) : moment(value);
            case DURATION -> duration(value);
            case PERCENT -> percent(value);
        };
    }

    /** With as many zeros behind the point as the cell shows: 7.10 may be item ten of seven. No digit is taken off. */
    private String filled(String plain) {
        if (decimals == 0 || plain.charAt(0) == '#') {
            return plain;
        }
        int point = plain.indexOf('.');
        int shown = point < 0 ? 0 : plain.length() - point - 1;
        return shown >= decimals ? plain : plain + (point < 0 ? "." : "") + "0".repeat(decimals - shown);
    }

    /** A share as percents, which is what a cell of such a format shows. */
    static String percent(double value) {
        String hundred = Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(DIGITS)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                : plain(value);
        return hundred + "%";
    }

    /** A cell for days that has none: 0, which spreadsheets show as a day before the first, or a time alone. */
    private String noDay(double value) {
        return value == 0 ? plain(value) : duration(value);
    }

    private String moment(double value) {
        boolean fraction = decimals > 0;
        LocalDateTime moment =
                DateUtil.isValidExcelDate(value) ? DateUtil.getLocalDateTime(value, from1904, !fraction) : null;
        if (moment == null) {
            return plain(value);
        }
        boolean day = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return moment.toLocalDate()
                + (day ? "" : " " + time(moment.toLocalTime().toSecondOfDay()))
                + part(moment.toLocalTime().get(ChronoField.MILLI_OF_SECOND));
    }

    /** A time of day, or how long something took, with the parts of a second that are shown. */
    private String duration(double value) {
        long thousandths = Math.round(value * SECONDS * 1000);
        return decimals == 0 || value < 0
                ? time(Math.round(value * SECONDS))
                : time(thousandths / 1000) + part(thousandths % 1000);
    }

    private static String part(long thousandths) {
        return thousandths > 0 ? String.format(Locale.ROOT, ".%03d", thousandths) : "";
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /** The text of a cell whose number stands as text in the file: whole numbers keep all their digits. */
    String text(String raw) {
        boolean exact = kind == Kind.NUMBER && code == null && decimals == 0;
        return exact ? plain(raw) : text(Double.parseDouble(raw));
    }

    /** A number that stands as text in the file, without format. */
    static String plain(String raw) {
        return LONG_WHOLE.matcher(raw).matches() ? raw : plain(Double.parseDouble(raw));
    }

    /** A number as {@code -1234.5}, without the noise behind its fifteenth digit. */
    static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE_LONGS) {
            return Long.toString((long) value);
        }
        if (!Double.isFinite(value)) {
            return "#NUM!";
        }
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros().toPlainString();
    }
}
