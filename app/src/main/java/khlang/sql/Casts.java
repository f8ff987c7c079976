package khlang.sql;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.tabular.FieldType;
import net.sf.jsqlparser.expression.CastExpression;

/** Makes one type of another, for the types that CKAN has. */
final class Casts {
    private static final Pattern DECIMAL =
            Pattern.compile("(?:numeric|decimal) ?\\( ?([0-9]{1,2}) ?(?:, ?([0-9]{1,2}) ?)?\\)");

    /** What neither a whole number, nor a number, nor a day or moment has in it. */
    private static final String IN_NO_INTEGER = "[^0-9 +-]";

    private static final String IN_NO_NUMBER = "[^0-9eE .+-]";

    private static final String IN_NO_MOMENT = "[^0-9T :.-]";

    private final Fit fit;

    Casts(Fit fit) {
        this.fit = fit;
    }

    Piece cast(CastExpression cast, Piece piece) {
        if (cast.keyword != null && !cast.keyword.equalsIgnoreCase("cast")) {
            throw Refusal.untaken(cast);
        }
        String name =
                String.valueOf(cast.getColDataType()).toLowerCase(Locale.ROOT).strip();
        if (cast.getColDataType() == null
                || cast.getFormat() != null
                || (cast.getColumnDefinitions() != null
                        && !cast.getColumnDefinitions().isEmpty())) {
            throw Refusal.untaken(cast);
        }
        return to(type(name, piece), piece);
    }

    private static SqlType type(String name, Piece piece) {
        Matcher decimal = DECIMAL.matcher(name);
        if (decimal.matches()) {
            return decimal(name, Integer.parseInt(decimal.group(1)), decimal.group(2));
        }
        return switch (name) {
            case "text", "varchar", "character varying" -> SqlType.TEXT;
            case "int", "integer", "int4", "int8", "bigint", "smallint", "int2" -> SqlType.INTEGER;
            case "float", "float4", "float8", "real", "double precision" -> SqlType.FLOAT;
            case "numeric", "decimal" ->
                exact(piece.type()) ? SqlType.number(piece.type().scale()) : SqlType.FLOAT;
            case "bool", "boolean" -> SqlType.BOOLEAN;
            case "date" -> SqlType.DATE;
            case "timestamp", "timestamp without time zone" -> SqlType.TIMESTAMP;
            default -> throw Refusal.wrong("sql.cast.type", Refusal.shown(name));
        };
    }

    private static boolean exact(SqlType type) {
        return type.numeric() && !type.floating();
    }

    private static SqlType decimal(String name, int digits, String scale) {
        int behind = scale == null ? 0 : Integer.parseInt(scale);
        if (digits < 1 || digits > 38 || behind > Math.min(digits, SqlType.MOST_SCALE)) {
            throw Refusal.wrong("sql.cast.type", Refusal.shown(name));
        }
        return SqlType.number(behind);
    }

    private Piece to(SqlType type, Piece piece) {
        SqlType before = piece.type();
        if (type.type() == FieldType.TEXT) {
            return fit.text(piece);
        }
        if (piece.literal() != null) {
            Piece typed = fit.to(type, piece);
            return typed.type().equals(type) ? typed : typed.cast(type);
        }
        if (before.equals(type)) {
            return piece;
        }
        boolean numbers = before.numeric() && type.numeric();
        boolean moments = before.moment() && type.moment();
        if (numbers || moments) {
            return before.floating() && type.type() == FieldType.INTEGER ? whole(piece) : piece.cast(type);
        }
        if (before.type() == FieldType.TEXT) {
            return read(type, piece);
        }
        boolean flags = (before.type() == FieldType.BOOLEAN && type.type() == FieldType.INTEGER)
                || (before.type() == FieldType.INTEGER && type.type() == FieldType.BOOLEAN);
        if (!flags) {
            throw Refusal.wrong("sql.types", before.told(), type.told());
        }
        // PostgreSQL makes a flag of an integer, not of a bigint.
        return type.type() == FieldType.INTEGER
                ? Piece.of(type, "cast(cast(", piece, " as integer) as bigint)")
                : Piece.of(type, "(", piece, " <> 0)");
    }

    /** Half to the even number, as PostgreSQL rounds floating point. */
    private static Piece whole(Piece number) {
        return number.cast(SqlType.INTEGER);
    }

    /** Text that is read for each row; what one engine takes and the other does not is made into what none takes. */
    private static Piece read(SqlType type, Piece text) {
        String strange = switch (type.type()) {
            case INTEGER -> IN_NO_INTEGER;
            case NUMBER -> IN_NO_NUMBER;
            case DATE, TIMESTAMP -> IN_NO_MOMENT;
            case TEXT, BOOLEAN -> "";
        };
        if (strange.isEmpty()) {
            return text.cast(type);
        }
        return Piece.of(
                type, "cast(regexp_replace(", text, ", '^.*" + strange + ".*$', 'x') as " + type.written() + ")");
    }
}
