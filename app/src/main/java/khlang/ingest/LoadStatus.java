package khlang.ingest;

import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the table of a resource.
 *
 * @param state {@code none}, or the code of the {@link JobState} of its latest job
 * @param error why there is no table, or why the latest file did not become one
 * @param held the number of the version that waits for its officer's word; 0 where none does, or for others than officers
 * @param notice what becomes, or became, of a version that waited when a later file came; null where none did
 * @param file the name, or the link, of what {@code state} tells of; null where that is served, or nothing came
 */
public record LoadStatus(
        String state,
        @Nullable Phrase error,
        int held,
        @Nullable Phrase notice,
        @Nullable String file) {}
