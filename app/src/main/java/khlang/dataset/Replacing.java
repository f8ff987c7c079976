package khlang.dataset;

import org.jspecify.annotations.Nullable;

/**
 * What is said of a file that takes the place of another.
 *
 * @param review whether its table waits until somebody has seen what differs
 * @param note why it may be served although it lacks rows or fields of the one before; null where nobody has said so
 * @param rejection why the version that waits is not wanted, or empty; null where nobody has said that
 */
public record Replacing(
        boolean review, @Nullable String note, @Nullable String rejection) {
    /** Nothing was said: it is served unless it lacks something. */
    public static final Replacing SILENT = new Replacing(false, null);

    /** Nothing was said of the version that waits, but perhaps a word for the one that comes. */
    public Replacing(boolean review, @Nullable String note) {
        this(review, note, null);
    }

    /** The version that waits is not wanted, for a reason that may be empty. */
    public static Replacing rejecting(String rejection) {
        return new Replacing(false, null, rejection);
    }
}
