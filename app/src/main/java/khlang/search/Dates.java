package khlang.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as queries write them: ISO 8601, or {@code NOW} with steps such as {@code NOW/DAY-7DAYS}. */
final class Dates {
    private static final Pattern STEP =
            Pattern.compile("([+-]\\d{1,6}|/)(YEAR|MONTH|DAY|HOUR|MINUTE|SECOND)S?", Pattern.CASE_INSENSITIVE);
    private static final long MILLION = 1_000_000;

    private Dates() {}

    /** Microseconds since 1970 of a time as the API writes it. */
    static long micros(String text) {
        return micros(LocalDateTime.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text)
                .toInstant(ZoneOffset.UTC));
    }

    private static long micros(Instant instant) {
        return instant.getEpochSecond() * MILLION + instant.getNano() / 1_000;
    }

    /** Microseconds since 1970 of a time in a query, empty where it cannot be read. */
    static Optional<Long> parsed(String text, Instant now) {
        try {
            if (text.toUpperCase(Locale.ROOT).startsWith("NOW")) {
                return steps(text.substring(3), now.atOffset(ZoneOffset.UTC).toLocalDateTime());
            }
            return Optional.of(
                    text.length() <= 10
                            ? micros(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC))
                            : micros(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> steps(String steps, LocalDateTime from) {
        LocalDateTime time = from;
        Matcher matcher = STEP.matcher(steps);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            time = step(time, matcher.group(1), matcher.group(2).toUpperCase(Locale.ROOT));
            end = matcher.end();
        }
        return end == steps.length() ? Optional.of(micros(time.toInstant(ZoneOffset.UTC))) : Optional.empty();
    }

    private static LocalDateTime step(LocalDateTime time, String amount, String unit) {
        if (!amount.equals("/")) {
            int count = Integer.parseInt(amount);
            return switch (unit) {
                case "YEAR" -> time.plus(Period.ofYears(count));
                case "MONTH" -> time.plus(Period.ofMonths(count));
                default -> time.plus(count, ChronoUnit.valueOf(unit + "S"));
            };
        }
        return switch (unit) {
            case "YEAR" -> time.toLocalDate().withDayOfYear(1).atStartOfDay();
            case "MONTH" -> time.toLocalDate().withDayOfMonth(1).atStartOfDay();
            default -> time.truncatedTo(ChronoUnit.valueOf(unit + "S"));
        };
    }
}
