package khlang.ingest;

import java.time.Clock;
import java.util.Optional;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.Difference;
import khlang.datastore.TableVersion;
import khlang.datastore.Versions;
import khlang.problem.Phrase;
import org.jdbi.v3.core.Jdbi;

/** What becomes of a version that was loaded: it is served, or it waits for its officer's word. */
final class Publishing {
    private final Jdbi jdbi;
    private final Resources resources;
    private final Datastore datastore;
    private final HeldVersions held;
    private final Clock clock;

    Publishing(Jdbi jdbi, Resources resources, Datastore datastore, HeldVersions held, Clock clock) {
        this.jdbi = jdbi;
        this.resources = resources;
        this.datastore = datastore;
        this.held = held;
        this.clock = clock;
    }

    /** What differs in a loaded version so that it has to wait; absent where it may be served. */
    Optional<Difference> reasonToWait(Job job, String version) {
        return datastore
                .compare(version, before(job.resourceId()).orElse(null))
                .filter(found -> job.note() == null && (found.loses() || (job.review() && found.differs())));
    }

    /** The id of the version that readers know: where none is served, as after a time of downloads only, the last that was. */
    Optional<String> before(String resourceId) {
        return resources
                .find(resourceId)
                .map(Resource::versionId)
                .or(() -> jdbi.inTransaction(handle -> Versions.in(handle).lastPublished(resourceId))
                        .map(TableVersion::id));
    }

    /** Serves a loaded version together with its file; one that waited gives way. */
    void serve(Job job, Resource resource, String version) {
        Optional<TableVersion> same = jdbi.inTransaction(handle -> {
            Resource now = resources.files().lock(handle, resource.id()).orElse(resource);
            TableVersion whole = Versions.in(handle).find(version).orElseThrow();
            datastore.serve(handle, whole, job.arrival(whole), job.note());
            return held.giveWay(handle, now, whole);
        });
        finish(resource, same);
    }

    /** What a job is for is the very file that is served: the resource takes its link, or the name under which it came. */
    void follow(Job job, Resource resource, TableVersion served) {
        jdbi.useTransaction(handle -> {
            resources.files().lock(handle, resource.id());
            datastore.serve(handle, served, job.arrival(served), null);
        });
        resources.loaded(resource.id());
    }

    /** What waits must not be told twice, so the version and the job change together; the file that is served stays. */
    void hold(Job job, Resource resource, String version, Difference difference) {
        Phrase reason = HeldReasons.of(difference).get(0);
        Optional<TableVersion> same = jdbi.inTransaction(handle -> {
            Resource now = resources.files().lock(handle, resource.id()).orElse(resource);
            TableVersion whole = Versions.in(handle).find(version).orElseThrow();
            Optional<TableVersion> before = held.giveWay(handle, now, whole);
            datastore.hold(handle, version);
            handle.attach(WorkDao.class).hold(job.id(), version, difference.rowsAfter(), reason, clock.instant());
            return before;
        });
        finish(resource, same);
    }

    private void finish(Resource resource, Optional<TableVersion> same) {
        same.ifPresent(older -> datastore.discard(older.id()));
        resources.loaded(resource.id());
    }
}
