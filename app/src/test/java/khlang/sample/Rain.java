package khlang.sample;

import java.time.LocalDate;

/** Rain over the city, hour by hour: storms come on summer afternoons and most often in September. */
final class Rain {
    /** The share of days with a storm, from January. */
    private static final double[] STORMY = {0.02, 0.04, 0.10, 0.18, 0.36, 0.40, 0.42, 0.52, 0.60, 0.30, 0.05, 0.01};

    private final double[] hours;

    Rain(LocalDate first, int count, Chance chance) {
        hours = new double[count];
        for (int day = 0; day * 24 < count; day++) {
            LocalDate date = first.plusDays(day);
            if (chance.happens(STORMY[date.getMonthValue() - 1])) {
                storm(day * 24 + startHour(chance), chance);
            }
        }
    }

    /** Millimetres that fell in the hour. */
    double at(int hour) {
        return hours[hour];
    }

    private static int startHour(Chance chance) {
        double hour = chance.happens(0.7) ? chance.normal(17, 2.2) : 24 * chance.uniform();
        return (int) StrictMath.max(0, StrictMath.min(23, hour));
    }

    private void storm(int start, Chance chance) {
        int length = 1 + (int) chance.exponential(2.2);
        double strength = chance.exponential(11);
        for (int hour = 0; hour < length && start + hour < hours.length; hour++) {
            hours[start + hour] += strength * StrictMath.exp(-0.7 * hour) * chance.factor(0.4);
        }
    }
}
