package khlang.ingest;

import java.time.Instant;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The loading of a resource's file into a table.
 *
 * @param id its UUID
 * @param resourceId the resource whose file is loaded
 * @param versionId the version that is or was made; null before there is one
 * @param rowsDone rows read so far
 * @param bytesDone bytes of the file read so far
 * @param bytesTotal bytes of the file
 * @param attempts how often it was begun
 * @param error why it failed; null where it did not
 * @param creator the name of the user who brought the file; null for the program itself
 * @param review whether the version waits for its officer where it differs at all
 * @param note the officer's word that the version may be served whatever differs; null where there is none
 * @param fetches whether the file is fetched from the resource's link first
 * @param created when it was asked for
 * @param started when it was last begun
 * @param heartbeat when its worker last gave a sign of life
 * @param finished when it ended, well or not
 */
public record Job(
        String id,
        String resourceId,
        @Nullable String versionId,
        JobState state,
        JobStage stage,
        long rowsDone,
        long bytesDone,
        long bytesTotal,
        int attempts,
        @Nullable Phrase error,
        @Nullable String creator,
        boolean review,
        @Nullable String note,
        boolean fetches,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant heartbeat,
        @Nullable Instant finished) {

    /** Whether it has still to be done or is being done. */
    public boolean open() {
        return state == JobState.PENDING || state == JobState.RUNNING;
    }

    /** When anything of it last changed. */
    public Instant lastUpdated() {
        if (finished != null) {
            return finished;
        }
        return heartbeat == null ? created : heartbeat;
    }
}
