package khlang.tabular;

import java.util.List;
import java.util.regex.Pattern;
import khlang.kind.DateOrder;
import khlang.kind.Eras;
import khlang.kind.Evidence;
import khlang.kind.Reading;
import khlang.kind.Shown;
import khlang.thai.Era;
import khlang.thai.Moment;
import khlang.thai.ThaiDigits;
import org.jspecify.annotations.Nullable;

/** Counts the dates of a column, and in which era they were written. */
final class MomentCounter {
    /** As 3/15/24; with four digits and a time of day there are at most so many. */
    private static final int SHORTEST = 7;

    private static final int LONGEST = 24;

    private static final int DATE_LENGTH = 10;

    /** Years of two digits that are of the Buddhist era whatever stands beside them, and that no table of our days has. */
    private static final int FIRST_BRIDGE = 2531 - 543;

    private static final int LAST_BRIDGE = 2556 - 543;

    /** Buddhist years of two digits, up to the last that may as well be of the common era. */
    private static final int FIRST_SHORT = 2500 - 543;

    private static final int LAST_EARLY = 2530 - 543;

    private static final Pattern FULL_YEAR = Pattern.compile("\\d{4}");

    /** The year of a day that never comes, which is of no era. */
    private static final int NO_END = 9999;

    private final Recent<Moment> moments;
    private final Eras eras = new Eras();
    /** Of days as such: one of the year 2567 was typed in the Buddhist era, which the file does not know. */
    private final Eras days = new Eras();

    private final boolean dated;
    private final boolean named;
    private final Evidence before;
    private boolean pointed;
    private long dates;
    private long timestamps;
    private boolean timeOfDay;
    private long monthFirst;
    private boolean monthFirstTimes;
    private boolean dayFirst;
    private long early;
    private long late;
    private long namedEarly;
    private boolean bridged;
    private @Nullable Shown firstMoved;
    private @Nullable Shown firstShort;
    private @Nullable Shown firstEarly;
    private @Nullable Shown firstNamed;
    private @Nullable Shown firstMonth;

    /**
     * Counts none yet.
     *
     * @param moments what cells were understood as, by any column of the table
     * @param before how the column wrote its dates in the table before
     * @param dated whether the file holds days as such, which are written in no era
     * @param named whether the header says that these are dates, so that 1.2.67 is one
     */
    MomentCounter(Recent<Moment> moments, Evidence before, boolean dated, boolean named) {
        this.named = named;
        this.moments = moments;
        this.before = before;
        this.dated = dated;
    }

    /** Counts a cell; false where it is no date. */
    boolean add(String cell, long line) {
        switch (IsoText.of(cell)) {
            case DATE -> dates++;
            case MIDNIGHT -> timestamps++;
            case TIME -> {
                timestamps++;
                timeOfDay = true;
            }
            case OTHER -> {
                return addWritten(cell, line);
            }
        }
        (dated ? days : eras).addCommon(cell, line);
        return true;
    }

    private boolean addWritten(String cell, long line) {
        String written = named ? Reading.slashed(cell) : cell;
        @Nullable Moment moment = moments.of(written);
        if (moment == null) {
            return false;
        }
        pointed |= !written.equals(cell);
        boolean early = isNamedEarly(moment, cell);
        if (early) {
            namedEarly++;
            firstNamed = firstNamed == null ? new Shown(cell, line) : firstNamed;
        }
        if (early && before.shortYears() == Era.COMMON) {
            eras.addCommon(cell, line);
        } else if (moment.era() == Era.BUDDHIST) {
            eras.addBuddhist(cell, line);
            if (dated && isDay(cell)) {
                days.addBuddhist(cell, line);
            }
        } else if (moment.date().getYear() != NO_END) {
            eras.addCommon(cell, line);
        }
        if (!dayFirst && isShort(cell)) {
            dayFirst = moment.date().getDayOfMonth() > 12;
            firstShort = firstShort == null ? new Shown(cell, line) : firstShort;
        }
        if (firstMoved == null && moment.moved()) {
            firstMoved = new Shown(cell, line);
        }
        if (moment.twoDigits()) {
            addTwoDigits(moment, cell, line);
        }
        if (moment.time() == null) {
            dates++;
            return true;
        }
        timestamps++;
        timeOfDay |= moment.isTimeOfDay();
        return true;
    }

    /** Whether a Thai month has a year of two digits behind it that is long ago, as 5 มี.ค. 24 is of 2524. */
    private static boolean isNamedEarly(Moment moment, String cell) {
        int year = moment.date().getYear();
        boolean likely = moment.era() == Era.BUDDHIST && year >= FIRST_SHORT && year <= LAST_EARLY;
        return likely
                && !moment.twoDigits()
                && !FULL_YEAR.matcher(ThaiDigits.toArabic(cell)).find();
    }

    /** Whether a cell is written as those that hold days as such come. */
    private static boolean isDay(String cell) {
        return cell.length() >= DATE_LENGTH && cell.charAt(4) == '-' && cell.charAt(7) == '-';
    }

    private void addTwoDigits(Moment moment, String cell, long line) {
        boolean isLate = moment.era() == Era.BUDDHIST;
        firstEarly = firstEarly == null && !isLate ? new Shown(cell, line) : firstEarly;
        late += isLate ? 1 : 0;
        early += isLate ? 0 : 1;
        int year = moment.date().getYear();
        bridged |= isLate && year >= FIRST_BRIDGE && year <= LAST_BRIDGE;
    }

    /** Counts a cell that is no date by itself: 3/15/2024 is one where the month stands first. */
    void addOther(String cell, long line) {
        @Nullable String day = isShort(cell) ? Reading.MONTH_FIRST.normal(cell) : null;
        if (day != null) {
            monthFirst++;
            firstMonth = firstMonth == null ? new Shown(cell, line) : firstMonth;
            monthFirstTimes |= day.length() > DATE_LENGTH;
        }
    }

    /** Whether a cell begins as 3/15/24 does: figures with / or - between them. */
    private static boolean isShort(String cell) {
        if (cell.length() < SHORTEST || cell.length() > LONGEST) {
            return false;
        }
        int first = behindFigures(cell, 0);
        int second = first < 0 ? -1 : behindFigures(cell, first + 1);
        return second > 0 && cell.charAt(first) == cell.charAt(second);
    }

    /** Where a / or - stands behind one or two figures; negative where none does. */
    private static int behindFigures(String cell, int start) {
        if (!Character.isDigit(cell.charAt(start))) {
            return -1;
        }
        int end = Character.isDigit(cell.charAt(start + 1)) ? start + 2 : start + 1;
        char letter = cell.charAt(end);
        return letter == '/' || letter == '-' ? end : -1;
    }

    /** How many are dates only where the month stands first; none where one can only have the day first. */
    long monthFirst() {
        return dayFirst || eras.buddhist() > 0 ? 0 : monthFirst;
    }

    /** How many are dates only where the month stands first, also where others can only have the day first. */
    long eitherWay() {
        return monthFirst;
    }

    /** As what its moments are kept. */
    FieldType type() {
        return timeOfDay || (isMonthFirst() && monthFirstTimes) ? FieldType.TIMESTAMP : FieldType.DATE;
    }

    /** Whether the month stands first: as a date shows, or as in the table before where none shows which does. */
    boolean isMonthFirst() {
        boolean open = firstShort != null && !dayFirst && eras.buddhist() == 0;
        return monthFirst() > 0
                || (open
                        && monthFirst == 0
                        && before.order() != null
                        && before.order().monthFirst());
    }

    /**
     * How they are read where the day stands first. Years of two digits up to 30 are of the era in which all other years
     * are; where some are 31 to 56, which are years of the last century, all are Buddhist ones. Where nothing beside them
     * shows it, they are of the era that the table before showed.
     */
    Reading dayFirstReading() {
        if (early > 0 && common() == 0) {
            if (eras.buddhist() > late || bridged || before.shortYears() == Era.BUDDHIST) {
                return Reading.SHORT_BUDDHIST;
            }
            if (eras.buddhist() == 0 && before.shortYears() == null) {
                return Reading.SHORT_COMMON;
            }
        }
        if (namedEarly > 0 && before.shortYears() == Era.COMMON) {
            return Reading.NAMED_COMMON;
        }
        return firstMoved != null ? Reading.MOVED : pointed ? Reading.POINTED_DAYS : Reading.PLAIN;
    }

    /** How many are of the common era by all their digits. */
    private long common() {
        return count() - eras.buddhist() - early;
    }

    /** What they show of how others are read, and the cell to be told of where they are read so. */
    Evidence evidence(Reading reading) {
        @Nullable Shown shown = shown(reading);
        return new Evidence(
                order(reading == Reading.MONTH_FIRST),
                shortYears(reading),
                shown == null ? List.of() : List.of(shown),
                List.of(),
                null);
    }

    private @Nullable Shown shown(Reading reading) {
        return switch (reading) {
            case MONTH_FIRST -> firstMonth == null ? firstShort : firstMonth;
            case SHORT_BUDDHIST, SHORT_COMMON -> firstEarly;
            case MOVED -> firstMoved;
            case NAMED_COMMON, PLAIN -> firstNamed;
            case POINTED_DAYS,
                    THOUSANDS,
                    WITH_UNIT,
                    WITH_ERA,
                    DECIMAL_COMMA,
                    COMMA_WITH_UNIT,
                    BRACKETS,
                    SERIAL_DAYS,
                    MIXED_SHARES,
                    ALL_DIGITS,
                    ONE_AND_ZERO -> null;
        };
    }

    private @Nullable DateOrder order(boolean american) {
        if (american) {
            return firstMonth == null ? DateOrder.MONTH_TAKEN : DateOrder.MONTH;
        }
        if (firstShort == null) {
            return before.order() == null ? null : before.order().taken();
        }
        return dayFirst || eras.buddhist() > 0 ? DateOrder.DAY : DateOrder.DAY_TAKEN;
    }

    private @Nullable Era shortYears(Reading reading) {
        if (reading == Reading.SHORT_COMMON) {
            return null;
        }
        if (reading == Reading.SHORT_BUDDHIST || (bridged && common() == 0 && early == 0)) {
            return Era.BUDDHIST;
        }
        return eras.buddhist() == 0 ? Era.COMMON : common() + early == 0 ? before.shortYears() : null;
    }

    long count() {
        return dates + timestamps;
    }

    /** In which era they are written: days as such in none, but where they are typed in both. */
    Eras eras() {
        return days.fewer() == null ? eras : days;
    }

    /** Whether one of them says more than the day. */
    boolean timeOfDay() {
        return timeOfDay;
    }
}
