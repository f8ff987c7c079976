package khlang.dataset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import khlang.database.Database;
import khlang.database.Unchanged;
import khlang.organization.Group;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Times;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The rules of datasets: who sees and changes them, and what they must say. */
public final class Datasets {
    private final Jdbi jdbi;
    private final Unchanged<String, Optional<Dataset>> outlines;
    private final DatasetRules rules;
    private final ResourceLists resourceLists = new ResourceLists();
    private final Changes changes = new Changes();

    /**
     * The datasets of a catalogue.
     *
     * @param organizations finds an organization by id or name
     * @param groups finds a group by id or name
     * @param slug makes a name of a title
     */
    public Datasets(
            Jdbi jdbi,
            Function<String, Optional<Group>> organizations,
            Function<String, Optional<Group>> groups,
            Function<String, String> slug,
            Vocabulary vocabulary) {
        this.jdbi = jdbi;
        this.outlines = new Unchanged<>(jdbi);
        this.rules = new DatasetRules(
                organizations,
                groups,
                wish -> jdbi.withExtension(VocabularyDao.class, dao -> dao.findTag(wish.vocabulary(), wish.tag())),
                slug,
                vocabulary);
    }

    Changes changes() {
        return changes;
    }

    /** Has a function told the id of each dataset that was made, changed or deleted, after the commit. */
    public void onChange(Consumer<String> listener) {
        changes.onChange(listener);
    }

    /**
     * The dataset of an id or name.
     *
     * @throws Problem where there is none that this actor may see
     */
    public Dataset show(Actor actor, String idOrName) {
        return find(idOrName)
                .filter(dataset -> maySee(actor, dataset))
                .orElseThrow(() -> Problem.notFound("dataset.unknown", idOrName));
    }

    /**
     * The same without its tags and groups, which cost two more questions: for doors that are asked often and tell
     * nothing of them.
     *
     * @throws Problem where there is none that this actor may see
     */
    public Dataset outline(Actor actor, String idOrName) {
        return outlines.of(idOrName, () -> jdbi.withHandle(handle -> new Catalogue(handle).outline(idOrName)))
                .filter(dataset -> maySee(actor, dataset))
                .orElseThrow(() -> Problem.notFound("dataset.unknown", idOrName));
    }

    /**
     * The dataset of an id or name as pages know it: a deleted one is not there, whoever asks.
     *
     * @throws Problem where there is none that this actor may see
     */
    public Dataset present(Actor actor, String idOrName) {
        Dataset dataset = show(actor, idOrName);
        if (dataset.deleted()) {
            throw Problem.notFound("dataset.unknown", idOrName);
        }
        return dataset;
    }

    /** Whether somebody may know of a dataset: what is private is for members, drafts and deleted ones for editors. */
    public boolean maySee(Actor actor, Dataset dataset) {
        if (!dataset.state().equals("active")) {
            return actor.mayEdit(dataset);
        }
        return !dataset.isPrivate() || actor.maySeePrivate(dataset);
    }

    /** The dataset of an id or name, whoever asks. */
    public Optional<Dataset> find(String idOrName) {
        return jdbi.withHandle(handle -> new Catalogue(handle).find(idOrName));
    }

    /** The datasets of these ids, in this order, whoever asks; unknown ids are left out. */
    public List<Dataset> list(Collection<String> ids) {
        return jdbi.withHandle(handle -> new Catalogue(handle).list(ids));
    }

    /** The ids of all datasets, deleted ones too. */
    public List<String> allIds() {
        return jdbi.withHandle(handle -> new Catalogue(handle).datasets().listIds());
    }

    /** The names of all public datasets, sorted. */
    public List<String> publicNames() {
        return jdbi.withHandle(handle -> new Catalogue(handle).datasets().listPublicNames());
    }

    /** Public datasets, the last changed first. */
    public List<Dataset> recent(int limit, int offset) {
        return jdbi.withHandle(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            return catalogue.list(catalogue.datasets().listPublicIds(limit, offset));
        });
    }

    /** The tags of all public datasets, sorted. */
    public List<String> publicTags() {
        return jdbi.withHandle(handle -> new Catalogue(handle)
                .datasets().listPublicTags().stream().sorted().toList());
    }

    /** The formats of the resources of public datasets, the most frequent first. */
    public List<String> publicFormats() {
        return jdbi.withHandle(handle -> new Catalogue(handle).resources().listPublicFormats());
    }

    /** The public datasets that bear a tag, the last changed first. */
    public List<Dataset> publicOfTag(String tag) {
        return jdbi.withHandle(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            return catalogue.list(catalogue.datasets().listPublicIdsOfTag(tag));
        });
    }

    /** What hinders a dataset from being public, by the key of the field; empty where nothing does. */
    public Map<String, List<Phrase>> missing(Dataset dataset) {
        return MandatoryItems.missing(dataset);
    }

    /**
     * Makes a dataset, with its resources where the draft has any.
     *
     * @throws Problem where the actor may not, or naming each field that is wrong
     */
    public Dataset create(Actor actor, DatasetDraft draft) {
        needKnown(actor);
        List<NewFile> linked = new ArrayList<>();
        Dataset made = onlyOne(
                draft.name(),
                () -> jdbi.inTransaction(handle -> {
                    Catalogue catalogue = new Catalogue(handle);
                    Dataset dataset = rules.of(
                            draft,
                            id(draft.id(), catalogue),
                            actor.id(),
                            Times.now(),
                            name -> catalogue.datasets().findHolder(name).isPresent());
                    needEdit(actor, dataset.organizationId());
                    catalogue.datasets().freeName(dataset.name(), dataset.id());
                    catalogue.insert(dataset);
                    if (draft.resources() != null) {
                        resourceLists.set(catalogue, dataset, draft.resources()).linked().stream()
                                .map(resource -> NewFile.of(actor, resource, Replacing.SILENT))
                                .forEach(linked::add);
                        linked.forEach(file -> changes.taken(handle, file));
                    }
                    return dataset;
                }));
        changes.changed(made.id());
        linked.forEach(changes::filed);
        return made;
    }

    private static String id(@Nullable String chosen, Catalogue catalogue) {
        Refusals refusals = new Refusals();
        String id = ResourceRules.id(chosen, refusals);
        refusals.throwIfAny();
        if (!catalogue.list(List.of(id)).isEmpty()) {
            throw Problem.invalid("id", "dataset.id_taken");
        }
        return id;
    }

    /** Makes a dataset what the draft says; what it does not say is emptied, but for its resources and its privacy. */
    public Dataset update(Actor actor, String idOrName, DatasetDraft draft) {
        return change(actor, idOrName, draft.name(), before -> Optional.of(Drafts.updated(before, draft)))
                .orElseThrow();
    }

    /** The same where the dataset has not been changed since; empty, and nothing is done, where it has. */
    Optional<Dataset> update(Actor actor, String id, DatasetDraft draft, Instant since) {
        return change(
                actor,
                id,
                draft.name(),
                before -> Optional.of(before)
                        .filter(one -> one.metadataModified().equals(since))
                        .map(one -> Drafts.updated(one, draft)));
    }

    /** Changes what the draft says and keeps the rest. */
    public Dataset patch(Actor actor, String idOrName, DatasetDraft draft) {
        return change(actor, idOrName, draft.name(), before -> Optional.of(Drafts.patched(before, draft)))
                .orElseThrow();
    }

    /** Marks a dataset as deleted: pages know it no more, its editors still see it by the API, its name is free. */
    public void delete(Actor actor, String idOrName) {
        String id = editable(actor, idOrName).id();
        jdbi.useTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            catalogue.lock(id).ifPresent(before -> catalogue.update(before.withState("deleted", Times.now())));
        });
        changes.changed(id);
    }

    /**
     * Removes a dataset for ever, whatever its state, with its resources, their versions and rows.
     *
     * @throws Problem where there is none, or the actor is no system administrator
     */
    public void purge(Actor actor, String idOrName) {
        if (!actor.sysadmin()) {
            throw Problem.denied("dataset.denied.purge");
        }
        String id = find(idOrName)
                .orElseThrow(() -> Problem.notFound("dataset.unknown", idOrName))
                .id();
        List<String> removed = jdbi.inTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            catalogue.lock(id);
            List<String> resources = catalogue.resourceIds(id);
            catalogue.datasets().delete(id);
            return resources;
        });
        removed.forEach(changes::deleted);
        changes.changed(id);
    }

    /**
     * Puts resources of a dataset to its beginning, in this order; the others follow in theirs.
     *
     * @return the ids of all of them as they stand now
     * @throws Problem where the actor may not, or one is not of the dataset or said twice
     */
    public List<String> reorder(Actor actor, String idOrName, List<String> first) {
        String id = editable(actor, idOrName).id();
        List<String> after = jdbi.inTransaction(handle -> {
            Catalogue catalogue = new Catalogue(handle);
            catalogue.lock(id);
            List<String> before = catalogue.resourceIds(id);
            List<String> order = ResourceLists.order(before, first);
            for (int position = 0; position < order.size(); position++) {
                catalogue.resources().updatePosition(order.get(position), position);
            }
            if (!order.equals(before)) {
                catalogue.datasets().touch(id, Times.now());
            }
            return order;
        });
        changes.changed(id);
        return after;
    }

    /**
     * Changes the same in several datasets of one organization: in all of them, or where one cannot be changed in none.
     *
     * @param organization its id or name
     * @throws Problem where there is none, one is not the organization's, or may not be changed so
     */
    public void patchAll(Actor actor, String organization, List<String> idsOrNames, DatasetDraft draft) {
        String owner = rules.organization(organization).id();
        List<String> ids = idsOrNames.stream()
                .map(idOrName -> editable(actor, idOrName))
                .map(dataset -> of(owner, dataset))
                .distinct()
                // Whoever changes the same ones locks them in the same order.
                .sorted()
                .toList();
        change(actor, ids, null, before -> Optional.of(Drafts.patched(before, draft)));
    }

    private static String of(String organizationId, Dataset dataset) {
        if (!organizationId.equals(dataset.organizationId())) {
            throw Problem.invalid("datasets", "dataset.of_another", dataset.name());
        }
        return dataset.id();
    }

    private Optional<Dataset> change(
            Actor actor, String idOrName, @Nullable String name, Function<Dataset, Optional<DatasetDraft>> draft) {
        String id = editable(actor, idOrName).id();
        return change(actor, List.of(id), name, draft).stream().findFirst();
    }

    /** @param draft what a dataset shall be, all of it said; empty where it is left as it is */
    private List<Dataset> change(
            Actor actor, List<String> ids, @Nullable String name, Function<Dataset, Optional<DatasetDraft>> draft) {
        List<String> removed = new ArrayList<>();
        List<NewFile> linked = new ArrayList<>();
        List<Dataset> after = onlyOne(
                name,
                () -> jdbi.inTransaction(handle -> {
                    removed.clear();
                    linked.clear();
                    List<Dataset> said = new ArrayList<>();
                    Catalogue catalogue = new Catalogue(handle);
                    for (String id : ids) {
                        Dataset before = catalogue.lock(id).orElseThrow(() -> Problem.notFound("dataset.unknown", id));
                        draft.apply(before)
                                .map(whole -> amongOthers(
                                        ids, before, () -> changed(actor, catalogue, before, whole, removed, linked)))
                                .ifPresent(said::add);
                    }
                    linked.forEach(file -> changes.taken(handle, file));
                    return said;
                }));
        removed.forEach(changes::deleted);
        after.forEach(dataset -> changes.changed(dataset.id()));
        linked.forEach(changes::filed);
        return after;
    }

    /** Says which of several datasets it is that cannot be changed so. */
    private static Dataset amongOthers(List<String> ids, Dataset one, Supplier<Dataset> change) {
        try {
            return change.get();
        } catch (Problem problem) {
            if (ids.size() == 1 || problem.kind() != Problem.Kind.VALIDATION) {
                throw problem;
            }
            Map<String, List<Phrase>> fields = new LinkedHashMap<>();
            fields.put("datasets", List.of(Phrase.of("dataset.hinders", one.name())));
            fields.putAll(problem.fields());
            throw Problem.invalid(fields);
        }
    }

    private Dataset changed(
            Actor actor,
            Catalogue catalogue,
            Dataset before,
            DatasetDraft whole,
            List<String> removed,
            List<NewFile> linked) {
        Dataset said = rules.of(
                whole,
                before.id(),
                before.creatorUserId(),
                before.metadataCreated(),
                name -> !name.equals(before.name())
                        && catalogue.datasets().findHolder(name).isPresent());
        needEdit(actor, before);
        if (!Objects.equals(said.organizationId(), before.organizationId())) {
            // Whoever a dataset was shared with does not take it away from its organization.
            needEdit(actor, before.organizationId());
            needEdit(actor, said.organizationId());
        }
        Instant now = Times.now();
        boolean other = !said.withState(said.state(), before.metadataModified()).equals(before);
        if (whole.resources() != null) {
            ResourceLists.Outcome outcome = resourceLists.set(catalogue, before, whole.resources());
            removed.addAll(outcome.removed());
            outcome.linked().forEach(resource -> linked.add(NewFile.of(actor, resource, Replacing.SILENT)));
            other = other || outcome.changed();
        }
        if (!other) {
            return before;
        }
        Dataset after = said.withState(said.state(), now);
        catalogue.datasets().freeName(after.name(), after.id());
        catalogue.update(after);
        return after;
    }

    /**
     * The dataset, where the actor may change it.
     *
     * @throws Problem where they may not, or may not know of it
     */
    public Dataset editable(Actor actor, String idOrName) {
        Dataset dataset = find(idOrName)
                .filter(found -> maySee(actor, found))
                .orElseThrow(() -> Problem.notFound("dataset.unknown", idOrName));
        needEdit(actor, dataset);
        return dataset;
    }

    private static void needKnown(Actor actor) {
        boolean editor = actor.sysadmin() || actor.roles().keySet().stream().anyMatch(actor::mayEdit);
        if (!editor) {
            throw Problem.denied("dataset.denied");
        }
    }

    private static void needEdit(Actor actor, Dataset dataset) {
        if (!actor.mayEdit(dataset)) {
            throw Problem.denied("dataset.denied");
        }
    }

    private static void needEdit(Actor actor, @Nullable String organizationId) {
        if (!actor.mayEdit(organizationId)) {
            throw Problem.denied("dataset.denied");
        }
    }

    /** Runs a write; that somebody else took the name at the same moment is the caller's mistake, not ours. */
    private static <T> T onlyOne(@Nullable String name, Supplier<T> write) {
        try {
            return write.get();
        } catch (UnableToExecuteStatementException e) {
            if (Database.isDuplicate(e)) {
                throw Problem.invalid("name", "dataset.name_taken", name == null ? "" : name);
            }
            throw e;
        }
    }
}
