package khlang.dataset;

import java.time.Instant;

/**
 * Somebody with whom a single dataset was shared.
 *
 * @param role {@code member}, who sees it while it is private, or {@code editor}, who also changes it
 * @param modified when they were given the role
 */
public record Collaborator(String datasetId, String userId, String role, Instant modified) {}
