package khlang.sql;

/** What the engines say differently in statements of callers. */
public interface Engine {
    /**
     * A sum of floating point in which the order of the rows leaves no trace.
     *
     * @param distinct the word, where each value counts once; else empty
     */
    String floatSum(String distinct, String number);

    /** Text that is neither a column nor made of one, in the order of its code points. */
    String text(String sql);

    /** Text in small letters. */
    String lower(String text);

    /** Text in capital letters. */
    String upper(String text);

    /** A whole number divided by another, without what is behind the point. */
    String divided(String number, String divisor);

    /** The divisor of a type, with a failure where it is zero. */
    Divisor divisor(String sql, String type);

    /** A divisor as SQL, and how often it stands in that. */
    record Divisor(String sql, int times) {}
}
