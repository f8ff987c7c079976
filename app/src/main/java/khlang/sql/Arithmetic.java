package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import khlang.tabular.FieldType;

/** Sums, products and the like: exact where they can be, else in floating point, and failing where PostgreSQL fails. */
final class Arithmetic {
    /** A number as this package writes it, other than zero. */
    private static final String NOT_ZERO = "cast\\((?=[0-9.]*[1-9])[0-9.]+ as [a-z]+(\\(38,[0-9]+\\))?\\)";

    private final Engine engine;

    Arithmetic(Engine engine) {
        this.engine = engine;
    }

    /** @param sign one of {@code + - *} */
    Piece exact(String sign, Piece left, Piece right) {
        Optional<Piece> days = days(sign, left, right);
        if (days.isPresent()) {
            return days.get();
        }
        Piece one = Fit.numeric(left);
        Piece other = Fit.numeric(right);
        SqlType type = sign.equals("*") ? product(one.type(), other.type()) : Fit.common(one.type(), other.type());
        if (type.floating() || type.type() == FieldType.INTEGER) {
            return Piece.of(type, "(", as(type, one), " " + sign + " ", as(type, other), ")");
        }
        return Piece.of(type, "(", decimal(one), " " + sign + " ", decimal(other), ")")
                .cast(type);
    }

    /** Days after or before a date, and the days between two. */
    private static Optional<Piece> days(String sign, Piece left, Piece right) {
        FieldType one = left.type().type();
        FieldType other = right.type().type();
        if (one == FieldType.DATE && other == FieldType.INTEGER && !sign.equals("*")) {
            Piece days = Piece.of(SqlType.INTEGER, "cast(", right, " as integer)");
            return Optional.of(Piece.of(SqlType.DATE, "(", left, " " + sign + " ", days, ")"));
        }
        if (one == FieldType.DATE && other == FieldType.DATE && sign.equals("-")) {
            return Optional.of(Piece.of(SqlType.INTEGER, "cast((", left, " - ", right, ") as bigint)"));
        }
        return Optional.empty();
    }

    private static SqlType product(SqlType one, SqlType other) {
        if (one.floating() || other.floating()) {
            return SqlType.FLOAT.madeOf(one).madeOf(other);
        }
        boolean whole = one.type() == FieldType.INTEGER && other.type() == FieldType.INTEGER;
        return whole ? SqlType.INTEGER : SqlType.number(one.scale() + other.scale());
    }

    private static Piece as(SqlType type, Piece number) {
        return number.type().equals(type) ? number : number.cast(type);
    }

    private static Piece decimal(Piece number) {
        return number.type().type() == FieldType.INTEGER
                ? Piece.of(SqlType.number(0), "cast(", number, " as decimal(19,0))")
                : number;
    }

    Piece divided(Piece left, Piece right) {
        Piece one = Fit.numeric(left);
        Piece other = Fit.numeric(right);
        boolean whole = one.type().type() == FieldType.INTEGER && other.type().type() == FieldType.INTEGER;
        SqlType type = whole ? SqlType.INTEGER : SqlType.FLOAT;
        Piece number = as(type, one);
        Piece divisor = divisor(other, type);
        // What is bound stands in the order of the signs: the number first.
        return whole
                ? new Piece(engine.divided(number.sql(), divisor.sql()), both(number, divisor), type, null, 1)
                : Piece.of(SqlType.QUOTIENT, "(", number, " / ", divisor, ")");
    }

    private static List<Object> both(Piece one, Piece other) {
        List<Object> values = new ArrayList<>(one.values());
        values.addAll(other.values());
        return values;
    }

    Piece remainder(Piece left, Piece right) {
        Piece one = Fit.numeric(left);
        Piece other = Fit.numeric(right);
        SqlType type = Fit.common(one.type(), other.type());
        if (type.floating()) {
            throw Refusal.wrong("sql.types", type.told(), "numeric");
        }
        return Piece.of(type, "mod(", as(type, one), ", ", divisor(other, type), ")")
                .cast(type);
    }

    private Piece divisor(Piece number, SqlType type) {
        Piece divisor = as(type, number);
        if (number.sql().matches(NOT_ZERO)) {
            return divisor;
        }
        Engine.Divisor guarded = engine.divisor(divisor.sql(), type.written());
        List<Object> values = new ArrayList<>();
        for (int time = 0; time < guarded.times(); time++) {
            values.addAll(divisor.values());
        }
        return new Piece(guarded.sql(), values, type, null, 1);
    }

    static Piece negative(Piece number) {
        Piece value = Fit.numeric(number);
        return Piece.of(value.type(), "(- ", value, ")");
    }
}
