package khlang.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import khlang.dataset.LoadMode;
import khlang.dataset.NewFile;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.NewVersion;
import khlang.datastore.TableVersion;
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
        if (resource.fileHash() == null) {
            held.putAside(transaction, resource);
            queue(transaction, file, true);
            return;
        }
        Versions versions = Versions.in(transaction);
        Optional<TableVersion> served = versions.find(resource.versionId()).filter(TableVersion::ready);
        Optional<TableVersion> waiting = versions.held(resource.id());
        boolean idle = jobs.listOpen(resource.id()).isEmpty();
        Optional<TableVersion> same = waiting.filter(one -> isOf(one, resource));
        if (idle && same.isPresent()) {
            held.sentAgain(transaction, file, same.get(), served);
            return;
        }
        if (idle && served.filter(table -> isOf(table, resource)).isPresent()) {
            return;
        }
        // Another way of reading, while a file waits: what is to be read in that way is the file that waits.
        Optional<TableVersion> instead = waiting.filter(
                one -> served.filter(table -> isFile(table, resource)).isPresent());
        refuseToAdd(resource, idle, instead.isEmpty() ? waiting : Optional.empty());
        queue(transaction, instead.map(one -> reread(file, one)).orElse(file), false);
    }

    /** Whether a version was made of the file that a resource has, read as the resource says now. */
    static boolean isOf(TableVersion version, Resource resource) {
        return isFile(version, resource) && Recipes.reading(resource).equals(version.reading());
    }

    private static boolean isFile(TableVersion version, Resource resource) {
        return version.fileHash().equals(resource.fileHash());
    }

    private NewFile reread(NewFile file, TableVersion waiting) {
        return new NewFile(HeldVersions.withFile(file.resource(), waiting), file.creator(), file.replacing());
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

    /** What came is no table: nothing is loaded, and no rows are served any more. */
    private void takeNone(Handle transaction, Resource resource) {
        JobDao jobs = transaction.attach(JobDao.class);
        jobs.listOpen(resource.id()).stream()
                .filter(job -> !job.loads(resource.fileHash()))
                .forEach(job -> passOver(transaction, job));
        jobs.deleteAll(resource.id());
        held.putAside(transaction, resource);
        if (resource.versionId() != null) {
            resources.pointTo(transaction, resource.id(), null);
        }
    }

    /**
     * Queues what a resource has, though it may have been loaded before; nothing where that waits or runs already, or
     * where a version waits for its officer's word.
     */
    void again(Handle transaction, NewFile file) {
        Resource resource = file.resource();
        JobDao jobs = transaction.attach(JobDao.class);
        // The dataset's row is locked first everywhere, so that no two writers wait for each other.
        resources.lock(transaction, resource.id());
        if (jobs.lockResource(resource.id()).isEmpty()) {
            return;
        }
        List<Job> open = jobs.listOpen(resource.id());
        if (resource.linked()) {
            queue(transaction, file, true);
            return;
        }
        if (open.stream().anyMatch(job -> job.loads(resource.fileHash()))) {
            return;
        }
        if (open.isEmpty() && Versions.in(transaction).held(resource.id()).isPresent()) {
            jobs.deleteFailed(resource.id());
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
        jobs.insert(Job.of(file, fetches, number == 0 ? jobs.nextNumber(resource.id()) : number, now));
        if (fetches) {
            transaction.attach(LinkedFileDao.class).ask(resource.id(), resource.url(), now);
        }
    }

    /** Keeps the file of a job that will never be done in the list of versions. */
    void passOver(Handle transaction, Job job) {
        String hash = job.fileHash();
        Optional<Resource> resource = resources.lock(transaction, job.resourceId());
        if (hash == null || resource.isEmpty()) {
            return;
        }
        NewVersion passed = new NewVersion(
                job.resourceId(),
                job.number(),
                hash,
                String.valueOf(job.fileName()),
                job.bytesTotal(),
                job.creator(),
                Recipes.reading(resource.get()),
                null);
        Versions.in(transaction).passOver(passed, job.created(), job.note());
    }
}
