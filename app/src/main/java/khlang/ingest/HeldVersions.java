package khlang.ingest;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Arrival;
import khlang.dataset.LoadMode;
import khlang.dataset.NewFile;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.datastore.Unserved;
import khlang.datastore.Versions;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What becomes of the versions that wait for their officer's word. */
final class HeldVersions {
    private final Jdbi jdbi;
    private final Resources resources;
    private final Datastore datastore;
    private final Clock clock;

    HeldVersions(Jdbi jdbi, Resources resources, Datastore datastore, Clock clock) {
        this.jdbi = jdbi;
        this.resources = resources;
        this.datastore = datastore;
        this.clock = clock;
    }

    /** A resource as it would be with the version that waits, which a job made. */
    static Resource withFile(Resource resource, Optional<Job> job, TableVersion version) {
        return job.map(made -> made.over(resource))
                .orElse(resource)
                .withCopy(version.fileHash(), version.fileName(), version.fileSize(), version.created());
    }

    /**
     * Serves the version that waits.
     *
     * @throws Problem where none does, or where the table to which its rows were added is not served any more
     */
    void confirm(NewFile file) {
        String id = file.resource().id();
        jdbi.useTransaction(handle -> {
            Resource now = resources.files().lock(handle, id).orElse(file.resource());
            TableVersion waiting =
                    Versions.in(handle).held(id).orElseThrow(() -> Problem.invalid("confirm", "ingest.nothing_held"));
            bring(handle, now, waiting, file.replacing().note());
        });
        resources.loaded(id);
    }

    private void bring(Handle transaction, Resource resource, TableVersion waiting, @Nullable String note) {
        Optional<TableVersion> served = Versions.in(transaction).find(resource.versionId());
        if (outdated(served, waiting)) {
            throw Problem.invalid("confirm", "ingest.held.outdated");
        }
        JobDao jobs = transaction.attach(JobDao.class);
        Arrival arrival = jobs.findHeld(resource.id())
                .map(job -> job.arrival(waiting))
                .orElseGet(() -> new Arrival(
                        waiting.fileHash(), waiting.fileName(), resource.linked() ? resource.url() : null, null));
        datastore.serve(transaction, waiting, arrival, note == null ? "" : note);
        transaction.attach(WorkDao.class).release(resource.id(), clock.instant());
    }

    /** Whether the rows of a version that waits were added to a table that is not served any more. */
    private static boolean outdated(Optional<TableVersion> served, TableVersion waiting) {
        Optional<String> base =
                served.map(table -> table.fileHash().equals(waiting.fileHash()) ? table.base() : table.id());
        return waiting.mode() != LoadMode.REPLACE && !base.equals(Optional.ofNullable(waiting.base()));
    }

    /** The file of the version that waits has come once more: it is served where the word for it came along, else waits. */
    void sentAgain(Handle transaction, NewFile file, TableVersion waiting) {
        String note = file.replacing().note();
        if (note != null) {
            Resource now =
                    resources.files().lock(transaction, file.resource().id()).orElse(file.resource());
            bring(transaction, now, waiting, note);
            return;
        }
        transaction.attach(JobDao.class).deleteFailed(file.resource().id());
    }

    /**
     * Takes the rows of the version that waits away; its number and its file stay in the list, and what is served stays.
     *
     * @throws Problem where none waits
     */
    void reject(NewFile file) {
        String id = file.resource().id();
        TableVersion rejected = jdbi.inTransaction(handle -> {
            Optional<Resource> now = resources.files().lock(handle, id);
            Versions versions = Versions.in(handle);
            TableVersion waiting =
                    versions.held(id).orElseThrow(() -> Problem.invalid("reject", "ingest.nothing_held"));
            versions.reject(waiting, file.replacing().rejection());
            handle.attach(JobDao.class).deleteHeld(id);
            now.ifPresent(resource -> takeBackReading(handle, resource, waiting));
            return waiting;
        });
        datastore.dropRows(rejected.id());
    }

    /** What was said for the file that is not wanted goes with it: the next is read as the one that is served. */
    private void takeBackReading(Handle transaction, Resource resource, TableVersion rejected) {
        String reading = Versions.in(transaction)
                .find(resource.versionId())
                .map(TableVersion::reading)
                .orElse(null);
        if (reading != null && Recipes.reading(resource).equals(rejected.reading())) {
            resources.files().readAs(transaction, resource, Recipes.said(reading));
        }
    }

    /** A later file has come: the version that waits does so no more, and stays in the list. */
    void putAside(Handle transaction, Resource resource) {
        Versions versions = Versions.in(transaction);
        versions.held(resource.id()).ifPresent(versions::putAside);
        transaction.attach(JobDao.class).deleteHeld(resource.id());
    }

    /**
     * A version is whole: one that waited gives way to it.
     *
     * @return one that was made of the same file, which nobody needs any more once this is committed
     */
    Optional<TableVersion> giveWay(Handle transaction, Resource resource, TableVersion whole) {
        Optional<TableVersion> same = Versions.in(transaction)
                .held(resource.id())
                .filter(one -> one.fileHash().equals(whole.fileHash()));
        putAside(transaction, resource);
        return same;
    }

    /** Why a version waits, the gravest reason first; nothing where none waits. */
    List<Phrase> reasons(Resource resource) {
        return datastore
                .held(resource)
                .map(TableVersion::difference)
                .map(HeldReasons::of)
                .orElse(List.of());
    }

    /** What of some resources is whole and not served. */
    Map<String, Unserved> unserved(Collection<Resource> some) {
        return datastore.unserved(some.stream().map(Resource::id).toList());
    }
}
