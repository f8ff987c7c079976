package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * Finds amounts far from all others: ten times the distance between the quartiles beyond one of them; where no amount is
 * below zero also three times that distance in orders of magnitude, because budgets grow by multiples. What is not rare
 * is not far out.
 */
final class OutlierRowSql {
    private static final int LEAST = 30;
    private static final int FAR = 10;
    private static final int FAR_BY_MULTIPLES = 3;
    private static final int RARE = 200;
    private static final int AT_ONCE = 20;

    private final SqlRowStore store;
    private final BeyondRowSql cells;

    OutlierRowSql(SqlRowStore store) {
        this.store = store;
        this.cells = new BeyondRowSql(store);
    }

    /** A field's first and third quartile. */
    private record Quartiles(Field field, double first, double third) {
        double low() {
            // Among amounts that are all above zero a small one is no surprise.
            return first - FAR * (third - first);
        }

        double high() {
            double high = third + FAR * (third - first);
            return first > 0 ? Math.max(high, third * Math.pow(third / first, FAR_BY_MULTIPLES)) : high;
        }
    }

    List<Finding> of(LoadedTable table) {
        List<Field> amounts = table.fields().stream()
                .filter(LoadedTable::isAmount)
                .filter(field -> table.present(field) >= LEAST)
                .toList();
        List<Finding> found = new ArrayList<>();
        for (int from = 0; from < amounts.size(); from += AT_ONCE) {
            List<Field> some = amounts.subList(from, Math.min(amounts.size(), from + AT_ONCE));
            for (Quartiles quartiles : quartiles(table, some)) {
                boolean spread = quartiles.third() > quartiles.first();
                if (spread && beyond(table, quartiles)) {
                    cells.beyond(table, quartiles.field(), quartiles.low(), quartiles.high(), Flaw.OUTLIER, RARE)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private List<Quartiles> quartiles(LoadedTable table, List<Field> fields) {
        String columns = fields.stream()
                .flatMap(field -> List.of(quartile(field, "0.25"), quartile(field, "0.75")).stream())
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + store.table(table.id());
        return store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            List<Quartiles> all = new ArrayList<>();
            results.next();
            for (int i = 0; i < fields.size(); i++) {
                all.add(new Quartiles(fields.get(i), results.getDouble(2 * i + 1), results.getDouble(2 * i + 2)));
            }
            return all;
        });
    }

    private static String quartile(Field field, String share) {
        return "percentile_cont(" + share + ") within group (order by cast(" + RowSql.column(field)
                + " as double precision))";
    }

    private static boolean beyond(LoadedTable table, Quartiles quartiles) {
        return table.statistics(quartiles.field())
                .filter(seen -> number(seen.minimum()) < quartiles.low() || number(seen.maximum()) > quartiles.high())
                .isPresent();
    }

    private static double number(@Nullable String text) {
        return text == null ? Double.NaN : Double.parseDouble(text);
    }
}
