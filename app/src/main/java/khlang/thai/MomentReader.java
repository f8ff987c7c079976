package khlang.thai;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one date, letter by letter: a million cells pass here, which regular expressions would make slow. */
final class MomentReader {
    private static final int BUDDHIST_ERA = 543;
    private static final int FIRST_BUDDHIST_YEAR = 2400;
    private static final int LAST_BUDDHIST_YEAR = 2999;

    /** Databases write 9999 for a day that never comes; it is of no Buddhist year. */
    private static final int NO_END = 9999;

    private static final Set<String> WEEKDAYS =
            Set.of("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์");
    private static final int NONE = -1;

    /** 15/3/24 is of 2024 in open data, hardly of 2524; what is written after this is a Buddhist year. */
    static final int LAST_SHORT_COMMON_YEAR = 30;

    private final TextCursor text;
    private final int lastShortCommonYear;
    private final int lastNamedCommonYear;
    private int day;
    private int month;
    private int year;
    private int yearDigits;
    private boolean englishMonth;
    private boolean monthNamed;
    private char separator = ' ';
    private @Nullable Era era;
    private boolean buddhist;

    /**
     * Reads one date.
     *
     * @param lastShortCommonYear the last year of two digits that is of the common era beside a month in figures
     * @param lastNamedCommonYear the same beside a month's Thai name
     */
    MomentReader(String text, int lastShortCommonYear, int lastNamedCommonYear) {
        this.text = new TextCursor(text);
        this.lastShortCommonYear = lastShortCommonYear;
        this.lastNamedCommonYear = lastNamedCommonYear;
    }

    Optional<Moment> read() {
        text.skipBlanks();
        if (text.skipWord("ณ")) {
            text.skipBlanks();
        }
        if (!text.atDigit() && !readMonthFirst()) {
            return Optional.empty();
        }
        if (month == 0 && !readNumberFirst()) {
            return Optional.empty();
        }
        int commonYear = commonYear();
        if (commonYear == NONE || !exists(commonYear, month, day)) {
            return Optional.empty();
        }
        return readTime(LocalDate.of(commonYear, month, day));
    }

    /** "January 31, 2024", or a word such as วันที่ before a date. */
    private boolean readMonthFirst() {
        String word = text.word();
        text.skipBlanks();
        if (isDay(word)) {
            return text.atDigit();
        }
        int named = MonthNames.number(word);
        if (named == 0 || word.charAt(0) > 'z' || !text.atDigit()) {
            return false;
        }
        day = text.number(2);
        text.skip(',');
        text.skipBlanks();
        readYear();
        englishMonth = true;
        month = named;
        return true;
    }

    /** วันที่, วันศุกร์ที่ and ศุกร์ที่: what stands before the day. */
    private static boolean isDay(String word) {
        if (!word.endsWith("ที่")) {
            return false;
        }
        int start = word.startsWith("วัน") ? 3 : 0;
        String named = word.substring(start, word.length() - 3);
        return named.isEmpty() ? start > 0 : WEEKDAYS.contains(named);
    }

    private boolean readNumberFirst() {
        int start = text.position();
        int first = text.number(4);
        int digits = text.position() - start;
        if (digits == 3) {
            return false;
        }
        separator = text.peek();
        boolean separated = skipSeparator();
        if (digits == 4) {
            year = first;
            yearDigits = digits;
            return separated && readMonthNumber() && readDayNumber();
        }
        day = first;
        text.skipBlanks();
        boolean monthRead = (separated && text.atDigit()) ? readMonthNumber() : readMonthName();
        return monthRead && readYear();
    }

    /** Steps over what stands between day and month, also with blanks around it: 1 / 2 / 2567. */
    private boolean skipSeparator() {
        boolean blank = text.atBlank();
        text.skipBlanks();
        if (!blank) {
            return text.skip('/') || text.skip('-') || text.skip('.');
        }
        separator = text.peek() == '/' ? '/' : ' ';
        return text.skip('/');
    }

    private boolean readMonthNumber() {
        month = text.number(2);
        if (separator != '/' || !text.atBlank()) {
            return month != NONE && text.skip(separator);
        }
        text.skipBlanks();
        boolean separated = text.skip('/');
        text.skipBlanks();
        return month != NONE && separated;
    }

    private boolean readDayNumber() {
        day = text.number(2);
        return day != NONE && !text.atDigit();
    }

    private boolean readMonthName() {
        String word = text.word();
        if (word.isEmpty()) {
            return false;
        }
        String named = withoutEra(word);
        month = MonthNames.number(named);
        monthNamed = true;
        englishMonth = word.charAt(0) <= 'z';
        text.skip(separator == '.' ? ' ' : separator);
        text.skip(',');
        text.skipBlanks();
        return month != 0;
    }

    /** Takes the era from the end of "มีนาคมพศ", as in มีนาคมพ.ศ.2564. */
    private String withoutEra(String word) {
        boolean buddhist = word.length() > 4 && word.endsWith("พศ");
        if (!buddhist) {
            return word;
        }
        era = Era.BUDDHIST;
        return word.substring(0, word.length() - 2);
    }

    private boolean readYear() {
        if (!text.atDigit()) {
            era = switch (text.word()) {
                case "พศ", "พุทธศักราช", "BE" -> Era.BUDDHIST;
                case "คศ", "คริสต์ศักราช", "AD", "CE" -> Era.COMMON;
                default -> null;
            };
            text.skipBlanks();
        }
        int start = text.position();
        year = text.number(4);
        yearDigits = text.position() - start;
        return year != NONE && !text.atDigit();
    }

    private int commonYear() {
        if (yearDigits == 2) {
            return commonYearOfTwoDigits();
        }
        if (yearDigits != 4) {
            return NONE;
        }
        boolean open = era == null && year != NO_END;
        if (open && year > LAST_BUDDHIST_YEAR) {
            return NONE;
        }
        buddhist = era == Era.BUDDHIST || (open && year >= FIRST_BUDDHIST_YEAR);
        int common = buddhist ? year - BUDDHIST_ERA : year;
        return common >= 1000 ? common : NONE;
    }

    private int commonYearOfTwoDigits() {
        // 1.2.67 may as well be an item's number.
        if (era == Era.COMMON || separator == '.') {
            return NONE;
        }
        boolean thaiMonth = monthNamed && !englishMonth;
        int lastNumbered = englishMonth ? LAST_SHORT_COMMON_YEAR : lastShortCommonYear;
        buddhist = era != null || year > (thaiMonth ? lastNamedCommonYear : lastNumbered);
        return buddhist ? 2500 + year - BUDDHIST_ERA : 2000 + year;
    }

    private boolean twoDigits() {
        return yearDigits == 2 && era == null && !monthNamed && !englishMonth;
    }

    private Era written() {
        return buddhist ? Era.BUDDHIST : Era.COMMON;
    }

    private static boolean exists(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= java.time.YearMonth.of(year, month).lengthOfMonth());
    }

    private Optional<Moment> readTime(LocalDate date) {
        text.skip(',');
        boolean marked = text.skip('T');
        text.skipBlanks();
        if (text.atEnd()) {
            return marked ? Optional.empty() : Optional.of(new Moment(date, null, written(), twoDigits(), false));
        }
        if (text.skipWord("เวลา")) {
            text.skipBlanks();
        }
        int hour = text.number(2);
        char colon = text.peek();
        boolean separated = text.skip(':') || text.skip('.');
        int start = text.position();
        int minute = separated ? text.number(2) : NONE;
        boolean wholeMinute = text.position() - start == 2;
        if (hour < 0 || hour > 24 || minute < 0 || minute > (hour == 24 ? 0 : 59)) {
            return Optional.empty();
        }
        int second = (colon == ':' || wholeMinute) && text.skip(colon) ? text.number(2) : 0;
        if (second < 0 || second > (hour == 24 ? 0 : 59)) {
            return Optional.empty();
        }
        // 24:00 is the end of its day, which is the beginning of the next.
        return readEnd(date.plusDays(hour / 24).atTime(hour % 24, minute, second), colon, wholeMinute);
    }

    private Optional<Moment> readEnd(LocalDateTime written, char colon, boolean wholeMinute) {
        if (colon == ':' && text.skip('.')) {
            text.skipDigits();
        }
        text.skipBlanks();
        boolean said = text.skipWord("น.") || text.skipWord("น");
        // Behind a date 8.30 is no decimal number, 8.3 may be one.
        if (colon == '.' && !said && !wholeMinute) {
            return Optional.empty();
        }
        return inThailand(written)
                .filter(moment -> text.atEnd())
                .map(moment -> new Moment(
                        moment.toLocalDate(), moment.toLocalTime(), written(), twoDigits(), !moment.equals(written)));
    }

    /** A time of a stated zone is told as clocks in Thailand show it. */
    private Optional<LocalDateTime> inThailand(LocalDateTime written) {
        if (text.skip('Z')) {
            return Optional.of(written.plusHours(7));
        }
        int sign = text.skip('+') ? 1 : (text.skip('-') ? -1 : 0);
        if (sign == 0) {
            return Optional.of(written);
        }
        int hours = text.number(2);
        text.skip(':');
        int minutes = Math.max(text.number(2), 0);
        try {
            return hours < 0
                    ? Optional.empty()
                    : Optional.of(written.minusMinutes((long) sign * (hours * 60L + minutes))
                            .plusHours(7));
        } catch (DateTimeException tooFar) {
            return Optional.empty();
        }
    }
}
