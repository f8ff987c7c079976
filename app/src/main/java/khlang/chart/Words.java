package khlang.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import khlang.problem.Phrase;
import khlang.thai.ThaiCalendar;
import khlang.web.Language;
import khlang.web.Messages;

/** Numbers, periods and sentences as the readers of one language write them. */
final class Words {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private static final Pattern PER_CENT = Pattern.compile("%|ร้อยละ|เปอร์เซ็นต์|per ?cent", Pattern.CASE_INSENSITIVE);

    private final Messages messages;
    private final Language language;

    Words(Messages messages, Language language) {
        this.messages = messages;
        this.language = language;
    }

    String of(String key, Object... arguments) {
        return of(Phrase.of(key, arguments));
    }

    String of(Phrase phrase) {
        if (language != Language.TH) {
            return messages.text(language, phrase);
        }
        // Thai sets no blank between words, but one around a word in other letters.
        Object[] spaced = phrase.arguments().stream().map(Words::spaced).toArray();
        return messages.text(language, Phrase.of(phrase.key(), spaced))
                .replaceAll(" {2,}", " ")
                .replaceAll("([“(]) | ([”):])", "$1$2")
                .strip();
    }

    private static String spaced(String argument) {
        String before = argument.matches("(?s)[A-Za-z].*") ? " " : "";
        String after = argument.matches("(?s).*[A-Za-z)]") ? " " : "";
        return before + argument + after;
    }

    /** All digits that matter, grouped. */
    String exact(BigDecimal number) {
        return format(number, Math.max(0, Math.min(number.stripTrailingZeros().scale(), 6)));
    }

    /** A whole number, grouped. */
    String exact(long number) {
        return exact(BigDecimal.valueOf(number));
    }

    /** Short enough to stand beside a bar: millions are said in words. */
    String brief(BigDecimal number) {
        BigDecimal size = number.abs();
        if (size.compareTo(BILLION) >= 0 && language == Language.EN) {
            return of("chart.billion", significant(number.divide(BILLION, 6, RoundingMode.HALF_UP)));
        }
        if (size.compareTo(MILLION) >= 0) {
            return of("chart.million", significant(number.divide(MILLION, 6, RoundingMode.HALF_UP)));
        }
        return significant(number);
    }

    String brief(double number) {
        return Double.isFinite(number) ? brief(BigDecimal.valueOf(number)) : "–";
    }

    /** A number with its unit, where one is known. */
    String withUnit(String number, String unit) {
        if (unit.isBlank()) {
            return number;
        }
        if (PER_CENT.matcher(unit.strip()).matches()) {
            return of("chart.per_cent", number);
        }
        // Thai writes ล้านบาท as one word.
        boolean joined = number.endsWith("ล้าน") && unit.charAt(0) >= 'ก' && unit.charAt(0) <= '๛';
        return number + (joined ? "" : " ") + unit;
    }

    private static String significant(BigDecimal number) {
        BigDecimal size = number.abs();
        int decimals = size.compareTo(BigDecimal.valueOf(100)) >= 0 ? 0 : size.compareTo(BigDecimal.TEN) >= 0 ? 1 : 2;
        if (size.signum() != 0 && size.compareTo(BigDecimal.ONE) < 0) {
            decimals = Math.min(8, 2 + leadingZeros(size));
        }
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return format(rounded, Math.max(0, rounded.scale()));
    }

    private static int leadingZeros(BigDecimal fraction) {
        return Math.max(0, fraction.scale() - fraction.precision());
    }

    /** Degrees, to about a hundred metres. */
    String degrees(double degrees) {
        return String.format(Locale.ROOT, "%.3f", degrees);
    }

    /** A part of a whole, in per cent. */
    String percent(double share) {
        double percent = share * 100;
        BigDecimal number = BigDecimal.valueOf(percent).setScale(percent < 10 ? 1 : 0, RoundingMode.HALF_UP);
        return format(number, Math.max(0, number.stripTrailingZeros().scale()));
    }

    private static String format(BigDecimal number, int decimals) {
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        String text = format.format(number);
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }

    /** The year by the era of the language. */
    String year(int year) {
        return Integer.toString(ThaiCalendar.year(year, language.code()));
    }

    /** The name of a month, shortened. */
    String month(int month) {
        return ThaiCalendar.shortMonth(month, language.code());
    }

    /** A period in full. */
    String period(LocalDate start, Step step) {
        String year = year(start.getYear());
        return switch (step) {
            case YEAR -> year;
            case MONTH -> month(start.getMonthValue()) + " " + year;
            case DAY -> start.getDayOfMonth() + " " + month(start.getMonthValue()) + " " + year;
        };
    }
}
