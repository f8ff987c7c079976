package khlang.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import khlang.dataset.LoadMode;
import khlang.dataset.NewFile;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.fetch.Fetcher;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.tabular.FirstLook;
import khlang.tabular.Glance;
import khlang.tabular.Outline;
import khlang.tabular.Preview;
import khlang.tabular.Recipe;
import khlang.tabular.TabularLimits;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Turns kept files into tables, in the background; jobs outlive the program. */
public final class Ingest implements AutoCloseable {
    private final Jdbi jdbi;
    private final Storage storage;
    private final Resources resources;
    private final Datastore datastore;
    private final LinkedFiles links;
    private final Loading loading;
    private final Workers workers;
    private final StagingFolder staging;
    private final Clock clock;

    /**
     * Made once.
     *
     * @param folder a folder for what is made on the way, which the row store may read
     * @param shared whether other nodes work on the same jobs
     * @param fetcher what fetches the files of links; absent where the operator does not want that
     */
    public Ingest(
            Jdbi jdbi,
            Storage storage,
            Resources resources,
            Datastore datastore,
            Path folder,
            boolean shared,
            Optional<Fetcher> fetcher) {
        this.jdbi = jdbi;
        this.storage = storage;
        this.resources = resources;
        this.datastore = datastore;
        this.clock = Clock.systemUTC();
        this.staging = new StagingFolder(folder);
        this.links = new LinkedFiles(jdbi, fetcher, datastore, clock);
        this.loading = new Loading(jdbi, storage, resources, datastore, links, staging, clock);
        // The only process of an embedded catalogue knows at its start that nobody else works on a job.
        Duration silence = shared ? Duration.ofSeconds(30) : Duration.ZERO;
        Schedule schedule = new Schedule(jdbi, resources, links, clock);
        this.workers = new Workers(jdbi, loading, schedule, staging, silence, clock);
    }

    /** Has each table looked at once it is there, in the background. */
    public void onTable(Consumer<TableVersion> look) {
        loading.onTable(look);
    }

    /** Takes up what an earlier run of the program left undone, and begins to work. */
    public void start() {
        jdbi.withExtension(JobDao.class, JobDao::listForgotten)
                .forEach(id ->
                        resources.find(id).ifPresent(found -> submit(new NewFile(found, null, Replacing.SILENT))));
        workers.start();
    }

    /**
     * Looks at a file before a resource takes it.
     *
     * @throws Problem where it is empty, or where its name promises a table and its kind or its first rows show that it
     *     is none, unless it is said to be for download only
     */
    public void look(Resource resource) {
        String hash = resource.fileHash();
        if (hash == null || resource.downloadOnly()) {
            return;
        }
        if (resource.fileSize() != null && resource.fileSize() == 0) {
            throw Problem.invalid("upload", "tabular.empty");
        }
        refuseWhileOneWaits(resource);
        if (TabularKind.promises(resource)) {
            FirstLook.at(storage.path(hash), Recipes.of(resource), TabularLimits.DEFAULT);
        }
    }

    /** Rows that are added to a table must find it as it is: the file before them has to be through. */
    private void refuseWhileOneWaits(Resource resource) {
        if (LoadMode.of(resource) == LoadMode.REPLACE) {
            return;
        }
        if (latest(resource.id()).filter(Job::open).isPresent()) {
            throw Problem.invalid("upload", "ingest.add.loading");
        }
        if (datastore.held(resource).isPresent()) {
            throw Problem.invalid("upload", "ingest.add.held");
        }
    }

    /** The first and last rows of a resource's file, of one of its sheets if it has any; nothing where it has none. */
    public @Nullable Glance glance(Resource resource, Recipe recipe, @Nullable String sheet) {
        String hash = resource.fileHash();
        return hash == null ? null : Glance.at(storage.path(hash), recipe, sheet, TabularLimits.DEFAULT);
    }

    /**
     * The table that a recipe makes of a resource's file, without loading it; nothing where it has none, or where that
     * takes too long.
     *
     * @throws Problem where the file is no table, or the recipe does not fit
     */
    public Optional<Preview> preview(Resource resource, Recipe recipe) {
        String hash = resource.fileHash();
        return hash == null
                ? Optional.empty()
                : staging.within(folder -> Preview.of(storage.path(hash), recipe, folder, TabularLimits.DEFAULT));
    }

    /** The sheets and tables of a resource's file; nothing where it has none. */
    public @Nullable Outline outline(Resource resource) {
        String hash = resource.fileHash();
        return hash == null ? null : Outline.at(storage.path(hash), Recipes.of(resource), TabularLimits.DEFAULT);
    }

    /**
     * Queues a file or a new link, instead of an older one that still waits; a file that is no table has none, and the
     * file whose table is served already needs none.
     */
    public void submit(NewFile file) {
        Resource resource = file.resource();
        if (refusal(resource).isPresent()) {
            jdbi.useExtension(JobDao.class, jobs -> jobs.deleteAll(resource.id()));
            if (resource.versionId() != null) {
                datastore.withdraw(resource.id());
            }
            return;
        }
        boolean fetches = resource.fileHash() == null;
        if (fetches) {
            reject(resource);
        }
        if (fetches || !servedAsItIs(resource)) {
            queue(file, fetches);
        }
    }

    private boolean servedAsItIs(Resource resource) {
        return latest(resource.id()).filter(Job::open).isEmpty()
                && datastore
                        .of(resource)
                        .filter(table -> table.fileHash().equals(resource.fileHash())
                                && Recipes.reading(resource).equals(table.reading()))
                        .isPresent();
    }

    private String queue(NewFile file, boolean fetches) {
        Resource resource = file.resource();
        String id = UUID.randomUUID().toString();
        long bytes = resource.fileSize() == null ? 0 : resource.fileSize();
        Replacing said = file.replacing();
        jdbi.useTransaction(handle -> {
            JobDao jobs = handle.attach(JobDao.class);
            if (jobs.lockResource(resource.id()).isPresent()) {
                jobs.deletePending(resource.id());
                Instant now = clock.instant();
                jobs.insert(id, resource.id(), bytes, file.creator(), said.review(), said.note(), fetches, now);
                if (fetches) {
                    handle.attach(LinkedFileDao.class).ask(resource.id(), resource.url(), now);
                }
            }
        });
        workers.wake();
        return id;
    }

    /**
     * Serves the version that waits.
     *
     * @throws Problem where none does
     */
    public void confirm(NewFile file) {
        String resourceId = file.resource().id();
        TableVersion held =
                datastore.held(file.resource()).orElseThrow(() -> Problem.invalid("confirm", "ingest.nothing_held"));
        if (outdated(file.resource(), held)) {
            throw Problem.invalid("confirm", "ingest.held.outdated");
        }
        String note = file.replacing().note();
        jdbi.useTransaction(handle -> {
            datastore.bring(handle, held, note == null ? "" : note);
            handle.attach(JobDao.class).release(resourceId, clock.instant());
        });
        resources.loaded(resourceId);
    }

    /** Whether the rows of a version that waits were added to a table that is not served any more. */
    private boolean outdated(Resource resource, TableVersion held) {
        Optional<String> served = datastore
                .of(resource)
                .map(table -> table.fileHash().equals(held.fileHash()) ? table.base() : table.id());
        return held.mode() != LoadMode.REPLACE && !served.equals(Optional.ofNullable(held.base()));
    }

    /**
     * Stops the loading of a resource's file; the file whose table is served takes its place again.
     *
     * @throws Problem where the actor may not
     */
    public void cancel(Actor actor, String resourceId) {
        Resource resource = resources.editable(actor, resourceId);
        int stopped =
                jdbi.withExtension(JobDao.class, jobs -> jobs.cancel(resourceId, "ingest.cancelled", clock.instant()));
        if (stopped > 0) {
            loading.servedFiles().takeBack(resource);
        }
    }

    /** Throws away the version that waits; what is served stays. @throws Problem where the actor may not */
    public void reject(Actor actor, String resourceId) {
        reject(resources.editable(actor, resourceId));
    }

    private void reject(Resource resource) {
        jdbi.useExtension(JobDao.class, jobs -> jobs.deleteHeld(resource.id()));
        datastore.held(resource).ifPresent(held -> datastore.discard(held.id()));
    }

    /**
     * Loads the file of a resource again; that of a link is fetched again.
     *
     * @throws Problem where the actor may not, or where the file is no table, or links are not fetched
     */
    public Job submit(Actor actor, String resourceId) {
        Resource resource = resources.editable(actor, resourceId);
        boolean fetches = resource.linked();
        Optional<Phrase> refusal = fetches ? links.refusal(resource) : refusal(resource);
        if (refusal.isPresent()) {
            Phrase why = refusal.get();
            throw Problem.invalid("resource_id", why.key(), why.arguments().toArray());
        }
        String id = queue(NewFile.of(actor, resource, Replacing.SILENT), fetches);
        return jdbi.withExtension(JobDao.class, jobs -> jobs.find(id))
                .orElseThrow(() -> Problem.notFound("ingest.no_job", resourceId));
    }

    /** All reasons why a version waits for its officer's word; none where none waits. */
    public List<Phrase> heldReasons(Resource resource) {
        return datastore
                .held(resource)
                .map(TableVersion::difference)
                .map(HeldReasons::of)
                .orElse(List.of());
    }

    /** The newest job of a resource. */
    public Optional<Job> latest(String resourceId) {
        return jdbi.withExtension(JobDao.class, jobs -> jobs.findLatest(resourceId));
    }

    /** How it stands with the table of a resource. */
    public LoadStatus status(Resource resource) {
        return status(resource, latest(resource.id()).orElse(null));
    }

    /** How it stands with the tables of resources, by the resource's id. */
    public Map<String, LoadStatus> status(Collection<Resource> some) {
        List<String> ids = some.stream().map(Resource::id).toList();
        List<Job> jobs = ids.isEmpty() ? List.of() : jdbi.withExtension(JobDao.class, dao -> dao.listLatest(ids));
        Map<String, Job> byResource = jobs.stream().collect(Collectors.toMap(Job::resourceId, job -> job));
        Map<String, LoadStatus> statuses = new HashMap<>();
        some.forEach(resource -> statuses.put(resource.id(), status(resource, byResource.get(resource.id()))));
        return statuses;
    }

    private LoadStatus status(Resource resource, @Nullable Job job) {
        if (job != null) {
            return new LoadStatus(job.state().code(), job.error());
        }
        if (resource.versionId() != null) {
            return new LoadStatus(JobState.COMPLETE.code(), null);
        }
        return new LoadStatus("none", refusal(resource).orElse(null));
    }

    /** Whether no job waits or runs. */
    public boolean idle() {
        return jdbi.withExtension(JobDao.class, JobDao::countOpen) == 0;
    }

    private Optional<Phrase> refusal(Resource resource) {
        String hash = resource.fileHash();
        return hash == null ? links.refusalUnasked(resource) : TabularKind.refusal(resource, storage.path(hash));
    }

    /** How it stands with the fetching of what a resource links to; absent where it is no link. */
    public Optional<LinkStatus> link(Resource resource) {
        return links.status(resource);
    }

    /** Stops working; a job that runs waits for the next start. */
    @Override
    public void close() {
        workers.stop();
        links.stop();
        workers.close();
    }
}
