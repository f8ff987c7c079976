package khlang.tabular;

import khlang.kind.Reading;
import khlang.thai.Era;
import khlang.thai.Moment;
import org.jspecify.annotations.Nullable;

/** Counts the dates of a column, and in which era they were written. */
final class MomentCounter {
    private static final int SHORTEST = 7;

    /** 31/12/2024 has ten letters; with a month's name there are more. */
    private static final int LONGEST_SHORT = 11;

    private final Recent<Moment> moments;
    private long dates;
    private long timestamps;
    private long buddhist;
    private boolean timeOfDay;
    private long monthFirst;
    private boolean dayFirst;

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
        dayFirst |= moment.date().getDayOfMonth() > 12
                && Character.isDigit(cell.charAt(0))
                && cell.length() < LONGEST_SHORT;
        if (moment.time() == null) {
            dates++;
            return true;
        }
        timestamps++;
        timeOfDay |= moment.isTimeOfDay();
        return true;
    }

    /** Counts a cell that is no date by itself: 3/15/2024 is one where the month stands first. */
    void addOther(String cell) {
        boolean likely = cell.length() < LONGEST_SHORT && cell.length() > SHORTEST && Character.isDigit(cell.charAt(0));
        monthFirst += likely && Reading.MONTH_FIRST.normal(cell) != null ? 1 : 0;
    }

    /** How many are dates only where the month stands first; none where one can only have the day first. */
    long monthFirst() {
        return dayFirst || buddhist > 0 || timeOfDay ? 0 : monthFirst;
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
