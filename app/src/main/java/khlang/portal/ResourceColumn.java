package khlang.portal;

import org.jspecify.annotations.Nullable;

/**
 * A column of the table that a resource's page shows.
 *
 * @param field what stands in it
 * @param wide whether it needs room for sentences
 * @param sortUrl the page in the column's order, or in the other one where it has that already
 * @param order {@code ascending}, {@code descending}, or null where the rows are not in its order
 */
public record ResourceColumn(
        ResourceField field,
        boolean wide,
        String sortUrl,
        @Nullable String order) {
    /** The classes of its cells. */
    public @Nullable String style() {
        if (field.numeric()) {
            return "number";
        }
        return wide ? "long" : null;
    }
}
