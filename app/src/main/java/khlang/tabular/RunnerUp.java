package khlang.tabular;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import khlang.kind.Kind;
import khlang.kind.QuantityText;
import org.jspecify.annotations.Nullable;

/**
 * The kind that comes next after the one that was found.
 *
 * @param kind null where no other is likely
 * @param share how many values are of it, 0–1
 */
record RunnerUp(@Nullable Kind kind, double share) {
    private static final double LEAST = 0.05;
    private static final double MOST_MIXED = 0.99;

    /** Of several that fit alike, the more special. */
    static RunnerUp of(ColumnCounter counter, Kind found) {
        List<RunnerUp> others = new ArrayList<>();
        counter.kinds().tallies().stream()
                .filter(tally -> tally.shown(10))
                .forEach(tally -> others.add(new RunnerUp(tally.kind(), tally.share())));
        if (!counter.header().deniesDates()) {
            others.add(days(counter));
        }
        others.add(share(counter, Kind.BOOLEAN, counter.truths()));
        String unit = counter.marked().unit();
        Kind united = unit.equals(QuantityText.PERCENT)
                ? Kind.PERCENT
                : QuantityText.isMoney(unit) ? Kind.MONEY : Kind.NUMBER;
        others.add(share(counter, united, counter.marked().united().count()));
        if (!found.isAmount()) {
            Figures figures = counter.numbers().figures();
            others.add(share(counter, figures.type().plainKind(), figures.count()));
        }
        return others.stream()
                .filter(other -> other.kind() != found && other.share() >= LEAST)
                .max(Comparator.comparing(RunnerUp::share))
                .orElse(new RunnerUp(null, 0));
    }

    /** Dates with the day and others with the month in front: not all can be dates, as it is not known which is which. */
    private static RunnerUp days(ColumnCounter counter) {
        long eitherWay = counter.moments().eitherWay();
        long days = counter.moments().count();
        Kind kind = counter.moments().type().plainKind();
        RunnerUp all = share(counter, kind, days + eitherWay);
        return eitherWay > 0 && days > 0 ? new RunnerUp(kind, Math.min(MOST_MIXED, all.share)) : all;
    }

    private static RunnerUp share(ColumnCounter counter, Kind kind, long fitting) {
        return new RunnerUp(kind, counter.judged() == 0 ? 0 : (double) fitting / counter.judged());
    }
}
