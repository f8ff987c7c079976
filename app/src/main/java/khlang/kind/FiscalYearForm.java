package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** The year of a budget, which begins in the October before; as it was printed. */
final class FiscalYearForm implements Form {
    private static final int LONGEST = 40;
    private static final Pattern YEAR = Pattern.compile(
            "(?:(?:ปี\\s*งบประมาณ|ประจำปีงบประมาณ|งบประมาณ|งบปี|งปม\\.|(FY))\\s*(?:พ\\.?\\s?ศ\\.?)?\\s*)?(\\d{4}|\\d{2})");

    /** FY24 is of 2024, FY67 of พ.ศ. 2567. */
    private static final int LAST_SHORT_COMMON_YEAR = 40;

    private final YearForm years = new YearForm();

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() >= 4 && cell.length() <= LONGEST;
        Matcher year = YEAR.matcher(likely ? ThaiDigits.toArabic(cell) : "");
        return year.matches() ? years.normal(whole(year)) : years.normal(cell);
    }

    /** The year with its century, which two digits lack that stand behind a word. */
    private static String whole(Matcher year) {
        String digits = year.group(2);
        boolean shortened = digits.length() == 2;
        boolean common = year.group(1) != null && Integer.parseInt(digits) <= LAST_SHORT_COMMON_YEAR;
        return !shortened ? digits : (common ? "20" : "25") + digits;
    }

    @Override
    public boolean sure(String cell) {
        return cell.contains("งบ") || cell.contains("งปม") || cell.startsWith("FY");
    }

    @Override
    public boolean fits(NumberText number) {
        return years.fits(number);
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.fits("2567", "2567"),
                Example.fits("พ.ศ. 2567", "2567"),
                Example.sure("ปีงบประมาณ พ.ศ. 2565", "2565"),
                Example.sure("งบประมาณพ.ศ. 2565", "2565"),
                Example.sure("ปีงบประมาณ ๒๕๖๗", "2567"),
                Example.sure("FY2024", "2024"),
                Example.sure("FY24", "2024"),
                Example.sure("ปีงบประมาณ 66", "2566"),
                Example.not("66"),
                Example.not("งบประมาณ 1,000,000"),
                Example.not("2131"));
    }
}
