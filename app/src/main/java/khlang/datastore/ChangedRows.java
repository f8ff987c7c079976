package khlang.datastore;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first rows that differ in two versions. One of the two may wait for its officers, so nobody else is told.
 *
 * @param added rows that only the new version has: values by field, null for none
 * @param removed rows that only the old one has
 * @param changed rows of both with another value; none without a key
 */
public record ChangedRows(
        List<Map<String, @Nullable Object>> added, List<Map<String, @Nullable Object>> removed, List<Changed> changed) {

    /** A row by the value of its key, and its fields with another value. */
    public record Changed(String key, List<Change> fields) {}

    /** A field with its value before and after; null for none. */
    public record Change(
            String field, @Nullable Object before, @Nullable Object after) {}
}
