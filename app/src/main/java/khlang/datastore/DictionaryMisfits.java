package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import khlang.dataset.Resource;
import khlang.problem.Phrase;
import khlang.tabular.Field;

/** Says what becomes of the words of a data dictionary where the next file calls its columns otherwise. */
final class DictionaryMisfits {
    private final FieldDictionary before;
    private final FieldDictionary after;
    private final List<Field> fields;

    private DictionaryMisfits(FieldDictionary before, FieldDictionary after, List<Field> fields) {
        this.before = before;
        this.after = after;
        this.fields = fields;
    }

    /** Words that go with the place of a column to one of another name, and marks of personal data that no column has any more. */
    static List<Phrase> of(Resource resource, TableVersion before, TableVersion after) {
        DictionaryMisfits misfits = new DictionaryMisfits(
                new FieldDictionary(resource, before.fields()),
                new FieldDictionary(resource, after.fields()),
                before.fields());
        List<Phrase> found = new ArrayList<>();
        String moved = misfits.moved(after.fields());
        if (!moved.isEmpty()) {
            found.add(Phrase.of("datastore.misfit.words_moved", moved));
        }
        if (!misfits.before.entries().isEmpty() && isNameless(after) && !isAlike(before.fields(), after.fields())) {
            found.add(Phrase.of("datastore.misfit.words_nameless"));
        }
        String lost = misfits.lost();
        if (!lost.isEmpty()) {
            found.add(Phrase.of("datastore.misfit.personal_lost", lost));
        }
        return found;
    }

    /** Without a header a column is the first or the second, whatever stands in it. */
    private static boolean isNameless(TableVersion version) {
        return version.fields().stream().allMatch(field -> field.label().startsWith(Field.UNNAMED + " "));
    }

    private static boolean isAlike(List<Field> before, List<Field> after) {
        return before.stream()
                .map(Field::kind)
                .toList()
                .equals(after.stream().map(Field::kind).toList());
    }

    private String moved(List<Field> now) {
        return now.stream()
                .filter(field -> after.place(field) >= 0 && !after.isNamed(field))
                .flatMap(field -> fields.stream()
                        .filter(one -> before.isNamed(one) && before.place(one) == after.place(field))
                        .map(one -> one.id() + " → " + field.id()))
                .collect(Collectors.joining(", "));
    }

    private String lost() {
        List<String> waiting = after.waiting();
        return fields.stream()
                .filter(field -> before.entry(field).tellsOfPersons())
                .filter(field -> waiting.contains(before.name(field)))
                .map(Field::id)
                .collect(Collectors.joining(", "));
    }
}
