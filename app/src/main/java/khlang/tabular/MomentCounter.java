package khlang.tabular;

import khlang.thai.Era;
import khlang.thai.Moment;
import org.jspecify.annotations.Nullable;

/** Counts the dates of a column, and in which era they were written. */
final class MomentCounter {
    private final Recent<Moment> moments;
    private long dates;
    private long timestamps;
    private long buddhist;
    private boolean timeOfDay;

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
        if (moment.time() == null) {
            dates++;
            return true;
        }
        timestamps++;
        timeOfDay |= moment.isTimeOfDay();
        return true;
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
