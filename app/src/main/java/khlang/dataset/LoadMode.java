package khlang.dataset;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What the next file of a resource does to its table. */
public enum LoadMode {
    /** Its rows are the table. */
    REPLACE,
    /** Its rows come below those of the table. */
    APPEND,
    /** Its rows take the place of those of the same key; the others come below. */
    UPSERT;

    /** The further key of a resource by which its officers say the mode. */
    public static final String KEY = "load_mode";

    /** The further key that names the fields by whose values rows are the same. */
    public static final String PRIMARY_KEY = "primary_key";

    /** The further key that names the fields of which CKAN's callers want indexes. */
    public static final String INDEXES = "indexes";

    /** The word for it in calls and in the catalogue. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of a word; absent where it is none. */
    public static Optional<LoadMode> of(String code) {
        return Stream.of(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }

    /** The mode of a resource's next file. */
    public static LoadMode of(Resource resource) {
        return of(word(resource.extras())).orElse(REPLACE);
    }

    /** The fields by whose values a resource's rows are the same, by id; empty where nobody has said so. */
    public static Set<String> primaryKey(Resource resource) {
        return names(resource.extras().get(PRIMARY_KEY));
    }

    /** The fields that {@code datastore_create} was told to index, by id. */
    public static Set<String> indexes(Resource resource) {
        return names(resource.extras().get(INDEXES));
    }

    private static Set<String> names(@Nullable Object said) {
        Set<String> names = new LinkedHashSet<>();
        if (said instanceof List<?> list) {
            list.forEach(name -> names.add(String.valueOf(name)));
        } else if (said != null) {
            names.addAll(listed(said.toString()));
        }
        names.removeIf(String::isBlank);
        return names;
    }

    /** The names in a text: a list in JSON, or with commas between them, as in CKAN. */
    private static List<String> listed(String text) {
        try {
            if (text.strip().startsWith("[")) {
                return List.of(Json.MAPPER.readValue(text, String[].class));
            }
        } catch (JacksonException e) {
            return List.of(text.strip());
        }
        return Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    /** Adds what cannot be meant. */
    static void check(Map<String, Object> extras, Refusals refusals) {
        String word = word(extras);
        if (!word.isEmpty() && of(word).isEmpty()) {
            refusals.add(KEY, "dataset.load_mode", word);
        }
    }

    private static String word(Map<String, Object> extras) {
        return String.valueOf(extras.getOrDefault(KEY, "")).strip().toLowerCase(Locale.ROOT);
    }
}
