package khlang.query;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** In which years callers write dates and read them: the one place where they are turned. */
public enum Era {
    /** Years as ISO 8601 counts them, whatever they are: CKAN's calls know no other. */
    ISO,
    /** The same, but a year that looks like a Buddhist one is refused, since it would silently find nothing. */
    COMMON,
    /** The Thai official calendar: 543 years ahead, days and months alike. */
    BUDDHIST;

    private static final int AHEAD = 543;
    private static final int FIRST = 2400;
    private static final int LAST = 2700;

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4,5})-(\\d{2})-(\\d{2})(T.*)?");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(T.*)?");

    /** A date that is right in this era. */
    String example() {
        return this == BUDDHIST ? "2567-01-31" : "2024-01-31";
    }

    /**
     * A date, or a date with a time behind a T, as ISO 8601 writes it; what is neither stays as it is.
     *
     * @throws Problem under {@code parameter} where it is surely of the other era
     */
    String iso(String parameter, String text) {
        if (this == ISO) {
            return text;
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return iso(parameter, text, first, first.group(1), first.group(2), first.group(3));
        }
        Matcher last = DAY_FIRST.matcher(text);
        return last.matches() ? iso(parameter, text, last, last.group(3), last.group(2), last.group(1)) : text;
    }

    private String iso(String parameter, String text, Matcher found, String year, String month, String day) {
        int written = Integer.parseInt(year);
        int common = written - AHEAD;
        @Nullable String time = found.group(4);
        if (this == COMMON) {
            if (written >= FIRST && written <= LAST) {
                throw Problem.invalid(parameter, "datastore.era.buddhist", text, date(common, month, day));
            }
            return text;
        }
        if (written >= FIRST - AHEAD && written <= LAST - AHEAD) {
            throw Problem.invalid(parameter, "datastore.era.common", text, date(written + AHEAD, month, day));
        }
        return date(common, month, day) + (time == null ? "" : time);
    }

    private static String date(int year, String month, String day) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", year, Integer.parseInt(month), Integer.parseInt(day));
    }

    /** A value of a row as it is told: in the Buddhist era dates and times are texts, since their 29 February is none of ISO's. */
    @Nullable
    Object told(@Nullable Object value) {
        if (this != BUDDHIST) {
            return value;
        }
        if (value instanceof LocalDate date) {
            return text(date);
        }
        return value instanceof LocalDateTime moment ? text(moment.toLocalDate()) + Clock.TIME.format(moment) : value;
    }

    private static String text(LocalDate date) {
        return String.format(
                Locale.ROOT, "%04d-%02d-%02d", date.getYear() + AHEAD, date.getMonthValue(), date.getDayOfMonth());
    }
}
