package khlang.dataset;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import khlang.database.Database;
import khlang.database.Unchanged;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.user.Actor;
import khlang.web.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The rules of resources: who sees and changes them, and what becomes of their files. */
public final class Resources {
    private final Jdbi jdbi;
    private final Unchanged<String, List<Resource>> listed;
    private final Datasets datasets;
    private final Storage storage;
    private final long maxUpload;
    private final Changes changes;
    private final ResourceFiles files;
    private final RefusedFiles refused;

    /**
     * The resources of the catalogue's datasets.
     *
     * @param maxUpload the most bytes of a file
     */
    public Resources(Jdbi jdbi, Datasets datasets, Storage storage, long maxUpload) {
        this.jdbi = jdbi;
        this.listed = new Unchanged<>(jdbi);
        this.datasets = datasets;
        this.storage = storage;
        this.maxUpload = maxUpload;
        this.changes = datasets.changes();
        this.files = new ResourceFiles(storage);
        this.refused = new RefusedFiles(jdbi, datasets, InstantSource.system());
    }

    /**
     * Has a function look at each new file before the catalogue is changed, as a file of the resource that would be; what
     * it throws refuses the file.
     */
    public void beforeFile(Consumer<Resource> look) {
        changes.beforeFile(look);
    }

    /** Has a function look at a resource of which is said that its file shall be read otherwise; what it throws refuses it. */
    public void beforeReading(Consumer<Resource> look) {
        changes.beforeReading(look);
    }

    /** Has a function look at a resource of which is said what its next file does to its table; what it throws refuses it. */
    public void beforeMode(Consumer<Resource> look) {
        changes.beforeMode(look);
    }

    /**
     * Has a function take each file, and each new link, in the transaction that gives it to its resource, while nobody
     * else can change the dataset; what it throws refuses the file.
     */
    public void withFile(BiConsumer<Handle, NewFile> taker) {
        changes.withFile(taker);
    }

    /** Has a function told, after the commit, each file that a resource has taken, and each new link. */
    public void onFile(Consumer<NewFile> listener) {
        changes.onFile(listener);
    }

    /** Has a function told each resource whose waiting version may be served; what it throws refuses that. */
    public void onConfirm(Consumer<NewFile> listener) {
        changes.onConfirm(listener);
    }

    /** Has a function told each resource whose waiting version is not wanted; what it throws refuses that. */
    public void onReject(Consumer<NewFile> listener) {
        changes.onReject(listener);
    }

    /** Has a function told, after the commit, the id of each resource that is gone. */
    public void onDelete(Consumer<String> listener) {
        changes.onDelete(listener);
    }

    /**
     * The resource of an id.
     *
     * @throws Problem where there is none that this actor may see
     */
    public Resource show(Actor actor, String id) {
        return show(actor, id, id);
    }

    /**
     * The same of one that was asked for by another name: what is hidden is told as it was asked for, like what is not
     * there.
     */
    public Resource show(Actor actor, String id, String asked) {
        return find(id).filter(resource -> datasets.maySee(actor, datasetOf(resource)))
                .orElseThrow(() -> Problem.notFound("dataset.resource_unknown", asked));
    }

    /**
     * The resource, where the actor may change it.
     *
     * @throws Problem where they may not, or may not know of it
     */
    public Resource editable(Actor actor, String id) {
        return editable(actor, id, id);
    }

    /** The same of one that was asked for by another name. */
    public Resource editable(Actor actor, String id, String asked) {
        Resource resource = show(actor, id, asked);
        datasets.editable(actor, resource.datasetId());
        return resource;
    }

    /** How files and versions come to resources within a caller's transaction; {@link #loaded} tells the rest after it. */
    public ResourceFiles files() {
        return files;
    }

    /** What was sent and refused. */
    public RefusedFiles refused() {
        return refused;
    }

    /** Whether the actor may change a resource. */
    public boolean mayEdit(Actor actor, Resource resource) {
        return actor.mayEdit(datasetOf(resource));
    }

    /** The resource of an id, whoever asks. */
    public Optional<Resource> find(String id) {
        return jdbi.withHandle(handle -> new Catalogue(handle).resources().find(id));
    }

    /**
     * A resource of a dataset by its id, its name, or the short name that its data package gave it.
     *
     * @throws Problem where there is none
     */
    public Resource named(String datasetId, String wanted) {
        return listed.of(datasetId, () -> of(datasetId)).stream()
                .filter(resource -> resource.id().equals(wanted)
                        || resource.name().equals(wanted)
                        || wanted.equals(resource.extras().get("datapackage_name")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("dataset.resource_unknown", wanted));
    }

    /** The resources of a dataset in their order, whoever asks. */
    public List<Resource> of(String datasetId) {
        return ofAll(List.of(datasetId)).getOrDefault(datasetId, List.of());
    }

    /** The resources of several datasets, by the dataset's id. */
    public Map<String, List<Resource>> ofAll(Collection<String> datasetIds) {
        return jdbi.withHandle(handle -> new Catalogue(handle).resourcesOf(datasetIds));
    }

    /** The resources of public datasets that a search asks for, in its order. */
    List<Resource> search(ResourceSearch asked) {
        return jdbi.withHandle(
                handle -> new Catalogue(handle).resources().search(asked.conditions(), asked.order(), asked.words()));
    }

    /** The dataset that a resource belongs to. */
    public Dataset datasetOf(Resource resource) {
        return datasets.find(resource.datasetId())
                .orElseThrow(() -> Problem.notFound("dataset.unknown", resource.datasetId()));
    }

    /**
     * Adds a resource to the end of a dataset.
     *
     * @throws Problem where the actor may not, or something is wrong
     */
    public Resource create(Actor actor, String datasetIdOrName, ResourceDraft draft) {
        return create(actor, datasetIdOrName, draft, () -> keep(draft.upload()));
    }

    /**
     * Adds a resource that has no file and no link, but a table that is going to be written row by row.
     *
     * @throws Problem where the actor may not, or something is wrong
     */
    public Resource createTable(Actor actor, String datasetIdOrName, ResourceDraft draft) {
        return create(actor, datasetIdOrName, draft.withUrl(null).withUpload(null), () -> null, Resource::asTable);
    }

    /**
     * Adds a resource with the kept file of another to its dataset, to be read otherwise; the bytes are kept once.
     *
     * @throws Problem where the actor may not, where that one has no file, or something is wrong
     */
    public Resource sibling(Actor actor, String id, ResourceDraft draft) {
        Resource other = editable(actor, id);
        String hash = other.fileHash();
        String fileName = other.fileName();
        if (hash == null || fileName == null) {
            throw Problem.invalid("id", "dataset.no_file", id);
        }
        if (other.linked()) {
            // A copy would stay as it is when the file that it is of changes.
            return create(
                    actor, other.datasetId(), draft.withFormat(other.format()).withUrl(other.url()));
        }
        return create(
                actor, other.datasetId(), draft, () -> new ResourceRules.Kept(fileName, storage.kept(hash), false));
    }

    private Resource create(
            Actor actor, String datasetIdOrName, ResourceDraft draft, Supplier<ResourceRules.@Nullable Kept> file) {
        return create(actor, datasetIdOrName, draft, file, resource -> resource);
    }

    private Resource create(
            Actor actor,
            String datasetIdOrName,
            ResourceDraft draft,
            Supplier<ResourceRules.@Nullable Kept> file,
            UnaryOperator<Resource> as) {
        String datasetId = datasets.editable(actor, datasetIdOrName).id();
        Refusals refusals = new Refusals();
        String id = ResourceRules.id(draft.id(), refusals);
        ResourceRules.created(id, datasetId, 0, draft, null, Times.now(), refusals);
        refusals.throwIfAny();
        if (find(id).isPresent()) {
            throw Problem.invalid("id", "dataset.id_taken");
        }
        ResourceRules.Kept kept = file.get();
        Resource made = refused.unlessTaken(actor, datasetId, null, sent(draft, kept), () -> {
            if (kept != null) {
                changes.look(ResourceRules.created(id, datasetId, 0, draft, kept, Times.now(), new Refusals()));
            }
            return onlyOne(() -> jdbi.inTransaction(handle -> insert(
                    handle,
                    actor,
                    datasetId,
                    draft.replacing(),
                    position -> as.apply(ResourceRules.created(
                            id, datasetId, position, draft, kept, Times.now(), new Refusals())))));
        });
        told(actor, made, kept != null || made.linked(), draft.replacing());
        return made;
    }

    private Resource insert(
            Handle handle, Actor actor, String datasetId, Replacing replacing, IntFunction<Resource> at) {
        Catalogue catalogue = new Catalogue(handle);
        if (catalogue.lock(datasetId).isEmpty()) {
            throw Problem.notFound("dataset.unknown", datasetId);
        }
        Resource resource = at.apply(catalogue
                .resourcesOf(List.of(datasetId))
                .getOrDefault(datasetId, List.of())
                .size());
        catalogue.insert(resource);
        catalogue.datasets().touch(datasetId, resource.metadataModified());
        if (resource.fileHash() != null || resource.linked()) {
            changes.taken(handle, NewFile.of(actor, resource, replacing));
        }
        return resource;
    }

    /** A kept file that was sent with the draft; null where none was. */
    private static ResourceRules.@Nullable Kept sent(ResourceDraft draft, ResourceRules.@Nullable Kept kept) {
        return draft.upload() == null ? null : kept;
    }

    private ResourceRules.@Nullable Kept keep(@Nullable Upload upload) {
        if (upload == null) {
            return null;
        }
        return new ResourceRules.Kept(
                FileNames.clean(upload.fileName()), storage.put(upload.bytes(), maxUpload), false);
    }

    /** Makes a resource what the draft says; what it does not say is emptied, but a kept file stays. */
    public Resource update(Actor actor, String id, ResourceDraft draft) {
        return change(actor, id, draft, false);
    }

    /** Changes what the draft says and keeps the rest. */
    public Resource patch(Actor actor, String id, ResourceDraft draft) {
        return change(actor, id, draft, true);
    }

    private Resource change(Actor actor, String id, ResourceDraft draft, boolean keep) {
        decide(actor, id, draft);
        Resource seen = editable(actor, id);
        Resource worded = changed(seen, draft, null, keep);
        if (!worded.isAddedLike(seen)) {
            changes.lookAtMode(worded);
        }
        ResourceRules.Kept kept = keep(draft.upload());
        Resource wanted = changed(seen, draft, kept, keep);
        boolean read = kept != null || (wanted.fileHash() != null && !wanted.isReadLike(seen));
        Resource after = refused.unlessTaken(actor, seen.datasetId(), id, sent(draft, kept), () -> {
            if (kept != null) {
                changes.look(wanted);
            } else if (read) {
                changes.lookAgain(wanted);
            }
            return jdbi.inTransaction(handle -> change(handle, actor, seen, draft, kept, keep, read));
        });
        told(actor, after, read || wanted.linksAnew(seen), draft.replacing());
        return after;
    }

    private Resource change(
            Handle handle,
            Actor actor,
            Resource seen,
            ResourceDraft draft,
            ResourceRules.@Nullable Kept kept,
            boolean keep,
            boolean read) {
        Catalogue catalogue = new Catalogue(handle);
        catalogue.lock(seen.datasetId());
        Resource before = catalogue
                .resources()
                .find(seen.id())
                .orElseThrow(() -> Problem.notFound("dataset.resource_unknown", seen.id()));
        Resource said = changed(before, draft, kept, keep);
        store(catalogue, before, ResourceRules.standing(before, said, draft, keep, Times.now()));
        if (read || said.linksAnew(before)) {
            changes.taken(handle, NewFile.of(actor, said, draft.replacing()));
        }
        // Who is told of the file may have put it in its place at once.
        return catalogue.resources().find(seen.id()).orElse(said);
    }

    /** What is said of the version that waits is done first. */
    private void decide(Actor actor, String id, ResourceDraft draft) {
        Replacing word = draft.replacing();
        if (word.rejection() != null) {
            changes.rejected(NewFile.of(actor, editable(actor, id), word));
        } else if (draft.upload() == null && word.note() != null) {
            changes.confirmed(NewFile.of(actor, editable(actor, id), word));
        }
    }

    private static void store(Catalogue catalogue, Resource before, Resource after) {
        if (!after.equals(before)) {
            catalogue.update(after);
            catalogue.datasets().touch(after.datasetId(), after.metadataModified());
        }
    }

    private static Resource changed(
            Resource before, ResourceDraft draft, ResourceRules.@Nullable Kept kept, boolean keep) {
        Refusals refusals = new Refusals();
        Instant now = Times.now();
        Resource after = keep
                ? ResourceRules.patched(before, draft, kept, now, refusals)
                : ResourceRules.updated(before, draft, kept, now, refusals);
        refusals.throwIfAny();
        return after;
    }

    /** Takes a resource out of its dataset, with its rows; those behind it move up. */
    public void delete(Actor actor, String id) {
        Resource resource = editable(actor, id);
        jdbi.useTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            catalogue.lock(resource.datasetId());
            catalogue.resources().delete(id);
            int position = 0;
            for (Resource left : catalogue
                    .resourcesOf(List.of(resource.datasetId()))
                    .getOrDefault(resource.datasetId(), List.of())) {
                catalogue.resources().updatePosition(left.id(), position++);
            }
            catalogue.datasets().touch(resource.datasetId(), Times.now());
        });
        changes.deleted(id);
        changes.changed(resource.datasetId());
    }

    /** Tells the catalogue that the rows of a resource are other ones now. */
    public void loaded(String resourceId) {
        find(resourceId).ifPresent(resource -> changes.changed(resource.datasetId()));
    }

    private void told(Actor actor, Resource resource, boolean file, Replacing replacing) {
        changes.changed(resource.datasetId());
        if (file) {
            changes.filed(NewFile.of(actor, resource, replacing));
        }
    }

    private static <T> T onlyOne(Supplier<T> write) {
        try {
            return write.get();
        } catch (UnableToExecuteStatementException e) {
            if (Database.isDuplicate(e)) {
                throw Problem.invalid("id", "dataset.id_taken");
            }
            throw e;
        }
    }
}
