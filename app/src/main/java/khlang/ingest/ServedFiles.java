package khlang.ingest;

import java.util.Optional;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import org.jdbi.v3.core.Jdbi;

/** Puts the file whose table is served back into its place, where the one that came is none. */
final class ServedFiles {
    private final Jdbi jdbi;
    private final Resources resources;
    private final Datastore datastore;

    ServedFiles(Jdbi jdbi, Resources resources, Datastore datastore) {
        this.jdbi = jdbi;
        this.resources = resources;
        this.datastore = datastore;
    }

    /** A file that is no table does not stay in the place of one that is. */
    void takeBack(Resource resource, String refused) {
        if (resource.linked()) {
            // The copy that it has is always that of its table.
            return;
        }
        String version = resource.versionId();
        Optional<TableVersion> served = version == null ? Optional.empty() : datastore.version(version);
        served.ifPresent(table -> {
            jdbi.useTransaction(handle -> resources.takeBack(
                    handle, resource.id(), refused, table.fileHash(), table.fileName(), table.created()));
            resources.loaded(resource.id());
        });
    }

    /** The same for a job whose load has died too often. */
    void giveUp(Job job) {
        String hash = job.fileHash();
        resources
                .find(job.resourceId())
                .ifPresent(resource -> takeBack(resource, hash == null ? String.valueOf(resource.fileHash()) : hash));
    }

    /** The same, whatever file is there. */
    void takeBack(Resource resource) {
        if (resource.fileHash() != null) {
            takeBack(resource, resource.fileHash());
        }
    }
}
