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
            "(?:(?:ปี\\s*งบประมาณ|ประจำปีงบประมาณ|งบประมาณ|งบปี|งปม\\.|FY)\\s*(?:พ\\.?\\s?ศ\\.?)?\\s*)?(\\d{4})");
    private final YearForm years = new YearForm();

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() >= 4 && cell.length() <= LONGEST;
        Matcher year = YEAR.matcher(likely ? ThaiDigits.toArabic(cell) : "");
        return year.matches() ? years.normal(year.group(1)) : years.normal(cell);
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
                Example.not("งบประมาณ 1,000,000"),
                Example.not("2131"));
    }
}
