package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** A time from one year, month, day or hour to another, or a quarter of a year; kept as printed. */
final class PeriodForm implements Form {
    private static final int LONGEST = 80;
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:–|—|ถึง|\\bto\\b)\\s*|\\s+-\\s*|\\s*-\\s+");
    private static final Pattern QUARTER = Pattern.compile(
            "(?:ไตรมาส(?:ที่)?|Q)\\s*([1-4])\\s*(?:/|-|ปี|\\s)\\s*(?:พ\\.?\\s?ศ\\.?\\s*)?(\\d{4})|(\\d{4})\\s*-?\\s*Q([1-4])");
    /** A quarter of the year that another column or the title says. */
    private static final Pattern QUARTER_ALONE = Pattern.compile("(?:ไตรมาส(?:ที่)?|Q)\\s*([1-4])");

    /** The first quarter, term or half of a year; the header says which. */
    private static final Pattern PART = Pattern.compile("([1-4])\\s*/\\s*(2[45]\\d{2})");

    /** 2566/67 is a year that begins in one and ends in the next. */
    private static final Pattern NEXT_YEAR = Pattern.compile("(?:ปี\\s*)?(\\d{2})(\\d{2})/(?:\\1)?(\\d{2})");

    private static final Pattern YEARS = Pattern.compile("(\\d{4})-(\\d{4})");
    private final List<Form> parts = List.of(new FiscalYearForm(), new DateForm(), new MonthForm(), new TimeForm());

    @Override
    public @Nullable String normal(String cell) {
        if (cell.length() < 2 || cell.length() > LONGEST) {
            return null;
        }
        String text = unwrapped(ThaiDigits.toArabic(cell));
        Matcher alone = QUARTER_ALONE.matcher(text);
        if (alone.matches()) {
            return "Q" + alone.group(1);
        }
        return cell.length() < 6 ? null : ofYears(text);
    }

    private @Nullable String ofYears(String text) {
        Matcher part = PART.matcher(text);
        if (part.matches()) {
            return part.group(2) + "-" + part.group(1);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (quarter.matches()) {
            boolean first = quarter.group(1) != null;
            return quarter.group(first ? 2 : 3) + "-Q" + quarter.group(first ? 1 : 4);
        }
        Matcher next = NEXT_YEAR.matcher(text);
        if (next.matches()) {
            boolean follows = Integer.parseInt(next.group(2)) + 1 == Integer.parseInt(next.group(3));
            return follows ? joined(next.group(1) + next.group(2), next.group(1) + next.group(3)) : null;
        }
        Matcher between = BETWEEN.matcher(text);
        if (between.find()) {
            return joined(text.substring(0, between.start()), text.substring(between.end()));
        }
        int dash = text.indexOf('-');
        boolean one = dash > 0 && dash == text.lastIndexOf('-');
        return one ? joined(text.substring(0, dash), text.substring(dash + 1)) : null;
    }

    private static String unwrapped(String text) {
        boolean wrapped = text.startsWith("(") && text.endsWith(")");
        return wrapped ? text.substring(1, text.length() - 1).strip() : text;
    }

    private @Nullable String joined(String from, String to) {
        for (Form part : parts) {
            String start = part.normal(from);
            String end = part.normal(to);
            boolean months = part instanceof MonthForm && start != null && end != null;
            boolean named = !months || (part.sure(from) && part.sure(to));
            if (start != null && end != null && named) {
                return start + "/" + end;
            }
        }
        return null;
    }

    @Override
    public boolean sure(String cell) {
        // House 2566-2570 is no period, nor room Q4 or letter 1/2567, but a column of such numbers is rarer than one of
        // plans.
        String text = ThaiDigits.toArabic(cell);
        if (cell.startsWith("Q") && QUARTER_ALONE.matcher(text).matches()) {
            return false;
        }
        boolean years = !YEARS.matcher(text).matches() || ascending(text);
        return years && !PART.matcher(text).matches();
    }

    private static boolean ascending(String years) {
        return years.substring(0, 4).compareTo(years.substring(5)) < 0;
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("2566-2570", "2566/2570"),
                Example.sure("พ.ศ. 2561 – 2580", "2561/2580"),
                Example.sure("2561- พ.ศ. 2565", "2561/2565"),
                Example.sure("(พ.ศ.2560-2564)", "2560/2564"),
                Example.sure("ปี พ.ศ. ๒๕๖๑-๒๕๖๕", "2561/2565"),
                Example.sure("1 ต.ค. 2566 - 30 ก.ย. 2567", "2023-10-01/2024-09-30"),
                Example.sure("ต.ค. 2566 – ก.ย. 2567", "2023-10/2024-09"),
                Example.sure("08.30-16.30 น.", "08:30/16:30"),
                Example.sure("ไตรมาส 1/2567", "2567-Q1"),
                Example.sure("ไตรมาสที่ ๒ ปี ๒๕๖๗", "2567-Q2"),
                Example.sure("2024-Q3", "2024-Q3"),
                Example.sure("ไตรมาสที่ ๑", "Q1"),
                Example.fits("Q4", "Q4"),
                Example.fits("1/2567", "2567-1"),
                Example.sure("2566/67", "2566/2567"),
                Example.sure("ปี ๒๕๖๖/๒๕๖๗", "2566/2567"),
                Example.not("2566/70"),
                Example.not("๑-๒"),
                Example.not("2024-01-31"),
                Example.not("30-50"),
                Example.not("0-4323-9256"));
    }
}
