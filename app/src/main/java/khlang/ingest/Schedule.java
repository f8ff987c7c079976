package khlang.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import khlang.dataset.NewFile;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import org.jdbi.v3.core.Jdbi;

/** Asks for links again when their time has come; of several nodes one asks. */
final class Schedule {
    private static final Duration OFTENEST = Duration.ofDays(1);

    private final Jdbi jdbi;
    private final Resources resources;
    private final LinkedFiles links;
    private final Clock clock;

    Schedule(Jdbi jdbi, Resources resources, LinkedFiles links, Clock clock) {
        this.jdbi = jdbi;
        this.resources = resources;
        this.links = links;
        this.clock = clock;
    }

    /** Queues every link whose time has come. @return how many there were */
    int queueDue() {
        if (!links.enabled()) {
            return 0;
        }
        Instant since = clock.instant().minus(OFTENEST);
        int queued = 0;
        for (String id : jdbi.withExtension(LinkedFileDao.class, links -> links.listScheduled(since))) {
            queued += queue(id) ? 1 : 0;
        }
        return queued;
    }

    private boolean queue(String resourceId) {
        return jdbi.inTransaction(handle -> {
            JobDao jobs = handle.attach(JobDao.class);
            LinkedFileDao known = handle.attach(LinkedFileDao.class);
            // Whoever comes second waits here, and then sees that the first has asked.
            Optional<Resource> due = jobs.lockResource(resourceId)
                    .flatMap(resources::find)
                    .map(resource -> followed(resource, jobs.findLatest(resourceId)))
                    .filter(resource -> due(resource, known) && !open(jobs, resourceId));
            due.ifPresent(resource -> {
                NewFile file = new NewFile(resource, null, Replacing.SILENT);
                jobs.insert(Job.of(file, true, jobs.nextNumber(resourceId), clock.instant()));
                known.ask(resourceId, resource.url(), clock.instant());
            });
            return due.isPresent();
        });
    }

    /** A resource with the link that its officer wants by now, though what that leads to is not served yet. */
    static Resource followed(Resource resource, Optional<Job> latest) {
        return latest.filter(job -> job.fetches() && job.wanted())
                .map(job -> resource.linkingTo(String.valueOf(job.link()), job.created()))
                .orElse(resource);
    }

    private boolean due(Resource resource, LinkedFileDao known) {
        boolean now = resource.refresh()
                .filter(refresh -> known.find(resource.id(), resource.url())
                        .map(file -> !refresh.after(file.asked()).isAfter(clock.instant()))
                        .orElse(true))
                .isPresent();
        return now && links.refusal(resource).isEmpty();
    }

    private static boolean open(JobDao jobs, String resourceId) {
        return jobs.findLatest(resourceId).filter(Job::open).isPresent();
    }
}
