package khlang.thai;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A date as it was written, with the time of day if one was.
 *
 * @param date the day, in the common era
 * @param time the time of day, or null where only a date was written
 * @param era in which the year was written
 */
public record Moment(LocalDate date, @Nullable LocalTime time, Era era) {
    /** Whether a time was written that is not the beginning of the day, which spreadsheets add to mere dates. */
    public boolean isTimeOfDay() {
        return time != null && !time.equals(LocalTime.MIDNIGHT);
    }

    /** The beginning of the day where no time was written. */
    public LocalDateTime dateTime() {
        return time == null ? date.atStartOfDay() : date.atTime(time);
    }
}
