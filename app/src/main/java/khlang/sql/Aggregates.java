package khlang.sql;

import java.util.Set;
import khlang.tabular.FieldType;

/** What puts rows together. */
final class Aggregates {
    static final Set<String> NAMES = Set.of("count", "sum", "avg", "min", "max", "bool_and", "bool_or", "every");

    private Aggregates() {}

    /**
     * @param distinct whether each value counts once
     * @param filter which rows count, as {@code filter (where …)}; empty for all
     */
    static Piece of(String name, boolean distinct, Piece value, Piece filter) {
        String open = (name.equals("every") ? "bool_and" : name) + "(" + (distinct ? "distinct " : "");
        SqlType type = value.type();
        return switch (name) {
            case "count" -> Piece.of(SqlType.INTEGER, open, value, ")", filter);
            case "sum" -> {
                Piece number = Fit.numeric(value);
                SqlType sum = number.type().floating()
                        ? SqlType.FLOAT
                        : SqlType.number(number.type().scale());
                yield Piece.of(sum, open, number, ")", filter).cast(sum);
            }
            case "avg" ->
                Piece.of(SqlType.FLOAT, open, Fit.numeric(value), ")", filter).cast(SqlType.FLOAT);
            case "min", "max" -> {
                if (type.type() == FieldType.BOOLEAN) {
                    throw Refusal.wrong("sql.aggregate.type", name, type.told());
                }
                yield Piece.of(type, open, value, ")", filter);
            }
            case "bool_and", "bool_or", "every" -> {
                if (type.type() != FieldType.BOOLEAN) {
                    throw Refusal.wrong("sql.aggregate.type", name, type.told());
                }
                yield Piece.of(type, open, value, ")", filter);
            }
            default -> throw new IllegalArgumentException("no aggregate: " + name);
        };
    }
}
