package khlang.kind;

import org.jspecify.annotations.Nullable;

/**
 * A cell and what a kind says of it.
 *
 * @param normal its normal form; null where it is none of the kind
 * @param sure whether the cell alone shows the kind, as {@code พ.ศ. 2566} does and {@code 2566} does not
 */
public record Example(String cell, @Nullable String normal, boolean sure) {
    /** A cell that shows its kind by itself. */
    static Example sure(String cell, String normal) {
        return new Example(cell, normal, true);
    }

    /** A cell that may be of the kind, where the header says so. */
    static Example fits(String cell, String normal) {
        return new Example(cell, normal, false);
    }

    /** A cell that is none. */
    static Example not(String cell) {
        return new Example(cell, null, false);
    }
}
