package khlang.datastore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.RowWords;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a table in their order, with what each is called and its figures. O(rows), one row at a time. */
final class NamedRowSql {
    private static final int WORDS = 3;

    private NamedRowSql() {}

    /** Takes a row by its number. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes the next row.
         *
         * @param name the first of its words that names a sum, else the first of all
         * @param figures of the fields that were asked for; null where there is none
         */
        void row(long number, String name, @Nullable Double[] figures);
    }

    static void read(SqlRowStore store, LoadedTable table, List<Field> summed, Taker taker) {
        List<Field> words = table.fields().stream()
                .filter(field -> field.type() == FieldType.TEXT)
                .limit(WORDS)
                .toList();
        String columns = Stream.of(
                        Stream.of("_id"),
                        words.stream().map(RowSql::column),
                        summed.stream().map(field -> "cast(" + RowSql.column(field) + " as double precision)"))
                .flatMap(each -> each)
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + store.table(table.id()) + " order by _id";
        store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            while (results.next()) {
                taker.row(
                        results.getLong(1),
                        name(results, words.size()),
                        figures(results, 1 + words.size(), summed.size()));
            }
            return true;
        });
    }

    private static String name(ResultSet results, int words) throws SQLException {
        String first = "";
        for (int place = 1; place <= words; place++) {
            String text = results.getString(1 + place);
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
}
