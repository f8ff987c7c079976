package khlang.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a data dictionary as callers of the API send it, or says what is wrong with it: a silent loss is noticed late. */
public final class DictionaryRules {
    /** The keys of the texts that are said of a field. */
    public static final List<String> TEXTS =
            List.of("label", "label_en", "unit", "unit_en", "description", "description_en");

    /** The most codes of a field; more are a table of their own. */
    public static final int MOST_CODES = 500;

    private static final String KEY = "schema";
    private static final String NAME = "name";
    private static final String CODES = "categories";

    private DictionaryRules() {}

    /** What is said, with the dictionary as the list of its fields, in whichever of both forms it came. */
    static Map<String, Object> taken(Map<String, Object> said, Refusals refusals) {
        Object dictionary = said.get(KEY);
        if (dictionary == null) {
            return said;
        }
        boolean whole = dictionary instanceof Map<?, ?> words && words.get("fields") instanceof List<?>;
        Object list = whole ? ((Map<?, ?>) dictionary).get("fields") : "".equals(dictionary) ? List.of() : dictionary;
        check(list, refusals);
        Map<String, Object> taken = new LinkedHashMap<>(said);
        taken.put(KEY, list == null ? List.of() : list);
        return taken;
    }

    private static void check(@Nullable Object list, Refusals refusals) {
        if (!(list instanceof List<?> fields) || !fields.stream().allMatch(Map.class::isInstance)) {
            refusals.add(KEY, "dataset.dictionary.form");
            return;
        }
        for (int index = 0; index < fields.size(); index++) {
            Map<?, ?> words = (Map<?, ?>) fields.get(index);
            if (words.get(NAME) instanceof String name && !name.isBlank()) {
                check(name, words, refusals);
            } else {
                refusals.add(KEY, "dataset.dictionary.name", index + 1);
            }
        }
    }

    private static void check(String name, Map<?, ?> words, Refusals refusals) {
        for (String key : TEXTS) {
            if (words.get(key) != null && !(words.get(key) instanceof String)) {
                refusals.add(KEY, "dataset.dictionary.text", name, key);
            }
        }
        Object codes = words.get(CODES);
        if (codes == null) {
            return;
        }
        if (!(codes instanceof List<?> list) || !list.stream().allMatch(DictionaryRules::isCode)) {
            refusals.add(KEY, "dataset.dictionary.codes", name);
        } else if (list.size() > MOST_CODES) {
            refusals.add(KEY, "dataset.dictionary.codes.many", name, list.size(), MOST_CODES);
        }
    }

    /** Whether it is a value, alone or with what it stands for. */
    private static boolean isCode(@Nullable Object code) {
        Object value = code instanceof Map<?, ?> words ? words.get("value") : code;
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }
}
