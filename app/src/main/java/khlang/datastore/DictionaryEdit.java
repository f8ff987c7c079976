package khlang.datastore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import khlang.dataset.Resource;
import khlang.kind.Kind;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * Other words for some fields of a data dictionary, as people type them: on the officer's page, in a CSV file, in {@code info}
 * of CKAN's calls. What is not said stays, of fields that the table lacks too; what is said to be empty goes.
 */
public final class DictionaryEdit {
    /** The code list, a code a line. */
    public static final String CODES = "codes";

    /** The kind that is chosen; empty for the one that is found. */
    public static final String OVERRIDE = "type_override";

    /** All that can be said of a field. */
    public static final List<String> KEYS = Stream.concat(
                    FieldEntry.TEXTS.stream(), Stream.of(OVERRIDE, FieldEntry.PERSONAL, CODES))
            .toList();

    private static final int LONGEST = 5_000;
    private static final int LONGEST_NAME = 300;

    private final FieldDictionary before;
    private final List<Map<String, Object>> entries = new ArrayList<>();
    private final Map<Field, @Nullable Kind> kinds = new LinkedHashMap<>();
    private final Map<String, List<Phrase>> refused = new LinkedHashMap<>();

    private DictionaryEdit(FieldDictionary before, List<Field> fields) {
        this.before = before;
        before.entries().forEach(words -> entries.add(copy(words)));
        // An entry that was found by its place alone is found by its name from now on.
        fields.stream()
                .filter(field -> before.place(field) >= 0)
                .forEach(field -> entries.get(before.place(field)).put("name", field.id()));
    }

    private static Map<String, Object> copy(Map<?, ?> words) {
        Map<String, Object> copy = new LinkedHashMap<>();
        words.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }

    /** The name of an input for what is said of a field, and of what is wrong with it: {@code unit.3}. */
    public static String name(String key, Field field) {
        return key + "." + field.position();
    }

    /** What is said of a field now, by {@link #KEYS}, as it would be typed. */
    public static Map<String, String> typed(FieldDictionary dictionary, Map<String, Kind> chosen, Field field) {
        FieldEntry entry = dictionary.entry(field);
        Map<String, String> typed = new LinkedHashMap<>();
        FieldEntry.TEXTS.forEach(key -> typed.put(key, entry.text(key)));
        typed.put(OVERRIDE, ChosenKinds.of(chosen, field).map(Kind::id).orElse(""));
        typed.put(FieldEntry.PERSONAL, entry.personal() == null ? "" : entry.personal() ? "yes" : "no");
        typed.put(CODES, CodeList.text(entry.codes()));
        return typed;
    }

    /**
     * The further keys of a resource that say it.
     *
     * @param dictionary what is said before
     * @param said by field and key
     * @throws Problem with all that cannot be meant, under {@link #name}
     */
    public static Map<String, Object> extras(
            Resource resource, FieldDictionary dictionary, List<Field> fields, Map<Field, Map<String, String>> said) {
        DictionaryEdit edit = new DictionaryEdit(dictionary, fields);
        said.forEach((field, words) -> words.forEach((key, text) -> edit.say(field, key, text.strip())));
        if (!edit.refused.isEmpty()) {
            throw Problem.invalid(edit.refused);
        }
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put(FieldDictionary.KEY, edit.entries);
        edit.chosen(resource).ifPresent(kinds -> extras.put(ChosenKinds.KEY, kinds));
        return extras;
    }

    /** The chosen kinds, where they are others than before: a file is read anew for that. */
    private Optional<Object> chosen(Resource resource) {
        Map<String, Kind> before = ChosenKinds.known(resource);
        boolean other = kinds.entrySet().stream()
                .anyMatch(entry -> ChosenKinds.of(before, entry.getKey()).orElse(null) != entry.getValue());
        return other ? Optional.of(ChosenKinds.with(resource, kinds)) : Optional.empty();
    }

    private void say(Field field, String key, String text) {
        try {
            switch (key) {
                case OVERRIDE -> kinds.put(field, ChosenKinds.overriding(name(key, field), field.label(), text));
                case FieldEntry.PERSONAL -> put(field, key, personal(name(key, field), text));
                case CODES -> {
                    List<FieldCode> codes = CodeList.of(name(key, field), text);
                    put(field, FieldCode.KEY, codes.isEmpty() ? null : FieldCode.words(codes));
                }
                default -> put(field, key, checked(field, key, text));
            }
        } catch (Problem problem) {
            refused.putAll(problem.fields());
        }
    }

    private static @Nullable Boolean personal(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return FieldEntry.flag(text).orElseThrow(() -> Problem.invalid(name, "datastore.dictionary.personal", text));
    }

    private static @Nullable String checked(Field field, String key, String text) {
        int most = key.startsWith("description") ? LONGEST : LONGEST_NAME;
        if (text.length() > most) {
            throw Problem.invalid(name(key, field), "datastore.dictionary.long", most);
        }
        return text.isEmpty() ? null : text;
    }

    private void put(Field field, String key, @Nullable Object value) {
        int place = before.place(field);
        if (value == null) {
            if (place >= 0) {
                entries.get(place).remove(key);
            } else {
                added(field, false).ifPresent(words -> words.remove(key));
            }
            return;
        }
        Map<String, Object> words =
                place >= 0 ? entries.get(place) : added(field, true).orElseThrow();
        words.put(key, value);
    }

    /** The entry of a field that had none, which is made for the first word of it. */
    private Optional<Map<String, Object>> added(Field field, boolean make) {
        Optional<Map<String, Object>> there = entries.stream()
                .skip(before.entries().size())
                .filter(words -> field.id().equals(words.get("name")))
                .findFirst();
        if (there.isPresent() || !make) {
            return there;
        }
        Map<String, Object> words = new LinkedHashMap<>(Map.of("name", field.id()));
        entries.add(words);
        return Optional.of(words);
    }
}
