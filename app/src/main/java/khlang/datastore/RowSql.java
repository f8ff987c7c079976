package khlang.datastore;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/**
 * Writes one plan as SQL that both engines take. Columns and tables have names that this project gave them; whatever
 * the caller wrote is a bound value.
 */
final class RowSql {
    /** What the engines say differently. */
    interface Dialect {
        /** Whether {@code text} contains the next bound value. */
        String contains(String text);

        /** Whether {@code text} has a place that fits the next bound value, a regular expression. */
        String fits(String text);

        /** A number of 64 bits that is the same for rows that are the same in these columns. */
        String hash(List<String> columns);

        /** The table of a version. */
        default String table(String versionId) {
            return RowSql.table(versionId);
        }

        /** Whether rows come in the order of the file when no order is asked for. */
        boolean keepsOrder();

        /** Whether answers come bit by bit without a transaction too. */
        boolean streamsAlways();
    }

    /** Text and what is bound to its question marks, in order. */
    record Query(String sql, List<Object> values) {}

    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private RowSql(Dialect dialect) {
        this.dialect = dialect;
    }

    static String table(String versionId) {
        return "\"" + versionId.replace("\"", "") + "\"";
    }

    static String column(Field field) {
        int position = field.position();
        return position == 0 ? "_id" : position < 0 ? "rank" + -position : "c" + position;
    }

    static Query rows(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        String selected =
                plan.columns().stream().map(field -> sql.selected(plan, field)).collect(Collectors.joining(", "));
        return sql.lines(plan, selected);
    }

    private String selected(SearchPlan plan, Field field) {
        return field.position() < 0
                ? rank(plan.ranks().get(-field.position() - 1)) + " as " + column(field)
                : column(field);
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

    /**
     * The rows of a plan, each as {@code selected}.
     *
     * @param selected SQL over the columns, written by a row store
     */
    static Query lines(Dialect dialect, SearchPlan plan, String selected) {
        return new RowSql(dialect).lines(plan, selected);
    }

    private Query lines(SearchPlan plan, String selected) {
        select(plan, selected);
        boolean byNumber = plan.everyRow() && plan.inFileOrder();
        if (byNumber && plan.limit() < SearchRequest.ALL) {
            // Rows are numbered without gaps, so a page far down is found as fast as the first.
            sql.append(" where _id > ? and _id <= ?");
            values.add(plan.offset());
            values.add(plan.offset() + plan.limit());
        } else {
            where(plan.conditions());
        }
        if (!plan.inFileOrder() || !dialect.keepsOrder()) {
            orderBy(plan.orders());
        }
        if (plan.limit() < SearchRequest.ALL) {
            sql.append(" limit ").append(plan.limit());
        }
        if (!byNumber || plan.limit() == SearchRequest.ALL) {
            sql.append(" offset ").append(plan.offset());
        }
        return query();
    }

    static Query count(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        if (plan.distinct()) {
            sql.sql.append("select count(*) from (");
            sql.select(plan, plan.columns().stream().map(RowSql::column).collect(Collectors.joining(", ")));
            sql.where(plan.conditions());
            sql.sql.append(") as found");
            return sql.query();
        }
        sql.sql.append("select count(*) from ").append(dialect.table(plan.table()));
        sql.where(plan.conditions());
        return sql.query();
    }

    static Query groups(Dialect dialect, GroupPlan plan) {
        RowSql sql = new RowSql(dialect);
        List<String> columns = new ArrayList<>();
        plan.keys().forEach(key -> columns.add(part(key)));
        plan.measures().forEach(measure -> columns.add(measure(measure)));
        sql.sql
                .append("select ")
                .append(String.join(", ", columns))
                .append(" from ")
                .append(dialect.table(plan.table()));
        sql.where(plan.conditions());
        if (!plan.keys().isEmpty()) {
            sql.sql.append(" group by ").append(numbers(plan.keys().size()));
        }
        List<String> orders = new ArrayList<>();
        plan.sorts()
                .forEach(sort ->
                        orders.add((sort.column() + 1) + (sort.descending() ? " desc nulls last" : " asc nulls last")));
        for (int key = 1; key <= plan.keys().size(); key++) {
            orders.add(key + " asc nulls last");
        }
        if (!orders.isEmpty()) {
            sql.sql.append(" order by ").append(String.join(", ", orders));
        }
        sql.sql.append(" limit ").append(plan.limit());
        return sql.query();
    }

    private static String numbers(int most) {
        return java.util.stream.IntStream.rangeClosed(1, most)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
    }

    private static String part(GroupPlan.Key key) {
        String column = column(key.field());
        return switch (key.part()) {
            case VALUE -> column;
            case YEAR -> "cast(extract(year from " + column + ") as bigint)";
            case FISCAL_YEAR -> "cast(extract(year from " + column + " + interval '3 months') as bigint)";
            case QUARTER -> "cast(date_trunc('quarter', " + column + ") as date)";
            case MONTH -> "cast(date_trunc('month', " + column + ") as date)";
        };
    }

    private static String measure(GroupPlan.Measure measure) {
        Field field = measure.field();
        String column = field == null ? "*" : column(field);
        return switch (measure.function()) {
            case COUNT -> "count(" + column + ")";
            case SUM -> "sum(" + column + ")";
            case AVG -> "cast(avg(" + column + ") as double precision)";
            case MIN -> "min(" + column + ")";
            case MAX -> "max(" + column + ")";
        };
    }

    private Query query() {
        return new Query(sql.toString(), List.copyOf(values));
    }

    private void select(SearchPlan plan, String selected) {
        sql.append(plan.distinct() ? "select distinct " : "select ")
                .append(selected)
                .append(" from ")
                .append(dialect.table(plan.table()));
    }

    private void where(List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            sql.append(" where ")
                    .append(conditions.stream().map(this::condition).collect(Collectors.joining(" and ")));
        }
    }

    private void orderBy(List<Order> orders) {
        sql.append(" order by ")
                .append(orders.stream()
                        .map(order -> column(order.field())
                                + (order.descending() ? " desc" : " asc")
                                + (order.nullsFirst() ? " nulls first" : " nulls last"))
                        .collect(Collectors.joining(", ")));
    }

    private String condition(Condition condition) {
        if (condition instanceof Condition.Every every) {
            return joined(every.parts(), " and ", "1 = 1");
        }
        if (condition instanceof Condition.Some some) {
            return joined(some.parts(), " or ", "1 = 0");
        }
        if (condition instanceof Condition.Not not) {
            return "not coalesce(" + condition(not.part()) + ", false)";
        }
        return condition instanceof Match match ? match(match) : test((Condition.Test) condition);
    }

    private String joined(List<Condition> parts, String word, String none) {
        return parts.isEmpty() ? none : parts.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
    }

    private String test(Condition.Test condition) {
        String column = column(condition.field());
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

    private String all(Condition.Test condition) {
        List<String> marks = new ArrayList<>();
        for (int index = 0; index < condition.values().size(); index++) {
            marks.add(bound(condition, index));
        }
        return String.join(", ", marks);
    }

    private String bound(Condition.Test condition, int index) {
        Object value = condition.values().get(index);
        if (value instanceof LocalDate) {
            values.add(value.toString());
            return "cast(? as date)";
        }
        if (value instanceof LocalDateTime moment) {
            values.add(moment.toString());
            return "cast(? as timestamp)";
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
        String text = "cast(" + column(field) + " as varchar)";
        if (field.type() == FieldType.TEXT) {
            return column(field);
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
