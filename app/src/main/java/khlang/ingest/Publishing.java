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
import org.jdbi.v3.core.Handle;
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
        String served =
                resources.find(job.resourceId()).map(Resource::versionId).orElse(null);
        return datastore
                .compare(version, served)
                .filter(found -> job.note() == null && (found.loses() || (job.review() && found.differs())));
    }

    /** Serves a loaded version; one that waited gives way. */
    void serve(Job job, Resource resource, String version) {
        Optional<TableVersion> same = jdbi.inTransaction(handle -> {
            Resource now = resources.lock(handle, resource.id()).orElse(resource);
            TableVersion whole = Versions.in(handle).find(version).orElseThrow();
            if (takesItsPlace(handle, now, whole)) {
                datastore.bring(handle, whole, job.note());
            } else {
                datastore.serve(handle, whole, job.note());
            }
            return held.giveWay(handle, now, whole);
        });
        finish(resource, same);
    }

    /** Whether the resource takes the file of a version with it: always the copy of a link, else unless a later one came. */
    private static boolean takesItsPlace(Handle transaction, Resource now, TableVersion whole) {
        return now.linked()
                || (!whole.fileHash().equals(now.fileHash())
                        && transaction.attach(JobDao.class).listOpen(now.id()).size() < 2);
    }

    /** What waits must not be told twice, so the version, the file in its old place and the job change together. */
    void hold(Job job, Resource resource, String version, Difference difference) {
        Phrase reason = HeldReasons.of(difference).get(0);
        Optional<TableVersion> same = jdbi.inTransaction(handle -> {
            Versions versions = Versions.in(handle);
            Resource now = resources.lock(handle, resource.id()).orElse(resource);
            TableVersion served = versions.find(now.versionId()).orElseThrow();
            TableVersion whole = versions.find(version).orElseThrow();
            resources.takeBack(
                    handle, now.id(), whole.fileHash(), served.fileHash(), served.fileName(), served.created());
            Optional<TableVersion> before = held.giveWay(handle, now, whole);
            datastore.hold(handle, version);
            handle.attach(JobDao.class).hold(job.id(), version, difference.rowsAfter(), reason, clock.instant());
            return before;
        });
        finish(resource, same);
    }

    private void finish(Resource resource, Optional<TableVersion> same) {
        same.ifPresent(older -> datastore.discard(older.id()));
        resources.loaded(resource.id());
    }
}
