package khlang.thai;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Dates as they are written in Thailand, understood.
 *
 * <p>The day stands before the month; a year of 2400 or more, or one marked พ.ศ., is of the Buddhist era, and so is a
 * year of two digits (67 is 2567), except after an English month name up to 49. A day that no calendar has, such as
 * 31/02/2567, is no date.
 */
public final class ThaiDates {
    private ThaiDates() {}

    /** The date that {@code text} is, and nothing else than a date. */
    public static Optional<LocalDate> date(String text) {
        return moment(text).filter(moment -> moment.time() == null).map(Moment::date);
    }

    /** The date and time that {@code text} is; a date alone is the beginning of its day. */
    public static Optional<LocalDateTime> dateTime(String text) {
        return moment(text).map(Moment::dateTime);
    }

    /** What {@code text} says: a date, or a date with a time of day. */
    public static Optional<Moment> moment(String text) {
        return new MomentReader(text).read();
    }
}
