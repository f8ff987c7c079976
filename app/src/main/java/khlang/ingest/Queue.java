package khlang.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import khlang.dataset.LoadMode;
import khlang.dataset.NewFile;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.NewVersion;
import khlang.datastore.TableVersion;
import khlang.datastore.VersionState;
import khlang.datastore.Versions;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.storage.Storage;
import org.jdbi.v3.core.Handle;

/**
 * What is loaded, and in which order. A job is queued in the transaction that gives the file to its resource, while nobody
 * else can change the dataset: two who come at the very same moment come one after the other.
 */
final class Queue {
    private final Storage storage;
    private final Resources resources;
    private final LinkedFiles links;
    private final HeldVersions held;
    private final Clock clock;

    Queue(Storage storage, Resources resources, LinkedFiles links, HeldVersions held, Clock clock) {
        this.storage = storage;
        this.resources = resources;
        this.links = links;
        this.held = held;
        this.clock = clock;
    }

    /** Why what a resource has now is not loaded by itself. */
    Optional<Phrase> refusal(Resource resource) {
        String hash = resource.fileHash();
        return hash == null ? links.refusalUnasked(resource) : TabularKind.refusal(resource, storage.path(hash));
    }

    /**
     * Queues a file or a new link that a resource takes in this transaction. A file that is no table has none, and one
     * whose table is served, or waits for its officer, already needs none.
     *
     * @throws Problem where its rows are to be added, and the file before is not through
     */
    void take(Handle transaction, NewFile file) {
        Resource resource = file.resource();
        JobDao jobs = transaction.attach(JobDao.class);
        if (jobs.lockResource(resource.id()).isEmpty()) {
            return;
        }
        if (refusal(resource).isPresent()) {
            takeNone(transaction, resource);
            return;
        }
        Optional<TableVersion> served = served(transaction, resource);
        boolean idle = jobs.listOpen(resource.id()).isEmpty();
        if (served.isEmpty() && (idle || resource.fileHash() == null)) {
            // Nothing is served that it would have to wait for.
            resources.files().take(transaction, resource);
        }
        if (resource.fileHash() == null) {
            held.putAside(transaction, resource);
            queue(transaction, file, true);
            return;
        }
        Optional<TableVersion> waiting = Versions.in(transaction).held(resource.id());
        if (!idle || !isKnown(transaction, file, served, waiting)) {
            load(transaction, file, served, waiting);
        }
    }

    /**
     * Readers keep their table until somebody says that it shall go.
     *
     * @throws Problem where what came is no table, one is served, and neither a note nor the wish for downloads came along
     */
    void refuseLoss(Handle transaction, NewFile file) {
        Resource resource = file.resource();
        boolean meant = resource.downloadOnly() || file.replacing().note() != null;
        if (meant
                || refusal(resource).isEmpty()
                || served(transaction, resource).isEmpty()) {
            return;
        }
        String name = resource.linked() ? resource.url() : String.valueOf(resource.fileName());
        throw Problem.invalid(Resource.DOWNLOAD_ONLY, "ingest.no_table", name);
    }

    /** Whether a file is the one that waits, or is served, read as before; what is said beside it is done. */
    private boolean isKnown(
            Handle transaction, NewFile file, Optional<TableVersion> served, Optional<TableVersion> waiting) {
        Resource resource = file.resource();
        Optional<TableVersion> same = waiting.filter(one -> isOf(one, resource));
        if (same.isPresent()) {
            held.sentAgain(transaction, file, same.get());
            return true;
        }
        if (served.filter(table -> isOf(table, resource)).isEmpty()) {
            return false;
        }
        // What waits is the same file, read in a way that was taken back.
        waiting.filter(one -> isFile(one, resource)).ifPresent(one -> held.putAside(transaction, resource));
        // At most its name is another.
        resources.files().take(transaction, resource);
        transaction.attach(JobDao.class).deleteFailed(resource.id());
        return true;
    }

    private void load(Handle transaction, NewFile file, Optional<TableVersion> served, Optional<TableVersion> waiting) {
        Resource resource = file.resource();
        JobDao jobs = transaction.attach(JobDao.class);
        // Another way of reading, while a file waits or has failed: that file is what is to be read in that way.
        Optional<NewFile> instead = served.filter(table -> isFile(table, resource))
                .flatMap(table -> newest(jobs, resource, waiting))
                .map(newest -> new NewFile(newest, file.creator(), file.replacing()));
        boolean idle = jobs.listOpen(resource.id()).isEmpty();
        refuseToAdd(resource, idle, instead.isEmpty() ? waiting : Optional.empty());
        served.ifPresent(table -> AddedRows.refuseKey(resource, table));
        queue(transaction, instead.orElse(file), false);
    }

    private Optional<TableVersion> served(Handle transaction, Resource resource) {
        return Versions.in(transaction)
                .find(resources
                        .files()
                        .lock(transaction, resource.id())
                        .map(Resource::versionId)
                        .orElse(null))
                .filter(TableVersion::ready);
    }

    /** A resource with the file that came last, where that is not served: it failed, or waits for its officer. */
    static Optional<Resource> newest(JobDao jobs, Resource resource, Optional<TableVersion> waiting) {
        return jobs.findLatest(resource.id())
                .filter(job -> job.fileHash() != null && job.failedFor(resource))
                .map(job -> job.over(resource))
                .or(() -> waiting.map(one -> HeldVersions.withFile(resource, jobs.findHeld(resource.id()), one)));
    }

    /** Whether a version was made of the file that a resource has, read as the resource says now. */
    static boolean isOf(TableVersion version, Resource resource) {
        return isFile(version, resource) && Recipes.reading(resource).equals(version.reading());
    }

    private static boolean isFile(TableVersion version, Resource resource) {
        return version.fileHash().equals(resource.fileHash());
    }

    /** Rows that are added to a table must find it as it is: the file before them has to be through. */
    private static void refuseToAdd(Resource resource, boolean idle, Optional<TableVersion> waiting) {
        if (LoadMode.of(resource) == LoadMode.REPLACE) {
            return;
        }
        if (!idle) {
            throw Problem.invalid("upload", "ingest.add.loading");
        }
        if (waiting.filter(one -> !isFile(one, resource)).isPresent()) {
            throw Problem.invalid("upload", "ingest.add.held");
        }
    }

    /** What came is no table: it is there at once, nothing is loaded, and no rows are served any more. */
    private void takeNone(Handle transaction, Resource resource) {
        resources.files().take(transaction, resource);
        JobDao jobs = transaction.attach(JobDao.class);
        jobs.listOpen(resource.id()).stream()
                .filter(job -> !job.loads(resource.fileHash()))
                .forEach(job -> passOver(transaction, job));
        jobs.deleteAll(resource.id());
        held.putAside(transaction, resource);
        if (resource.versionId() != null) {
            resources.files().pointTo(transaction, resource.id(), null);
        }
    }

    /** What is loaded where somebody asks for it once more: what failed last, else what the resource has. */
    NewFile wanted(JobDao jobs, NewFile file) {
        Resource resource = file.resource();
        return jobs.findLatest(resource.id())
                .filter(job -> job.failedFor(resource))
                .map(job -> new NewFile(job.over(resource), file.creator(), new Replacing(job.review(), job.note())))
                .orElse(file);
    }

    /**
     * Queues what a resource has, or what failed last, though it may have been loaded before; nothing where that waits or
     * runs already, or where a version waits for its officer's word.
     */
    void again(Handle transaction, NewFile asked) {
        JobDao jobs = transaction.attach(JobDao.class);
        String id = asked.resource().id();
        // The dataset's row is locked first everywhere, so that no two writers wait for each other.
        Optional<Resource> now = resources.files().lock(transaction, id);
        if (now.isEmpty() || jobs.lockResource(id).isEmpty()) {
            return;
        }
        NewFile file = wanted(jobs, new NewFile(now.get(), asked.creator(), asked.replacing()));
        Resource resource = file.resource();
        List<Job> open = jobs.listOpen(id);
        if (resource.linked()) {
            queue(transaction, file, true);
            return;
        }
        if (open.stream().anyMatch(job -> job.loads(resource.fileHash()))) {
            return;
        }
        boolean failed = !resource.isSourceOf(now.get());
        if (!failed && open.isEmpty() && Versions.in(transaction).held(id).isPresent()) {
            jobs.deleteFailed(id);
            return;
        }
        queue(transaction, file, false);
    }

    private void queue(Handle transaction, NewFile file, boolean fetches) {
        Resource resource = file.resource();
        JobDao jobs = transaction.attach(JobDao.class);
        int number = 0;
        for (Job before : jobs.listOpen(resource.id())) {
            boolean same = !fetches && before.loads(resource.fileHash());
            // What has begun meanwhile goes on, and this file is loaded after it.
            boolean waited = jobs.deletePending(before.id()) == 1;
            if (waited && same) {
                number = before.number();
            } else if (waited) {
                passOver(transaction, before);
            }
        }
        Instant now = clock.instant();
        jobs.insert(Job.of(file, fetches, number == 0 ? number(transaction, resource, fetches) : number, now));
        if (fetches) {
            transaction.attach(LinkedFileDao.class).ask(resource.id(), resource.url(), now);
        }
    }

    /** The number of the version to come: a new one, but a file that failed last and is tried again keeps its own. */
    private static int number(Handle transaction, Resource resource, boolean fetches) {
        JobDao jobs = transaction.attach(JobDao.class);
        boolean last = !fetches && jobs.listOpen(resource.id()).isEmpty();
        int again = last ? Versions.in(transaction).tryAgain(resource.id(), resource.fileHash()) : 0;
        return again > 0 ? again : jobs.nextNumber(resource.id());
    }

    /** A job ends without a table; the file that it was for stays in the list, where no resource has it. */
    void fail(Handle transaction, Job job, Phrase reason) {
        Optional<Resource> now = resources.files().lock(transaction, job.resourceId());
        int failed = transaction.attach(WorkDao.class).fail(job.id(), reason, clock.instant());
        if (failed > 0) {
            now.ifPresent(resource -> keepFailed(transaction, job, resource, reason));
        }
    }

    /** Stops all that waits or runs for a resource. */
    void cancel(Handle transaction, String resourceId) {
        resources.files().lock(transaction, resourceId);
        transaction.attach(JobDao.class).listOpen(resourceId).forEach(job -> cancel(transaction, job));
    }

    /** Stops one. */
    void cancel(Handle transaction, Job job) {
        Optional<Resource> now = resources.files().lock(transaction, job.resourceId());
        if (transaction.attach(WorkDao.class).cancel(job.id(), Job.CANCELLED, clock.instant()) > 0) {
            now.ifPresent(resource -> keepFailed(transaction, job, resource, Phrase.of(Job.CANCELLED)));
        }
    }

    private static void keepFailed(Handle transaction, Job job, Resource now, Phrase reason) {
        String hash = job.fileHash();
        if (hash != null && job.isOther(now)) {
            Versions versions = Versions.in(transaction);
            // The same bytes behind a link fail again each time that they are fetched.
            int again = job.fetches() ? versions.tryAgain(job.resourceId(), hash) : 0;
            NewVersion failed = version(job, again > 0 ? again : job.number(), hash, now);
            versions.keep(failed, VersionState.FAILED, job.created(), job.note(), reason);
        }
    }

    /** Keeps the file of a job that will never be done in the list of versions. */
    void passOver(Handle transaction, Job job) {
        String hash = job.fileHash();
        Optional<Resource> resource = resources.files().lock(transaction, job.resourceId());
        if (hash != null && resource.isPresent()) {
            Versions.in(transaction)
                    .keep(
                            version(job, job.number(), hash, resource.get()),
                            VersionState.PASSED_OVER,
                            job.created(),
                            job.note(),
                            null);
        }
    }

    private static NewVersion version(Job job, int number, String hash, Resource resource) {
        return new NewVersion(
                job.resourceId(),
                number,
                hash,
                String.valueOf(job.fileName()),
                job.bytesTotal(),
                job.creator(),
                Recipes.reading(resource),
                LoadMode.of(resource),
                null);
    }
}
