package khlang.kind;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Metres east and north in zone 47 or 48 of the UTM grid, which hold Thailand, in one cell. */
final class UtmForm implements Form {
    private static final int LONGEST = 50;
    private static final Pattern PAIR = Pattern.compile(
            "(?:zone\\s*)?(?:(4[78])\\s*[NPQ]?[\\s,]+)?0?([1-8]\\d{5}(?:\\.\\d+)?)\\s*(?:m?E)?"
                    + "[\\s,/]+0?([6-9]\\d{5}(?:\\.\\d+)?|[12]\\d{6}(?:\\.\\d+)?)\\s*(?:m?N)?",
            Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable String normal(String cell) {
        boolean likely = cell.length() > 12 && cell.length() <= LONGEST;
        Matcher pair = PAIR.matcher(likely ? ThaiDigits.toArabic(cell) : "");
        if (!pair.matches()) {
            return null;
        }
        String zone = pair.group(1);
        return (zone == null ? "" : zone + " ") + pair.group(2) + " " + pair.group(3);
    }

    @Override
    public boolean sure(String cell) {
        String normal = normal(cell);
        return normal != null && normal.startsWith("4") && normal.charAt(2) == ' ';
    }

    @Override
    public boolean fits(NumberText number) {
        return false;
    }

    @Override
    public List<Example> examples() {
        return List.of(
                Example.sure("48Q 267890 1817890", "48 267890 1817890"),
                Example.sure("47P 0667890E 1517890N", "47 667890 1517890"),
                Example.sure("Zone 48 267890.5, 1817890.25", "48 267890.5 1817890.25"),
                Example.fits("267890, 1817890", "267890 1817890"),
                Example.not("46Q 267890 1817890"),
                Example.not("48Q 67890 1817890"),
                Example.not("267890"));
    }
}
