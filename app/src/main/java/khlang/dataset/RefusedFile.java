package khlang.dataset;

import java.time.Instant;
import java.util.List;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A file that was refused when it was sent.
 *
 * @param resourceId whose file it was to be; null where it was to become a new resource, or that is gone
 * @param sender the name of the user who sent it
 * @param refusedAt when it was refused last
 * @param reasons what its sender was told
 */
public record RefusedFile(
        String id,
        String datasetId,
        @Nullable String resourceId,
        String fileName,
        String fileHash,
        long fileSize,
        String sender,
        Instant refusedAt,
        List<Phrase> reasons) {}
