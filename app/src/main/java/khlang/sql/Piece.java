package khlang.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of SQL that this project wrote.
 *
 * @param values what is bound to its question marks, in order
 * @param literal the text or null that the caller wrote here, which takes the type of what it stands beside
 * @param weight how many times longer than a cell its text may be
 */
record Piece(
        String sql,
        List<Object> values,
        SqlType type,
        @Nullable Literal literal,
        long weight) {
    /** A text as the caller wrote it, or {@code null} without one. */
    record Literal(@Nullable String text) {}

    /** Some expressions stand twice in what is written of them, so that a short statement could become a long one. */
    private static final int MOST_LETTERS = 500_000;

    /** Texts in texts in texts would fill the memory of any machine. */
    private static final long HEAVIEST = 1_000;

    Piece {
        if (sql.length() > MOST_LETTERS) {
            throw Refusal.wrong("sql.long", MOST_LETTERS);
        }
        values = List.copyOf(values);
    }

    /**
     * Puts parts together.
     *
     * @param parts texts of ours, and pieces
     */
    static Piece of(SqlType type, Object... parts) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        long weight = 0;
        for (Object part : parts) {
            if (part instanceof Piece piece) {
                sql.append(piece.sql);
                values.addAll(piece.values);
                weight += piece.weight;
            } else {
                sql.append((String) part);
            }
        }
        boolean text = type.equals(SqlType.TEXT);
        return new Piece(sql.toString(), values, type, null, text ? Math.max(1, weight) : 1);
    }

    /** Puts pieces in a row. */
    static Piece joined(String between, List<Piece> pieces) {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        long weight = 0;
        for (Piece piece : pieces) {
            weight += piece.weight;
            sql.append(sql.isEmpty() ? "" : between).append(piece.sql);
            values.addAll(piece.values);
        }
        return new Piece(sql.toString(), values, SqlType.TEXT, null, Math.max(1, weight));
    }

    /** A value, bound. */
    static Piece bound(SqlType type, Object value) {
        return new Piece("cast(? as " + type.written() + ")", List.of(value), type, null, 1);
    }

    /** The same made into another type by the engine. */
    Piece cast(SqlType other) {
        return of(other.madeOf(type), "cast(", this, " as " + other.written() + ")");
    }

    /** The same in other words of ours. */
    Piece as(String words, SqlType other) {
        return new Piece(words, values, other, null, weight);
    }

    /** The same of another weight. */
    Piece weighing(long other) {
        if (other > HEAVIEST) {
            throw Refusal.wrong("sql.growth");
        }
        return new Piece(sql, values, type, literal, other);
    }

    /** The same, where its text cannot become too long. */
    Piece light() {
        return weighing(weight);
    }

    /** Whether both say the same. */
    boolean same(Piece other) {
        return sql.equals(other.sql) && values.equals(other.values);
    }
}
