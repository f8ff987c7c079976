package khlang.ingest;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A resource as it would be with the file of a version. */
    static Resource withFile(Resource resource, TableVersion version) {
        return resource.withCopy(version.fileHash(), version.fileName(), version.fileSize(), version.created());
    }

    /**
     * Serves the version that waits.
     *
     * @throws Problem where none does, or where the table to which its rows were added is not served any more
     */
    void confirm(NewFile file) {
        String id = file.resource().id();
        jdbi.useTransaction(handle -> {
            Resource now = resources.lock(handle, id).orElse(file.resource());
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
        if (jobs.listOpen(resource.id()).isEmpty()) {
            datastore.bring(transaction, waiting, note == null ? "" : note);
        } else {
            // The resource has a later file already.
            datastore.serve(transaction, waiting, note == null ? "" : note);
        }
        jobs.release(resource.id(), clock.instant());
    }

    /** Whether the rows of a version that waits were added to a table that is not served any more. */
    private static boolean outdated(Optional<TableVersion> served, TableVersion waiting) {
        Optional<String> base =
                served.map(table -> table.fileHash().equals(waiting.fileHash()) ? table.base() : table.id());
        return waiting.mode() != LoadMode.REPLACE && !base.equals(Optional.ofNullable(waiting.base()));
    }

    /**
     * The file of the version that waits has come once more: it is served where the word for it came along, else it goes
     * on waiting, and the file that is served keeps its place.
     */
    void sentAgain(Handle transaction, NewFile file, TableVersion waiting, Optional<TableVersion> served) {
        String note = file.replacing().note();
        if (note != null) {
            bring(transaction, file.resource(), waiting, note);
            return;
        }
        served.ifPresent(table -> resources.takeBack(
                transaction,
                file.resource().id(),
                waiting.fileHash(),
                table.fileHash(),
                table.fileName(),
                table.created()));
        transaction.attach(JobDao.class).deleteFailed(file.resource().id());
    }

    /** Throws away the version that waits; what is served stays. */
    void reject(Resource resource) {
        jdbi.useExtension(JobDao.class, jobs -> jobs.deleteHeld(resource.id()));
        datastore.held(resource).ifPresent(held -> datastore.discard(held.id()));
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
