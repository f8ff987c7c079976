package khlang.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Numbers and dates as Thai offices write them. */
final class ThaiText {
    private static final List<String> MONTHS = List.of(
            "มกราคม",
            "กุมภาพันธ์",
            "มีนาคม",
            "เมษายน",
            "พฤษภาคม",
            "มิถุนายน",
            "กรกฎาคม",
            "สิงหาคม",
            "กันยายน",
            "ตุลาคม",
            "พฤศจิกายน",
            "ธันวาคม");
    private static final List<String> SHORT_MONTHS =
            List.of("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.");

    private ThaiText() {}

    /** The year of the Buddhist era. */
    static int buddhistYear(LocalDate date) {
        return date.getYear() + 543;
    }

    /** The Thai fiscal year, which begins on 1 October of the year before, in the Buddhist era. */
    static int fiscalYear(LocalDate date) {
        return buddhistYear(date) + (date.getMonthValue() >= 10 ? 1 : 0);
    }

    /** For example {@code ตุลาคม 2562}. */
    static String month(LocalDate date) {
        return MONTHS.get(date.getMonthValue() - 1) + " " + buddhistYear(date);
    }

    /** For example {@code 6 ม.ค. 2567}. */
    static String shortDate(LocalDate date) {
        return date.getDayOfMonth() + " " + SHORT_MONTHS.get(date.getMonthValue() - 1) + " " + buddhistYear(date);
    }

    /** For example {@code 31/10/2562}. */
    static String slashDate(LocalDate date) {
        return String.format(
                Locale.ROOT, "%02d/%02d/%d", date.getDayOfMonth(), date.getMonthValue(), buddhistYear(date));
    }

    /** The same text with Thai digits. */
    static String thaiDigits(String text) {
        StringBuilder thai = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            thai.append(letter >= '0' && letter <= '9' ? (char) ('๐' + letter - '0') : letter);
        }
        return thai.toString();
    }

    /** With this many digits behind the point, rounded half up. */
    static String decimal(double value, int scale) {
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }

    /** With thousands separated by commas. */
    static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
