package khlang.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import khlang.dataset.Arrival;
import khlang.dataset.NewFile;
import khlang.dataset.Resource;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The loading of a resource's file into a table.
 *
 * @param id its UUID
 * @param resourceId the resource whose file is loaded
 * @param versionId the version that is or was made; null before there is one
 * @param fileHash the file that is loaded; null where it is fetched first
 * @param fileName the name under which that came
 * @param number what the version will be called; 0 for the next free number
 * @param rowsDone rows read so far
 * @param bytesDone bytes of the file read so far
 * @param bytesTotal bytes of the file
 * @param attempts how often it was begun
 * @param error why it failed; null where it did not
 * @param creator the name of the user who brought the file; null for the program itself
 * @param review whether the version waits for its officer where it differs at all
 * @param note the officer's word that the version may be served whatever differs; null where there is none
 * @param fetches whether the file is fetched from the resource's link first
 * @param link where the file is fetched from, or was; null for one that was uploaded
 * @param format the format that the resource has with it; null where that was not written down
 * @param created when it was asked for
 * @param started when it was last begun
 * @param heartbeat when its worker last gave a sign of life
 * @param finished when it ended, well or not
 */
public record Job(
        String id,
        String resourceId,
        @Nullable String versionId,
        @Nullable String fileHash,
        @Nullable String fileName,
        int number,
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
        @Nullable String link,
        @Nullable String format,
        Instant created,
        @Nullable Instant started,
        @Nullable Instant heartbeat,
        @Nullable Instant finished) {
    /** The reason of one that its officer has stopped. */
    public static final String CANCELLED = "ingest.cancelled";

    /** One that waits to load the file that a resource has, or to fetch that of its link. */
    static Job of(NewFile file, boolean fetches, int number, Instant now) {
        Resource resource = file.resource();
        Long size = resource.fileSize();
        return new Job(
                UUID.randomUUID().toString(),
                resource.id(),
                null,
                fetches ? null : resource.fileHash(),
                fetches ? null : resource.fileName(),
                number,
                JobState.PENDING,
                JobStage.WAITING,
                0,
                0,
                fetches || size == null ? 0 : size,
                0,
                null,
                file.creator(),
                file.replacing().review(),
                file.replacing().note(),
                fetches,
                resource.linked() ? resource.url() : null,
                resource.format(),
                now,
                null,
                null,
                null);
    }

    /** Whether it loads a file of these bytes. */
    boolean loads(@Nullable String hash) {
        return fileHash != null && fileHash.equals(hash);
    }

    /** Whether it loads another file, or follows another link, than a resource has. */
    boolean isOther(Resource now) {
        boolean elsewhere = link == null ? now.linked() : !link.equals(now.url());
        return elsewhere || (fileHash != null && !fileHash.equals(now.fileHash()));
    }

    /** Whether what it loads is not served yet, and nobody has said that it shall not be. */
    boolean wanted() {
        return state != JobState.COMPLETE && (error == null || !error.key().equals(CANCELLED));
    }

    /** Whether it ended without a table of a file, or a link, that its resource does not have. */
    boolean failedFor(Resource now) {
        return state == JobState.ERROR && isOther(now);
    }

    /**
     * Whether everybody may know how it stands. Where a table is served, that is all that others than its officers know
     * of: not what is on its way, waits, or failed.
     */
    boolean isPublic(Resource now) {
        return now.versionId() == null ? state != JobState.HELD && !failedFor(now) : state == JobState.COMPLETE;
    }

    /** A resource as it would be with what it loads; only the copy of a link's file is not there yet. */
    Resource over(Resource now) {
        if (!isOther(now)) {
            return now;
        }
        Resource at = link == null ? now : now.linkingTo(link, created);
        Resource named = format == null || format.isEmpty() ? at : at.withFormat(format);
        if (fileHash == null) {
            return named;
        }
        String name = String.valueOf(fileName);
        return link == null
                ? named.withFile(fileHash, name, bytesTotal, created)
                : named.withCopy(fileHash, name, bytesTotal, created);
    }

    /** How the file of the version that it made, or found served already, takes its place. */
    Arrival arrival(TableVersion version) {
        String name = fileName != null && loads(version.fileHash()) ? fileName : version.fileName();
        return new Arrival(version.fileHash(), name, link, format);
    }

    /** Whether its file came under another name than that of a resource. */
    boolean isNamedOtherwise(Resource now) {
        return fileName != null && !fileName.equals(now.fileName());
    }

    /** The same with the file to which its link has led. */
    Job fetched(String hash, String name, long size) {
        return new Job(
                id,
                resourceId,
                versionId,
                hash,
                name,
                number,
                state,
                stage,
                rowsDone,
                bytesDone,
                size,
                attempts,
                error,
                creator,
                review,
                note,
                fetches,
                link,
                format,
                created,
                started,
                heartbeat,
                finished);
    }

    /** What it loads, by its name or its address. */
    public String source() {
        return fileName != null ? fileName : link == null ? "" : link;
    }

    /** Whether it has still to be done or is being done. */
    public boolean open() {
        return state == JobState.PENDING || state == JobState.RUNNING;
    }

    /** How many rows a second are read; 0 as long as that cannot be told. */
    public long rowsPerSecond() {
        long millis = reading();
        return millis == 0 ? 0 : rowsDone * 1_000 / millis;
    }

    /** In how many seconds the file will be read at this pace, 1 at least; 0 as long as that cannot be told. */
    public long secondsLeft() {
        long millis = reading();
        return millis == 0 ? 0 : (bytesTotal - bytesDone) * millis / bytesDone / 1_000 + 1;
    }

    /** For how long its file is being read, in milliseconds; 0 in the first second, and where it is not. */
    private long reading() {
        if (state != JobState.RUNNING || stage != JobStage.READING || started == null || bytesDone == 0) {
            return 0;
        }
        long millis = Duration.between(started, lastUpdated()).toMillis();
        return millis < 1_000 ? 0 : millis;
    }

    /** When anything of it last changed. */
    public Instant lastUpdated() {
        if (finished != null) {
            return finished;
        }
        return heartbeat == null ? created : heartbeat;
    }
}
