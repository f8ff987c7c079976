package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Expression;
import khlang.query.Grouping;
import khlang.query.Order;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.sql.Engine;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * Writes one plan as SQL that both engines take. Columns and tables have names that this project gave them; whatever
 * the caller wrote is a bound value.
 */
final class RowSql {
    /** What the engines say differently. */
    interface Dialect extends Engine {
        /** Whether {@code text} contains the next bound value. */
        String contains(String text);

        /** Whether {@code text} has a place that fits the next bound value, a regular expression. */
        String fits(String text);

        /** A number of 64 bits that is the same for rows that are the same in these columns. */
        String hash(List<String> columns);

        /** Text in the order of a Thai dictionary. */
        String thai(String text);

        /** The table of a version. */
        default String table(String versionId) {
            return RowSql.table(versionId);
        }

        /**
         * Whether the row's number is among some.
         *
         * @param numbers digits with commas between them, and nothing else
         */
        String among(String numbers);

        /** A text of a caller in digits alone, where the engine is quicker by it than by a bound value. */
        default Optional<String> written(String text) {
            return Optional.empty();
        }

        /** Rows, each called {@code r}, of the next bound value: the JSON of a list of lists of texts. */
        String cells();

        /** A text of such a row, from 0 on; null where none stands there. */
        String cell(int place);

        /** The type of a field's values. */
        String type(Field field);

        /** The type of a field's column. */
        String columnType(Field field);

        /** Lets nobody else write to a table until the end of the transaction; empty where nobody else can. */
        String lock(String versionId);

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
    private final ExpressionSql expressions;

    private RowSql(Dialect dialect) {
        this.dialect = dialect;
        this.expressions = new ExpressionSql(dialect, values);
    }

    static String table(String versionId) {
        return "\"" + versionId.replace("\"", "") + "\"";
    }

    static String column(Field field) {
        return field.position() == 0 ? "_id" : "c" + field.position();
    }

    static Query rows(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        return plan.grouping() == null ? sql.lines(plan, sql.selected(plan)) : sql.groups(plan, plan.grouping());
    }

    private String selected(SearchPlan plan) {
        expressions.together(plan.columns());
        return plan.columns().stream()
                .map(column -> expressions.expression(column.value()))
                .collect(Collectors.joining(", "));
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
        boolean written = TableVersion.isWritten(plan.table());
        boolean numbered = !written && plan.everyRow() && plan.inFileOrder() && plan.after() == null;
        boolean byNumber = numbered && plan.limit() < SearchRequest.ALL && plan.offset() > 0;
        if (byNumber) {
            // Rows of a file are numbered without gaps, so a page far down is found as fast as the first.
            sql.append(" where _id > ")
                    .append(plan.offset())
                    .append(" and _id <= ")
                    .append(plan.offset() + plan.limit());
        } else {
            where(plan);
        }
        boolean named = plan.conditions().stream().anyMatch(Condition.Numbered.class::isInstance);
        if (written || named || !plan.inFileOrder() || !dialect.keepsOrder()) {
            orderBy(plan);
        }
        part(plan.limit(), byNumber ? 0 : plan.offset());
        return query();
    }

    /** DuckDB takes a millisecond longer for an offset of none. */
    private void part(long limit, long offset) {
        if (limit < SearchRequest.ALL) {
            sql.append(" limit ").append(limit);
        }
        if (offset > 0) {
            sql.append(" offset ").append(offset);
        }
    }

    /** Takes away the rows that meet the conditions of a plan. */
    static Query delete(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        sql.sql.append("delete from ").append(dialect.table(plan.table()));
        sql.where(plan);
        return sql.query();
    }

    static Query count(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        Grouping grouping = plan.grouping();
        if (grouping != null) {
            sql.sql.append("select count(*) from (");
            sql.grouped(plan, grouping);
            sql.sql.append(") as found");
            return sql.query();
        }
        if (plan.distinct()) {
            sql.sql.append("select count(*) from (");
            sql.select(plan, sql.selected(plan));
            sql.where(plan);
            sql.sql.append(") as found");
            return sql.query();
        }
        sql.sql.append("select count(*) from ").append(dialect.table(plan.table()));
        sql.where(plan);
        return sql.query();
    }

    /** The first groups of a plan and, behind the values of each, how many there are in all: they are made once. */
    static Query most(Dialect dialect, SearchPlan plan) {
        RowSql sql = new RowSql(dialect);
        sql.sql.append("with found as materialized (");
        sql.grouped(plan, Objects.requireNonNull(plan.grouping()));
        sql.sql.append(") select *, (select count(*) from found) from found");
        sql.orderBy(plan);
        sql.part(plan.limit(), plan.offset());
        return sql.query();
    }

    private Query groups(SearchPlan plan, Grouping grouping) {
        grouped(plan, grouping);
        if (!grouping.keys().isEmpty()) {
            orderBy(plan);
        }
        part(plan.limit(), plan.offset());
        return query();
    }

    /** Keys are told by their places, so that what is bound in them is bound once; hidden ones stand behind the rest. */
    private void grouped(SearchPlan plan, Grouping grouping) {
        List<String> selected = new ArrayList<>(List.of(selected(plan)));
        List<String> places = new ArrayList<>();
        int hidden = plan.columns().size();
        for (Expression key : grouping.keys()) {
            int place = place(plan, key);
            if (place == 0) {
                selected.add(expressions.expression(key));
                place = ++hidden;
            }
            places.add(Integer.toString(place));
        }
        select(plan, String.join(", ", selected));
        where(plan);
        if (!places.isEmpty()) {
            sql.append(" group by ").append(String.join(", ", places));
        }
        if (!grouping.having().isEmpty()) {
            sql.append(" having ").append(expressions.all(grouping.having()));
        }
    }

    /** The place of an expression among the columns, from 1 on; 0 where it is none of them. */
    private static int place(SearchPlan plan, Expression value) {
        List<Column> columns = plan.columns();
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).value().equals(value)) {
                return index + 1;
            }
        }
        return 0;
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

    private void where(SearchPlan plan) {
        List<String> all = new ArrayList<>();
        for (Condition condition : plan.conditions()) {
            all.add(expressions.condition(condition));
        }
        List<@Nullable Object> after = plan.after();
        if (after != null) {
            all.add(behind(plan.orders(), after));
        }
        if (!all.isEmpty()) {
            sql.append(" where ").append(String.join(" and ", all));
        }
    }

    /** Rows behind the one whose values these are: behind in the first key, or alike there and behind in the second … */
    private String behind(List<Order> orders, List<@Nullable Object> after) {
        List<String> ways = new ArrayList<>();
        for (int last = 0; last < orders.size(); last++) {
            List<String> parts = new ArrayList<>();
            for (int key = 0; key < last; key++) {
                parts.add(same(orders.get(key), after.get(key)));
            }
            parts.add(behind(orders.get(last), after.get(last)));
            ways.add(String.join(" and ", parts));
        }
        return ways.size() == 1 ? ways.get(0) : "(" + String.join(" or ", ways) + ")";
    }

    private String same(Order order, @Nullable Object value) {
        String written = ordered(order);
        return value == null ? written + " is null" : written + " = " + expressions.value(value);
    }

    private String behind(Order order, @Nullable Object value) {
        if (value == null) {
            return order.nullsFirst() ? ordered(order) + " is not null" : "1 = 0";
        }
        String sign = order.descending() ? " < " : " > ";
        String further = ordered(order) + sign + expressions.value(value);
        return order.nullsFirst() ? further : "(" + further + " or " + ordered(order) + " is null)";
    }

    private String ordered(Order order) {
        String written = expressions.expression(order.value());
        return order.thai() ? dialect.thai(written) : written;
    }

    private void orderBy(SearchPlan plan) {
        sql.append(" order by ")
                .append(plan.orders().stream()
                        .map(order -> by(plan, order)
                                + (order.descending() ? " desc" : " asc")
                                + (order.nullsFirst() ? " nulls first" : " nulls last"))
                        .collect(Collectors.joining(", ")));
    }

    private String by(SearchPlan plan, Order order) {
        // Rows are ordered by a field's name: a place would keep DuckDB from reading the other columns later.
        boolean named = plan.grouping() == null && order.value() instanceof Expression.Cell;
        int place = order.thai() || named ? 0 : place(plan, order.value());
        return place > 0 ? Integer.toString(place) : ordered(order);
    }
}
