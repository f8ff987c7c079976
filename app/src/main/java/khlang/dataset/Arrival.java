package khlang.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A kept file that takes its place in a resource, with the table that was made of it.
 *
 * @param hash its SHA-256
 * @param fileName the name under which it came
 * @param link the link that it is a copy of; null where it was uploaded
 * @param format what was said, or found, to be its format; null where nothing was
 */
public record Arrival(
        String hash,
        String fileName,
        @Nullable String link,
        @Nullable String format) {}
