package khlang.sql;

/**
 * A column of an answer, or of something that is read.
 *
 * @param name as callers say it
 * @param sql as this project has named it
 * @param number whether it is the number of a row
 * @param weight how many times longer than a cell its text may be
 */
record Output(String name, String sql, SqlType type, boolean number, long weight) {
    /** The same for those who see it under another name. */
    Output named(String other) {
        return new Output(other, sql, type, number, weight);
    }

    /** As it is read. */
    Piece piece() {
        return Piece.of(type, sql).weighing(weight);
    }
}
