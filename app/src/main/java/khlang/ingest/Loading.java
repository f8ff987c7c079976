package khlang.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Addition;
import khlang.datastore.Datastore;
import khlang.datastore.Difference;
import khlang.datastore.NewVersion;
import khlang.datastore.TableVersion;
import khlang.fetch.Fetched;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.tabular.Recipe;
import khlang.tabular.TabularContent;
import khlang.tabular.TabularFile;
import khlang.tabular.TabularLimits;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one job from the kept file to the served table; whatever fails, the version before goes on being served. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final Jdbi jdbi;
    private final JobDao jobs;
    private final WorkDao work;
    private final Storage storage;
    private final Resources resources;
    private final Datastore datastore;
    private final LinkedFiles links;
    private final Queue queue;
    private final Publishing publishing;
    private final StagingFolder staging;
    private final Clock clock;
    private final QuietLook<TableVersion> after;

    /** Fetching takes little and may take long; reading takes much: never more at once than there are workers. */
    private final Semaphore reading = new Semaphore(Workers.READING);

    Loading(
            Jdbi jdbi,
            Storage storage,
            Resources resources,
            Datastore datastore,
            LinkedFiles links,
            Queue queue,
            Publishing publishing,
            QuietLook<TableVersion> after,
            StagingFolder staging,
            Clock clock) {
        this.jdbi = jdbi;
        this.jobs = jdbi.onDemand(JobDao.class);
        this.work = jdbi.onDemand(WorkDao.class);
        this.storage = storage;
        this.resources = resources;
        this.datastore = datastore;
        this.links = links;
        this.queue = queue;
        this.publishing = publishing;
        this.after = after;
        this.staging = staging;
        this.clock = clock;
    }

    /** Runs a job that {@code worker} has claimed, and writes down how it ended. */
    void run(Job job, String worker, BooleanSupplier stopping) {
        JobProgress progress = new JobProgress(work, job, worker, stopping, clock);
        try {
            load(job, worker, progress);
        } catch (JobStopped stopped) {
            stop(job, worker, stopped.why());
        } catch (Problem problem) {
            fail(job, reason(problem));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            if (stopping.getAsBoolean()) {
                // What it needs is being closed under its feet.
                stop(job, worker, JobStopped.Cause.SHUTDOWN);
                return;
            }
            String number = job.id().substring(0, 8);
            LOG.error("job {} failed", number, failure);
            fail(job, Phrase.of("ingest.unexpected", number));
        } finally {
            staging.close(job.id());
        }
    }

    private void load(Job job, String worker, JobProgress progress) {
        Resource resource = resource(job);
        String hash = resource.fileHash();
        if (hash == null && !(job.fetches() && resource.linked())) {
            throw new JobStopped(JobStopped.Cause.SUPERSEDED);
        }
        Optional<TableVersion> served = servedAlready(job, resource);
        if (served.isPresent()) {
            alreadyServed(job, worker, resource, served.get());
            return;
        }
        Path folder = staging.open(job.id());
        if (job.fetches() || hash == null) {
            fetch(job, worker, resource, folder, progress);
            return;
        }
        make(job, worker, resource, storage.path(hash), folder, progress, () -> {});
    }

    /** The table of a link is that of its file; the resource takes the copy only together with its table. */
    private void fetch(Job job, String worker, Resource resource, Path folder, JobProgress progress) {
        Path file = folder.resolve("fetched");
        Optional<Fetched> fetched = Optional.empty();
        try {
            fetched = links.fetch(job, resource, file, progress);
            if (fetched.isEmpty()) {
                nothingNew(job, worker, resource);
                return;
            }
            Fetched copy = fetched.get();
            Resource arriving = resource.withCopy(copy.hash(), copy.fileName(), copy.size(), clock.instant());
            TabularKind.refusal(arriving, file).ifPresent(why -> {
                throw Problem.invalid("url", why.key(), why.arguments().toArray());
            });
            progress.measure(copy.size());
            progress.enter(JobStage.LOOKING);
            make(job, worker, arriving, file, folder, progress, () -> links.found(resource, copy));
        } catch (Problem problem) {
            progress.checkStopping();
            links.failed(resource);
            Fetched copy = fetched.orElseThrow(() -> problem);
            // It came, like a file that is uploaded, and stays with its reason.
            keep(file);
            fail(job.fetched(copy.hash(), copy.fileName(), copy.size()), reason(problem));
        }
    }

    /** How it stood before is how it stands: a version that waits goes on waiting. */
    private void nothingNew(Job job, String worker, Resource resource) {
        Optional<TableVersion> served = datastore.of(resource);
        if (served.isEmpty() || datastore.held(resource).isPresent()) {
            jobs.delete(job.id());
            return;
        }
        alreadyServed(job, worker, resource, served.get());
    }

    /** At most the link to it is another, or its name: it came again while it was being loaded for the first time. */
    private void alreadyServed(Job job, String worker, Resource resource, TableVersion served) {
        Resource now = resources.find(resource.id()).orElse(resource);
        if (job.isOther(now) || job.isNamedOtherwise(now)) {
            publishing.follow(job, resource, served);
        }
        work.complete(job.id(), worker, served.id(), served.rowCount(), clock.instant());
    }

    /** @param arrived what is to be done once the file has become a table, before its job ends */
    private void make(
            Job job, String worker, Resource resource, Path file, Path folder, JobProgress progress, Runnable arrived) {
        reading.acquireUninterruptibly();
        try {
            read(job, worker, resource, file, folder, progress, arrived);
        } finally {
            reading.release();
        }
    }

    private void read(
            Job job, String worker, Resource resource, Path file, Path folder, JobProgress progress, Runnable arrived) {
        String fileName = String.valueOf(resource.fileName());
        Addition addition = addition(resource).orElse(null);
        TabularContent content =
                TabularFile.read(file, fileName, recipe(resource, addition), folder, TabularLimits.DEFAULT, progress);
        progress.enter(JobStage.LOADING);
        if (job.fetches()) {
            keep(file);
        }
        long size = resource.fileSize() == null ? 0 : resource.fileSize();
        String version = datastore.begin(new NewVersion(
                resource.id(),
                job.number(),
                String.valueOf(resource.fileHash()),
                fileName,
                size,
                job.creator(),
                Recipes.reading(resource),
                addition == null ? LoadMode.REPLACE : addition.mode(),
                addition));
        work.fills(job.id(), version);
        Optional<Long> rows = publish(job, resource, version, content, addition, progress);
        arrived.run();
        if (rows.isPresent()) {
            work.complete(job.id(), worker, version, rows.get(), clock.instant());
            datastore.version(version).ifPresent(after::add);
        }
    }

    private Recipe recipe(Resource resource, @Nullable Addition addition) {
        Recipe recipe = Recipes.of(resource);
        Optional<TableVersion> known = addition == null
                ? publishing.before(resource.id()).flatMap(datastore::version)
                : Optional.of(addition.base());
        Recipe followed = known.map(table -> Recipes.after(recipe, table)).orElse(recipe);
        return addition == null ? followed : Recipes.like(followed, addition.base());
    }

    private void keep(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            storage.put(bytes, Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("keeping what was fetched", e);
        }
    }

    /** What the rows of a resource's file are added to; a file that is read again is added to what it was added to. */
    private Optional<Addition> addition(Resource resource) {
        Optional<TableVersion> served = datastore.of(resource);
        Optional<TableVersion> again = served.filter(table -> table.fileHash().equals(resource.fileHash()));
        LoadMode mode = again.map(TableVersion::mode).orElse(LoadMode.of(resource));
        Optional<TableVersion> base =
                again.isPresent() ? again.map(TableVersion::base).flatMap(datastore::version) : served;
        return base.filter(table -> mode != LoadMode.REPLACE)
                .map(table -> new Addition(table, mode, LoadMode.primaryKey(resource)));
    }

    /** How many rows are served now; absent where the version waits for its officer's word. */
    private Optional<Long> publish(
            Job job,
            Resource resource,
            String version,
            TabularContent content,
            @Nullable Addition addition,
            JobProgress progress) {
        boolean kept = false;
        try {
            List<Phrase> notes = AddedRows.unknownKey(resource, content.fields()).stream()
                    .filter(note -> addition == null)
                    .toList();
            long rows = datastore.load(version, content, notes, addition);
            if (addition == null) {
                datastore.refuseKey(version, content, AddedRows.firstKey(resource, content.fields()));
            }
            Optional<Difference> difference = publishing.reasonToWait(job, version);
            progress.enter(JobStage.PUBLISHING);
            if (difference.isPresent()) {
                publishing.hold(job, resource, version, difference.get());
            } else {
                publishing.serve(job, resource, version);
            }
            kept = true;
            return difference.isEmpty() ? Optional.of(rows) : Optional.empty();
        } finally {
            if (!kept) {
                datastore.discard(version);
            }
        }
    }

    /** The resource with the file that the job is for, which need not be the newest any more. */
    private Resource resource(Job job) {
        Resource now = resources.find(job.resourceId()).orElseThrow(() -> new JobStopped(JobStopped.Cause.SUPERSEDED));
        return job.over(now);
    }

    /** The table of this very file, read as it is to be read now: the same bytes make no new version. */
    private Optional<TableVersion> servedAlready(Job job, Resource resource) {
        return job.fetches() ? Optional.empty() : datastore.of(resource).filter(table -> Queue.isOf(table, resource));
    }

    /** Clears away what a worker that died left half-loaded. */
    void clear(Job job) {
        String version = job.versionId();
        if (version != null
                && !datastore.version(version).map(TableVersion::ready).orElse(true)) {
            datastore.discard(version);
        }
    }

    private void stop(Job job, String worker, JobStopped.Cause cause) {
        switch (cause) {
            case SHUTDOWN -> work.giveBack(job.id(), worker);
            case SUPERSEDED -> jdbi.useTransaction(handle -> passOver(handle, job));
            case LOST -> LOG.warn("job {} was taken by another worker", job.id());
        }
    }

    /** What another file has overtaken stays in the list; not what is only read anew. */
    private void passOver(Handle transaction, Job job) {
        JobDao open = transaction.attach(JobDao.class);
        boolean again = open.listOpen(job.resourceId()).stream()
                .anyMatch(other -> !other.id().equals(job.id()) && other.loads(job.fileHash()));
        if (!again) {
            queue.passOver(transaction, job);
        }
        open.delete(job.id());
    }

    /** The job ends without a table, and the file stays for its officers; what is served goes on being served. */
    void fail(Job job, Phrase reason) {
        jdbi.useTransaction(handle -> queue.fail(handle, job, reason));
    }

    /** The one sentence that says most of a problem. */
    static Phrase reason(Problem problem) {
        return problem.fields().values().stream()
                .flatMap(java.util.Collection::stream)
                .findFirst()
                .orElse(problem.phrase());
    }
}
