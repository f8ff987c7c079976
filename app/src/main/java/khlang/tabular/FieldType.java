package khlang.tabular;

import khlang.kind.Kept;
import khlang.kind.Kind;
import org.jspecify.annotations.Nullable;

/** How the values of a field are kept; each is decided from all of them. What they mean is their {@link Kind}. */
public enum FieldType {
    TEXT,
    /** A whole number of at most 18 digits. */
    INTEGER,
    /** A decimal number; {@link Field#scale} digits stand behind the point. */
    NUMBER,
    BOOLEAN,
    DATE,
    /** A date with a time of day, without zone. */
    TIMESTAMP;

    private static final int DATE_LENGTH = 10;

    /** The type in which values are kept so. */
    static FieldType of(Kept kept) {
        return switch (kept) {
            case TEXT -> TEXT;
            case INTEGER -> INTEGER;
            case NUMBER -> NUMBER;
            case BOOLEAN -> BOOLEAN;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
        };
    }

    /** The cell, neither blank nor with blanks around it, in the normal form of this type; null where it does not fit. */
    @Nullable
    String normal(String cell) {
        return this == TEXT ? CellText.cleaned(cell) : plainKind().normal(cell);
    }

    /** What a reading has made of a cell, as this type writes it; null for a time of day where only days are kept. */
    @Nullable
    String moment(String read) {
        return switch (this) {
            case TEXT, INTEGER, NUMBER, BOOLEAN -> read;
            case DATE -> read.length() > DATE_LENGTH ? null : read;
            case TIMESTAMP -> read.length() > DATE_LENGTH ? read : read + " 00:00:00";
        };
    }

    /** What values of this type are where nothing more is known of them. */
    public Kind plainKind() {
        return switch (this) {
            case TEXT -> Kind.TEXT;
            case INTEGER -> Kind.INTEGER;
            case NUMBER -> Kind.NUMBER;
            case BOOLEAN -> Kind.BOOLEAN;
            case DATE -> Kind.DATE;
            case TIMESTAMP -> Kind.TIMESTAMP;
        };
    }
}
