package khlang.thai;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Dates as they are written in Thailand, understood.
 *
 * <p>The day stands before the month; a year from 2400 to 2999, or one marked พ.ศ., is of the Buddhist era, and so is a
 * year of two digits (67 is 2567), except up to 30 where the month has no Thai name. A day that no calendar has, such
 * as 31/02/2567, is no date.
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
        return new MomentReader(text, MomentReader.LAST_SHORT_COMMON_YEAR, -1).read();
    }

    /** The same where each year of two digits is of the Buddhist era, as others beside it show: 5/3/28 is of 2528. */
    public static Optional<Moment> buddhistMoment(String text) {
        return new MomentReader(text, -1, -1).read();
    }

    /** The same where years of two digits up to 30 are of the common era, as is said of all: 5 มี.ค. 24 is of 2024. */
    public static Optional<Moment> commonMoment(String text) {
        return new MomentReader(text, MomentReader.LAST_SHORT_COMMON_YEAR, MomentReader.LAST_SHORT_COMMON_YEAR).read();
    }
}
