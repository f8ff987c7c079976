package khlang.datastore;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.RowWords;
import khlang.tabular.RunningSums;
import org.jspecify.annotations.Nullable;

/**
 * Sums of columns without the rows that are sums themselves: those that say so in their first words, and those that are
 * the sum of the rows since the last such row, or of several such rows. O(rows), one row at a time.
 */
final class SubtotalRowSql {
    private static final int WORDS = 3;
    private static final int FEWEST_UNNAMED = 2;

    /** Without rows that say that they are sums. */
    private final double[] unnamed;

    /** Without rows that are sums by their figures, either. */
    private final RunningSums byFigures;

    /** The same where only rows that may be named so are sums by their figures. */
    private final RunningSums byBoth;

    private SubtotalRowSql(int fields) {
        this.unnamed = new double[fields];
        this.byFigures = new RunningSums(fields);
        this.byBoth = new RunningSums(fields);
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
                subtotals.row(name(results, words.size()), figures(results, words.size(), summed.size()));
            }
            return subtotals;
        });
    }

    /** The first of the row's words that names a sum, else the first of all. */
    private static String name(ResultSet results, int words) throws SQLException {
        String first = "";
        for (int place = 1; place <= words; place++) {
            String text = results.getString(place);
            if (text == null || text.isBlank()) {
                continue;
            }
            if (RowWords.mayNameSum(text) && RowWords.namesSum(text)) {
                return text;
            }
            first = first.isEmpty() ? text : first;
        }
        return first;
    }

    private static @Nullable Double[] figures(ResultSet results, int from, int count) throws SQLException {
        @Nullable Double[] figures = new Double[count];
        for (int place = 0; place < count; place++) {
            double figure = results.getDouble(from + place + 1);
            figures[place] = results.wasNull() ? null : figure;
        }
        return figures;
    }

    private void row(String name, @Nullable Double[] figures) {
        boolean named = RowWords.namesSum(name);
        byFigures.row(named, FEWEST_UNNAMED, figures);
        byBoth.row(named, RowWords.mayNameSum(name) ? 1 : RunningSums.NEVER, figures);
        for (int place = 0; !named && place < unnamed.length; place++) {
            @Nullable Double figure = figures[place];
            unnamed[place] += figure == null ? 0 : figure;
        }
    }

    /**
     * What a field may add up to: first without rows that say that they are sums or seem to and are, then without those
     * that say so alone, then without all that are; and that of the last part alone, where each part has its own total.
     */
    List<BigDecimal> sums(int place) {
        List<BigDecimal> sums = new ArrayList<>();
        sums.add(BigDecimal.valueOf(byBoth.single(place)));
        sums.add(BigDecimal.valueOf(unnamed[place]));
        sums.add(BigDecimal.valueOf(byFigures.single(place)));
        if (byBoth.rowsSince() > 0) {
            sums.add(BigDecimal.valueOf(byBoth.since(place)));
        }
        return sums;
    }
}
