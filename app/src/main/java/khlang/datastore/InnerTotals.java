package khlang.datastore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import khlang.tabular.RowWords;
import khlang.tabular.RunningSums;
import org.jspecify.annotations.Nullable;

/**
 * Tells sums amid the rows of a table that are not the sum of the rows above them, nor of those below. What a sum is of
 * is not written anywhere, so that only a figure counts which no way of adding up explains, in a column of which another
 * sum adds up or that says more than each of its rows. O(rows), one row at a time.
 */
final class InnerTotals {
    /** The sum of a single row says less than that row. */
    private static final int FEWEST_ROWS = 2;

    private static final int DIGITS = 12;

    /** So many of a column are told; where more are wrong, it is the way of adding up. */
    private static final int MOST = 1_000;

    private final List<Field> fields;

    /** By rows that are called a sum. */
    private final RunningSums called;

    /** By those and the ones of which the name begins or ends like that of a sum. */
    private final RunningSums likely;

    /** By those that are called a sum and all that are one. */
    private final RunningSums byFigures;

    private final OutlineSums outline;
    private final double[] most;
    private final boolean[] addsUp;
    private final List<List<Differing>> differing = new ArrayList<>();

    /** Those of the last sum, of which the rows may stand below it. */
    private final List<Differing> open = new ArrayList<>();

    private boolean someLikely;

    /** How many sums are those of the rows above them, and how many of the rows below. */
    private int above;

    private int below;

    /**
     * A figure that may be wrong.
     *
     * @param above the sum of the rows above it; null where there are too few
     * @param below that of the rows below it
     * @param likely whether its row only seems to be a sum by its name
     * @param more whether it says more than each row of which it may be the sum
     */
    private record Differing(
            long row,
            String name,
            int place,
            double printed,
            @Nullable Double above,
            double below,
            boolean likely,
            boolean more) {
        Differing over(double sum, double most) {
            return new Differing(row, name, place, printed, above, sum, likely, more || Math.abs(printed) > most);
        }
    }

    private InnerTotals(List<Field> fields) {
        this.fields = fields;
        this.called = new RunningSums(fields.size());
        this.likely = new RunningSums(fields.size());
        this.byFigures = new RunningSums(fields.size());
        this.outline = new OutlineSums(fields.size());
        this.most = new double[fields.size()];
        this.addsUp = new boolean[fields.size()];
        fields.forEach(field -> differing.add(new ArrayList<>()));
    }

    /** What is wrong with the sums amid a table's rows, as far as these fields go. */
    static List<Finding> of(SqlRowStore store, LoadedTable table, List<Field> summed) {
        InnerTotals totals = new InnerTotals(summed);
        NamedRowSql.read(store, table, summed, totals::row);
        totals.close();
        return totals.findings();
    }

    private void row(long number, String name, @Nullable Double[] figures) {
        boolean named = RowWords.namesSum(name);
        boolean mayBe = !named && RowWords.mayNameSum(name);
        if (named || mayBe) {
            close();
            look(number, name, mayBe, figures);
        }
        called.row(named, mayBe ? 1 : RunningSums.NEVER, figures);
        likely.row(named || mayBe, RunningSums.NEVER, figures);
        byFigures.row(named, FEWEST_ROWS, figures);
        outline.row(named || mayBe, name, figures);
        for (int place = 0; place < most.length; place++) {
            @Nullable Double figure = figures[place];
            if (named || mayBe) {
                most[place] = 0;
            } else if (figure != null) {
                most[place] = Math.max(most[place], Math.abs(figure));
            }
        }
    }

    private void look(long number, String name, boolean mayBe, @Nullable Double[] figures) {
        boolean enough = likely.rowsSince() >= FEWEST_ROWS;
        for (int place = 0; place < figures.length; place++) {
            @Nullable Double figure = figures[place];
            if (figure == null) {
                continue;
            }
            if (enough && isSome(figure, place)) {
                right(place, mayBe);
                above++;
            } else {
                boolean more = enough && Math.abs(figure) > most[place];
                open.add(new Differing(
                        number, name, place, figure, enough ? likely.since(place) : null, 0, mayBe, more));
            }
        }
    }

    private void right(int place, boolean mayBe) {
        addsUp[place] = true;
        someLikely |= mayBe;
    }

    private boolean isSome(double figure, int place) {
        return outline.isTop(figure, place)
                || Stream.of(called, likely, byFigures)
                        .flatMap(sums -> sums.next(place).stream())
                        .anyMatch(sum -> SumRowSql.isSame(figure, sum));
    }

    /** Ends the rows of the last sum: a figure that is the sum of those is right. */
    private void close() {
        boolean enough = likely.rowsSince() >= FEWEST_ROWS;
        for (Differing one : open) {
            double sum = likely.since(one.place());
            boolean same = SumRowSql.isSame(one.printed(), sum) || outline.isTop(one.printed(), one.place());
            if (enough && same) {
                right(one.place(), one.likely());
                below++;
            } else if (differing.get(one.place()).size() < MOST) {
                differing
                        .get(one.place())
                        .add(one.over(enough ? sum : 0, enough ? most[one.place()] : Double.MAX_VALUE));
            }
        }
        open.clear();
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        SortedMap<Long, Instance> untold = new TreeMap<>();
        for (int place = 0; place < addsUp.length; place++) {
            boolean sum = addsUp[place];
            List<Instance> wrong = new ArrayList<>();
            for (Differing one : differing.get(place)) {
                boolean told = (sum || one.more()) && (someLikely || !one.likely());
                Optional<Instance> instance = told ? instance(one) : Optional.empty();
                instance.ifPresent(wrong::add);
                if (instance.isPresent() && one.likely()) {
                    untold.put(one.row(), new Instance(one.row(), 0, one.name(), ""));
                }
            }
            if (!wrong.isEmpty()) {
                List<Instance> first = wrong.subList(0, Math.min(wrong.size(), Finding.KEPT));
                findings.add(
                        new Finding(Flaw.INNER_TOTAL_MISMATCH, fields.get(place).id(), wrong.size(), "", first));
            }
        }
        // A row that only seems to be a sum by its name was told as one where its figures are.
        if (!untold.isEmpty()) {
            List<Instance> first = untold.values().stream().limit(Finding.KEPT).toList();
            findings.add(new Finding(Flaw.INNER_TOTAL_ROW, "", untold.size(), "", first));
        }
        return findings;
    }

    /** Where sums stand above their rows, as the first row or more of them do, that of the rows below is right. */
    private Optional<Instance> instance(Differing one) {
        boolean opening = one.row() == 1 || below > above;
        Double right = opening ? Double.valueOf(one.below()) : one.above();
        return right == null || right == 0
                ? Optional.empty()
                : Optional.of(new Instance(one.row(), 0, plain(one.printed()), plain(right)));
    }

    private static String plain(double figure) {
        BigDecimal plain =
                BigDecimal.valueOf(figure).round(new MathContext(DIGITS)).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
    }
}
