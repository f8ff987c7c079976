package khlang.quality;

import java.util.Locale;

/** What a flaw is one of, and so what is counted. */
public enum Place {
    CELL,
    ROW,
    COLUMN,
    TABLE;

    /** Its name for machines. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
