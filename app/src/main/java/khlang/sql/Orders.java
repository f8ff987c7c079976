package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/** Writes in which order rows come. Where nulls come is always said: the engines put them where they like. */
final class Orders {
    private final OneSelect select;

    Orders(OneSelect select) {
        this.select = select;
    }

    /** @param distinct whether only what is told can be sorted by */
    Piece of(Select written, boolean distinct) {
        List<Piece> all = new ArrayList<>();
        for (OrderByElement element : elements(written)) {
            Piece piece = told(element.getExpression(), select.columns())
                    .orElseGet(() -> expression(element.getExpression(), distinct));
            all.add(Piece.of(SqlType.TEXT, piece, way(element)));
        }
        return after(all);
    }

    private Piece expression(Expression expression, boolean distinct) {
        Piece piece = select.scope().withAggregates(() -> select.expressions().piece(expression));
        for (int index = 0; index < select.told().size(); index++) {
            if (select.told().get(index).same(piece)) {
                return Piece.of(piece.type(), select.columns().get(index).sql());
            }
        }
        if (distinct) {
            throw Refusal.wrong("sql.distinct_order", Refusal.shown(expression));
        }
        if (piece.literal() != null || expression instanceof BooleanValue) {
            throw Refusal.untaken(expression);
        }
        return piece;
    }

    /** The order of what is told by its name or place alone. */
    static Piece of(Select written, List<Output> columns) {
        List<Piece> all = new ArrayList<>();
        for (OrderByElement element : elements(written)) {
            Piece piece = told(element.getExpression(), columns)
                    .orElseThrow(() -> Refusal.wrong("sql.distinct_order", Refusal.shown(element.getExpression())));
            all.add(Piece.of(SqlType.TEXT, piece, way(element)));
        }
        return after(all);
    }

    private static Piece after(List<Piece> all) {
        return all.isEmpty()
                ? Piece.of(SqlType.TEXT, "")
                : Piece.of(SqlType.TEXT, " order by ", Piece.joined(", ", all));
    }

    private static List<OrderByElement> elements(Select written) {
        @Nullable List<OrderByElement> elements = written.getOrderByElements();
        return elements == null ? List.of() : elements;
    }

    private static Optional<Piece> told(Expression expression, List<Output> columns) {
        Optional<Integer> place = Expressions.place(expression);
        if (place.isPresent()) {
            if (place.get() < 1 || place.get() > columns.size()) {
                throw Refusal.wrong("sql.place", place.get());
            }
            return Optional.of(piece(columns.get(place.get() - 1)));
        }
        if (!(expression instanceof Column column) || column.getTable() != null) {
            return Optional.empty();
        }
        Name name = Name.of(column.getColumnName());
        List<Output> found =
                columns.stream().filter(output -> name.fits(output.name())).toList();
        return found.stream()
                .filter(output -> name.exactly(output.name()))
                .findFirst()
                .or(() -> found.stream().findFirst())
                .map(Orders::piece);
    }

    private static Piece piece(Output column) {
        return column.piece();
    }

    private static String way(OrderByElement element) {
        if (element.getWithFill() != null || element.isMysqlWithRollup()) {
            throw Refusal.untaken(element);
        }
        boolean first = element.getNullOrdering() == null
                ? !element.isAsc()
                : element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST;
        return (element.isAsc() ? " asc" : " desc") + (first ? " nulls first" : " nulls last");
    }
}
