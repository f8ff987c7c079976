package khlang.dataset;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How often the file that a link leads to is fetched again. */
public enum Refresh {
    DAILY,
    WEEKLY,
    MONTHLY;

    /** The further key of a resource that says it. */
    public static final String KEY = "refresh";

    /** Its name as programs see it, such as {@code daily}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a code means; absent where it means nothing. */
    public static Optional<Refresh> of(String code) {
        return Arrays.stream(values())
                .filter(refresh -> refresh.code().equals(code))
                .findFirst();
    }

    /** Adds what cannot be meant. */
    static void check(Map<String, Object> extras, Refusals refusals) {
        String code = String.valueOf(extras.getOrDefault(KEY, ""));
        if (!code.isEmpty() && of(code).isEmpty()) {
            refusals.add(KEY, "dataset.refresh", code);
        }
    }

    /** When the file is to be fetched that was last fetched at some time. */
    public Instant after(Instant last) {
        ZonedDateTime time = last.atZone(ZoneOffset.UTC);
        return switch (this) {
            case DAILY -> time.plusDays(1).toInstant();
            case WEEKLY -> time.plusWeeks(1).toInstant();
            case MONTHLY -> time.plusMonths(1).toInstant();
        };
    }
}
