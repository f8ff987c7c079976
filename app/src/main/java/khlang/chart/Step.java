package khlang.chart;

import java.time.LocalDate;

/** The periods into which time is cut. */
enum Step {
    YEAR,
    MONTH,
    DAY;

    /** The first day of the period after the one that begins at {@code start}. */
    LocalDate next(LocalDate start) {
        return switch (this) {
            case YEAR -> start.plusYears(1);
            case MONTH -> start.plusMonths(1);
            case DAY -> start.plusDays(1);
        };
    }
}
