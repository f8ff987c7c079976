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
 * @param twoDigits whether the year was written in two digits beside a month in figures, so that nothing says its era
 * @param moved whether a zone was written that is not Thailand's, so that the time is told as clocks show it there
 */
public record Moment(LocalDate date, @Nullable LocalTime time, Era era, boolean twoDigits, boolean moved) {
    /** Whether a time was written that is not the beginning of the day, which spreadsheets add to mere dates. */
    public boolean isTimeOfDay() {
        return time != null && !time.equals(LocalTime.MIDNIGHT);
    }

    /** The beginning of the day where no time was written. */
    public LocalDateTime dateTime() {
        return time == null ? date.atStartOfDay() : date.atTime(time);
    }
}
