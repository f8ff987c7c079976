package khlang.ingest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.datastore.Keys;
import khlang.datastore.TableVersion;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.tabular.Field;

/** What can be said against a key before the file is read. */
final class AddedRows {
    private AddedRows() {}

    /** @throws Problem where rows are to be changed by a key that the table cannot have */
    static void refuseKey(Resource resource, TableVersion table) {
        if (LoadMode.of(resource) != LoadMode.UPSERT) {
            return;
        }
        refuseUnknownKey(resource, table);
        if (LoadMode.primaryKey(resource).isEmpty() && Keys.of(table).isEmpty()) {
            throw Problem.invalid(LoadMode.PRIMARY_KEY, "ingest.key.none", names(table));
        }
    }

    /** @throws Problem where a field is named that the table does not have, whatever is to be done with it */
    static void refuseUnknownKey(Resource resource, TableVersion table) {
        Set<String> said = LoadMode.primaryKey(resource);
        List<String> fields = table.fields().stream().map(Field::id).toList();
        for (String name : said) {
            if (!fields.contains(name)) {
                throw Problem.invalid(LoadMode.PRIMARY_KEY, "ingest.key.unknown", name, names(table));
            }
        }
    }

    /**
     * Looks at the key of a file without a table before it.
     *
     * @throws Problem where the next file is to change its rows by a field that it does not have
     */
    private static void refuseUnknownKey(Resource resource, List<Field> fields) {
        Optional<Phrase> unknown =
                LoadMode.of(resource) == LoadMode.UPSERT ? unknownKey(resource, fields) : Optional.empty();
        if (unknown.isPresent()) {
            throw Problem.invalid(
                    LoadMode.PRIMARY_KEY,
                    unknown.get().key(),
                    unknown.get().arguments().toArray());
        }
    }

    /** What is told of a key that a file without a table before it does not have; nothing where all is well. */
    static Optional<Phrase> unknownKey(Resource resource, List<Field> fields) {
        List<String> ids = fields.stream().map(Field::id).toList();
        String unknown = LoadMode.primaryKey(resource).stream()
                .filter(name -> !ids.contains(name))
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(Phrase.of(
                        "ingest.note.key", unknown, String.join(", ", ids.subList(0, Math.min(20, ids.size())))));
    }

    /**
     * The fields by which a file without a table before it must tell its rows apart: the next file changes them by these.
     * None where that is not to be.
     */
    static Set<String> firstKey(Resource resource, List<Field> fields) {
        refuseUnknownKey(resource, fields);
        return LoadMode.of(resource) == LoadMode.UPSERT ? LoadMode.primaryKey(resource) : Set.of();
    }

    private static String names(TableVersion table) {
        return table.fields().stream().map(Field::id).limit(20).collect(Collectors.joining(", "));
    }
}
