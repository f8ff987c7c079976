package khlang.ingest;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the fetching of what a link leads to.
 *
 * @param enabled whether this server fetches links at all
 * @param fetched when the file was last there, changed or not; null where never
 * @param next when it will be fetched again by itself; null where only by hand
 * @param failures how often in a row it could not be fetched, or was no table
 */
public record LinkStatus(
        boolean enabled,
        @Nullable Instant fetched,
        @Nullable Instant next,
        int failures) {}
