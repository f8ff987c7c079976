package khlang.sql;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import khlang.tabular.FieldType;

/** Brings expressions to one type; where they have none in common the statement is refused before an engine sees it. */
final class Fit {
    private static final int MOST_DIGITS = 38;
    private static final int MOST_OF_LONG = 18;

    /** Of a cell as most cells are, or longer. */
    private static final int LETTERS = 1_000;

    private final Engine engine;

    Fit(Engine engine) {
        this.engine = engine;
    }

    /** A text or null as the caller wrote it. */
    Piece literal(Piece.Literal literal) {
        Piece text = literal.text() == null ? of(SqlType.TEXT, "null") : Piece.bound(SqlType.TEXT, literal.text());
        long weight = literal.text() == null ? 1 : 1 + literal.text().length() / LETTERS;
        return new Piece(engine.text(text.sql()), text.values(), SqlType.TEXT, literal, weight);
    }

    private static Piece of(SqlType type, String value) {
        return Piece.of(type, "cast(" + value + " as " + type.written() + ")");
    }

    /** A number as the caller wrote it; it needs no binding, and engines see that two expressions are one. */
    static Piece number(String written) {
        BigDecimal number = decimal(written);
        if (number.scale() <= 0 && number.precision() - number.scale() <= MOST_OF_LONG) {
            return of(SqlType.INTEGER, number.setScale(0).toPlainString());
        }
        return of(SqlType.number(Math.max(0, number.scale())), number.toPlainString());
    }

    private static BigDecimal decimal(String written) {
        try {
            BigDecimal number = written.length() > 60 ? null : new BigDecimal(written.strip());
            if (number != null
                    && Math.abs((long) number.scale()) <= MOST_DIGITS
                    && number.precision() + Math.max(0, -number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Refusal.wrong("sql.number", Refusal.shown(written));
        }
        throw Refusal.wrong("sql.number", Refusal.shown(written));
    }

    /** The type in which all of some expressions can stand beside each other. */
    static SqlType common(List<Piece> pieces) {
        SqlType common = null;
        for (Piece piece : pieces) {
            if (piece.literal() == null) {
                common = common == null ? piece.type() : common(common, piece.type());
            }
        }
        return common == null ? SqlType.TEXT : common;
    }

    static SqlType common(SqlType one, SqlType other) {
        if (one.equals(other)) {
            return one;
        }
        if (one.numeric() && other.numeric()) {
            return one.floating() || other.floating()
                    ? SqlType.FLOAT.madeOf(one).madeOf(other)
                    : SqlType.number(Math.max(one.scale(), other.scale()));
        }
        if (one.moment() && other.moment()) {
            return SqlType.TIMESTAMP;
        }
        throw Refusal.wrong("sql.types", one.told(), other.told());
    }

    /** The expression in another type, where that loses nothing and leaves nothing to guess. */
    Piece to(SqlType type, Piece piece) {
        if (piece.literal() != null) {
            return typed(type, piece.literal(), piece);
        }
        return piece.type().equals(type) || !common(piece.type(), type).equals(type)
                ? same(type, piece)
                : piece.cast(type);
    }

    private static Piece same(SqlType type, Piece piece) {
        if (!piece.type().equals(type)) {
            throw Refusal.wrong("sql.types", piece.type().told(), type.told());
        }
        return piece;
    }

    /** All in the type that they have in common. */
    List<Piece> together(List<Piece> pieces) {
        SqlType common = common(pieces);
        return pieces.stream().map(piece -> to(common, piece)).toList();
    }

    private static Piece typed(SqlType type, Piece.Literal literal, Piece asText) {
        String text = literal.text();
        if (text == null) {
            return of(type, "null");
        }
        if (type.type() == FieldType.TEXT) {
            return asText;
        }
        try {
            return read(type, text.strip());
        } catch (DateTimeException e) {
            throw Refusal.wrong("sql.literal", Refusal.shown(text), type.told());
        }
    }

    private static Piece read(SqlType type, String text) {
        return switch (type.type()) {
            case TEXT -> throw new IllegalArgumentException("a text is read as it stands");
            case INTEGER, NUMBER -> {
                Piece number = number(text);
                yield type.floating() ? number.cast(type) : number;
            }
            case BOOLEAN -> truth(text);
            case DATE -> Piece.bound(type, LocalDate.parse(text).toString());
            case TIMESTAMP -> Piece.bound(type, moment(text).toString());
        };
    }

    static LocalDateTime moment(String text) {
        return text.length() <= 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text.replace(' ', 'T'));
    }

    private static Piece truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "t", "true", "yes", "on", "1" -> Piece.of(SqlType.BOOLEAN, "true");
            case "f", "false", "no", "off", "0" -> Piece.of(SqlType.BOOLEAN, "false");
            default -> throw Refusal.wrong("sql.literal", Refusal.shown(text), SqlType.BOOLEAN.told());
        };
    }

    /** As text; floating point has no text that both engines write alike. */
    Piece text(Piece piece) {
        if (piece.literal() != null || piece.type().type() == FieldType.TEXT) {
            return piece;
        }
        if (piece.type().floating()) {
            throw Refusal.wrong("sql.float_text");
        }
        Piece text = piece.cast(SqlType.TEXT);
        return text.as(engine.text(text.sql()), SqlType.TEXT);
    }

    /** A condition. */
    Piece truth(Piece piece) {
        return to(SqlType.BOOLEAN, piece);
    }

    /** A number; where it is none yet, a whole one. */
    static Piece numeric(Piece piece) {
        if (piece.literal() != null) {
            String text = piece.literal().text();
            return text == null ? of(SqlType.INTEGER, "null") : number(text);
        }
        if (!piece.type().numeric()) {
            throw Refusal.wrong("sql.no_number", piece.type().told());
        }
        return piece;
    }
}
