package khlang.portal;

import khlang.dataset.Resource;
import khlang.ingest.Ingest;
import khlang.ingest.Job;
import khlang.ingest.JobState;
import khlang.ingest.LoadStatus;
import khlang.problem.Phrase;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the loading of a resource's newest file.
 *
 * @param state {@code queued}, {@code running}, {@code done}, {@code held} or {@code failed}
 * @param progress from 0 to 1, below 0 where it is not known
 * @param text what is being done, in words
 * @param error why there is no table, or why the newest file did not become one
 * @param notice what becomes, or became, of a version that waited when a later file came; null where none did
 * @param file the name, or the link, of what the state tells of; empty where that is not known
 */
public record ResourceLoad(
        String state,
        double progress,
        String text,
        @Nullable Phrase error,
        @Nullable Phrase notice,
        String file) {

    /** How it stands for the officers of a resource, or for everybody: what waits is its officers' own. */
    static ResourceLoad of(View view, Ingest ingest, Resource resource, boolean officer) {
        LoadStatus status = ingest.status(resource, officer);
        Job job = ingest.latest(resource, officer).orElse(null);
        if (job == null) {
            return new ResourceLoad("done", -1, "", status.error(), null, "");
        }
        return new ResourceLoad(
                state(job.state()), progress(job), text(view, job), job.error(), status.notice(), job.source());
    }

    private static String state(JobState state) {
        return switch (state) {
            case PENDING -> "queued";
            case RUNNING -> "running";
            case COMPLETE -> "done";
            case HELD -> "held";
            case ERROR -> "failed";
        };
    }

    private static double progress(Job job) {
        boolean known = job.state() == JobState.RUNNING && job.bytesTotal() > 0 && job.bytesDone() > 0;
        return known ? Math.min(1, (double) job.bytesDone() / job.bytesTotal()) : -1;
    }

    private static String text(View view, Job job) {
        return view.t(
                        "portal.resource.stage." + job.stage().code(),
                        view.number(job.rowsDone()),
                        view.size(job.bytesDone()),
                        view.size(job.bytesTotal()))
                + pace(view, job);
    }

    /** How fast it goes and how long it will still take, once that can be told. */
    private static String pace(View view, Job job) {
        return job.secondsLeft() == 0
                ? ""
                : " · "
                        + view.t(
                                "portal.resource.pace",
                                view.number(job.rowsPerSecond()),
                                view.number(job.secondsLeft()));
    }

    /** Whether the work still goes on. */
    public boolean open() {
        return state.equals("queued") || state.equals("running");
    }
}
