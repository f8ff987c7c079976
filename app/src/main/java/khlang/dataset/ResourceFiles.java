package khlang.dataset;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.web.Times;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Gives resources their files, links and versions, within the transaction of whoever has made these. */
public final class ResourceFiles {
    private final Storage storage;

    ResourceFiles(Storage storage) {
        this.storage = storage;
    }

    /** Lets nobody else change a resource until the end of the caller's transaction; what it is now. */
    public Optional<Resource> lock(Handle transaction, String resourceId) {
        Catalogue catalogue = new Catalogue(transaction);
        catalogue.resources().find(resourceId).ifPresent(seen -> catalogue.lock(seen.datasetId()));
        return catalogue.resources().find(resourceId);
    }

    /**
     * Points a resource at the version whose rows are served, within the caller's transaction; {@link Resources#loaded} tells
     * the rest of the catalogue after the commit.
     *
     * @return the version that was served before
     */
    public Optional<String> pointTo(Handle transaction, String resourceId, @Nullable String versionId) {
        Catalogue catalogue = new Catalogue(transaction);
        Resource resource = catalogue
                .resources()
                .find(resourceId)
                .orElseThrow(() -> Problem.notFound("dataset.resource_unknown", resourceId));
        // The dataset's row is locked first everywhere, so that no two writers wait for each other.
        catalogue.lock(resource.datasetId());
        Optional<String> before = catalogue.resources().find(resourceId).map(Resource::versionId);
        Instant now = Times.now();
        catalogue.resources().updateVersion(resourceId, versionId, now);
        catalogue.datasets().touch(resource.datasetId(), now);
        return before;
    }

    /**
     * Has a resource serve a table that is written row by row, or none, within the caller's transaction; one without a file
     * and a link is nothing else from then on.
     *
     * @param said further keys; those whose value is empty go
     */
    public void serve(Handle transaction, Resource resource, @Nullable String versionId, Map<String, Object> said) {
        boolean nothing = resource.fileHash() == null && resource.url().isEmpty();
        Resource at = nothing ? resource.asTable() : resource;
        new Catalogue(transaction).update(at.saying(said));
        pointTo(transaction, resource.id(), versionId);
    }

    /** Has a resource's files read as a recipe says, by its further keys, within the caller's transaction. */
    public void readAs(Handle transaction, Resource resource, Map<String, Object> recipe) {
        new Catalogue(transaction).update(resource.withRecipe(recipe));
    }

    /** Gives a resource a file or a link that has no table, or no other one, within the caller's transaction. */
    public void take(Handle transaction, Resource taken) {
        Catalogue catalogue = new Catalogue(transaction);
        catalogue
                .resources()
                .find(taken.id())
                .filter(now -> !now.isSourceOf(taken))
                .ifPresent(now -> catalogue.update(taken));
    }

    /**
     * Gives a resource a file that is kept already, with the version made of it, within the caller's transaction: readers
     * see the old file with its table or the new one with its own. {@link Resources#loaded} tells the rest of the catalogue after
     * the commit.
     */
    public void bring(Handle transaction, String resourceId, Arrival arrival, String versionId) {
        pointTo(transaction, resourceId, versionId);
        Catalogue catalogue = new Catalogue(transaction);
        catalogue.resources().find(resourceId).ifPresent(before -> catalogue.update(arrived(before, arrival)));
    }

    private Resource arrived(Resource before, Arrival arrival) {
        String link = arrival.link();
        Instant now = Times.now();
        Resource at = link == null ? before : before.linkingTo(link, now);
        boolean stays = link == null
                ? arrival.hash().equals(before.fileHash()) && arrival.fileName().equals(before.fileName())
                : at.equals(before);
        ResourceDraft draft = stays ? ResourceDraft.EMPTY : ResourceDraft.EMPTY.withFormat(arrival.format());
        ResourceRules.Kept kept =
                new ResourceRules.Kept(arrival.fileName(), storage.kept(arrival.hash()), link != null);
        return ResourceRules.patched(at, draft, kept, now, new Refusals());
    }
}
