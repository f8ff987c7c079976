package khlang.datastore;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Resource;
import khlang.kind.Kind;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/** The kinds that officers chose for fields whatever their values look like: a further key of a resource, by header. */
public final class ChosenKinds {
    /** The key of a resource's extras. */
    public static final String KEY = "kinds";

    /** What CKAN calls a number. */
    private static final String NUMERIC = "numeric";

    private ChosenKinds() {}

    /** The kinds that were chosen, by header. @throws Problem where one is unknown */
    public static Map<String, Kind> of(Map<String, Object> extras) {
        Object said = extras.get(KEY);
        Map<String, Kind> kinds = new LinkedHashMap<>();
        if (said == null || said.toString().isBlank()) {
            return kinds;
        }
        dictionary(said).forEach((header, word) -> {
            String id = String.valueOf(word).strip();
            if (!id.isEmpty()) {
                kinds.put(
                        header,
                        Kind.of(id)
                                .orElseThrow(() -> Problem.invalid(KEY, "ingest.recipe.kind", id, header, Kind.ids())));
            }
        });
        return kinds;
    }

    private static Map<String, Object> dictionary(Object said) {
        try {
            String json = said instanceof Map ? Json.MAPPER.writeValueAsString(said) : said.toString();
            return Json.MAPPER.readValue(json, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JacksonException e) {
            throw Problem.invalid(KEY, "ingest.recipe.kinds");
        }
    }

    /** The same of a resource; none where what a client put there cannot be read. */
    public static Map<String, Kind> known(Resource resource) {
        try {
            return of(resource.extras());
        } catch (Problem unreadable) {
            return Map.of();
        }
    }

    /** The kind that was chosen for a field. */
    public static Optional<Kind> of(Map<String, Kind> chosen, Field field) {
        return Optional.ofNullable(chosen.getOrDefault(field.id(), chosen.get(field.label())));
    }

    /** The word for a kind as {@code type_override}: CKAN's where it has one. */
    static String override(Kind kind) {
        return kind == Kind.NUMBER ? NUMERIC : kind.id();
    }

    /** The kind of a {@code type_override}; null for an empty one. @throws Problem where there is none such */
    static @Nullable Kind overriding(String parameter, String header, String said) {
        String word = said.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return null;
        }
        return Kind.of(word.equals(NUMERIC) ? Kind.NUMBER.id() : word)
                .orElseThrow(() -> Problem.invalid(parameter, "ingest.recipe.kind", said, header, Kind.ids()));
    }

    /**
     * What a resource says under {@link #KEY} once other kinds are chosen for some fields.
     *
     * @param chosen by field; null takes back what was chosen
     */
    static Object with(Resource resource, Map<Field, @Nullable Kind> chosen) {
        Map<String, String> words = new LinkedHashMap<>();
        known(resource).forEach((header, kind) -> words.put(header, kind.id()));
        chosen.forEach((field, kind) -> {
            words.remove(field.label());
            words.remove(field.id());
            if (kind != null) {
                words.put(field.id(), kind.id());
            }
        });
        // A form can only say nothing by empty text.
        return words.isEmpty() ? "" : words;
    }
}
