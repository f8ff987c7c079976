package khlang.datastore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import khlang.dataset.LoadMode;
import khlang.dataset.Resource;
import khlang.problem.Problem;
import khlang.tabular.Field;

/**
 * What becomes of a table's fields by one call.
 *
 * @param fields those that it has afterwards, in their order
 * @param from for each that it had before, the one of before; the others are new
 * @param key those that tell its rows apart
 * @param described of which the data dictionary is to say something
 */
record TablePlan(List<Field> fields, Map<Field, Field> from, List<Field> key, Map<Field, FieldDraft> described) {
    /**
     * Plans a call.
     *
     * @param before the fields of the table; empty where there is none
     * @throws Problem where it would have no field, or a key of what is no field
     */
    static TablePlan of(Resource resource, List<Field> before, TableDraft draft) {
        List<FieldDraft> drafts = drafts(before, draft);
        Map<String, FieldDraft> said = new LinkedHashMap<>();
        drafts.forEach(field -> said.put(field.id(), field));
        List<Field> after = new ArrayList<>();
        Map<Field, Field> from = new HashMap<>();
        for (Field old : before) {
            FieldDraft named = said.remove(old.id());
            if (named != null) {
                named.refuseOtherType(old);
            }
            if (named != null || !draft.deleteFields() || draft.fields() == null) {
                String label = named == null ? old.label() : named.label(old.label());
                Field kept = old.at(after.size() + 1).labelled(label);
                after.add(kept);
                from.put(kept, old);
            }
        }
        said.values().forEach(field -> after.add(field.at(after.size() + 1, draft.records())));
        if (after.isEmpty()) {
            throw Problem.invalid("fields", "datastore.fields.none");
        }
        known("indexes", indexed(draft, after), after);
        return new TablePlan(List.copyOf(after), from, key(resource, draft, after), described(drafts, after));
    }

    /** The names of what is to be indexed, in which an index of several fields is told from a field with a comma. */
    static List<String> indexed(TableDraft draft, List<Field> fields) {
        return draft.indexes().stream()
                .flatMap(index -> fields.stream().anyMatch(field -> field.id().equals(index))
                        ? Stream.of(index)
                        : Stream.of(index.strip().split("\\s*,\\s*")))
                .distinct()
                .toList();
    }

    private static List<FieldDraft> drafts(List<Field> before, TableDraft draft) {
        return Optional.ofNullable(draft.fields())
                .filter(fields -> !fields.isEmpty() || !before.isEmpty())
                .orElseGet(() -> before.isEmpty() ? GuessedType.fields(draft.records()) : List.of());
    }

    private static List<Field> key(Resource resource, TableDraft draft, List<Field> fields) {
        boolean said = draft.primaryKey() != null;
        Set<String> names =
                said ? Set.copyOf(Objects.requireNonNull(draft.primaryKey())) : LoadMode.primaryKey(resource);
        if (said) {
            known("primary_key", names, fields);
        }
        return key(names, fields);
    }

    /** @throws Problem under {@code parameter} where a name is none of a field */
    private static void known(String parameter, Collection<String> names, List<Field> fields) {
        List<String> known = fields.stream().map(Field::id).toList();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.invalid(parameter, "datastore.field.unknown", name, String.join(", ", known));
        });
    }

    /** The fields of a key, in the order of the table; none where one of them is no field. */
    static List<Field> key(Set<String> names, List<Field> fields) {
        List<Field> key =
                fields.stream().filter(field -> names.contains(field.id())).toList();
        return key.size() == names.size() ? key : List.of();
    }

    private static Map<Field, FieldDraft> described(List<FieldDraft> drafts, List<Field> fields) {
        Map<Field, FieldDraft> described = new LinkedHashMap<>();
        for (FieldDraft draft : drafts) {
            if (!draft.info().isEmpty()) {
                fields.stream()
                        .filter(field -> field.id().equals(draft.id()))
                        .forEach(field -> described.put(field, draft));
            }
        }
        return described;
    }

    /** The fields that the table did not have. */
    List<Field> added() {
        return fields.stream().filter(field -> !from.containsKey(field)).toList();
    }

    /** Whether a field of the table goes, so that the others move. */
    boolean drops(List<Field> before) {
        return from.size() < before.size();
    }

    /** Whether the call says nothing but what fields mean. */
    boolean onlyDescribes(List<Field> before, TableDraft draft) {
        return !described.isEmpty()
                && added().isEmpty()
                && !drops(before)
                && draft.records().isEmpty()
                && draft.primaryKey() == null
                && draft.aliases() == null;
    }
}
