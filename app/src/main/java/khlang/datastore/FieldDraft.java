package khlang.datastore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.problem.Problem;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field as a caller of {@code datastore_create} wants it.
 *
 * @param type null where nothing is said of it
 * @param info what the data dictionary says of it, by CKAN's words: {@code label}, {@code notes}, {@code type_override}
 */
record FieldDraft(String id, @Nullable WrittenType type, Map<String, String> info) {
    private static final int MOST = 1_000;

    /**
     * The fields of a call, in their order.
     *
     * @throws Problem under {@code fields} where a name or a type cannot be, or a name comes twice
     */
    static List<FieldDraft> of(JsonNode fields) {
        if (!fields.isArray()) {
            throw Problem.invalid("fields", "datastore.fields.no_list");
        }
        List<FieldDraft> drafts = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode field : fields) {
            JsonNode id = field.path("id");
            if (!field.isObject() || !id.isString()) {
                throw Problem.invalid("fields", "datastore.fields.no_list");
            }
            // What a search answers may be sent back whole.
            if (id.asString().equals("_id")) {
                continue;
            }
            if (!taken.add(id.asString())) {
                throw Problem.invalid("fields", "datastore.fields.twice", id.asString());
            }
            drafts.add(new FieldDraft(named("fields", id.asString()), type(field), info(field)));
        }
        if (drafts.size() > MOST) {
            throw Problem.invalid("fields", "datastore.items", MOST);
        }
        return drafts;
    }

    /** The name, where a field can have it. @throws Problem under {@code parameter} where not */
    static String named(String parameter, String name) {
        boolean control = name.codePoints().anyMatch(Character::isISOControl);
        if (name.isEmpty() || name.startsWith("_") || name.contains("\"") || control || !name.equals(name.strip())) {
            throw Problem.invalid(parameter, "datastore.fields.name", name);
        }
        return name;
    }

    private static @Nullable WrittenType type(JsonNode field) {
        String name = field.path("type").asString("");
        return name.isBlank()
                ? null
                : WrittenType.of(name).orElseThrow(() -> Problem.invalid("fields", "datastore.fields.type", name));
    }

    private static Map<String, String> info(JsonNode field) {
        Map<String, String> info = new LinkedHashMap<>();
        JsonNode said = field.path("info");
        said.properties().forEach(entry -> {
            if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                info.put(entry.getKey(), entry.getValue().asString());
            }
        });
        return info;
    }

    /** The label that is said, else another. */
    String label(String other) {
        String label = info.getOrDefault("label", "").strip();
        return label.isEmpty() ? other : label;
    }

    /** The field at a position; what is not said of its type is found from records. */
    Field at(int position, List<? extends JsonNode> records) {
        WrittenType known = type == null ? GuessedType.of(id, records) : type;
        return new Field(position, id, label(id), known.type(), known.scale());
    }
}
