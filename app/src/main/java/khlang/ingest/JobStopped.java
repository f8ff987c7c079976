package khlang.ingest;

/** Thrown out of a job that should not go on; it has not failed. */
final class JobStopped extends RuntimeException {
    /** Why it should not go on. */
    enum Cause {
        /** The program ends; the job waits for the next start. */
        SHUTDOWN,
        /** The resource is gone, or a newer file waits. */
        SUPERSEDED,
        /** Another worker took it, having heard nothing of this one for long. */
        LOST
    }

    private final Cause cause;

    JobStopped(Cause cause) {
        super(cause.name(), null, false, false);
        this.cause = cause;
    }

    Cause why() {
        return cause;
    }
}
