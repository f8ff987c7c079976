package khlang.datastore;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import khlang.kind.Kind;
import khlang.quality.Criterion;
import khlang.quality.Finding;
import khlang.quality.Flaw;
import khlang.quality.Instance;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/** Adds up again what a file says is a sum: a closing total, and columns that are called so. */
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
        for (SumColumn column : SumColumn.of(table.fields())) {
            across(table, column).ifPresent(found::add);
        }
        return found;
    }

    private List<Finding> totals(LoadedTable table) {
        List<Field> summed = table.fields().stream()
                .filter(field -> table.noticed().totals().containsKey(field.id()))
                .filter(field -> LoadedTable.isAmount(field) && field.kind() != Kind.PERCENT)
                .filter(field -> isWhole(table, field))
                .toList();
        if (summed.isEmpty()) {
            return List.of();
        }
        String columns = summed.stream()
                .map(field -> "cast(sum(" + RowSql.column(field) + ") as double precision)")
                .collect(Collectors.joining(", "));
        String sql = "select " + columns + " from " + RowSql.table(table.id());
        return store.ask(new RowSql.Query(sql, List.of()), FindingRowSql.SECONDS, results -> {
            List<Finding> found = new ArrayList<>();
            results.next();
            for (int i = 0; i < summed.size(); i++) {
                Field field = summed.get(i);
                @Nullable BigDecimal sum = ValueRowSql.mean(results, i + 1);
                BigDecimal printed = new BigDecimal(table.noticed().totals().get(field.id()));
                if (sum != null && differs(printed, sum)) {
                    Instance instance = new Instance(0, 0, printed.toPlainString(), sum.toPlainString());
                    found.add(new Finding(
                            Flaw.TOTAL_MISMATCH, field.id(), 1, printed.toPlainString(), List.of(instance)));
                }
            }
            return found;
        });
    }

    /** Whether all its cells could be read, so that what is missing in the sum is missing in the file. */
    private static boolean isWhole(LoadedTable table, Field field) {
        return table.noticed().findings().stream()
                .noneMatch(finding -> finding.field().equals(field.id())
                        && Criterion.VALUES.flaws().contains(finding.flaw()));
    }

    /** Whether a sum is not the printed one, as far as that is printed. */
    private static boolean differs(BigDecimal printed, BigDecimal sum) {
        double half = 0.5 * Math.pow(10, -Math.max(0, printed.scale()));
        double apart = Math.abs(printed.doubleValue() - sum.doubleValue());
        return apart > half + NOISE * Math.abs(sum.doubleValue());
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
        String sql = "select " + columns + " from " + RowSql.table(table.id());
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
                + RowSql.table(table.id()) + " where " + way.asked() + " and " + way.differs()
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
