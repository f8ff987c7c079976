package khlang.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** Writes what one SELECT reads: tables that the caller may read, and statements in parentheses. */
final class From {
    private final Selects selects;
    private final Scope scope;
    private final Expressions expressions;

    From(Selects selects, Scope scope, Expressions expressions) {
        this.selects = selects;
        this.scope = scope;
        this.expressions = expressions;
    }

    /** What is read, and its joins. */
    Piece of(PlainSelect select) {
        List<Join> joins = select.getJoins() == null ? List.of() : select.getJoins();
        boolean commas = joins.stream().anyMatch(Join::isSimple);
        Piece from = item(select.getFromItem());
        for (Join join : joins) {
            Whole.join(join);
            selects.countJoin();
            if (commas && (join.isRight() || join.isFull())) {
                throw Refusal.untaken(join);
            }
            List<Source> before = List.copyOf(scope.sources());
            Piece item = item(join.getFromItem());
            from = Piece.of(SqlType.TEXT, from, word(join), item, condition(join, before));
        }
        return from;
    }

    private static String word(Join join) {
        boolean conditional = !on(join).isEmpty() || !using(join).isEmpty();
        if (join.isSimple() || join.isCross()) {
            if (conditional) {
                throw Refusal.untaken(join);
            }
            return " cross join ";
        }
        if (!conditional) {
            throw Refusal.wrong("sql.join", Refusal.shown(join));
        }
        if (join.isLeft()) {
            return " left join ";
        }
        if (join.isRight()) {
            return " right join ";
        }
        return join.isFull() ? " full join " : " join ";
    }

    private static List<Expression> on(Join join) {
        return join.getOnExpressions() == null ? List.of() : List.copyOf(join.getOnExpressions());
    }

    private static List<Column> using(Join join) {
        return join.getUsingColumns() == null ? List.of() : join.getUsingColumns();
    }

    private Piece condition(Join join, List<Source> before) {
        List<Piece> all = new ArrayList<>();
        for (Expression expression : on(join)) {
            all.add(expressions.condition(expression));
        }
        if (!using(join).isEmpty()) {
            if (join.isRight() || join.isFull()) {
                throw Refusal.untaken(join);
            }
            all.addAll(same(using(join), before));
        }
        return all.isEmpty()
                ? Piece.of(SqlType.BOOLEAN, "")
                : Piece.of(SqlType.BOOLEAN, " on ", Piece.joined(" and ", all));
    }

    /** Columns that both sides have by one name, which are told once from here on. */
    private List<Piece> same(List<Column> columns, List<Source> before) {
        Source joined = scope.sources().get(scope.sources().size() - 1);
        List<Piece> all = new ArrayList<>();
        Set<Output> hidden = new HashSet<>(joined.hidden());
        for (Column column : columns) {
            Name name = Name.of(column.getFullyQualifiedName());
            Output left = only(name, before);
            Output right = only(name, List.of(joined));
            hidden.add(right);
            all.add(expressions.conditions().compared(left.piece(), "=", right.piece()));
        }
        scope.replace(joined, new Source(joined.name(), joined.columns(), hidden));
        return all;
    }

    private static Output only(Name name, List<Source> sources) {
        List<Output> all = sources.stream()
                .flatMap(source -> source.columns().stream()
                        .filter(column -> !source.hidden().contains(column)))
                .toList();
        List<Output> named = name.among(all);
        List<Output> found = named.isEmpty() ? name.alike(all) : named;
        if (found.size() != 1) {
            throw Refusal.wrong(found.isEmpty() ? "sql.column.none" : "sql.ambiguous", Refusal.shown(name.text()));
        }
        return found.get(0);
    }

    private Piece item(FromItem item) {
        if (item instanceof net.sf.jsqlparser.schema.Table table) {
            return table(table);
        }
        if (item instanceof ParenthesedSelect select) {
            return statement(select);
        }
        if (item instanceof TableFunction) {
            throw Refusal.denied("sql.table_function", Refusal.shown(item));
        }
        throw Refusal.untaken(item);
    }

    private Piece table(net.sf.jsqlparser.schema.Table table) {
        if (table.getNameParts().size() > 1) {
            throw Refusal.denied("sql.table.system", Refusal.shown(table));
        }
        Name name = Name.of(table.getName());
        Whole.table(table);
        Selects.Named named = selects.named(name);
        if (named != null) {
            return read(
                    named.sql(),
                    named.columns(),
                    named.columns().stream().map(Output::sql).toList(),
                    alias(table.getAlias(), name));
        }
        Table found = selects.table(name);
        List<Output> columns = found.columns().stream()
                .map(column -> new Output(
                        column.field().id(),
                        column.sql(),
                        new SqlType(column.field().type(), column.field().scale()),
                        column.field().position() == 0,
                        1))
                .toList();
        return read(found.sql(), columns, columns.stream().map(Output::sql).toList(), alias(table.getAlias(), name));
    }

    private static Name alias(@Nullable Alias alias, Name otherwise) {
        if (alias == null) {
            return otherwise;
        }
        if (alias.getAliasColumns() != null && !alias.getAliasColumns().isEmpty()) {
            throw Refusal.untaken(alias);
        }
        return Name.of(alias.getName());
    }

    /** Columns get names that are new in the whole statement, so that each says by itself where it is from. */
    private Piece read(String sql, List<Output> columns, List<String> stored, Name alias) {
        List<Output> named = new ArrayList<>();
        List<Piece> list = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            Output column = columns.get(index);
            Output output =
                    new Output(column.name(), selects.next("f"), column.type(), column.number(), column.weight());
            named.add(output);
            list.add(Piece.of(column.type(), stored.get(index) + " as " + output.sql()));
        }
        scope.add(new Source(alias.given(), named, Set.of()));
        return Piece.of(
                SqlType.TEXT, "(select ", Piece.joined(", ", list), " from " + sql + ") as " + selects.next("t"));
    }

    private Piece statement(ParenthesedSelect select) {
        Selects.Query query = selects.inside(select, null);
        Alias alias = select.getAlias();
        scope.add(new Source(
                alias == null ? null : Name.of(alias.getName()).given(),
                Selects.renamed(query.columns(), alias == null ? List.of() : Selects.names(alias)),
                Set.of()));
        return Piece.of(SqlType.TEXT, "(", query.sql(), ") as " + selects.next("t"));
    }
}
