package khlang.datastore;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import khlang.kind.Header;
import khlang.kind.Kind;
import khlang.quality.Criterion;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Adds up again what a file says is a sum: totals, and columns that are called so. */
final class SumRowSql {
    /** A column is the sum of others where four of five rows agree. */
    private static final int AGREE = 5;

    private static final double NOISE = 1e-9;

    private final SqlRowStore store;

    SumRowSql(SqlRowStore store) {
        this.store = store;
    }

    List<Finding> of(LoadedTable table) {
        List<Finding> found = new ArrayList<>(totals(table));
        found.addAll(innerTotals(table));
        for (SumColumn column : SumColumn.of(table.fields())) {
            across(table, column).ifPresent(found::add);
        }
        return found;
    }

    private List<Finding> totals(LoadedTable table) {
        List<Field> summed = summed(table)
                .filter(field -> table.noticed().totals().containsKey(field.id()))
                .toList();
        if (summed.isEmpty()) {
            return List.of();
        }
        List<Field> wrong = wrong(table, summed, sums(table, summed));
        if (wrong.isEmpty()) {
            return List.of();
        }
        // Some of the rows may be sums themselves; few tables need that second look.
        SubtotalRowSql subtotals = SubtotalRowSql.of(store, table, wrong);
        List<Finding> found = new ArrayList<>();
        for (int place = 0; place < wrong.size(); place++) {
            Field field = wrong.get(place);
            BigDecimal printed = printed(table, field);
            boolean right = subtotals.isTop(printed, place)
                    || subtotals.sums(place).stream().anyMatch(sum -> !differs(printed, sum));
            if (!right && !isAmong(table, field, printed)) {
                found.add(mismatch(table, field, printed, subtotals.sums(place).get(0)));
            }
        }
        return found;
    }

    private List<Finding> innerTotals(LoadedTable table) {
        List<Field> summed = summed(table).toList();
        boolean some = table.noticed().findings().stream().anyMatch(finding -> finding.flaw() == Flaw.INNER_TOTAL_ROW);
        return some && !summed.isEmpty() ? InnerTotals.of(store, table, summed) : List.of();
    }

    private static Stream<Field> summed(LoadedTable table) {
        return table.fields().stream()
                .filter(field -> LoadedTable.isAmount(field) && field.kind() != Kind.PERCENT)
                .filter(field -> !Header.deniesSums(field.label(), field.means().unit()))
                .filter(field -> isWhole(table, field));
    }

    /**
     * Whether a figure lies among those above it, as a mean does, the last balance, or the most and the least: in a column
     * whose name does not tell, it may be one of these.
     */
    private static boolean isAmong(LoadedTable table, Field field, BigDecimal printed) {
        return table.statistics(field)
                .filter(statistics -> table.rows() > 1 && statistics.minimum() != null && statistics.maximum() != null)
                .filter(statistics -> printed.compareTo(new BigDecimal(statistics.minimum())) >= 0
                        && printed.compareTo(new BigDecimal(statistics.maximum())) <= 0)
                .isPresent();
    }

    private static Finding mismatch(LoadedTable table, Field field, BigDecimal printed, BigDecimal sum) {
        Long line = table.noticed().totalLine();
        String right =
                sum.setScale(Math.max(0, printed.scale()), RoundingMode.HALF_UP).toPlainString();
        Instance instance = new Instance(0, line == null ? 0 : line, printed.toPlainString(), right);
        return new Finding(Flaw.TOTAL_MISMATCH, field.id(), 1, printed.toPlainString(), List.of(instance));
    }

    private static BigDecimal printed(LoadedTable table, Field field) {
        return new BigDecimal(table.noticed().totals().get(field.id()));
    }

    /** The fields of which the sum is not what is printed. */
    private static List<Field> wrong(LoadedTable table, List<Field> summed, List<@Nullable BigDecimal> sums) {
        List<Field> wrong = new ArrayList<>();
        for (int place = 0; place < summed.size(); place++) {
            BigDecimal sum = sums.get(place);
            if (sum != null && differs(printed(table, summed.get(place)), sum)) {
                wrong.add(summed.get(place));
            }
        }
        return wrong;
    }

    private List<@Nullable BigDecimal> sums(LoadedTable table, List<Field> summed) {
        String columns = summed.stream()
                .map(field -> "cast(sum(" + RowSql.column(field) + ") as double precision)")
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + store.table(table.id());
        return store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            List<@Nullable BigDecimal> sums = new ArrayList<>();
            results.next();
            for (int place = 1; place <= summed.size(); place++) {
                sums.add(ValueRowSql.mean(results, place));
            }
            return sums;
        });
    }

    /** Whether all its cells could be read, so that what is missing in the sum is missing in the file. */
    private static boolean isWhole(LoadedTable table, Field field) {
        return table.noticed().findings().stream()
                .noneMatch(finding -> finding.field().equals(field.id())
                        && Criterion.VALUES.flaws().contains(finding.flaw()));
    }

    /** Whether a sum is not the printed one, as far as that is printed. */
    static boolean differs(BigDecimal printed, BigDecimal sum) {
        double half = 0.5 * Math.pow(10, -Math.max(0, printed.scale()));
        double apart = Math.abs(printed.doubleValue() - sum.doubleValue());
        return apart > half + NOISE * Math.abs(sum.doubleValue());
    }

    /** Whether a figure is a sum, as far as that is printed. */
    static boolean isSame(double printed, double sum) {
        return !differs(BigDecimal.valueOf(printed).stripTrailingZeros(), BigDecimal.valueOf(sum));
    }

    /** One way in which a column may be a sum, as SQL. */
    private record Way(List<Field> parts, String sum, String total) {
        static Way of(SumColumn column, List<Field> parts) {
            return new Way(
                    parts, parts.stream().map(Way::number).collect(Collectors.joining(" + ")), number(column.total()));
        }

        private static String number(Field field) {
            return "cast(" + RowSql.column(field) + " as double precision)";
        }

        /** Rows in which something is blank say nothing. */
        String asked() {
            return sum + " + " + total + " is not null";
        }

        String differs() {
            return "abs(" + sum + " - " + total + ") > 0.005 + abs(" + total + ") * 1e-9";
        }
    }

    private Optional<Finding> across(LoadedTable table, SumColumn column) {
        List<Way> ways =
                column.parts().stream().map(parts -> Way.of(column, parts)).toList();
        String columns = ways.stream()
                .map(way -> "count(*) filter (where " + way.asked() + "), count(*) filter (where " + way.asked()
                        + " and " + way.differs() + ")")
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + store.table(table.id());
        List<long[]> counts = store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            results.next();
            List<long[]> all = new ArrayList<>();
            for (int i = 0; i < ways.size(); i++) {
                all.add(new long[] {results.getLong(2 * i + 1), results.getLong(2 * i + 2)});
            }
            return all;
        });
        for (int i = 0; i < ways.size(); i++) {
            long asked = counts.get(i)[0];
            long differing = counts.get(i)[1];
            if (asked > 0 && differing * AGREE <= asked) {
                return differing == 0 ? Optional.empty() : Optional.of(finding(table, column, ways.get(i), differing));
            }
        }
        return Optional.empty();
    }

    private Finding finding(LoadedTable table, SumColumn column, Way way, long differing) {
        String sql = "select _id, " + RowSql.column(column.total()) + ", " + way.sum() + " from "
                + store.table(table.id()) + " where " + way.asked() + " and " + way.differs()
                + " order by _id limit " + Finding.KEPT;
        List<Instance> instances = store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            List<Instance> first = new ArrayList<>();
            while (results.next()) {
                @Nullable Object value = ValueRowSql.value(results, 2, column.total());
                @Nullable BigDecimal right = ValueRowSql.mean(results, 3);
                String printed = value == null ? "" : Values.text(value);
                first.add(new Instance(results.getLong(1), 0, printed, right == null ? "" : right.toPlainString()));
            }
            return first;
        });
        String names = way.parts().stream().map(Field::label).collect(Collectors.joining(" + "));
        return new Finding(Flaw.SUM_MISMATCH, column.total().id(), differing, names, instances);
    }
}
