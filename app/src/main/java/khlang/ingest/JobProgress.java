package khlang.ingest;

import java.time.Clock;
import java.util.function.BooleanSupplier;
import khlang.tabular.Progress;

/** Writes down how far a job has come, at most twice a second, and stops it where it should not go on. */
final class JobProgress implements Progress {
    private static final long PAUSE_MILLIS = 500;

    private final WorkDao work;
    private final Job job;
    private final String worker;
    private final BooleanSupplier stopping;
    private final Clock clock;
    private JobStage stage = JobStage.LOOKING;
    private long bytesTotal;
    private long rows;
    private long bytes;
    private long written;

    JobProgress(WorkDao work, Job job, String worker, BooleanSupplier stopping, Clock clock) {
        this.work = work;
        this.job = job;
        this.worker = worker;
        this.stopping = stopping;
        this.clock = clock;
        this.bytesTotal = job.bytesTotal();
    }

    /** So many bytes of a linked file have come, of so many; below 0 where nobody knows. */
    void fetching(long bytesDone, long total) {
        measure(Math.max(total, bytesDone));
        at(0, bytesDone);
    }

    /** The file has so many bytes. */
    void measure(long total) {
        bytesTotal = total;
    }

    @Override
    public void at(long rowsDone, long bytesDone) {
        rows = rowsDone;
        bytes = Math.min(bytesDone, bytesTotal);
        boolean turns = stage == JobStage.LOOKING && rowsDone > 0;
        if (turns) {
            stage = JobStage.READING;
        }
        checkStopping();
        if (turns || clock.millis() - written >= PAUSE_MILLIS) {
            write();
        }
    }

    /** The next stage begins. */
    void enter(JobStage next) {
        stage = next;
        checkStopping();
        write();
    }

    /** Whatever went wrong while the program was told to end went wrong because of that. */
    void checkStopping() {
        if (stopping.getAsBoolean()) {
            throw new JobStopped(JobStopped.Cause.SHUTDOWN);
        }
    }

    private void write() {
        written = clock.millis();
        if (work.progress(job.id(), worker, stage.code(), rows, bytes, bytesTotal, clock.instant()) == 0) {
            throw new JobStopped(JobStopped.Cause.LOST);
        }
        if (work.isSuperseded(job.resourceId(), job.fileHash())) {
            throw new JobStopped(JobStopped.Cause.SUPERSEDED);
        }
    }
}
