package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperationList;
import org.jspecify.annotations.Nullable;

/** Writes SELECTs that are united, intersected or taken from each other. */
final class Sets {
    private final Selects selects;
    private final @Nullable Scope outer;

    Sets(Selects selects, @Nullable Scope outer) {
        this.selects = selects;
        this.outer = outer;
    }

    Selects.Query of(SetOperationList list, long most) {
        Whole.set(list);
        List<Selects.Query> parts = new ArrayList<>();
        for (Select select : list.getSelects()) {
            parts.add(selects.query(select, outer, Long.MAX_VALUE));
        }
        List<String> words = list.getOperations().stream()
                .map(operation -> word(operation.toString()))
                .toList();
        // Rows that are in both are found first, as in PostgreSQL.
        Selects.Query first = parts.get(0);
        List<Selects.Query> left = new ArrayList<>(List.of(first));
        List<String> between = new ArrayList<>();
        for (int index = 0; index < words.size(); index++) {
            Selects.Query right = parts.get(index + 1);
            if (words.get(index).startsWith("intersect")) {
                left.set(left.size() - 1, both(left.get(left.size() - 1), words.get(index), right));
            } else {
                between.add(words.get(index));
                left.add(right);
            }
        }
        Selects.Query all = left.get(0);
        for (int index = 0; index < between.size(); index++) {
            all = both(all, between.get(index), left.get(index + 1));
        }
        return ordered(selects, all, list, most);
    }

    private static String word(String written) {
        String word = written.toLowerCase(Locale.ROOT).strip().replace(" distinct", "");
        return switch (word) {
            case "union", "union all", "intersect", "intersect all", "except", "except all" -> word;
            default -> throw Refusal.untaken(written);
        };
    }

    private Selects.Query both(Selects.Query one, String word, Selects.Query other) {
        if (one.columns().size() != other.columns().size()) {
            throw Refusal.wrong(
                    "sql.set_columns", one.columns().size(), other.columns().size());
        }
        List<Output> columns = new ArrayList<>();
        for (int index = 0; index < one.columns().size(); index++) {
            Output column = one.columns().get(index);
            SqlType type = Fit.common(column.type(), other.columns().get(index).type());
            boolean number = column.number() && other.columns().get(index).number();
            long weight = Math.max(column.weight(), other.columns().get(index).weight());
            columns.add(new Output(column.name(), selects.next("f"), type, number, weight));
        }
        Piece sql = Piece.of(SqlType.TEXT, part(one, columns), " " + word + " ", part(other, columns));
        String list = String.join(", ", columns.stream().map(Output::sql).toList());
        return new Selects.Query(
                Piece.of(SqlType.TEXT, "select " + list + " from (", sql, ") as " + selects.next("t")), columns);
    }

    /** One side, each column in the type that both sides have in common. */
    private Piece part(Selects.Query query, List<Output> columns) {
        List<Piece> list = new ArrayList<>();
        for (int index = 0; index < columns.size(); index++) {
            Output before = query.columns().get(index);
            Output after = columns.get(index);
            Piece piece = before.piece();
            Piece typed = before.type().equals(after.type()) ? piece : piece.cast(after.type());
            list.add(Piece.of(after.type(), typed, " as " + after.sql()));
        }
        return Piece.of(
                SqlType.TEXT, "select ", Piece.joined(", ", list), " from (", query.sql(), ") as " + selects.next("t"));
    }

    /** The same in an order and cut to a page. */
    static Selects.Query ordered(Selects selects, Selects.Query query, Select written, long most) {
        Piece order = Orders.of(written, query.columns());
        String page = Selects.page(written, most);
        if (order.sql().isEmpty() && page.isEmpty()) {
            return query;
        }
        String list =
                String.join(", ", query.columns().stream().map(Output::sql).toList());
        return new Selects.Query(
                Piece.of(
                        SqlType.TEXT,
                        "select " + list + " from (",
                        query.sql(),
                        ") as " + selects.next("t"),
                        order,
                        page),
                query.columns());
    }
}
