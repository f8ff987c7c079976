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
        return field.position() == 0 ? "_id" : "c" + field.position();
    }

    static Query rows(Dialect dialect, SearchPlan plan) {
        return lines(dialect, plan, plan.columns().stream().map(RowSql::column).collect(Collectors.joining(", ")));
    }

    /**
     * The rows of a plan, each as {@code selected}.
     *
     * @param selected SQL over the columns, written by a row store
     */
    static Query lines(Dialect dialect, SearchPlan plan, String selected) {
        RowSql sql = new RowSql(dialect);
        sql.select(plan, selected);
        boolean byNumber = plan.everyRow() && plan.inFileOrder();
        if (byNumber && plan.limit() < SearchRequest.ALL) {
            // Rows are numbered without gaps, so a page far down is found as fast as the first.
            sql.sql.append(" where _id > ? and _id <= ?");
            sql.values.add(plan.offset());
            sql.values.add(plan.offset() + plan.limit());
        } else {
            sql.where(plan.conditions(), plan.matches());
        }
        if (!plan.inFileOrder() || !dialect.keepsOrder()) {
            sql.orderBy(plan.orders());
        }
        if (plan.limit() < SearchRequest.ALL) {
            sql.sql.append(" limit ").append(plan.limit());
        }
        if (!byNumber || plan.limit() == SearchRequest.ALL) {
            sql.sql.append(" offset ").append(plan.offset());
        }
        return sql.query();
    }

    static Query count(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        if (plan.distinct()) {
            sql.sql.append("select count(*) from (");
            sql.select(plan, plan.columns().stream().map(RowSql::column).collect(Collectors.joining(", ")));
            sql.where(plan.conditions(), plan.matches());
            sql.sql.append(") as found");
            return sql.query();
        }
        sql.sql.append("select count(*) from ").append(dialect.table(plan.table()));
        sql.where(plan.conditions(), plan.matches());
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
        sql.where(plan.conditions(), plan.matches());
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

    private void where(List<Condition> conditions, List<Match> matches) {
        List<String> all = new ArrayList<>();
        conditions.forEach(condition -> all.add(condition(condition)));
        matches.forEach(match -> all.add(match(match)));
        if (!all.isEmpty()) {
            sql.append(" where ").append(String.join(" and ", all));
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

    private String all(Condition condition) {
        List<String> marks = new ArrayList<>();
        for (int index = 0; index < condition.values().size(); index++) {
            marks.add(bound(condition, index));
        }
        return String.join(", ", marks);
    }

    private String bound(Condition condition, int index) {
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

    private String contains(Condition condition) {
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

    private String startsWith(Condition condition) {
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
