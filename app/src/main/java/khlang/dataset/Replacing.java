package khlang.dataset;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a file that takes the place of another.
 *
 * @param review whether its table waits until somebody has seen what differs
 * @param note why it may be served although it lacks rows or fields of the one before; null where nobody has said so
 */
public record Replacing(boolean review, @Nullable String note) {
    /** Nothing was said: it is served unless it lacks something. */
    public static final Replacing SILENT = new Replacing(false, null);
}
