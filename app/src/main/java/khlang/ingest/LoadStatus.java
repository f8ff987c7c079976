package khlang.ingest;

import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the table of a resource.
 *
 * @param state {@code none}, or the code of the {@link JobState} of its latest job
 * @param error why there is no table, or why the latest file did not become one
 */
public record LoadStatus(String state, @Nullable Phrase error) {}
