package khlang.sql;

import khlang.tabular.FieldType;
import khlang.tabular.Floating;

/**
 * Of what type an expression is.
 *
 * @param scale for {@link FieldType#NUMBER}: digits behind the point, or as {@link Floating} has it; else 0
 */
public record SqlType(FieldType type, int scale) {
    static final SqlType TEXT = new SqlType(FieldType.TEXT, 0);
    static final SqlType INTEGER = new SqlType(FieldType.INTEGER, 0);
    static final SqlType FLOAT = new SqlType(FieldType.NUMBER, Floating.EXACT);
    static final SqlType FLOAT_SUM = new SqlType(FieldType.NUMBER, Floating.SUMMED);
    static final SqlType QUOTIENT = new SqlType(FieldType.NUMBER, Floating.DIVIDED);
    static final SqlType BOOLEAN = new SqlType(FieldType.BOOLEAN, 0);
    static final SqlType DATE = new SqlType(FieldType.DATE, 0);
    static final SqlType TIMESTAMP = new SqlType(FieldType.TIMESTAMP, 0);

    /** More digits behind the point than this become floating point, so that 20 are left before it. */
    static final int MOST_SCALE = 18;

    static SqlType number(int scale) {
        return scale > MOST_SCALE ? FLOAT : new SqlType(FieldType.NUMBER, scale);
    }

    boolean numeric() {
        return type == FieldType.INTEGER || type == FieldType.NUMBER;
    }

    boolean floating() {
        return type == FieldType.NUMBER && scale < 0;
    }

    /** The same, told no more exactly than something that it is made of. */
    SqlType madeOf(SqlType part) {
        return floating() && part.floating() ? new SqlType(type, Math.min(scale, part.scale)) : this;
    }

    boolean moment() {
        return type == FieldType.DATE || type == FieldType.TIMESTAMP;
    }

    /** As both engines name it. */
    String written() {
        return switch (type) {
            case TEXT -> "varchar";
            case INTEGER -> "bigint";
            case NUMBER -> scale < 0 ? "double precision" : "decimal(38," + scale + ")";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
        };
    }

    /** As a person reads it. */
    String told() {
        return switch (type) {
            case TEXT -> "text";
            case INTEGER -> "bigint";
            case NUMBER -> scale < 0 ? "float8" : "numeric";
            case BOOLEAN -> "bool";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
        };
    }
}
