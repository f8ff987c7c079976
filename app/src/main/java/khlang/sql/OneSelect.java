package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Writes one SELECT anew, without what it is united with. */
final class OneSelect {
    private static final int MOST_COLUMNS = 2_000;

    private final Selects selects;
    private final Scope scope;
    private final Expressions expressions;

    /** What is told: as it is written, and as it is named. */
    private final List<Piece> told = new ArrayList<>();

    private final List<Output> columns = new ArrayList<>();

    OneSelect(Selects selects, @Nullable Scope outer) {
        this.selects = selects;
        this.scope = new Scope(outer);
        this.expressions = new Expressions(selects, scope);
    }

    Selects.Query of(PlainSelect select, long most) {
        Whole.plain(select);
        boolean distinct = distinct(select.getDistinct());
        Piece from = from(select);
        boolean grouped = select.getGroupBy() != null;
        Piece rows = grouped ? grouped(select, from) : from;
        scope.begin();
        scope.withAggregates(() -> {
            select.getSelectItems().forEach(this::item);
            return true;
        });
        Piece having = having(select.getHaving());
        Piece order = new Orders(this).of(select, distinct);
        boolean together = grouped || scope.aggregated() || select.getHaving() != null;
        if (together) {
            scope.refuseSingle();
        }
        String page = Selects.page(select, most);
        boolean inOrder = together || distinct || !order.sql().isEmpty() || page.isEmpty();
        List<Piece> list = new ArrayList<>();
        for (int index = 0; index < told.size(); index++) {
            list.add(Piece.of(
                    columns.get(index).type(),
                    told.get(index),
                    " as " + columns.get(index).sql()));
        }
        Piece sql = Piece.of(
                SqlType.TEXT,
                distinct ? "select distinct " : "select ",
                Piece.joined(", ", list),
                rows,
                having,
                order,
                inOrder ? "" : inFileOrder(),
                page);
        return new Selects.Query(sql, List.copyOf(columns));
    }

    private static boolean distinct(@Nullable Distinct distinct) {
        if (distinct == null) {
            return false;
        }
        boolean more = distinct.getOnSelectItems() != null
                && !distinct.getOnSelectItems().isEmpty();
        if (more || distinct.isUseUnique() || distinct.isUseDistinctRow()) {
            throw Refusal.untaken(distinct);
        }
        return true;
    }

    private Piece from(PlainSelect select) {
        Piece from = select.getFromItem() == null
                ? Piece.of(SqlType.TEXT, "")
                : Piece.of(SqlType.TEXT, " from ", new From(selects, scope, expressions).of(select));
        return select.getWhere() == null
                ? from
                : Piece.of(SqlType.TEXT, from, " where ", expressions.condition(select.getWhere()));
    }

    /** Rows of one table come as they stand in its file. */
    private String inFileOrder() {
        if (scope.sources().size() != 1) {
            return "";
        }
        return scope.sources().get(0).columns().stream()
                .filter(Output::number)
                .findFirst()
                .map(number -> " order by " + number.sql())
                .orElse("");
    }

    /** Keys that are no columns become columns first: an engine does not see two expressions with values as one. */
    private Piece grouped(PlainSelect select, Piece from) {
        if (select.getFromItem() == null) {
            throw Refusal.untaken(select.getGroupBy());
        }
        List<Piece> made = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Piece key : keys(select)) {
            boolean column = key.values().isEmpty() && key.sql().matches("f[0-9]+");
            String name = column ? key.sql() : selects.next("f");
            if (!column) {
                made.add(Piece.of(key.type(), key, " as " + name));
            }
            keys.add(name);
            scope.group(new Scope.Key(key, Piece.of(key.type(), name).weighing(key.weight())));
        }
        Piece rows = made.isEmpty()
                ? from
                : Piece.of(
                        SqlType.TEXT, " from (select *, ", Piece.joined(", ", made), from, ") as " + selects.next("t"));
        return Piece.of(SqlType.TEXT, rows, " group by " + String.join(", ", keys));
    }

    private List<Piece> keys(PlainSelect select) {
        GroupByElement group = select.getGroupBy();
        ExpressionList<?> list = group.getGroupByExpressionList();
        boolean sets =
                group.getGroupingSets() != null && !group.getGroupingSets().isEmpty();
        if (sets || list == null || list.isEmpty() || group.isMysqlWithRollup()) {
            throw Refusal.untaken(group);
        }
        List<Piece> keys = new ArrayList<>();
        for (Expression expression : list) {
            keys.add(expressions.piece(asked(expression, select.getSelectItems())));
        }
        return keys;
    }

    /** What a key says: a place or another name of what is told stands for that. */
    private Expression asked(Expression expression, List<SelectItem<?>> items) {
        Optional<Integer> place = Expressions.place(expression);
        if (place.isPresent()) {
            if (place.get() < 1 || place.get() > items.size()) {
                throw Refusal.wrong("sql.place", place.get());
            }
            return items.get(place.get() - 1).getExpression();
        }
        if (expression instanceof Column column && column.getTable() == null) {
            Name name = Name.of(column.getColumnName());
            if (!scope.knows(name)) {
                return items.stream()
                        .filter(item -> item.getAlias() != null
                                && name.fits(Name.of(item.getAlias().getName()).given()))
                        .findFirst()
                        .<Expression>map(SelectItem::getExpression)
                        .orElse(expression);
            }
        }
        return expression;
    }

    private Piece having(@Nullable Expression having) {
        return having == null
                ? Piece.of(SqlType.TEXT, "")
                : Piece.of(SqlType.TEXT, " having ", scope.withAggregates(() -> expressions.condition(having)));
    }

    private void item(SelectItem<?> item) {
        Expression expression = item.getExpression();
        if (expression instanceof AllColumns all) {
            if (item.getAlias() != null || all.getExceptColumns() != null || all.getReplaceExpressions() != null) {
                throw Refusal.untaken(item);
            }
            all(all);
            return;
        }
        Piece piece = expressions.piece(expression);
        tell(name(item.getAlias(), expression), piece, false);
    }

    private void all(AllColumns all) {
        List<Source> sources = all instanceof AllTableColumns one
                ? List.of(scope.source(Selects.plain(one.getTable())))
                : scope.sources();
        if (sources.isEmpty()) {
            throw Refusal.untaken(all);
        }
        boolean one = all instanceof AllTableColumns;
        for (Source source : sources) {
            for (Output column : source.columns()) {
                if (one || !source.hidden().contains(column)) {
                    Piece piece = scope.of(column);
                    tell(column.name(), piece, column.number());
                }
            }
        }
    }

    private void tell(String name, Piece piece, boolean number) {
        if (told.size() >= MOST_COLUMNS) {
            throw Refusal.wrong("sql.columns", MOST_COLUMNS);
        }
        boolean ofRow = number || scope.isNumber(piece.sql());
        told.add(piece);
        columns.add(new Output(name, selects.next("f"), piece.type(), ofRow, piece.weight()));
    }

    /** As PostgreSQL names what has no name. */
    private String name(@Nullable Alias alias, Expression expression) {
        if (alias != null) {
            if (alias.getAliasColumns() != null) {
                throw Refusal.untaken(alias);
            }
            return Name.of(alias.getName()).given();
        }
        if (expression instanceof Column column) {
            Name source = column.getTable() == null ? null : Selects.plain(column.getTable());
            return scope.name(source, Name.of(column.getColumnName()));
        }
        if (expression instanceof Function function) {
            return Name.of(function.getName()).given();
        }
        if (expression instanceof AnalyticExpression function) {
            return function.getName().toLowerCase(Locale.ROOT);
        }
        if (expression instanceof CastExpression cast) {
            return name(null, cast.getLeftExpression());
        }
        if (expression instanceof ExtractExpression) {
            return "extract";
        }
        if (expression instanceof TrimFunction) {
            return "btrim";
        }
        return expression instanceof CaseExpression ? "case" : "?column?";
    }

    Expressions expressions() {
        return expressions;
    }

    Scope scope() {
        return scope;
    }

    List<Piece> told() {
        return told;
    }

    List<Output> columns() {
        return columns;
    }
}
