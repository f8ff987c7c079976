package khlang.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import khlang.dataset.Resource;
import khlang.tabular.DeclaredTypes;
import khlang.tabular.FieldType;
import org.jspecify.annotations.Nullable;

/** Reads the types of fields that a resource carries under {@code schema}, in the words of Table Schema. */
final class FieldSchema {
    /** The key of a resource's extras under which its fields are described. */
    static final String KEY = "schema";

    private FieldSchema() {}

    /** What is said of the fields of a resource's file; it outlives the file, so that a new one is read alike. */
    static DeclaredTypes types(Resource resource) {
        return types(resource.extras());
    }

    /** The same by the extras; whatever else a client put there says nothing. */
    static DeclaredTypes types(@Nullable Map<String, Object> extras) {
        List<DeclaredTypes.Declared> said = new ArrayList<>();
        if (extras != null && extras.get(KEY) instanceof List<?> described) {
            described.forEach(field -> said.add(declared(field)));
        }
        return new DeclaredTypes(said);
    }

    /** All that is said of how the file of a resource is to be read, in one form: what is read alike is the same text. */
    static String reading(Resource resource) {
        return types(resource).fields().stream()
                .filter(field -> field.type() != null)
                .map(field -> field.name() + "=" + field.type())
                .collect(Collectors.joining("\n"));
    }

    private static DeclaredTypes.Declared declared(@Nullable Object field) {
        if (!(field instanceof Map<?, ?> words)) {
            return new DeclaredTypes.Declared("", null);
        }
        return new DeclaredTypes.Declared(text(words, "name"), type(text(words, "type")));
    }

    /** The type of a word; null for one that we keep no type for, such as {@code any} or {@code geopoint}. */
    private static @Nullable FieldType type(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "string", "text" -> FieldType.TEXT;
            case "integer", "year" -> FieldType.INTEGER;
            case "number" -> FieldType.NUMBER;
            case "boolean" -> FieldType.BOOLEAN;
            case "date" -> FieldType.DATE;
            case "datetime", "timestamp" -> FieldType.TIMESTAMP;
            default -> null;
        };
    }

    private static String text(Map<?, ?> words, String key) {
        return words.get(key) instanceof String text ? text : "";
    }
}
