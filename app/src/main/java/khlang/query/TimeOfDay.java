package khlang.query;

import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times of the day, which are kept as text that is in the order of the day. */
public final class TimeOfDay {
    private TimeOfDay() {}

    /** The time with its seconds, in whatever of ISO 8601's forms it was written; absent where it is none. */
    public static Optional<String> of(String text) {
        String written = text.strip().replaceFirst("^([0-9]:)", "0$1");
        try {
            return Optional.of(
                    written.matches("[0-9:.]+")
                            ? DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.parse(written))
                            : DateTimeFormatter.ISO_OFFSET_TIME.format(OffsetTime.parse(written)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
