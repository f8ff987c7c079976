package khlang.datastore;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Expression;
import khlang.query.Folding;
import khlang.query.Function;
import khlang.query.Match;
import khlang.query.Operator;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** Writes conditions and expressions as SQL that both engines take; texts of the caller are bound. */
final class ExpressionSql {
    /** The radius of the earth in metres. */
    private static final double RADIUS = 6_371_008.8;

    /** Numbers of so many digits are exact in both engines as they are written. */
    private static final int DIGITS = 18;

    private final RowSql.Dialect dialect;
    private final List<Object> values;
    /** The shares of which percentiles of a field are asked for, as SQL. */
    private final Map<Expression, List<String>> shares = new HashMap<>();

    /** @param values where values are bound, in order */
    ExpressionSql(RowSql.Dialect dialect, List<Object> values) {
        this.dialect = dialect;
        this.values = values;
    }

    /** All of some conditions; nothing where there are none. */
    String all(List<Condition> conditions) {
        return conditions.stream().map(this::condition).collect(Collectors.joining(" and "));
    }

    /** An expression; a number that is no field's own in the type that it is told with. */
    String expression(Expression expression) {
        if (expression instanceof Expression.Cell cell) {
            return RowSql.column(cell.field());
        }
        if (expression instanceof Expression.Text text) {
            return asText(text.field());
        }
        if (expression instanceof Expression.Constant constant) {
            return constant(constant.value());
        }
        if (expression instanceof Expression.Moved moved) {
            // Both names are ours, of the list of zones.
            return "(" + expression(moved.moment()) + " at time zone '" + moved.from() + "' at time zone '" + moved.to()
                    + "')";
        }
        if (expression instanceof Expression.Truth truth) {
            return "(" + condition(truth.condition()) + ")";
        }
        return expression instanceof Expression.Rank rank ? rank(rank.words()) : call((Expression.Call) expression);
    }

    private String constant(Object value) {
        // Engines see that two expressions are one only where nothing is bound.
        return value instanceof BigDecimal number ? number(number) : value(value);
    }

    private static String number(BigDecimal number) {
        return number.signum() < 0 ? "(" + number.toPlainString() + ")" : number.toPlainString();
    }

    private String call(Expression.Call call) {
        String written = written(call);
        if (call.type() != FieldType.NUMBER) {
            return written;
        }
        return call.floating()
                ? "cast(" + written + " as double precision)"
                : "cast(" + written + " as decimal(38," + call.scale() + "))";
    }

    private String written(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        String first = arguments.isEmpty() ? "*" : expression(arguments.get(0));
        return switch (call.function()) {
            case COUNT -> "count(" + first + ")";
            case COUNT_DISTINCT -> "count(distinct " + first + ")";
            case SUM -> call.floating() ? dialect.floatSum("", first) : "sum(" + first + ")";
            case AVG -> "avg(" + first + ")";
            case MIN -> "min(" + first + ")";
            case MAX -> "max(" + first + ")";
            case MEDIAN, PERCENTILE -> percentile(call, first);
            case YEAR -> part("year", first);
            case YEAR_BE -> "(" + part("year", first) + " + 543)";
            case FISCAL_YEAR -> "(" + part("year", first + " + interval '3 months'") + " + 543)";
            case FISCAL_QUARTER -> part("quarter", first + " + interval '3 months'");
            case QUARTER, MONTH, WEEK, DAY ->
                "cast(date_trunc('" + call.function().written() + "', " + first + ") as date)";
            case MONTH_OF_YEAR -> part("month", first);
            case WEEKDAY -> part("isodow", first);
            case HOUR -> part("hour", first);
            case ABS -> "abs(" + first + ")";
            case FLOOR -> "floor(" + first + ")";
            case CEIL -> "ceil(" + first + ")";
            case ROUND -> rounded(arguments, first);
            case LENGTH -> "cast(length(" + first + ") as bigint)";
            case LEFT -> "left(" + first + ", " + expression(arguments.get(1)) + ")";
            case COALESCE -> "coalesce(" + first + rest(arguments) + ")";
            case ADD, SUBTRACT, MULTIPLY ->
                "(" + operand(call, 0, first) + " " + call.function().written() + " "
                        + operand(call, 1, expression(arguments.get(1))) + ")";
            case DIVIDE ->
                "(cast(" + first + " as double precision) / nullif(cast(" + expression(arguments.get(1))
                        + " as double precision), 0))";
            case REMAINDER ->
                "mod(" + exact(arguments.get(0), first) + ", nullif("
                        + exact(arguments.get(1), expression(arguments.get(1))) + ", 0))";
        };
    }

    private String rest(List<Expression> arguments) {
        return arguments.stream()
                .skip(1)
                .map(argument -> ", " + expression(argument))
                .collect(Collectors.joining());
    }

    private static String part(String name, String moment) {
        return "cast(extract(" + name + " from " + moment + ") as bigint)";
    }

    /** Those of one field as one list: engines would gather and sort its values for each. */
    private String percentile(Expression.Call call, String number) {
        String share = share(call);
        String within = " within group (order by cast(" + number + " as double precision))";
        List<String> all = shares.getOrDefault(call.arguments().get(0), List.of());
        return all.size() > 1 && all.contains(share)
                ? "(percentile_cont(array[" + String.join(", ", all) + "])" + within + ")[" + (all.indexOf(share) + 1)
                        + "]"
                : "percentile_cont(" + share + ")" + within;
    }

    private String share(Expression.Call call) {
        return call.function() == Function.MEDIAN
                ? "0.5"
                : expression(call.arguments().get(1));
    }

    /** Makes known what is asked for together. */
    void together(List<Column> columns) {
        for (Column column : columns) {
            // What is bound within an expression is bound anew each time, so that engines do not see two as one.
            boolean alike = column.value() instanceof Expression.Call call
                    && (call.function() == Function.MEDIAN || call.function() == Function.PERCENTILE)
                    && call.arguments().get(0) instanceof Expression.Cell;
            if (alike) {
                Expression.Call call = (Expression.Call) column.value();
                List<String> all = shares.computeIfAbsent(call.arguments().get(0), field -> new ArrayList<>());
                if (!all.contains(share(call))) {
                    all.add(share(call));
                }
            }
        }
    }

    /** Half away from zero; the engines' own functions for floating point differ. */
    private String rounded(List<Expression> arguments, String first) {
        int digits = Function.digits(arguments);
        Expression number = arguments.get(0);
        if (!number.floating()) {
            return number.type() == FieldType.INTEGER ? first : "round(" + first + ", " + digits + ")";
        }
        String power = "cast(" + BigDecimal.ONE.movePointRight(digits).toPlainString() + " as double precision)";
        return "sign(" + first + ") * floor(abs(" + expression(number) + ") * " + power + " + 0.5) / " + power;
    }

    /** A number as it goes into a sum: exact where the sum is. */
    private static String operand(Expression.Call call, int index, String written) {
        return call.floating()
                ? "cast(" + written + " as double precision)"
                : exact(call.arguments().get(index), written);
    }

    private static String exact(Expression number, String written) {
        return number.type() == FieldType.INTEGER ? "cast(" + written + " as decimal(19,0))" : written;
    }

    /** How well words fit a row: the shorter the texts in which they stand, the better. */
    private String rank(List<Match> words) {
        List<String> parts = new ArrayList<>(List.of("cast(0 as double precision)"));
        for (Match word : words) {
            for (Field field : word.fields()) {
                if (word.mayOccurIn(field)) {
                    String text = asText(field);
                    parts.add("case when " + occurs(word, text) + " then cast(1 as double precision) / (10 + length("
                            + text + ")) else 0 end");
                }
            }
        }
        return "(" + String.join(" + ", parts) + ")";
    }

    /** A condition. */
    String condition(Condition condition) {
        if (condition instanceof Condition.Every every) {
            return joined(every.parts(), " and ", "1 = 1");
        }
        if (condition instanceof Condition.Some some) {
            return joined(some.parts(), " or ", "1 = 0");
        }
        if (condition instanceof Condition.Not not) {
            return "not coalesce(" + condition(not.part()) + ", false)";
        }
        if (condition instanceof Condition.Compare compare) {
            return compare(compare);
        }
        if (condition instanceof Condition.Near near) {
            return near(near);
        }
        if (condition instanceof Condition.Numbered numbered) {
            return numbered(numbered.rows());
        }
        return condition instanceof Match match ? match(match) : test((Condition.Test) condition);
    }

    private String compare(Condition.Compare compare) {
        String left = expression(compare.left());
        if (compare.operator() == Operator.ISNULL) {
            boolean none = compare.right().get(0) instanceof Expression.Constant constant
                    && constant.value().equals(true);
            return left + (none ? " is null" : " is not null");
        }
        List<String> right = compare.right().stream().map(this::expression).toList();
        return switch (compare.operator()) {
            case IN -> left + " in (" + String.join(", ", right) + ")";
            case BETWEEN -> left + " between " + right.get(0) + " and " + right.get(1);
            case EQ -> left + " = " + right.get(0);
            case NE -> left + " <> " + right.get(0);
            case GT -> left + " > " + right.get(0);
            case GTE -> left + " >= " + right.get(0);
            case LT -> left + " < " + right.get(0);
            case LTE -> left + " <= " + right.get(0);
            case CONTAINS, STARTSWITH, ISNULL -> throw new IllegalArgumentException("no comparison of expressions");
        };
    }

    /** By the haversine formula; numbers only, so nothing is bound. */
    private static String near(Condition.Near near) {
        String latitude = "cast(" + RowSql.column(near.latitude()) + " as double precision)";
        String longitude = "cast(" + RowSql.column(near.longitude()) + " as double precision)";
        String north = "sin(radians(" + latitude + " - (" + near.north() + ")) / 2)";
        String east = "sin(radians(" + longitude + " - (" + near.east() + ")) / 2)";
        String square = north + " * " + north + " + cos(radians(" + latitude + ")) * cos(radians(" + near.north()
                + ")) * " + east + " * " + east;
        return "(" + latitude + " between -90 and 90 and 2 * " + RADIUS + " * asin(sqrt(least(1, " + square + "))) <= "
                + near.metres() + ")";
    }

    private String joined(List<Condition> parts, String word, String none) {
        return parts.isEmpty() ? none : parts.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
    }

    private String test(Condition.Test condition) {
        String column = RowSql.column(condition.field());
        return switch (condition.operator()) {
            case EQ -> column + " = " + bound(condition, 0);
            case NE -> column + " <> " + bound(condition, 0);
            case GT -> column + " > " + bound(condition, 0);
            case GTE -> column + " >= " + bound(condition, 0);
            case LT -> column + " < " + bound(condition, 0);
            case LTE -> column + " <= " + bound(condition, 0);
            case BETWEEN -> column + " between " + bound(condition, 0) + " and " + bound(condition, 1);
            case ISNULL -> column + (condition.values().get(0).equals(true) ? " is null" : " is not null");
            case IN -> condition.values().isEmpty() ? "1 = 0" : column + " in (" + all(condition) + ")";
            case CONTAINS -> contains(condition);
            case STARTSWITH -> startsWith(condition);
        };
    }

    private String numbered(List<Long> rows) {
        if (rows.isEmpty()) {
            return "1 = 0";
        }
        String all = rows.stream().map(String::valueOf).collect(Collectors.joining(","));
        // Stretches of the table without any of them need no look.
        return "_id between " + rows.get(0) + " and " + rows.get(rows.size() - 1) + " and " + dialect.among(all);
    }

    private String all(Condition.Test condition) {
        List<String> marks = new ArrayList<>();
        for (int index = 0; index < condition.values().size(); index++) {
            marks.add(bound(condition, index));
        }
        return String.join(", ", marks);
    }

    private String bound(Condition.Test condition, int index) {
        return value(condition.values().get(index));
    }

    /** A value: a text is bound, while what digits tell is written out of what was read, never as the caller wrote it. */
    String value(Object value) {
        if (value instanceof String text) {
            return dialect.written(text).orElseGet(() -> with(text, "?"));
        }
        if (value instanceof LocalDate) {
            return "cast('" + value + "' as date)";
        }
        if (value instanceof LocalDateTime) {
            return "cast('" + value + "' as timestamp)";
        }
        if (value instanceof Long number) {
            return number(BigDecimal.valueOf(number));
        }
        if (value instanceof BigDecimal number && number.precision() <= DIGITS && Math.abs(number.scale()) <= DIGITS) {
            return number(number);
        }
        values.add(value);
        return "?";
    }

    private String contains(Condition.Test condition) {
        return contains(asText(condition.field()), condition.values().get(0).toString());
    }

    private String contains(String column, String folded) {
        if (Folding.alone(folded)) {
            return with(folded, dialect.contains(column));
        }
        String sure = Folding.sure(folded);
        String first = sure.isEmpty() ? "" : with(sure, dialect.contains(column)) + " and ";
        return first + fits(column, Folding.pattern(folded));
    }

    private String startsWith(Condition.Test condition) {
        return fits(
                asText(condition.field()),
                "^" + Folding.pattern(condition.values().get(0).toString()));
    }

    private static String asText(Field field) {
        String text = "cast(" + RowSql.column(field) + " as varchar)";
        if (field.type() == FieldType.TEXT) {
            return RowSql.column(field);
        }
        // DuckDB writes the floating-point number 2 as 2.0.
        return field.scale() < 0 ? "regexp_replace(" + text + ", '\\.0$', '')" : text;
    }

    private String with(Object value, String sql) {
        values.add(value);
        return sql;
    }

    private String fits(String column, String pattern) {
        return with(pattern, dialect.fits(column));
    }

    private String match(Match match) {
        List<String> any = new ArrayList<>();
        for (Field field : match.fields()) {
            if (match.mayOccurIn(field)) {
                any.add("(" + occurs(match, asText(field)) + ")");
            }
        }
        return any.isEmpty() ? "1 = 0" : "(" + String.join(" or ", any) + ")";
    }

    private String occurs(Match match, String column) {
        String found = contains(column, match.word());
        // This expression is several times slower, so it sees only what was found.
        return match.atWordStart() && !Folding.alone(match.word())
                ? found + " and " + fits(column, Folding.wordStart() + Folding.pattern(match.word()))
                : found;
    }
}
