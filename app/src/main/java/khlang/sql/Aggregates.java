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
    static Piece of(Engine engine, String name, boolean distinct, Piece value, Piece filter) {
        String open = (name.equals("every") ? "bool_and" : name) + "(" + (distinct ? "distinct " : "");
        SqlType type = value.type();
        return switch (name) {
            case "count" -> Piece.of(SqlType.INTEGER, open, value, ")", filter);
            case "sum" -> sum(engine, distinct, Fit.numeric(value), filter);
            case "avg" ->
                Piece.of(SqlType.QUOTIENT, open, Fit.numeric(value), ")", filter)
                        .cast(SqlType.QUOTIENT);
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

    private static Piece sum(Engine engine, boolean distinct, Piece number, Piece filter) {
        String word = distinct ? "distinct " : "";
        if (number.type().floating()) {
            SqlType sum = SqlType.FLOAT_SUM.madeOf(number.type());
            return Piece.of(sum, number.as(engine.floatSum(word, number.sql()), sum), filter)
                    .cast(sum);
        }
        SqlType sum = SqlType.number(number.type().scale());
        return Piece.of(sum, "sum(" + word, number, ")", filter).cast(sum);
    }
}
