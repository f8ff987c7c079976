package khlang.tabular;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** How a spreadsheet's numbers are meant: as numbers, dates, times of day or codes. */
final class CellFormat {
    private static final int SECONDS = 24 * 60 * 60;

    /** Excel keeps fifteen digits; the rest of the double is noise. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final double WHOLE_LONGS = 1e15;

    private static final Pattern PERCENT = Pattern.compile("[#0,]*0(\\.[0#]+)?\\s*%.*");

    private enum Kind {
        NUMBER,
        MOMENT,
        TIME,
        DURATION,
        PERCENT
    }

    private final Kind kind;
    private final @Nullable CodeFormat code;
    private final boolean from1904;

    private CellFormat(Kind kind, @Nullable CodeFormat code, boolean from1904) {
        this.kind = kind;
        this.code = code;
        this.from1904 = from1904;
    }

    /** @param from1904 whether the workbook counts its days from 1904 */
    static CellFormat of(int index, @Nullable String format, boolean from1904) {
        String code = format == null ? "General" : format;
        @Nullable CodeFormat digits = CodeFormat.of(code);
        if (digits != null) {
            return new CellFormat(Kind.NUMBER, digits, from1904);
        }
        // Thai Excel writes the Buddhist year as bbbb, which POI does not know.
        boolean moment = DateUtil.isADateFormat(index, code.replace('b', 'y').replace('B', 'y'));
        if (moment && code.matches("(?i)\\[h+].*")) {
            return new CellFormat(Kind.DURATION, null, from1904);
        }
        boolean time = moment && isTime(code);
        Kind number = PERCENT.matcher(code).matches() ? Kind.PERCENT : Kind.NUMBER;
        return new CellFormat(time ? Kind.TIME : moment ? Kind.MOMENT : number, null, from1904);
    }

    private static boolean isTime(String code) {
        String bare = code.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[\\$[^]]*]|\\\\.", "");
        return bare.contains("h") && !bare.contains("d") && !bare.contains("y") && !bare.contains("b");
    }

    /** The cell's text: numbers plain, dates and times as ISO writes them. */
    String text(double value) {
        return switch (kind) {
            case NUMBER -> code == null ? plain(value) : code.text(value, plain(value));
            case TIME -> value < 1 && value >= 0 ? time(Math.round(value * SECONDS)) : moment(value);
            case MOMENT -> moment(value);
            case DURATION -> time(Math.round(value * SECONDS));
            case PERCENT -> percent(value);
        };
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

    private String moment(double value) {
        LocalDateTime moment =
                DateUtil.isValidExcelDate(value) ? DateUtil.getLocalDateTime(value, from1904, true) : null;
        if (moment == null) {
            return plain(value);
        }
        boolean day = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
        return moment.toLocalDate()
                + (day ? "" : " " + time(moment.toLocalTime().toSecondOfDay()));
    }

    private static String time(long seconds) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
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
