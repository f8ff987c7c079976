package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.dataset.Resource;
import khlang.tabular.Field;

/** The data dictionary that a resource carries under the key {@code schema}, in the words of Table Schema. */
public final class FieldDictionary {
    /** The key of a resource's extras. */
    public static final String KEY = "schema";

    private final List<Map<?, ?>> entries = new ArrayList<>();
    private final int fields;

    /** The dictionary of a resource for a table of so many fields. */
    public FieldDictionary(Resource resource, int fields) {
        this.fields = fields;
        if (resource.extras().get(KEY) instanceof List<?> described) {
            described.forEach(entry -> entries.add(entry instanceof Map<?, ?> words ? words : Map.of()));
        }
    }

    /** All that is described, in the order in which it was said. */
    public List<Map<?, ?>> entries() {
        return List.copyOf(entries);
    }

    /** Which entry is of a field: by its name, or by its place where as many are described as there are; -1 for none. */
    public int place(Field field) {
        for (int place = 0; place < entries.size(); place++) {
            String name = text(entries.get(place), "name");
            if (name.equals(field.id()) || name.equals(field.label())) {
                return place;
            }
        }
        return entries.size() == fields ? field.position() - 1 : -1;
    }

    /** All that is said of a field. */
    public Map<?, ?> words(Field field) {
        int place = place(field);
        return place < 0 ? Map.of() : entries.get(place);
    }

    /** What is said of a field under a key, or empty. */
    public String text(Field field, String key) {
        return text(words(field), key);
    }

    private static String text(Map<?, ?> words, String key) {
        return words.get(key) instanceof String text ? text.strip() : "";
    }
}
