package khlang.kind;

/**
 * A cell of the file that shows something.
 *
 * @param cell as it stands there
 * @param line the line or row of the file; 0 where that is not known any more
 */
public record Shown(String cell, long line) {}
