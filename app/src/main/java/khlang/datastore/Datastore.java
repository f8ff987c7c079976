package khlang.datastore;

import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import khlang.dataset.Arrival;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.quality.Noticed;
import khlang.query.Clock;
import khlang.query.Column;
import khlang.query.Condition;
import khlang.query.Operator;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.sql.SqlReader;
import khlang.tabular.Field;
import khlang.tabular.TabularContent;
import khlang.user.Actor;
import khlang.web.Json;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The rules of tables: who may read their rows, and how a new version takes the place of an old one. */
public final class Datastore {
    private static final int VERSIONS = 500;
    private static final int COUNTS = 2_000;
    private static final int SUMMARIES = 500;

    /** How much there is: tables and their rows. */
    public record Figures(long tables, long rows) {}

    /** A question whose answer stands as long as the rows are the same: the table by its tag. */
    private record Counted(String table, List<Condition> conditions) {}

    /** The same of one field of it: where many took too long together, the next question goes on behind those. */
    private record Summed(String table, List<Condition> conditions, Clock clock, Field field) {}

    /** How much of a large table is looked at for an estimate: so many stretches of so many rows. */
    private static final int STRETCHES = 20;

    private static final long STRETCH = 5_000;

    private final Jdbi jdbi;
    private final RowStore rows;
    private final WordIndexes words;
    private final IndexedRows indexed;
    private final Resources resources;
    private final Aliases aliases;
    private final SqlReader reader = new SqlReader();
    private final Recent<String, TableVersion> versions = new Recent<>(VERSIONS);
    private final Recent<Counted, Long> counts = new Recent<>(COUNTS);
    private final Recent<Summed, FieldSummary> summaries = new Recent<>(SUMMARIES);

    public Datastore(Jdbi jdbi, RowStore rows, WordIndexes words, Resources resources) {
        this.jdbi = jdbi;
        this.rows = rows;
        this.words = words;
        this.indexed = new IndexedRows(rows, words);
        this.resources = resources;
        this.aliases = new Aliases(jdbi, resources);
    }

    private VersionDao dao() {
        return jdbi.onDemand(VersionDao.class);
    }

    /** How much of it everybody sees. */
    public Figures publicFigures() {
        return dao().publicFigures();
    }

    /** A version, whether or not it is served or ready. */
    public Optional<TableVersion> version(String versionId) {
        TableVersion known = versions.find(versionId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<TableVersion> found = dao().find(versionId).map(this::counted);
        // What is ready never changes, unless it is written.
        found.filter(TableVersion::ready)
                .filter(version -> !version.written())
                .ifPresent(version -> versions.keep(versionId, version));
        return found;
    }

    /** Of a table that was written what is in its fields is counted when somebody first asks for it. */
    private TableVersion counted(TableVersion version) {
        boolean known = !version.written() || !version.statistics().isEmpty() || !version.whole();
        return known ? version : version.counted(new LaterStatistics(() -> count(version)));
    }

    private List<FieldStatistics> count(TableVersion version) {
        List<FieldStatistics> counted = rows.statistics(version.id(), version.fields());
        jdbi.useExtension(
                WrittenDao.class,
                dao -> dao.count(version.id(), Json.MAPPER.writeValueAsString(counted), version.revision()));
        return counted;
    }

    /** A resource by its id or a further name of its table. @throws Problem where it is unknown or hidden */
    public Resource resource(Actor actor, String idOrAlias) {
        return resources.show(actor, aliases.resourceId(idOrAlias), idOrAlias);
    }

    /** The further names of a resource's table. */
    List<String> aliases(Resource resource) {
        return aliases.of(resource.id());
    }

    /** The tables that somebody may read, with their further names. */
    List<AliasDao.Named> visible(Actor actor) {
        return aliases.visible(actor);
    }

    /** The version that a resource serves. */
    public Optional<TableVersion> of(Resource resource) {
        return Optional.ofNullable(resource.versionId()).flatMap(this::version).filter(TableVersion::ready);
    }

    /**
     * The version that a resource serves.
     *
     * @param resourceId its id, or a further name of its table
     * @throws Problem where the resource is unknown, hidden or has no table
     */
    public TableVersion table(Actor actor, String resourceId) {
        return served(resource(actor, resourceId));
    }

    /** The version that a resource serves. @throws Problem where it has no table */
    public TableVersion served(Resource resource) {
        return of(resource).orElseThrow(() -> Problem.notFound("datastore.table.unknown", resource.id()));
    }

    /** Answers a statement in SQL from the tables that its asker may read. */
    public StatementRows sql(Actor actor, String text) {
        return rows.statement(reader.read(text), id -> table(actor, id));
    }

    /** Searches the rows of a version. */
    public SearchResult search(TableVersion version, SearchRequest request) {
        SearchPlan plan = SearchPlan.of(request, version.id(), version.fields());
        List<@Nullable Object[]> found = new ArrayList<>();
        if (plan.limit() > 0) {
            indexed.rows(version, plan, found::add);
        }
        return new SearchResult(version, plan.fields(), found, count(version, plan));
    }

    /** A page of a plan's rows. */
    RowPage page(TableVersion version, SearchPlan plan) {
        return RowPage.of((some, sink) -> indexed.rows(version, some, sink), version.number(), plan);
    }

    /** How many rows a search finds without its limit. */
    public long count(TableVersion version, SearchRequest request) {
        return count(version, SearchPlan.of(request, version.id(), version.fields()));
    }

    /**
     * What is in some fields of the rows that meet conditions, in their order, told within so many seconds.
     *
     * @throws Problem of the kind TIME_LIMIT where they take too long together
     */
    List<FieldSummary> summaries(
            TableVersion version, List<Condition> conditions, List<Field> fields, Clock clock, int seconds) {
        FieldSummaries asked = new FieldSummaries(rows, version.id(), conditions, clock, seconds);
        return fields.stream()
                .map(field -> summary(new Summed(version.tag(), conditions, clock, field), asked))
                .toList();
    }

    private FieldSummary summary(Summed question, FieldSummaries asked) {
        FieldSummary known = summaries.find(question);
        if (known != null) {
            return known;
        }
        FieldSummary summary = asked.of(question.field());
        if (summary.small()) {
            summaries.keep(question, summary);
        }
        return summary;
    }

    /** How many rows a plan finds without its limit. */
    long count(TableVersion version, SearchPlan plan) {
        if (plan.everyRow()) {
            return version.rowCount();
        }
        if (plan.distinct() || plan.grouping() != null) {
            return indexed.count(version, plan);
        }
        Counted question = new Counted(version.tag(), plan.conditions());
        Long known = counts.find(question);
        if (known != null) {
            return known;
        }
        long count = indexed.count(version, plan);
        counts.keep(question, count);
        return count;
    }

    /** About how many rows a plan finds without its limit: of a large table some stretches are looked at. */
    long estimate(TableVersion version, SearchPlan plan) {
        if (version.rowCount() <= 2 * STRETCHES * STRETCH || version.written()) {
            return count(version, plan);
        }
        List<Condition> stretches = new ArrayList<>();
        for (int index = 0; index < STRETCHES; index++) {
            long from = 1 + index * (version.rowCount() / STRETCHES);
            stretches.add(new Condition.Test(SearchPlan.ROW, Operator.BETWEEN, List.of(from, from + STRETCH - 1)));
        }
        List<Condition> conditions = new ArrayList<>(plan.conditions());
        conditions.add(new Condition.Some(stretches));
        SearchPlan sample = new SearchPlan(
                plan.table(), List.of(Column.of(SearchPlan.ROW)), conditions, plan.orders(), false, 0, 0);
        return Math.round((double) rows.count(sample) * version.rowCount() / (STRETCHES * STRETCH));
    }

    /**
     * Hands all rows that a request asks for to a sink, one by one.
     *
     * @param sink made, with the plan, once nothing the caller wrote can fail any more
     */
    public void stream(TableVersion version, SearchRequest request, Function<SearchPlan, RowSink> sink) {
        SearchPlan plan = SearchPlan.of(request, version.id(), version.fields());
        rows.rows(plan, sink.apply(plan));
    }

    /**
     * Writes all rows that a request asks for as a file, as CKAN does.
     *
     * @param forSheet whether a spreadsheet will open it, so that nothing in lines of text may look like a formula
     * @throws Problem before the first byte, where the rows cannot be written in this form
     */
    void write(TableVersion version, SearchRequest request, RowForm form, boolean forSheet, ByteWriter out) {
        SearchPlan plan = SearchPlan.of(request, version.id(), version.fields());
        FormParameters how = new FormParameters(HeaderLabels.KEY, forSheet, true);
        RowText lines = form.text(forSheet);
        write(plan, plan.fields(), Clock.ISO, form, how, lines == null ? null : lines.asCkan(), out);
    }

    /** The room that a version's table takes. */
    TableSizes sizes(TableVersion version) {
        return rows.sizes(version.id());
    }

    /** Hands all rows of a plan to {@code reading} as a Parquet file, which is gone behind that. @throws Problem before it */
    void parquet(SearchPlan plan, Clock clock, Consumer<Runnable> leaving, Consumer<Path> reading) {
        rows.parquet(plan, clock, leaving, reading);
    }

    /**
     * Writes all rows of a plan as a file.
     *
     * @param fields the plan's, as the file calls them
     * @throws Problem before the first byte
     */
    void write(SearchPlan plan, List<Field> fields, Clock clock, RowForm form, FormParameters how, ByteWriter out) {
        write(plan, fields, clock, form, how, form.text(how.sheet()), out);
    }

    private void write(
            SearchPlan plan,
            List<Field> fields,
            Clock clock,
            RowForm form,
            FormParameters how,
            @Nullable RowText lines,
            ByteWriter out) {
        if (lines != null) {
            lines.header(out, fields);
            if (!clock.plain()) {
                rows.rows(plan, new AwaitedRows(out, row -> lines.row(out, clock.told(row))));
            } else {
                rows.lines(plan, lines, out);
            }
            return;
        }
        try (RowFile file = form.file(out, fields, how.objects())) {
            file.begin();
            rows.rows(plan, new AwaitedRows(out, row -> file.row(clock.told(row))));
            file.end();
        }
    }

    /** The groups of a plan, which was made from a version that its reader may see. */
    public List<@Nullable Object[]> groups(SearchPlan plan) {
        List<@Nullable Object[]> groups = new ArrayList<>();
        rows.rows(plan, groups::add);
        return groups;
    }

    /** The groups of a plan; absent where they take longer than so many milliseconds. */
    Optional<List<@Nullable Object[]>> groups(SearchPlan plan, int milliseconds) {
        return rows.within(milliseconds, plan);
    }

    /** Begins a new version. @return its id */
    public String begin(NewVersion made) {
        String id = UUID.randomUUID().toString();
        Addition addition = made.addition();
        jdbi.useTransaction(handle -> {
            VersionDao dao = handle.attach(VersionDao.class);
            int number = made.number() > 0 ? made.number() : dao.lastNumber(made.resourceId()) + 1;
            dao.insert(
                    id,
                    made.resourceId(),
                    number,
                    made.fileHash(),
                    made.fileName(),
                    made.fileSize(),
                    made.creator(),
                    made.reading(),
                    made.mode().code(),
                    addition == null ? null : addition.base().id(),
                    OffsetDateTime.now(ZoneOffset.UTC));
        });
        return id;
    }

    /** The versions of a resource, newest first: all for its officers, for others those that are no secret. */
    public List<TableVersion> list(Resource resource, boolean officer) {
        return dao().list(resource.id()).stream()
                .filter(version -> officer || version.state().open())
                .map(this::counted)
                .toList();
    }

    /** The version of a number. @throws Problem where there is none that the asker may know of */
    public TableVersion version(Resource resource, int number, boolean officer) {
        return list(resource, officer).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("datastore.version.unknown", number));
    }

    /** The same where it has a table. @throws Problem where it has none */
    public TableVersion whole(Resource resource, int number, boolean officer) {
        TableVersion version = version(resource, number, officer);
        if (!version.whole()) {
            throw Problem.notFound(
                    "datastore.version.no_rows." + version.state().code(), number);
        }
        return version;
    }

    /** The version that waits for its officer's word. */
    public Optional<TableVersion> held(Resource resource) {
        return dao().held(resource.id());
    }

    /** What of some resources is whole and not served, by the resource's id. */
    public Map<String, Unserved> unserved(Collection<String> resourceIds) {
        if (resourceIds.isEmpty()) {
            return Map.of();
        }
        Map<String, List<VersionDao.Standing>> all =
                dao().standing(resourceIds).stream().collect(Collectors.groupingBy(VersionDao.Standing::resourceId));
        return all.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> Unserved.of(one.getValue())));
    }

    /** The resources of which a version waits for the word of somebody, the newest first. */
    public List<Resource> waiting(Actor actor) {
        return dao().waiting().stream()
                .flatMap(id -> resources.find(id).stream())
                .filter(resource -> resources.mayEdit(actor, resource))
                .toList();
    }

    /**
     * Writes down what a loaded version has and lacks beside the one that is served.
     *
     * @return absent where none is served
     */
    public Optional<Difference> compare(String versionId, @Nullable String servedId) {
        Optional<TableVersion> served =
                servedId == null ? Optional.empty() : version(servedId).filter(TableVersion::ready);
        TableVersion after = known(versionId);
        return served.map(before -> {
            List<Phrase> misfits = new ArrayList<>(Misfits.of(before, after));
            Twice.of(after, this::version).ifPresent(misfits::add);
            resources
                    .find(after.resourceId())
                    .map(resource -> DictionaryMisfits.of(resource, before, after))
                    .ifPresent(misfits::addAll);
            Difference difference = Difference.of(before, after).withMisfits(misfits);
            Difference whole =
                    rows.difference(before, after).map(difference::withRows).orElse(difference);
            dao().differs(versionId, Json.MAPPER.writeValueAsString(whole));
            return whole;
        });
    }

    /** The first rows that a version has otherwise than the one that was served when it was loaded; for officers alone. */
    public Optional<ChangedRows> changedRows(TableVersion after) {
        Difference difference = after.difference();
        if (difference == null || difference.rows() == null || !after.whole()) {
            return Optional.empty();
        }
        Difference.Rows counted = difference.rows();
        return dao().list(after.resourceId()).stream()
                .filter(version -> version.number() == difference.before() && version.whole())
                .findFirst()
                .flatMap(before -> rows.changedRows(before, after, counted));
    }

    /** The rows that differ in two versions, which their reader may see, one by one. */
    void changes(TableVersion before, TableVersion after, long limit, ChangeSink sink) {
        rows.changes(before, after, limit, sink);
    }

    private TableVersion known(String versionId) {
        return version(versionId).orElseThrow(() -> Problem.notFound("datastore.table.unknown", versionId));
    }

    /** Keeps a loaded version waiting, within the caller's transaction. */
    public void hold(Handle transaction, String versionId) {
        transaction.attach(VersionDao.class).become(versionId, VersionState.HELD.code());
    }

    /** Serves a whole version with its file, within the caller's transaction: readers see the old or the new, whole. */
    public void serve(Handle transaction, TableVersion version, Arrival arrival, @Nullable String note) {
        resources.files().bring(transaction, version.resourceId(), arrival, version.id());
        transaction.attach(VersionDao.class).ready(version.id(), note, OffsetDateTime.now(ZoneOffset.UTC));
    }

    /**
     * Loads a version's rows and looks at their values; nobody sees them before {@link #serve}.
     *
     * @param further what is to be told of the file beside what reading it tells
     * @param addition what they are added to; null where they are the table
     * @return how many rows the table has
     * @throws Problem where they cannot be added
     */
    public long load(String versionId, TabularContent content, List<Phrase> further, @Nullable Addition addition) {
        rows.drop(versionId);
        rows.load(versionId, content.fields(), content.csv());
        List<Field> fields = content.fields();
        long count = content.rows();
        List<Phrase> notes = new ArrayList<>(content.notes());
        notes.addAll(further);
        if (addition != null) {
            Union union = union(versionId, content, addition.base());
            fields = union.fields();
            United united =
                    rows.unite(versionId, addition, union, content.noticed().lines());
            count = united.rows();
            notes.addAll(united.notes());
        }
        List<FieldStatistics> statistics = rows.statistics(versionId, fields);
        dao().describe(
                        versionId,
                        Json.MAPPER.writeValueAsString(fields),
                        Json.MAPPER.writeValueAsString(statistics),
                        Json.MAPPER.writeValueAsString(content.problems()),
                        content.problemCount(),
                        count,
                        content.encoding(),
                        content.sheet(),
                        Json.MAPPER.writeValueAsString(notes),
                        Json.MAPPER.writeValueAsString(content.confidence()),
                        content.headerLine());
        Noticed noticed = noticed(content.noticed(), addition);
        String json = Json.MAPPER.writeValueAsString(noticed);
        jdbi.useExtension(FindingDao.class, dao -> dao.notice(versionId, json));
        return count;
    }

    /**
     * Looks whether the rows of a loaded file can be told apart, so that those of the next file can be put among them.
     *
     * @param key fields by id; empty for none
     * @throws Problem where a row has no value in them, or two have the same
     */
    public void refuseKey(String versionId, TabularContent content, Set<String> key) {
        List<Field> fields = content.fields().stream()
                .filter(field -> key.contains(field.id()))
                .toList();
        if (!fields.isEmpty()) {
            rows.keyFault(versionId, fields, content.noticed().lines()).ifPresent(fault -> {
                throw fault;
            });
        }
    }

    private Noticed noticed(Noticed file, @Nullable Addition addition) {
        if (addition == null) {
            return file;
        }
        Noticed before = noticed(addition.base());
        return addition.mode() == LoadMode.APPEND
                ? file.below(before, addition.base().rowCount())
                : file.among(before);
    }

    private Noticed noticed(TableVersion version) {
        String json = jdbi.withExtension(FindingDao.class, dao -> dao.noticed(version.id()));
        return json.isEmpty() ? Noticed.NOTHING : Json.MAPPER.readValue(json, Noticed.class);
    }

    private Union union(String versionId, TabularContent content, TableVersion base) {
        return Union.of(
                base.fields(),
                without(base.statistics(), base.rowCount()),
                content.fields(),
                without(rows.statistics(versionId, content.fields()), content.rows()));
    }

    /** The fields without any value. */
    private static Set<String> without(List<FieldStatistics> statistics, long count) {
        return statistics.stream()
                .filter(found -> found.missing() == count)
                .map(FieldStatistics::field)
                .collect(Collectors.toSet());
    }

    /** Takes back a version that was begun and could not be loaded. */
    public void discard(String versionId) {
        dropRows(versionId);
        dao().delete(versionId);
    }

    /** Drops the rows of a version that stays in the list without them. */
    public void dropRows(String versionId) {
        words.drop(versionId);
        rows.drop(versionId);
    }

    /** Drops what a sudden end left behind: versions loaded in part, and tables without one. */
    public void recover() {
        dao().halfLoaded().forEach(this::discard);
        sweep();
    }

    /** Drops tables without a version, as after a resource has gone. */
    public void sweep() {
        // The tables are listed first: one that is begun in between is not among them.
        Set<String> left = new HashSet<>(rows.tables());
        dao().allIds().forEach(left::remove);
        left.forEach(this::dropRows);
        words.sweep(rows.tables());
    }
}
