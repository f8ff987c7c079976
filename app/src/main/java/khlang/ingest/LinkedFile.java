package khlang.ingest;

import java.time.Instant;
import khlang.fetch.Validators;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the file that a link leads to.
 *
 * @param url the link
 * @param validators what its server told the file by that was last made a table
 * @param fileHash the SHA-256 of that file; null where there was none yet
 * @param asked when somebody, or the clock, last asked for it
 * @param fetched when it was last there, changed or not
 * @param failures how often in a row it could not be fetched, or was no table
 */
record LinkedFile(
        String resourceId,
        String url,
        Validators validators,
        @Nullable String fileHash,
        Instant asked,
        @Nullable Instant fetched,
        int failures) {}
