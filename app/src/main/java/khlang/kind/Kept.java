package khlang.kind;

/** As what the values of a kind are kept. */
public enum Kept {
    /** As printed. */
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    DATE,
    TIMESTAMP
}
