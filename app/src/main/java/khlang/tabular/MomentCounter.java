package khlang.tabular;

import khlang.kind.Reading;
import khlang.thai.Era;
import khlang.thai.Moment;
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

    private final Recent<Moment> moments;
    private long dates;
    private long timestamps;
    private long buddhist;
    private boolean timeOfDay;
    private long monthFirst;
    private boolean monthFirstTimes;
    private boolean dayFirst;
    private long early;
    private long late;
    private boolean bridged;
    private boolean moved;

    /** @param moments what cells were understood as, by any column of the table */
    MomentCounter(Recent<Moment> moments) {
        this.moments = moments;
    }

    /** Counts a cell; false where it is no date. */
    boolean add(String cell) {
        switch (IsoText.of(cell)) {
            case DATE -> dates++;
            case MIDNIGHT -> timestamps++;
            case TIME -> {
                timestamps++;
                timeOfDay = true;
            }
            case OTHER -> {
                return addWritten(cell);
            }
        }
        return true;
    }

    private boolean addWritten(String cell) {
        @Nullable Moment moment = moments.of(cell);
        if (moment == null) {
            return false;
        }
        buddhist += moment.era() == Era.BUDDHIST ? 1 : 0;
        dayFirst |= moment.date().getDayOfMonth() > 12 && isShort(cell);
        moved |= moment.moved();
        if (moment.twoDigits()) {
            addTwoDigits(moment);
        }
        if (moment.time() == null) {
            dates++;
            return true;
        }
        timestamps++;
        timeOfDay |= moment.isTimeOfDay();
        return true;
    }

    private void addTwoDigits(Moment moment) {
        boolean isLate = moment.era() == Era.BUDDHIST;
        late += isLate ? 1 : 0;
        early += isLate ? 0 : 1;
        int year = moment.date().getYear();
        bridged |= isLate && year >= FIRST_BRIDGE && year <= LAST_BRIDGE;
    }

    /** Counts a cell that is no date by itself: 3/15/2024 is one where the month stands first. */
    void addOther(String cell) {
        @Nullable String day = isShort(cell) ? Reading.MONTH_FIRST.normal(cell) : null;
        if (day != null) {
            monthFirst++;
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
        return dayFirst || buddhist > 0 ? 0 : monthFirst;
    }

    /** How many are dates only where the month stands first, also where others can only have the day first. */
    long eitherWay() {
        return monthFirst;
    }

    /** As what its moments are kept. */
    FieldType type() {
        return timeOfDay || (monthFirst() > 0 && monthFirstTimes) ? FieldType.TIMESTAMP : FieldType.DATE;
    }

    /**
     * How they are read. Years of two digits up to 30 are of the era in which all other years are; where some are 31 to
     * 56, which are years of the last century, all are Buddhist ones.
     */
    Reading dayFirstReading() {
        long common = count() - buddhist - early;
        if (early > 0 && common == 0 && buddhist == 0) {
            return Reading.SHORT_COMMON;
        }
        boolean buddhistOnly = early > 0 && common == 0 && (buddhist > late || bridged);
        return buddhistOnly ? Reading.SHORT_BUDDHIST : moved ? Reading.MOVED : Reading.PLAIN;
    }

    long count() {
        return dates + timestamps;
    }

    long buddhist() {
        return buddhist;
    }

    /** Whether one of them says more than the day. */
    boolean timeOfDay() {
        return timeOfDay;
    }
}
