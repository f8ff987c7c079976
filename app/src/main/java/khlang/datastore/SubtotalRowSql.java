package khlang.datastore;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.RowWords;
import org.jspecify.annotations.Nullable;

/**
 * Sums of columns without the rows that are sums themselves: those that say so in their first words, and those that are
 * the sum of the rows since the last such row, or of several such rows. O(rows), one row at a time.
 */
final class SubtotalRowSql {
    private static final int WORDS = 3;
    private static final int LEAST = 2;
    private static final double NOISE = 1e-9;

    private final int fields;
    /** Without rows that say that they are sums. */
    private final double[] unnamed;
    /** Without rows that are sums by their figures, either. */
    private final double[] single;

    private final double[] since;
    private final double[] above;
    private int rowsSince;
    private int sumsAbove;

    private SubtotalRowSql(int fields) {
        this.fields = fields;
        this.unnamed = new double[fields];
        this.single = new double[fields];
        this.since = new double[fields];
        this.above = new double[fields];
    }

    /** Reads the rows of a table and sums up some of its fields. */
    static SubtotalRowSql of(SqlRowStore store, LoadedTable table, List<Field> summed) {
        List<Field> words = table.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .limit(WORDS)
                .toList();
        String columns = Stream.concat(
                        words.stream().map(RowSql::column),
                        summed.stream().map(field -> "cast(" + RowSql.column(field) + " as double precision)"))
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + store.table(table.id()) + " order by _id";
        return store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            SubtotalRowSql subtotals = new SubtotalRowSql(summed.size());
            while (results.next()) {
                subtotals.row(named(results, words.size()), figures(results, words.size(), summed.size()));
            }
            return subtotals;
        });
    }

    private static boolean named(ResultSet results, int words) throws SQLException {
        for (int place = 1; place <= words; place++) {
            String text = results.getString(place);
            if (text != null && !text.isBlank()) {
                return RowWords.namesSum(text);
            }
        }
        return false;
    }

    private static @Nullable Double[] figures(ResultSet results, int from, int count) throws SQLException {
        @Nullable Double[] figures = new Double[count];
        for (int place = 0; place < count; place++) {
            double figure = results.getDouble(from + place + 1);
            figures[place] = results.wasNull() ? null : figure;
        }
        return figures;
    }

    private void row(boolean named, @Nullable Double[] figures) {
        boolean ofRows = rowsSince >= LEAST && is(since, figures);
        boolean ofSums = rowsSince == 0 && sumsAbove >= LEAST && is(above, figures);
        if (!named) {
            add(unnamed, figures);
        }
        if (ofSums) {
            Arrays.fill(above, 0);
            sumsAbove = 0;
        } else if (named || ofRows) {
            add(above, figures);
            sumsAbove++;
            Arrays.fill(since, 0);
            rowsSince = 0;
        } else {
            add(single, figures);
            add(since, figures);
            rowsSince++;
        }
    }

    private static void add(double[] sums, @Nullable Double[] figures) {
        for (int place = 0; place < sums.length; place++) {
            Double figure = figures[place];
            sums[place] += figure == null ? 0 : figure;
        }
    }

    /** Whether figures, of which one at least is not nought, are the sums so far. */
    private boolean is(double[] sums, @Nullable Double[] figures) {
        boolean some = false;
        for (int place = 0; place < fields; place++) {
            Double figure = figures[place];
            if (figure == null) {
                continue;
            }
            if (Math.abs(figure - sums[place]) > 0.005 + NOISE * Math.abs(sums[place])) {
                return false;
            }
            some |= figure != 0;
        }
        return some;
    }

    /** What a field may add up to: first without rows that say that they are sums, then without all that are. */
    List<BigDecimal> sums(int place) {
        List<BigDecimal> sums = new ArrayList<>();
        sums.add(BigDecimal.valueOf(unnamed[place]));
        sums.add(BigDecimal.valueOf(single[place]));
        return sums;
    }
}
