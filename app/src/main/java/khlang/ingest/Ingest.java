package khlang.ingest;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import khlang.dataset.NewFile;
import khlang.dataset.Replacing;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.datastore.Unserved;
import khlang.fetch.Fetcher;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.storage.Storage;
import khlang.tabular.Damage;
import khlang.tabular.FirstLook;
import khlang.tabular.Glance;
import khlang.tabular.Outline;
import khlang.tabular.Preview;
import khlang.tabular.Recipe;
import khlang.tabular.TabularLimits;
import khlang.user.Actor;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns kept files into tables, in the background; jobs outlive the program. */
public final class Ingest implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final Jdbi jdbi;
    private final Storage storage;
    private final Resources resources;
    private final Datastore datastore;
    private final LinkedFiles links;
    private final HeldVersions held;
    private final Queue queue;
    private final Loading loading;
    private final Workers workers;
    private final QuietLook<TableVersion> behind;
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
        this.held = new HeldVersions(jdbi, resources, datastore, clock);
        this.queue = new Queue(storage, resources, links, held, clock);
        this.behind = new QuietLook<>(this::idle);
        Publishing publishing = new Publishing(jdbi, resources, datastore, held, clock);
        this.loading =
                new Loading(jdbi, storage, resources, datastore, links, queue, publishing, behind, staging, clock);
        // The only process of an embedded catalogue knows at its start that nobody else works on a job.
        Duration silence = shared ? Duration.ofSeconds(30) : Duration.ZERO;
        Schedule schedule = new Schedule(jdbi, resources, links, clock);
        this.workers = new Workers(jdbi, loading, schedule, staging, silence, clock);
    }

    /** Has each table looked at once it is there, in the background. */
    public void onTable(Consumer<TableVersion> look) {
        behind.by(look);
    }

    /** Has a table looked at again, in the background. */
    public void lookBehind(TableVersion table) {
        behind.add(table);
    }

    /** Takes up what an earlier run of the program left undone, and begins to work. */
    public void start() {
        jdbi.withExtension(JobDao.class, JobDao::listForgotten).stream()
                .flatMap(id -> resources.find(id).stream())
                .map(found -> new NewFile(found, null, Replacing.SILENT))
                .forEach(file -> jdbi.useTransaction(handle -> {
                    resources.files().lock(handle, file.resource().id());
                    queue.take(handle, file);
                }));
        workers.start();
        behind.start();
    }

    /**
     * Looks at a file before a resource takes it.
     *
     * @throws Problem where it is empty, or where its name promises a table and its kind or its first rows show that it
     *     is none, or where it is JSON or packed and damaged, unless it is said to be for download only
     */
    public void look(Resource resource) {
        String hash = resource.fileHash();
        if (hash == null || resource.downloadOnly()) {
            return;
        }
        if (resource.fileSize() != null && resource.fileSize() == 0) {
            throw Problem.invalid("upload", "tabular.empty");
        }
        if (TabularKind.promises(resource)) {
            FirstLook.at(storage.path(hash), Recipes.of(resource), TabularLimits.DEFAULT);
        } else if (TabularKind.mayHold(resource)) {
            Damage.refuse(storage.path(hash), Recipes.of(resource), TabularLimits.DEFAULT);
        }
    }

    /** Looks at what the next file of a resource is to do. @throws Problem where its table has no such key, or none */
    public void lookAtMode(Resource resource) {
        datastore.of(resource).ifPresent(table -> {
            AddedRows.refuseUnknownKey(resource, table);
            AddedRows.refuseKey(resource, table);
        });
    }

    /** The first and last rows of a resource's file, of one of its sheets if it has any; nothing where it has none. */
    public @Nullable Glance glance(Resource resource, Recipe recipe, @Nullable String sheet) {
        String hash = resource.fileHash();
        return hash == null
                ? null
                : staging.within(folder -> Glance.at(storage.path(hash), recipe, sheet, folder, TabularLimits.DEFAULT));
    }

    /**
     * The table that a recipe makes of a resource's file, without loading it; nothing where it has none, or where that
     * takes too long.
     *
     * @throws Problem where the file is no table, or the recipe does not fit
     */
    public Optional<Preview> preview(Resource resource, Recipe recipe) {
        String hash = resource.fileHash();
        Recipe followed = datastore
                .of(resource)
                .map(table -> Recipes.after(recipe, table))
                .orElse(recipe);
        return hash == null
                ? Optional.empty()
                : staging.within(folder -> Preview.of(storage.path(hash), followed, folder, TabularLimits.DEFAULT));
    }

    /** The sheets and tables of a resource's file; nothing where it has none. */
    public @Nullable Outline outline(Resource resource) {
        String hash = resource.fileHash();
        return hash == null ? null : Outline.at(storage.path(hash), Recipes.of(resource), TabularLimits.DEFAULT);
    }

    /**
     * Queues a file or a new link in the transaction in which its resource takes it.
     *
     * @throws Problem where its rows are to be added, and the file before is not through, or where it is no table and would
     *     take one away that nobody has said shall go
     */
    public void take(Handle transaction, NewFile file) {
        queue.refuseLoss(transaction, file);
        queue.take(transaction, file);
    }

    /** Begins with what was queued, once that is committed. */
    public void begin(NewFile file) {
        LOG.debug("{} has something new", file.resource().id());
        workers.wake();
    }

    /**
     * Serves the version that waits.
     *
     * @throws Problem where none does
     */
    public void confirm(NewFile file) {
        held.confirm(file);
    }

    /**
     * Stops the loading of a resource's file, which stays in the list of versions; what is served stays.
     *
     * @throws Problem where the actor may not
     */
    public void cancel(Actor actor, String resourceId) {
        String id = resources.editable(actor, resourceId).id();
        jdbi.useTransaction(handle -> queue.cancel(handle, id));
    }

    /** All loads, for those who may change their datasets. */
    public Jobs jobs() {
        return new Jobs(jdbi, resources, queue);
    }

    /** A load that failed is told no more: what is served is good enough. @throws Problem where the actor may not */
    public void forgetFailed(Actor actor, String resourceId) {
        String id = resources.editable(actor, resourceId).id();
        jdbi.useExtension(JobDao.class, jobs -> jobs.deleteFailed(id));
    }

    /** The version that waits is not wanted; what is served stays. @throws Problem where none waits */
    public void reject(NewFile file) {
        held.reject(file);
    }

    /**
     * Loads the file that failed last once more, else that of a resource again, where it is not the one whose table is
     * served or one waits for a word; that of a link is fetched again.
     *
     * @throws Problem where the actor may not, or where the file is no table, or links are not fetched
     */
    public void submit(Actor actor, String resourceId) {
        NewFile asked = NewFile.of(actor, resources.editable(actor, resourceId), Replacing.SILENT);
        NewFile file = jdbi.withExtension(JobDao.class, jobs -> queue.wanted(jobs, asked));
        Resource resource = file.resource();
        Optional<Phrase> refusal = resource.linked() ? links.refusal(resource) : queue.refusal(resource);
        if (refusal.isPresent()) {
            Phrase why = refusal.get();
            throw Problem.invalid("resource_id", why.key(), why.arguments().toArray());
        }
        jdbi.useTransaction(handle -> queue.again(handle, asked));
        begin(file);
    }

    /** All reasons why a version waits for its officer's word; none where none waits. */
    public List<Phrase> heldReasons(Resource resource) {
        return held.reasons(resource);
    }

    /** A resource with the file that came last: one that failed, that of the version which waits, or its own. */
    public Resource newest(Resource resource) {
        Optional<TableVersion> waiting = datastore.held(resource);
        return jdbi.withExtension(JobDao.class, jobs -> Queue.newest(jobs, resource, waiting))
                .orElse(resource);
    }

    /** The newest job of a resource. */
    public Optional<Job> latest(String resourceId) {
        return jdbi.withExtension(JobDao.class, jobs -> jobs.findLatest(resourceId));
    }

    /** The same, for its officers or for everybody: what became of a file that nobody confirmed is its officers' own. */
    public Optional<Job> latest(Resource resource, boolean officer) {
        return latest(resource.id()).filter(job -> officer || job.isPublic(resource));
    }

    /** Whether a file of a resource waits to be loaded or is being loaded. */
    public boolean loading(Resource resource) {
        return latest(resource.id()).filter(Job::open).isPresent();
    }

    /** How it stands with the table of a resource, for its officers or for everybody. */
    public LoadStatus status(Resource resource, boolean officer) {
        LoadStatus none = new LoadStatus("none", null, 0, null, null);
        return status(List.of(resource), officer).getOrDefault(resource.id(), none);
    }

    /** How it stands with the tables of resources, by the resource's id. */
    public Map<String, LoadStatus> status(Collection<Resource> some, boolean officer) {
        List<String> ids = some.stream().map(Resource::id).toList();
        List<Job> jobs = ids.isEmpty() ? List.of() : jdbi.withExtension(JobDao.class, dao -> dao.listLatest(ids));
        Map<String, Job> byResource = jobs.stream().collect(Collectors.toMap(Job::resourceId, job -> job));
        Map<String, Unserved> unserved = officer ? held.unserved(some) : Map.of();
        Map<String, LoadStatus> statuses = new HashMap<>();
        for (Resource resource : some) {
            Unserved waiting = unserved.getOrDefault(resource.id(), Unserved.NOTHING);
            Job job = Optional.ofNullable(byResource.get(resource.id()))
                    .filter(found -> officer || found.isPublic(resource))
                    .orElse(null);
            LoadStatus status = status(resource, job, waiting);
            statuses.put(resource.id(), status);
        }
        return statuses;
    }

    private LoadStatus status(Resource resource, @Nullable Job job, Unserved waiting) {
        if (job != null) {
            String file = job.state() == JobState.COMPLETE ? null : job.source();
            return new LoadStatus(job.state().code(), job.error(), waiting.held(), notice(job, waiting), file);
        }
        boolean served = resource.versionId() != null;
        Phrase error = served ? null : queue.refusal(resource).orElse(null);
        return new LoadStatus(served ? JobState.COMPLETE.code() : "none", error, 0, null, null);
    }

    /** What becomes, or became, of a version that waited. */
    private static @Nullable Phrase notice(Job job, Unserved waiting) {
        if (job.open() && waiting.held() > 0) {
            return Phrase.of("ingest.held.gives_way", waiting.held());
        }
        if (waiting.aside().isEmpty()) {
            return null;
        }
        String numbers = waiting.aside().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Phrase.of("ingest.held.put_aside", numbers);
    }

    /** Whether no job waits or runs. */
    public boolean idle() {
        return jdbi.withExtension(JobDao.class, JobDao::countOpen) == 0;
    }

    /** How it stands with the fetching of what a resource links to, or is to link to; absent where it is no link. */
    public Optional<LinkStatus> link(Resource resource, boolean officer) {
        return links.status(officer ? Schedule.followed(resource, latest(resource.id())) : resource);
    }

    /** Stops working; a job that runs waits for the next start. */
    @Override
    public void close() {
        workers.stop();
        links.stop();
        workers.close();
        behind.close();
    }
}
