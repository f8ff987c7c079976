package khlang.thai;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;

/** Dates in words, as a page shows them: in Thai with the Buddhist year, in English with the common one. */
public final class ThaiCalendar {
    private static final int BUDDHIST_ERA = 543;
    private static final int FIRST_FISCAL_MONTH = 10;

    private ThaiCalendar() {}

    /** "5 ม.ค. 2567" where {@code language} is {@code th}, else "5 Jan 2024". */
    public static String shortDate(LocalDate date, String language) {
        return date.getDayOfMonth() + " " + shortMonth(date.getMonthValue(), language) + " "
                + year(date.getYear(), language);
    }

    /** "5 มกราคม 2567", or "5 January 2024". */
    public static String longDate(LocalDate date, String language) {
        return date.getDayOfMonth() + " " + month(date.getMonthValue(), language) + " "
                + year(date.getYear(), language);
    }

    /** "5 ม.ค. 2567 08:30 น.", or "5 Jan 2024 08:30". */
    public static String shortDateTime(LocalDateTime moment, String language) {
        String time = twoDigits(moment.getHour()) + ":" + twoDigits(moment.getMinute());
        return shortDate(moment.toLocalDate(), language) + " " + time + (isThai(language) ? " น." : "");
    }

    /** "ม.ค. 2567", or "Jan 2024". */
    public static String shortMonth(YearMonth month, String language) {
        return shortMonth(month.getMonthValue(), language) + " " + year(month.getYear(), language);
    }

    /** The name of month 1–12. */
    public static String month(int month, String language) {
        return (isThai(language) ? MonthNames.THAI : MonthNames.ENGLISH).get(month - 1);
    }

    /** The abbreviated name of month 1–12: "ม.ค.", or "Jan". */
    public static String shortMonth(int month, String language) {
        return isThai(language)
                ? MonthNames.THAI_SHORT.get(month - 1)
                : MonthNames.ENGLISH.get(month - 1).substring(0, 3);
    }

    /** 1–12 for a month's name, full or short, with or without its dots, in Thai or English; 0 for any other word. */
    public static int monthNumber(String name) {
        return MonthNames.number(name.replace(".", ""));
    }

    /** The year as {@code language} counts it. */
    public static int year(int commonYear, String language) {
        return isThai(language) ? commonYear + BUDDHIST_ERA : commonYear;
    }

    /** The fiscal year of a Thai government body, Buddhist era: 2567 runs from 1 October 2023 to 30 September 2024. */
    public static int fiscalYear(LocalDate date) {
        int year = date.getYear() + BUDDHIST_ERA;
        return date.getMonthValue() >= FIRST_FISCAL_MONTH ? year + 1 : year;
    }

    private static boolean isThai(String language) {
        return language.equals("th");
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
