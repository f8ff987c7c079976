package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.problem.Problem;
import khlang.query.Filter;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;
import khlang.user.Actor;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules of tables that are written row by row: who may, and how one call after the other changes one of them. A table
 * that was made of a file is never written; with force a copy of it is, which then takes its place.
 */
public final class WrittenTables {
    private static final int LOCKS = 256;

    private final RowStore rows;
    private final Resources resources;
    private final Datastore datastore;
    private final WrittenVersions versions;
    private final Aliases aliases;
    // Two tables may share a lock, which costs them no more than a moment.
    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

    public WrittenTables(Jdbi jdbi, RowStore rows, Resources resources, Datastore datastore) {
        this.rows = rows;
        this.resources = resources;
        this.datastore = datastore;
        this.versions = new WrittenVersions(jdbi, rows, resources);
        this.aliases = new Aliases(jdbi, resources);
    }

    private <T> T alone(String resourceId, Supplier<T> work) {
        Lock lock = locks.get(Math.floorMod(resourceId.hashCode(), LOCKS));
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** The resource of an id or a further name. @throws Problem where the actor may not change it, or know of it */
    Resource editable(Actor actor, String idOrAlias) {
        return resources.editable(actor, aliases.resourceId(idOrAlias), idOrAlias);
    }

    /**
     * Makes a table, or gives one that is there further fields, rows and names.
     *
     * @return what its fields are and which of them tell rows apart
     * @throws Problem in CKAN's words; nothing has changed then
     */
    TablePlan create(Actor actor, String idOrAlias, TableDraft draft) {
        String id = editable(actor, idOrAlias).id();
        return alone(id, () -> created(actor, editable(actor, id), draft));
    }

    private TablePlan created(Actor actor, Resource resource, TableDraft draft) {
        refuseReadOnly(resource, draft.force());
        Optional<TableVersion> table = datastore.of(resource);
        List<Field> before = table.map(TableVersion::fields).orElse(List.of());
        TablePlan plan = TablePlan.of(resource, before, draft);
        List<String> names = draft.aliases() == null ? null : aliases.checked(resource, draft.aliases());
        Records records = Records.of(draft.records(), plan.fields(), plan.key(), false);
        if (table.isPresent() && !table.get().written() && plan.onlyDescribes(before, draft)) {
            // Its rows are those of its file, as before.
            versions.say(resource, said(resource, before, plan, draft));
            resources.loaded(resource.id());
            return plan;
        }
        boolean anew = table.isEmpty() || !table.get().written() || plan.drops(before);
        if (anew) {
            table.ifPresent(base -> refuse(base, plan, records));
            String made = versions.begin(actor, resource, plan.fields(), table.orElse(null), plan.from());
            try {
                write(made, records, WriteMethod.INSERT);
                serve(resource, before, plan, draft, names, made);
            } catch (RuntimeException e) {
                datastore.discard(made);
                throw e;
            }
            return plan;
        }
        TableVersion standing = table.get();
        refuse(standing, plan, records);
        if (!plan.added().isEmpty()) {
            rows.add(standing.id(), plan.added());
        }
        if (!plan.fields().equals(before)) {
            versions.describe(standing.id(), plan.fields());
        }
        serve(resource, before, plan, draft, names, standing.id());
        write(standing.id(), records, WriteMethod.INSERT);
        return plan;
    }

    /** @throws Problem where the rows that are there have no such key, or have one of the records already */
    private void refuse(TableVersion table, TablePlan plan, Records records) {
        List<Field> key = plan.key().stream()
                .map(field -> plan.from().getOrDefault(field, field))
                .toList();
        // A field that is new has no value yet, so nothing that is there can have the key of a record.
        boolean known = plan.from().keySet().containsAll(plan.key());
        if (key.isEmpty()) {
            return;
        }
        rows.write(table.id(), writing -> {
            if (known && writing.repeats(key)) {
                throw Problem.invalid("primary_key", "datastore.key.repeated", records.keyNames());
            }
            if (known) {
                RecordWriting.planned(writing, records.keyed(key), WriteMethod.INSERT);
            }
            return known;
        });
    }

    private void serve(
            Resource resource,
            List<Field> before,
            TablePlan plan,
            TableDraft draft,
            @Nullable List<String> names,
            String versionId) {
        versions.serve(resource, versionId, said(resource, before, plan, draft), transaction -> {
            if (names != null) {
                aliases.replace(transaction, resource.id(), names);
            }
        });
        resources.loaded(resource.id());
    }

    private static Map<String, Object> said(Resource resource, List<Field> before, TablePlan plan, TableDraft draft) {
        Map<String, Object> said = new LinkedHashMap<>();
        if (draft.primaryKey() != null) {
            said.put(LoadMode.PRIMARY_KEY, plan.key().stream().map(Field::id).toList());
        }
        if (!draft.indexes().isEmpty()) {
            said.put(LoadMode.INDEXES, TablePlan.indexed(draft, plan.fields()));
        }
        if (!plan.described().isEmpty() || draft.deleteFields()) {
            said.putAll(dictionary(resource, before, plan));
        }
        return said;
    }

    /** What was said of fields before stays, but for what is said anew; what was said of fields that go, goes. */
    private static Map<String, Object> dictionary(Resource resource, List<Field> before, TablePlan plan) {
        FieldDictionary said = new FieldDictionary(resource, before);
        List<Map<?, ?>> entries = new ArrayList<>(said.entries());
        before.stream()
                .filter(field -> !plan.from().containsValue(field) && said.place(field) >= 0)
                .map(said::words)
                .forEach(entries::remove);
        FieldDictionary staying = new FieldDictionary(entries, plan.fields());
        Map<Field, Map<String, String>> words = new LinkedHashMap<>();
        plan.described().forEach((field, draft) -> {
            String label = plan.from().getOrDefault(field, field).label();
            words.put(field, draft.words(staying, field, label));
        });
        try {
            return DictionaryEdit.extras(resource, staying, plan.fields(), words);
        } catch (Problem problem) {
            throw Problem.invalid(Map.of(
                    "fields",
                    problem.fields().values().stream().flatMap(List::stream).toList()));
        }
    }

    /**
     * Adds and changes rows: all records, or none.
     *
     * @param dryRun whether everything is looked at and nothing changed
     * @throws Problem in CKAN's words; nothing has changed then
     */
    void upsert(
            Actor actor,
            String idOrAlias,
            WriteMethod method,
            List<ObjectNode> written,
            boolean force,
            boolean dryRun) {
        String id = editable(actor, idOrAlias).id();
        alone(id, () -> {
            Resource resource = editable(actor, id);
            refuseReadOnly(resource, force);
            TableVersion table = datastore.served(resource);
            List<Field> key = TablePlan.key(LoadMode.primaryKey(resource), table.fields());
            Records records = Records.of(written, table.fields(), key, method != WriteMethod.INSERT);
            boolean copy = !table.written();
            if (dryRun || copy) {
                boolean nothing = rows.write(
                        table.id(),
                        writing ->
                                RecordWriting.planned(writing, records, method).isNothing());
                if (dryRun || nothing) {
                    return nothing;
                }
            }
            if (!copy) {
                return write(table.id(), records, method);
            }
            return instead(actor, resource, table, made -> write(made, records, method));
        });
    }

    /** Has a copy of a table changed, which then takes its place. */
    private boolean instead(Actor actor, Resource resource, TableVersion table, Consumer<String> change) {
        Map<Field, Field> same = new LinkedHashMap<>();
        table.fields().forEach(field -> same.put(field, field));
        String made = versions.begin(actor, resource, table.fields(), table, same);
        try {
            change.accept(made);
            versions.serve(resource, made, Map.of(), transaction -> {});
        } catch (RuntimeException e) {
            datastore.discard(made);
            throw e;
        }
        resources.loaded(resource.id());
        return true;
    }

    private boolean write(String versionId, Records records, WriteMethod method) {
        if (records.all().isEmpty()) {
            return false;
        }
        List<Field> fields = datastore
                .version(versionId)
                .map(TableVersion::fields)
                .orElseThrow(() -> Problem.notFound("datastore.table.unknown", versionId));
        List<Field> wider = records.wider(fields);
        if (!wider.isEmpty()) {
            rows.widen(versionId, wider);
            versions.describe(versionId, records.fields());
        }
        return versions.change(versionId, (writing, begin) -> {
            RecordWriting planned = RecordWriting.planned(writing, records, method);
            if (planned.isNothing()) {
                return 0L;
            }
            planned.write(begin.adding(planned.added()));
            return (long) planned.added();
        });
    }

    /** Takes away the rows that meet all filters. @throws Problem in CKAN's words */
    void deleteRows(Actor actor, String idOrAlias, List<Filter> filters, boolean force) {
        String id = editable(actor, idOrAlias).id();
        alone(id, () -> {
            Resource resource = editable(actor, id);
            refuseReadOnly(resource, force);
            TableVersion table = datastore.served(resource);
            SearchRequest request = new SearchRequest(
                    id, filters, List.of(), List.of(), List.of(), false, SearchRequest.LIMIT, 0, false);
            SearchPlan plan = SearchPlan.of(request, table.id(), table.fields());
            if (!table.written()) {
                return instead(actor, resource, table, made -> delete(made, plan));
            }
            return delete(table.id(), plan);
        });
    }

    private boolean delete(String versionId, SearchPlan plan) {
        return versions.change(versionId, (writing, begin) -> {
            begin.adding(0);
            return -writing.delete(plan.conditions());
        });
    }

    /** Takes a table away; one that was made of a file stays in the list of versions. @throws Problem in CKAN's words */
    void drop(Actor actor, String idOrAlias, boolean force) {
        String id = editable(actor, idOrAlias).id();
        alone(id, () -> {
            Resource resource = editable(actor, id);
            refuseReadOnly(resource, force, "datastore.read_only.drop");
            TableVersion table = datastore.served(resource);
            versions.serve(
                    resource,
                    null,
                    Map.of(LoadMode.PRIMARY_KEY, List.of(), LoadMode.INDEXES, List.of()),
                    transaction -> {
                        aliases.replace(transaction, id, List.of());
                        transaction.attach(VersionDao.class).given(id, table.number());
                    });
            if (table.written()) {
                datastore.discard(table.id());
            }
            resources.loaded(id);
            return true;
        });
    }

    private void refuseReadOnly(Resource resource, boolean force) {
        refuseReadOnly(resource, force, "datastore.read_only");
    }

    /** @param why what to say of a table of a file; with {@code .copied} behind of one whose copy has been written */
    private void refuseReadOnly(Resource resource, boolean force, String why) {
        // One without a file and a link has nothing that writing could take away.
        boolean nothing = resource.fileHash() == null && resource.url().isEmpty();
        if (!force && !resource.isTable() && !nothing) {
            boolean copied =
                    datastore.of(resource).filter(TableVersion::written).isPresent();
            throw Problem.invalid("read-only", copied ? why + ".copied" : why);
        }
    }

    /** The rows of tables whose writing a sudden end broke off are counted anew. */
    public void recover() {
        versions.recover();
    }
}
