package khlang.datastore;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import khlang.problem.Problem;
import khlang.query.Clock;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Expression;
import khlang.query.Function;
import khlang.query.Grouping;
import khlang.query.Operator;
import khlang.query.Order;
import khlang.query.SearchPlan;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Sums up fields of the rows that meet some conditions, by a few questions for each field. One question for all fields
 * would look through the rows once instead of once each, and hold the different values of all fields in memory at once.
 */
final class FieldSummaries {
    private static final List<String> SHARES = List.of("0.05", "0.25", "0.5", "0.75", "0.95");
    private static final int STRETCHES = 20;
    private static final int TOPS = 10;
    /** Numbers of so few different values are put in order here, which engines would do with those of all rows. */
    private static final int FEW = 1_000;

    private static final int MOST_PERIODS = 400;
    private static final int YEARS_BY_MONTH = 3;

    private final RowStore rows;
    private final String table;
    private final List<Condition> conditions;
    private final Clock clock;
    private final int seconds;
    private final long until;

    /** @param seconds how long all of it may take */
    FieldSummaries(RowStore rows, String table, List<Condition> conditions, Clock clock, int seconds) {
        this.rows = rows;
        this.table = table;
        this.conditions = conditions;
        this.clock = clock;
        this.seconds = seconds;
        this.until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    /** The summary of a field. @throws Problem of the kind TIME_LIMIT where it and those before it take too long */
    FieldSummary of(Field field) {
        List<@Nullable Object[]> values = values(field);
        long distinct = values.isEmpty() ? 0 : (Long) Objects.requireNonNull(values.get(0)[2]);
        List<FieldSummary.Top> most = values.stream()
                .map(row -> new FieldSummary.Top(Objects.requireNonNull(row[0]), (Long) Objects.requireNonNull(row[1])))
                .toList();
        // Numbers in floating point may lie at the edge of a stretch, where the engine's own arithmetic decides.
        boolean few = !most.isEmpty() && distinct == most.size() && exact(field);
        CountedNumbers counted = few ? CountedNumbers.of(most) : null;
        @Nullable
        Object[] figures = ask(figures(field, few), List.of(), List.of(), 1).get(0);
        return summary(field, distinct, most, counted, figures);
    }

    private static boolean exact(Field field) {
        return field.type() == FieldType.INTEGER || (field.type() == FieldType.NUMBER && field.scale() >= 0);
    }

    /** The most frequent values, how many rows have each, and how many different values there are. */
    private List<@Nullable Object[]> values(Field field) {
        Expression cell = new Expression.Cell(field);
        Expression count = new Expression.Call(Function.COUNT, List.of());
        List<Order> orders = List.of(new Order(count, true, false, false), new Order(cell, false, false, false));
        Condition valued = new Condition.Test(field, Operator.ISNULL, List.of(false));
        int most = exact(field) ? FEW : TOPS;
        SearchPlan plan = plan(List.of(cell, count), List.of(cell), orders, most, valued);
        return inTime(left -> rows.most(left, plan));
    }

    /**
     * How many rows and how many with a value, and by its type the smallest, the largest, the mean, the quantiles.
     *
     * @param few whether quantiles are found otherwise
     */
    private static List<Expression> figures(Field field, boolean few) {
        Expression cell = new Expression.Cell(field);
        List<Expression> figures =
                new ArrayList<>(List.of(new Expression.Call(Function.COUNT, List.of()), call(Function.COUNT, cell)));
        if (field.type() != FieldType.TEXT && field.type() != FieldType.BOOLEAN) {
            figures.add(call(Function.MIN, cell));
            figures.add(call(Function.MAX, cell));
        }
        if (cell.numeric()) {
            figures.add(call(Function.AVG, cell));
        }
        if (cell.numeric() && !few) {
            SHARES.forEach(share -> figures.add(new Expression.Call(
                    Function.PERCENTILE, List.of(cell, new Expression.Constant(new BigDecimal(share))))));
        }
        return figures;
    }

    private FieldSummary summary(
            Field field,
            long distinct,
            List<FieldSummary.Top> most,
            @Nullable CountedNumbers counted,
            @Nullable Object[] figures) {
        long all = (Long) Objects.requireNonNull(figures[0]);
        long valued = (Long) Objects.requireNonNull(figures[1]);
        @Nullable Object minimum = figures.length > 2 ? figures[2] : null;
        @Nullable Object maximum = figures.length > 3 ? figures[3] : null;
        Map<String, @Nullable Object> quantiles = new LinkedHashMap<>();
        for (int index = 0; index < SHARES.size() && figures.length > 4; index++) {
            String share = SHARES.get(index);
            quantiles.put(share, counted == null ? figures[5 + index] : counted.quantile(new BigDecimal(share)));
        }
        return new FieldSummary(
                field,
                all - valued,
                distinct,
                minimum,
                maximum,
                figures.length > 4 ? figures[4] : null,
                quantiles,
                minimum == null || maximum == null ? List.of() : histogram(field, counted, minimum, maximum),
                distinct < valued ? most.subList(0, Math.min(TOPS, most.size())) : List.of());
    }

    private List<FieldSummary.Stretch> histogram(
            Field field, @Nullable CountedNumbers counted, Object minimum, Object maximum) {
        if (field.type() == FieldType.INTEGER || field.type() == FieldType.NUMBER) {
            return stretches(field, counted, number(minimum), number(maximum));
        }
        LocalDate first = date(minimum);
        LocalDate last = date(maximum);
        Function period = last.getYear() - first.getYear() < YEARS_BY_MONTH ? Function.MONTH : Function.YEAR;
        Expression key = call(period, clock.local(new Expression.Cell(field)));
        Condition valued = new Condition.Test(field, Operator.ISNULL, List.of(false));
        Expression count = new Expression.Call(Function.COUNT, List.of());
        return ask(
                        List.of(key, count),
                        List.of(key),
                        List.of(new Order(key, false, false, false)),
                        MOST_PERIODS,
                        valued)
                .stream()
                .map(row -> new FieldSummary.Stretch(
                        Objects.requireNonNull(row[0]), null, (Long) Objects.requireNonNull(row[1])))
                .toList();
    }

    private List<FieldSummary.Stretch> stretches(
            Field field, @Nullable CountedNumbers counted, BigDecimal minimum, BigDecimal maximum) {
        BigDecimal length = maximum.subtract(minimum).divide(BigDecimal.valueOf(STRETCHES), MathContext.DECIMAL64);
        if (length.signum() == 0 || length.scale() > 18 || minimum.scale() > 18) {
            return List.of();
        }
        long[] counts = counted == null
                ? counts(field, minimum, length)
                : counted.stretches(minimum, length.doubleValue(), STRETCHES);
        List<FieldSummary.Stretch> stretches = new ArrayList<>();
        for (int index = 0; index < STRETCHES; index++) {
            stretches.add(new FieldSummary.Stretch(
                    edge(minimum, length, index), edge(minimum, length, index + 1), counts[index]));
        }
        return stretches;
    }

    private long[] counts(Field field, BigDecimal minimum, BigDecimal length) {
        Expression cell = new Expression.Cell(field);
        Expression from = new Expression.Call(Function.SUBTRACT, List.of(cell, new Expression.Constant(minimum)));
        Expression place = call(
                Function.FLOOR, new Expression.Call(Function.DIVIDE, List.of(from, new Expression.Constant(length))));
        Expression count = new Expression.Call(Function.COUNT, List.of());
        Condition valued = new Condition.Test(field, Operator.ISNULL, List.of(false));
        long[] counts = new long[STRETCHES];
        for (@Nullable
        Object[] row : ask(
                List.of(place, count), List.of(place), List.of(new Order(place, false, false, false)), 100, valued)) {
            int index = number(Objects.requireNonNull(row[0])).intValue();
            // The largest value ends the last stretch.
            counts[Math.max(0, Math.min(index, STRETCHES - 1))] += (Long) Objects.requireNonNull(row[1]);
        }
        return counts;
    }

    private static BigDecimal edge(BigDecimal minimum, BigDecimal length, int index) {
        BigDecimal edge = minimum.add(length.multiply(BigDecimal.valueOf(index)));
        BigDecimal plain = edge.setScale(Math.min(6, Math.max(0, edge.scale())), RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private List<@Nullable Object[]> ask(
            List<Expression> told, List<Expression> keys, List<Order> orders, int most, Condition... more) {
        SearchPlan plan = plan(told, keys, orders, most, more);
        return inTime(left -> rows.within(left, plan));
    }

    private SearchPlan plan(
            List<Expression> told, List<Expression> keys, List<Order> orders, int most, Condition... more) {
        List<Column> columns = new ArrayList<>();
        for (Expression one : told) {
            columns.add(
                    one instanceof Expression.Cell cell
                            ? Column.of(cell.field())
                            : Column.made(columns.size() + 1, "", one));
        }
        List<Condition> all = new ArrayList<>(conditions);
        all.addAll(List.of(more));
        List<Order> said = orders.isEmpty() ? List.of(new Order(told.get(0), false, false, false)) : orders;
        Grouping grouping = new Grouping(keys, List.of());
        return new SearchPlan(table, columns, all, grouping, said, false, null, most, 0);
    }

    private List<@Nullable Object[]> inTime(IntFunction<Optional<List<@Nullable Object[]>>> question) {
        int left = (int) TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        return (left > 0 ? question.apply(left) : Optional.<List<@Nullable Object[]>>empty())
                .orElseThrow(() -> Problem.of(Problem.Kind.TIME_LIMIT, "datastore.time_limit.fields", seconds));
    }

    private static Expression call(Function function, Expression argument) {
        return new Expression.Call(function, List.of(argument));
    }

    static BigDecimal number(Object value) {
        return value instanceof BigDecimal number ? number : BigDecimal.valueOf(((Number) value).longValue());
    }

    private static LocalDate date(Object value) {
        return value instanceof LocalDate date ? date : ((java.time.LocalDateTime) value).toLocalDate();
    }
}
