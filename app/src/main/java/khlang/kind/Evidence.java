package khlang.kind;

import java.util.List;
import khlang.thai.Era;
import org.jspecify.annotations.Nullable;

/**
 * How a column writes what can be read in two ways, kept so that the next file is read alike, and the cells that show it.
 *
 * @param order of day and month; null where it has no dates in which that matters
 * @param shortYears the era of its years of two digits, where its dates show that; null where they do not
 * @param dates the first cell that shows how its dates, or its numbers, are read, or that may be read in another way
 * @param shares a percent, and a number below one without %, where it has both; else none
 * @param otherEra the cells of the era that fewer of its years or dates have; null where all have one
 */
public record Evidence(
        @Nullable DateOrder order,
        @Nullable Era shortYears,
        List<Shown> dates,
        List<Shown> shares,
        @Nullable OtherEra otherEra) {
    /** Nothing that can be read in two ways. */
    public static final Evidence NONE = new Evidence(null, null, List.of(), List.of(), null);

    public Evidence {
        dates = List.copyOf(dates);
        shares = List.copyOf(shares);
    }

    /** A cell that may be read in another way. */
    public static Evidence of(Shown cell) {
        return new Evidence(null, null, List.of(cell), List.of(), null);
    }

    /** As far as the reading of a column tells. */
    static Evidence of(Reading reading) {
        boolean buddhist = reading == Reading.SHORT_BUDDHIST;
        return reading == Reading.MONTH_FIRST || buddhist
                ? new Evidence(
                        buddhist ? null : DateOrder.MONTH, buddhist ? Era.BUDDHIST : null, List.of(), List.of(), null)
                : NONE;
    }

    /** What is known where the rows of another file are put to these; their lines are of no file any more. */
    public Evidence with(Evidence other) {
        Era years = shortYears == null ? other.shortYears : shortYears;
        return new Evidence(
                orderWith(other),
                years,
                apart(dates),
                apart(shares.isEmpty() ? other.shares : shares),
                apart(otherEra, other.otherEra));
    }

    private static @Nullable OtherEra apart(@Nullable OtherEra one, @Nullable OtherEra more) {
        @Nullable OtherEra first = one == null ? more : one;
        if (first == null) {
            return null;
        }
        long count = one == null || more == null ? first.count() : one.count() + more.count();
        return new OtherEra(count, apart(first.first()));
    }

    private @Nullable DateOrder orderWith(Evidence other) {
        if (order == null || other.order == null) {
            return order == null ? other.order : order;
        }
        if (other.contradicts(this)) {
            return DateOrder.BOTH;
        }
        return order == DateOrder.DAY_TAKEN || order == DateOrder.MONTH_TAKEN ? other.order : order;
    }

    private static List<Shown> apart(List<Shown> cells) {
        return cells.stream().map(shown -> new Shown(shown.cell(), 0)).toList();
    }

    /** The same with the era of years of two digits that the header names; null where it names none. */
    public Evidence withNamed(@Nullable Era era) {
        return era == null ? this : new Evidence(order, era, dates, shares, otherEra);
    }

    /** The same with what its percents show. */
    public Evidence withShares(List<Shown> found) {
        return new Evidence(order, shortYears, dates, found, otherEra);
    }

    /** The same with the cells of the era that fewer have. */
    public Evidence withOtherEra(@Nullable OtherEra found) {
        return new Evidence(order, shortYears, dates, shares, found);
    }

    /** Whether its dates are written the other way round than those of the table before. */
    public boolean contradicts(Evidence before) {
        return order != null
                && before.order != null
                && before.order != DateOrder.BOTH
                && (order == DateOrder.BOTH || order.monthFirst() != before.order.monthFirst());
    }
}
