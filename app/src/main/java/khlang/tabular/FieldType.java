package khlang.tabular;

/** The types a field can have; each is decided from all values of the field. */
public enum FieldType {
    TEXT,
    /** A whole number of at most 18 digits. */
    INTEGER,
    /** A decimal number; {@link Field#scale} digits stand behind the point. */
    NUMBER,
    BOOLEAN,
    DATE,
    /** A date with a time of day, without zone. */
    TIMESTAMP
}
