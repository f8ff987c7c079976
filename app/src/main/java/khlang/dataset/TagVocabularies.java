package khlang.dataset;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import khlang.database.Database;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Times;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The vocabularies of the site, whose tags system administrators choose and datasets bear. */
public final class TagVocabularies {
    private static final int SHORTEST = 2;
    private static final int LONGEST = 100;

    /** A vocabulary with its tags, by name. */
    record Whole(String id, String name, List<ControlledTag> tags) {}

    private final Jdbi jdbi;
    private final Datasets datasets;

    public TagVocabularies(Jdbi jdbi, Datasets datasets) {
        this.jdbi = jdbi;
        this.datasets = datasets;
    }

    /** All of them, by name. */
    List<Whole> list() {
        return jdbi.withExtension(
                VocabularyDao.class,
                dao -> dao.list().stream().map(one -> whole(dao, one)).toList());
    }

    private static Whole whole(VocabularyDao dao, VocabularyDao.Named named) {
        return new Whole(named.id(), named.name(), dao.tags(named.id()));
    }

    /**
     * The one of an id or a name.
     *
     * @throws Problem where there is none
     */
    Whole show(String idOrName) {
        return jdbi.withExtension(
                        VocabularyDao.class,
                        dao -> dao.find(idOrName).stream().findFirst().map(found -> whole(dao, found)))
                .orElseThrow(() -> Problem.notFound("dataset.vocabulary.unknown", idOrName));
    }

    /**
     * A tag of a vocabulary, both by id or name.
     *
     * @throws Problem where there is none
     */
    ControlledTag tag(String vocabulary, String tag) {
        return show(vocabulary).tags().stream()
                .filter(one -> one.name().equals(tag) || one.id().equals(tag))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("dataset.tag_unknown", tag));
    }

    /** The public datasets that bear a tag, the last changed first. */
    List<Dataset> publicOf(ControlledTag tag) {
        return datasets.list(jdbi.withExtension(VocabularyDao.class, dao -> dao.listPublicDatasetsOfTag(tag.id())));
    }

    /**
     * Makes one.
     *
     * @throws Problem where the actor is no system administrator, or a name is wrong or taken
     */
    Whole create(Actor actor, String name, List<String> tags) {
        checkSysadmin(actor);
        String checked = name(name);
        Set<String> words = words(tags);
        String id = UUID.randomUUID().toString();
        onlyOne(
                "name",
                checked,
                () -> jdbi.inTransaction(handle -> {
                    VocabularyDao dao = handle.attach(VocabularyDao.class);
                    dao.insert(id, checked);
                    words.forEach(word -> dao.insertTag(UUID.randomUUID().toString(), id, word));
                    return id;
                }));
        return show(id);
    }

    /**
     * Changes the name or the tags; datasets lose the tags that it has no more.
     *
     * @param name null to keep it
     * @param tags null to keep them
     * @throws Problem where the actor is no system administrator, there is none such, or a name is wrong or taken
     */
    Whole update(Actor actor, String idOrName, @Nullable String name, @Nullable List<String> tags) {
        checkSysadmin(actor);
        Whole before = show(idOrName);
        String checked = name == null ? before.name() : name(name);
        Set<String> words = tags == null ? null : words(tags);
        Set<String> touched = onlyOne(
                "name",
                checked,
                () -> jdbi.inTransaction(handle -> {
                    VocabularyDao dao = handle.attach(VocabularyDao.class);
                    Set<String> changed = new LinkedHashSet<>();
                    if (!checked.equals(before.name())) {
                        dao.rename(before.id(), checked);
                        changed.addAll(dao.listDatasets(before.id()));
                    }
                    if (words != null) {
                        replace(dao, before, words, changed);
                    }
                    touch(handle, changed);
                    return changed;
                }));
        touched.forEach(datasets.changes()::changed);
        return show(before.id());
    }

    private static void replace(VocabularyDao dao, Whole before, Set<String> words, Set<String> changed) {
        Set<String> added = new TreeSet<>(words);
        for (ControlledTag tag : before.tags()) {
            if (!added.remove(tag.name())) {
                changed.addAll(dao.listDatasetsOfTag(tag.id()));
                dao.deleteTag(tag.id());
            }
        }
        added.forEach(word -> dao.insertTag(UUID.randomUUID().toString(), before.id(), word));
    }

    /**
     * Deletes one with its tags, which datasets lose.
     *
     * @throws Problem where the actor is no system administrator, or there is none such
     */
    void delete(Actor actor, String idOrName) {
        checkSysadmin(actor);
        Whole gone = show(idOrName);
        List<String> changed = jdbi.inTransaction(handle -> {
            VocabularyDao dao = handle.attach(VocabularyDao.class);
            List<String> bearing = dao.listDatasets(gone.id());
            dao.delete(gone.id());
            touch(handle, bearing);
            return bearing;
        });
        changed.forEach(datasets.changes()::changed);
    }

    /**
     * Adds a tag.
     *
     * @throws Problem where the actor is no system administrator, the vocabulary is unknown, or it has the tag already
     */
    ControlledTag createTag(Actor actor, String vocabulary, String name) {
        checkSysadmin(actor);
        Whole found = jdbi.withExtension(
                        VocabularyDao.class,
                        dao -> dao.find(vocabulary).stream().findFirst().map(one -> whole(dao, one)))
                .orElseThrow(() -> Problem.invalid("vocabulary_id", "dataset.vocabulary.unknown", vocabulary));
        Set<String> words = words(List.of(name));
        if (words.isEmpty()) {
            throw Problem.invalid("name", "web.missing");
        }
        String word = words.iterator().next();
        String id = UUID.randomUUID().toString();
        onlyOne(
                "name",
                word,
                () -> jdbi.inTransaction(handle -> {
                    handle.attach(VocabularyDao.class).insertTag(id, found.id(), word);
                    return id;
                }));
        return new ControlledTag(id, word, found.id(), found.name());
    }

    /**
     * Deletes a tag, which datasets lose.
     *
     * @throws Problem where the actor is no system administrator, or there is no such vocabulary or tag
     */
    void deleteTag(Actor actor, String vocabulary, String tag) {
        checkSysadmin(actor);
        ControlledTag gone = tag(vocabulary, tag);
        List<String> changed = jdbi.inTransaction(handle -> {
            VocabularyDao dao = handle.attach(VocabularyDao.class);
            List<String> bearing = dao.listDatasetsOfTag(gone.id());
            dao.deleteTag(gone.id());
            touch(handle, bearing);
            return bearing;
        });
        changed.forEach(datasets.changes()::changed);
    }

    private static void touch(Handle handle, Iterable<String> datasetIds) {
        DatasetDao dao = handle.attach(DatasetDao.class);
        datasetIds.forEach(id -> dao.touch(id, Times.now()));
    }

    private static String name(String name) {
        String clean = name.strip();
        if (clean.length() < SHORTEST || clean.length() > LONGEST) {
            throw Problem.invalid("name", "dataset.vocabulary.name", SHORTEST, LONGEST);
        }
        return clean;
    }

    private static Set<String> words(List<String> tags) {
        Refusals refusals = new Refusals();
        Set<String> words = new LinkedHashSet<>(TagRules.of(tags, refusals));
        refusals.throwIfAny();
        return words;
    }

    private static <T> T onlyOne(String field, String name, Supplier<T> write) {
        try {
            return write.get();
        } catch (UnableToExecuteStatementException e) {
            if (Database.isDuplicate(e)) {
                throw Problem.invalid(field, "dataset.vocabulary.taken", name);
            }
            throw e;
        }
    }

    private static void checkSysadmin(Actor actor) {
        if (!actor.sysadmin()) {
            throw Problem.denied("dataset.denied.vocabulary");
        }
    }
}
