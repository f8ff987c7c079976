package khlang.ingest;

import java.util.List;
import khlang.dataset.Resources;
import khlang.problem.Problem;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;

/** The loads of files, for those who may change their datasets. */
public final class Jobs {
    private final Jdbi jdbi;
    private final Resources resources;
    private final Queue queue;

    Jobs(Jdbi jdbi, Resources resources, Queue queue) {
        this.jdbi = jdbi;
        this.resources = resources;
        this.queue = queue;
    }

    /**
     * Those that wait or run, the oldest first, of datasets that the actor may change.
     *
     * @throws Problem where the actor is a stranger
     */
    List<Job> list(Actor actor) {
        checkKnown(actor);
        return jdbi.withExtension(JobDao.class, JobDao::listOpen).stream()
                .filter(job -> mayEdit(actor, job))
                .toList();
    }

    /**
     * The one of an id, whether it is done or not.
     *
     * @throws Problem where there is none that this actor may know of
     */
    Job show(Actor actor, String id) {
        checkKnown(actor);
        return jdbi.withExtension(JobDao.class, jobs -> jobs.find(id))
                .filter(job -> mayEdit(actor, job))
                .orElseThrow(() -> Problem.notFound("ingest.job.unknown", id));
    }

    /**
     * Stops one; its file stays in the list of versions, and what is served stays.
     *
     * @throws Problem where there is none that waits or runs and that this actor may know of
     */
    void cancel(Actor actor, String id) {
        Job job = show(actor, id);
        if (!job.open()) {
            throw Problem.notFound("ingest.job.ended", id);
        }
        jdbi.useTransaction(handle -> queue.cancel(handle, job));
    }

    /**
     * Stops all that wait; what runs goes on.
     *
     * @throws Problem where the actor is no system administrator
     */
    void clear(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("ingest.denied.clear");
        }
        for (Job job : list(actor)) {
            if (job.state() == JobState.PENDING) {
                jdbi.useTransaction(handle -> queue.cancel(handle, job));
            }
        }
    }

    private boolean mayEdit(Actor actor, Job job) {
        return resources
                .find(job.resourceId())
                .filter(resource -> resources.mayEdit(actor, resource))
                .isPresent();
    }

    private static void checkKnown(Actor actor) {
        if (!actor.known()) {
            throw Problem.denied("ingest.denied.jobs");
        }
    }
}
