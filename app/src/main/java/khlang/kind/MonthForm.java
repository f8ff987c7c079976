package khlang.kind;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiCalendar;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** A month by its name, alone or of a year; by its number only where the header says month. */
final class MonthForm implements Form {
    private static final int LONGEST = 40;
    private static final int BUDDHIST_ERA = 543;
    private static final Pattern NAMED = Pattern.compile(
            "(?:เดือน\\s*)?([\\p{L}\\p{M}.]{3,14}?)\\s*[-/]?\\s*(?:พ\\.?\\s?ศ\\.?\\s*)?(\\d{4}|\\d{2})?");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{4})-(\\d{2})|(\\d{1,2})/(\\d{4})|(\\d{1,2})");

    @Override
    public @Nullable String normal(String cell) {
        String text = cell.length() <= LONGEST ? ThaiDigits.toArabic(cell) : "";
        Matcher numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            String month = first(numbered.group(2), numbered.group(3), numbered.group(5));
            return written(Integer.parseInt(month), first(numbered.group(1), numbered.group(4), ""), false);
        }
        Matcher named = NAMED.matcher(text);
        if (!named.matches()) {
            return null;
        }
        boolean english = named.group(1).charAt(0) <= 'z';
        return written(ThaiCalendar.monthNumber(named.group(1)), first(named.group(2), "", ""), english);
    }

    private static String first(@Nullable String one, @Nullable String two, String three) {
        return one != null ? one : two != null ? two : three;
    }

    private static @Nullable String written(int month, String year, boolean english) {
        if (month < 1 || month > 12) {
            return null;
        }
        String number = String.format(Locale.ROOT, "%02d", month);
        if (year.isEmpty()) {
            return number;
        }
        int printed = Integer.parseInt(year);
        int full = year.length() == 4 ? printed : (english && printed < 50 ? 2000 : 2500) + printed;
        boolean exists = YearForm.isBuddhist(full) || YearForm.isCommon(full);
        return exists ? (YearForm.isBuddhist(full) ? full - BUDDHIST_ERA : full) + "-" + number : null;
    }

    @Override
    public boolean sure(String cell) {
        return cell.length() > 2 && (ThaiDigits.value(cell.charAt(0)) < 0 || cell.indexOf('-') == 4);
    }

    @Override
    public boolean fits(NumberText number) {
        boolean small = number.wholeDigits() <= 2 && number.scale() == 0 && !number.isSignedOrGrouped();
        return small && number.whole() >= 1 && number.whole() <= 12;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("มกราคม", "01"),
                Example.sure("ม.ค.", "01"),
                Example.sure("เดือนกุมภาพันธ์", "02"),
                Example.sure("ตุลาคม 2562", "2019-10"),
                Example.sure("กันยายน พ.ศ. 2566", "2023-09"),
                Example.sure("ต.ค.-62", "2019-10"),
                Example.sure("Jan-24", "2024-01"),
                Example.sure("2024-01", "2024-01"),
                Example.fits("10/2567", "2024-10"),
                Example.fits("๑๒", "12"),
                Example.not("13"),
                Example.not("ปลายเดือน"),
                Example.not("เดือน"),
                Example.not("53/1"));
    }
}
