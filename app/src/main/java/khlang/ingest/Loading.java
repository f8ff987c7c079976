package khlang.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.tabular.TabularContent;
import khlang.tabular.TabularFile;
import khlang.tabular.TabularLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one job from the kept file to the served table; whatever fails, the version before goes on being served. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final JobDao jobs;
    private final Storage storage;
    private final Resources resources;
    private final Datastore datastore;
    private final StagingFolder staging;
    private final Clock clock;

    Loading(
            JobDao jobs,
            Storage storage,
            Resources resources,
            Datastore datastore,
            StagingFolder staging,
            Clock clock) {
        this.jobs = jobs;
        this.storage = storage;
        this.resources = resources;
        this.datastore = datastore;
        this.staging = staging;
        this.clock = clock;
    }

    /** Runs a job that {@code worker} has claimed, and writes down how it ended. */
    void run(Job job, String worker, BooleanSupplier stopping) {
        JobProgress progress = new JobProgress(jobs, job, worker, stopping, clock);
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
        String fileName = resource.fileName();
        if (hash == null || fileName == null) {
            throw new JobStopped(JobStopped.Cause.SUPERSEDED);
        }
        Optional<TableVersion> served = servedAlready(job, resource);
        if (served.isPresent()) {
            jobs.complete(job.id(), worker, served.get().id(), served.get().rowCount(), clock.instant());
            return;
        }
        Path folder = staging.open(job.id());
        TabularContent content;
        try {
            content = TabularFile.read(
                    storage.path(hash), fileName, FieldSchema.types(resource), folder, TabularLimits.DEFAULT, progress);
        } catch (Problem problem) {
            takeBack(resource, hash);
            throw problem;
        }
        progress.enter(JobStage.LOADING);
        String version = datastore.begin(resource.id(), hash, fileName);
        jobs.fills(job.id(), version);
        publish(version, content, progress);
        resources.loaded(resource.id());
        jobs.complete(job.id(), worker, version, content.rows(), clock.instant());
    }

    private void publish(String version, TabularContent content, JobProgress progress) {
        boolean published = false;
        try {
            datastore.load(version, content);
            progress.enter(JobStage.PUBLISHING);
            datastore.publish(version);
            published = true;
        } finally {
            if (!published) {
                datastore.discard(version);
            }
        }
    }

    private Resource resource(Job job) {
        return resources.find(job.resourceId()).orElseThrow(() -> new JobStopped(JobStopped.Cause.SUPERSEDED));
    }

    /** The table of this very file, where the last attempt died between publishing it and saying so. */
    private Optional<TableVersion> servedAlready(Job job, Resource resource) {
        @Nullable String version = resource.versionId();
        if (job.attempts() < 2 || version == null) {
            return Optional.empty();
        }
        return datastore
                .version(version)
                .filter(table -> table.ready()
                        && table.fileHash().equals(resource.fileHash())
                        && table.created().isAfter(job.created()));
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
            case SHUTDOWN -> jobs.giveBack(job.id(), worker);
            case SUPERSEDED -> jobs.delete(job.id());
            case LOST -> LOG.warn("job {} was taken by another worker", job.id());
        }
    }

    /** A file that is no table does not stay in the place of one that is. */
    private void takeBack(Resource resource, String refused) {
        String version = resource.versionId();
        Optional<TableVersion> served = version == null ? Optional.empty() : datastore.version(version);
        served.ifPresent(table -> resources.takeBack(resource.id(), refused, table.fileHash(), table.fileName()));
    }

    private void fail(Job job, Phrase reason) {
        jobs.fail(job.id(), reason, clock.instant());
    }

    /** The one sentence that says most of a problem. */
    static Phrase reason(Problem problem) {
        return problem.fields().values().stream()
                .flatMap(java.util.Collection::stream)
                .findFirst()
                .orElse(problem.phrase());
    }
}
