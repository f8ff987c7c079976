package khlang.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import khlang.tabular.Field;
import khlang.tabular.RowWords;
import khlang.tabular.RunningSums;
import org.jspecify.annotations.Nullable;

/**
 * Sums of columns without the rows that are sums themselves: those that say so in their first words, and those that are
 * the sum of the rows since the last such row, or of several such rows. O(rows), one row at a time.
 */
final class SubtotalRowSql {
    private static final int FEWEST_UNNAMED = 2;

    /** Without rows that say that they are sums. */
    private final double[] unnamed;

    /** Without rows that are sums by their figures, either. */
    private final RunningSums byFigures;

    /** The same where only rows that may be named so are sums by their figures. */
    private final RunningSums byBoth;

    /** Without rows that seem to be named so, whatever their figures. */
    private final RunningSums seeming;

    /** Whether one that seems to be named so is one by its figures, so that the others are meant as such, right or wrong. */
    private boolean someSeeming;

    private final OutlineSums outline;

    private SubtotalRowSql(int fields) {
        this.outline = new OutlineSums(fields);
        this.seeming = new RunningSums(fields);
        this.unnamed = new double[fields];
        this.byFigures = new RunningSums(fields);
        this.byBoth = new RunningSums(fields);
    }

    /** Reads the rows of a table and sums up some of its fields. */
    static SubtotalRowSql of(SqlRowStore store, LoadedTable table, List<Field> summed) {
        SubtotalRowSql subtotals = new SubtotalRowSql(summed.size());
        NamedRowSql.read(store, table, summed, (row, name, figures) -> subtotals.row(name, figures));
        return subtotals;
    }

    private void row(String name, @Nullable Double[] figures) {
        boolean named = RowWords.namesSum(name);
        boolean mayBe = RowWords.mayNameSum(name);
        someSeeming |= mayBe && !named && seeming.rowsSince() >= FEWEST_UNNAMED && isSinceSomewhere(figures);
        seeming.row(named || mayBe, RunningSums.NEVER, figures);
        outline.row(false, name, figures);
        byFigures.row(named, FEWEST_UNNAMED, figures);
        byBoth.row(named, mayBe ? 1 : RunningSums.NEVER, figures);
        for (int place = 0; !named && place < unnamed.length; place++) {
            @Nullable Double figure = figures[place];
            unnamed[place] += figure == null ? 0 : figure;
        }
    }

    private boolean isSinceSomewhere(@Nullable Double[] figures) {
        return IntStream.range(0, figures.length).anyMatch(place -> {
            @Nullable Double figure = figures[place];
            return figure != null && SumRowSql.isSame(figure, seeming.since(place));
        });
    }

    /** Whether a field adds up to a figure without the rows that only say what others are made of. */
    boolean isTop(BigDecimal figure, int place) {
        return outline.isTop(figure.doubleValue(), place);
    }

    /**
     * What a field may add up to: first without rows that seem to be sums, where one of them is; without rows that say
     * that they are or seem to and are; then without those that say so alone, without all that are, and without those that
     * seem to, right or wrong; and that of the last part alone, where each part has its own total.
     */
    List<BigDecimal> sums(int place) {
        List<BigDecimal> sums = new ArrayList<>();
        if (someSeeming) {
            sums.add(BigDecimal.valueOf(seeming.single(place)));
        }
        sums.add(BigDecimal.valueOf(byBoth.single(place)));
        sums.add(BigDecimal.valueOf(unnamed[place]));
        sums.add(BigDecimal.valueOf(byFigures.single(place)));
        sums.add(BigDecimal.valueOf(seeming.single(place)));
        if (byBoth.rowsSince() > 0) {
            sums.add(BigDecimal.valueOf(byBoth.since(place)));
        }
        return sums;
    }
}
