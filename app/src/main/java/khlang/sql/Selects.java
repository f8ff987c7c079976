package khlang.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.Offset;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/** Writes the SELECTs of one statement anew. Names in it are made here, so that none of the caller's is in it. */
final class Selects {
    /** A SELECT and what it tells. */
    record Query(Piece sql, List<Output> columns) {}

    /** A statement of a WITH: the name of ours, and its columns. */
    record Named(String sql, List<Output> columns) {}

    private static final int MOST_JOINS = 8;
    private static final int MOST_TABLES = 30;
    private static final int MOST_SELECTS = 60;

    private final Engine engine;
    private final Table.Finder tables;
    private Map<String, Named> named = new HashMap<>();
    private int made;
    private int joins;
    private int read;
    private int selects;

    Selects(Engine engine, Table.Finder tables) {
        this.engine = engine;
        this.tables = tables;
    }

    Engine engine() {
        return engine;
    }

    /** A name that nothing else in the statement has. */
    String next(String kind) {
        made++;
        return kind + made;
    }

    void countJoin() {
        joins++;
        if (joins > MOST_JOINS) {
            throw Refusal.wrong("sql.joins", MOST_JOINS);
        }
    }

    /** A table that the caller may read. */
    Table table(Name name) {
        read++;
        if (read > MOST_TABLES) {
            throw Refusal.wrong("sql.tables", MOST_TABLES);
        }
        SystemNames.refuse(name.text());
        return tables.find(name.text());
    }

    @Nullable
    Named named(Name name) {
        return named.get(name.given());
    }

    /** The only part of a name that may have only one. */
    static Name plain(net.sf.jsqlparser.schema.Table table) {
        if (table.getNameParts().size() != 1) {
            throw Refusal.denied("sql.table.system", Refusal.shown(table));
        }
        return Name.of(table.getName());
    }

    /** A SELECT in parentheses, which may name the columns of the one around where that is given. */
    Query inside(ParenthesedSelect select, @Nullable Scope outer) {
        return query(select, outer, Long.MAX_VALUE);
    }

    /** A SELECT that tells a number of rows at most. */
    Query query(Select select, @Nullable Scope outer, long most) {
        selects++;
        if (selects > MOST_SELECTS) {
            throw Refusal.wrong("sql.selects", MOST_SELECTS);
        }
        Map<String, Named> before = named;
        named = new HashMap<>(before);
        try {
            List<Piece> with = with(select);
            Query query = body(select, outer, most);
            return with.isEmpty()
                    ? query
                    : new Query(
                            Piece.of(SqlType.TEXT, "with ", Piece.joined(", ", with), " ", query.sql()),
                            query.columns());
        } finally {
            named = before;
        }
    }

    private Query body(Select select, @Nullable Scope outer, long most) {
        if (select instanceof PlainSelect plain) {
            return new OneSelect(this, outer).of(plain, most);
        }
        if (select instanceof SetOperationList list) {
            return new Sets(this, outer).of(list, most);
        }
        if (select instanceof ParenthesedSelect inside) {
            Whole.inside(inside);
            Select inner = inside.getSelect();
            boolean bare =
                    inside.getOrderByElements() == null && inside.getLimit() == null && inside.getOffset() == null;
            Query query = query(inner, outer, bare ? most : Long.MAX_VALUE);
            return bare ? query : Sets.ordered(this, query, inside, most);
        }
        throw Refusal.denied("sql.no_select", Refusal.shown(select));
    }

    private List<Piece> with(Select select) {
        List<Piece> all = new ArrayList<>();
        if (select.getWithItemsList() == null) {
            return all;
        }
        for (WithItem<?> item : select.getWithItemsList()) {
            if (!(item.getParenthesedStatement() instanceof ParenthesedSelect inside)) {
                throw Refusal.denied("sql.no_select", Refusal.shown(item));
            }
            boolean plain = !item.isRecursive()
                    && !item.isMaterialized()
                    && item.getWithFunctionDeclaration() == null
                    && item.getSearchClause() == null
                    && item.getCycleClause() == null;
            if (!plain) {
                throw Refusal.untaken(item);
            }
            Query query = inside(inside, null);
            String sql = next("w");
            all.add(Piece.of(SqlType.TEXT, sql + " as (", query.sql(), ")"));
            Named statement = new Named(sql, renamed(query.columns(), withNames(item)));
            if (named.put(Name.of(item.getAliasName()).given(), statement) != null) {
                throw Refusal.wrong("sql.twice", Refusal.shown(item.getAliasName()));
            }
        }
        return all;
    }

    private static List<String> withNames(WithItem<?> item) {
        List<String> names = new ArrayList<>();
        if (item.getWithItemList() != null) {
            item.getWithItemList()
                    .forEach(column -> names.add(Name.of(column.toString()).given()));
        }
        return names.isEmpty() && item.getAlias() != null ? names(item.getAlias()) : names;
    }

    /** The names that an alias gives to columns. */
    static List<String> names(Alias alias) {
        if (alias.getAliasColumns() == null) {
            return List.of();
        }
        return alias.getAliasColumns().stream()
                .map(column -> Name.of(column.toString().strip()).given())
                .toList();
    }

    static List<Output> renamed(List<Output> columns, List<String> names) {
        if (names.size() > columns.size()) {
            throw Refusal.wrong("sql.names");
        }
        List<Output> renamed = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            Output column = columns.get(index);
            String name = index < names.size() ? names.get(index) : column.name();
            renamed.add(column.named(name));
        }
        return renamed;
    }

    /** How many rows are told, and how many are left out before; numbers need no binding. */
    static String page(Select select, long most) {
        Limit limit = select.getLimit();
        Offset offset = select.getOffset();
        long rows = most;
        long skipped = 0;
        if (limit != null) {
            if (limit.getByExpressions() != null) {
                throw Refusal.untaken(limit);
            }
            rows = Math.min(most, count(limit.getRowCount(), Long.MAX_VALUE));
            skipped = count(limit.getOffset(), 0);
        }
        if (offset != null) {
            if (offset.getOffsetParam() != null && !offset.getOffsetParam().matches("(?i)rows?")) {
                throw Refusal.untaken(offset);
            }
            skipped = count(offset.getOffset(), 0);
        }
        return (rows == Long.MAX_VALUE ? "" : " limit " + rows) + (skipped == 0 ? "" : " offset " + skipped);
    }

    private static long count(@Nullable Expression expression, long otherwise) {
        if (expression == null || expression instanceof NullValue || expression instanceof AllValue) {
            return otherwise;
        }
        if (expression instanceof LongValue number && number.getStringValue().matches("[0-9]{1,15}")) {
            return number.getValue();
        }
        throw Refusal.wrong("sql.count", Refusal.shown(expression));
    }
}
