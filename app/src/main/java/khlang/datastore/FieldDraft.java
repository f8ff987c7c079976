package khlang.datastore;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import khlang.problem.Problem;
import khlang.tabular.Field;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field as a caller of {@code datastore_create} wants it.
 *
 * @param type null where nothing is said of it
 * @param declared what {@link Field#declared()} is to tell
 * @param info what the data dictionary says of it, by CKAN's words: {@code label}, {@code notes}, {@code type_override}
 */
record FieldDraft(
        String id, @Nullable WrittenType type, @Nullable String declared, Map<String, String> info) {
    private static final int MOST = 1_000;

    /** Our names for CKAN's words, and for those that {@code datastore_info} tells beside them. */
    private static final Map<String, String> OURS = Map.of(
            "notes", "description",
            "notes_th", "description",
            "notes_en", "description_en",
            "label_th", "label");

    /** What {@code datastore_info} tells that nobody can say. */
    private static final Set<String> FOUND = Set.of(
            "name",
            "kind",
            "era",
            "mixed_eras",
            "reading",
            "confidence",
            "disagreeing",
            "runner_up",
            "runner_up_share",
            "missing");

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
            String name = named("fields", id.asString());
            drafts.add(new FieldDraft(name, type(field), WrittenType.declared(written(field)), info(field)));
        }
        if (drafts.size() > MOST) {
            throw Problem.invalid("fields", "datastore.items", MOST);
        }
        return drafts;
    }

    /** The name, where a field can have it. @throws Problem under {@code parameter} where not */
    static String named(String parameter, String name) {
        if (!isName(name)) {
            throw Problem.invalid(parameter, "datastore.fields.name", name);
        }
        return name;
    }

    /** Whether a field or a table can be called so. */
    static boolean isName(String name) {
        boolean control = name.codePoints().anyMatch(Character::isISOControl);
        return !(name.isEmpty() || name.startsWith("_") || name.contains("\"") || control || padded(name));
    }

    /** Whether it begins or ends with a blank, of which a hard one is none for {@link String#strip}. */
    private static boolean padded(String name) {
        return blank(name.codePointAt(0)) || blank(name.codePointBefore(name.length()));
    }

    private static boolean blank(int letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }

    private static @Nullable WrittenType type(JsonNode field) {
        String name = written(field);
        return name.isBlank()
                ? null
                : WrittenType.of(name).orElseThrow(() -> Problem.invalid("fields", "datastore.fields.type", name));
    }

    private static String written(JsonNode field) {
        return field.path("type").asString("");
    }

    private static Map<String, String> info(JsonNode field) {
        Map<String, String> info = new LinkedHashMap<>();
        JsonNode said = field.path("info");
        if (!said.isMissingNode() && !said.isNull() && !said.isObject()) {
            throw Problem.invalid(
                    "fields", "datastore.fields.info", field.path("id").asString());
        }
        JsonNode codes = said.path(DictionaryEdit.CODES);
        boolean lines = codes.isString()
                && (codes.asString().isBlank() || codes.asString().contains("="));
        if (!codes.isMissingNode() && !codes.isNull() && !codes.isArray() && !lines) {
            throw Problem.invalid(
                    "fields", "datastore.fields.codes", field.path("id").asString());
        }
        said.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (value.isValueNode() && !value.isNull()) {
                info.put(entry.getKey(), value.asString());
            } else if (entry.getKey().equals(DictionaryEdit.CODES) && value.isArray()) {
                info.put(entry.getKey(), CodeList.text(FieldCode.of(Json.MAPPER.convertValue(value, List.class))));
            }
        });
        return info;
    }

    /**
     * What the data dictionary is to say otherwise than now, in our words: what {@code datastore_info} tells may be sent
     * back with the rest, and says nothing.
     *
     * @param labelBefore what the field was called before this call where the dictionary did not say it
     */
    Map<String, String> words(FieldDictionary now, Field field, String labelBefore) {
        FieldEntry entry = now.entry(field);
        Map<String, String> told = Map.of(
                "label", entry.label().isEmpty() ? labelBefore : entry.label(),
                "label_th", entry.label(),
                "notes", entry.description().isEmpty() ? entry.descriptionEnglish() : entry.description(),
                "notes_th", entry.description(),
                "unit", entry.unit().isEmpty() ? field.means().unit() : entry.unit());
        Map<String, String> words = new LinkedHashMap<>();
        info.forEach((name, text) -> {
            if (!FOUND.contains(name) && !text.strip().equals(told.get(name))) {
                words.put(OURS.getOrDefault(name, name), text);
            }
        });
        return words;
    }

    /** The label that is said, else another. */
    String label(String other) {
        String label = info.getOrDefault("label", "").strip();
        return label.isEmpty() ? other : label;
    }

    /** @throws Problem under {@code fields} where it is to be of another type than the field that is there */
    void refuseOtherType(Field there) {
        if (type == null) {
            return;
        }
        boolean floating = type.scale() < 0;
        boolean same = type.type() == there.type()
                && floating == there.scale() < 0
                && Objects.equals(declared, there.declared());
        if (!same) {
            String wanted = CkanTypes.of(at(there.position(), List.of()));
            throw Problem.invalid("fields", "datastore.fields.other_type", id, CkanTypes.of(there), wanted);
        }
    }

    /** The field at a position; what is not said of its type is found from records. */
    Field at(int position, List<? extends JsonNode> records) {
        WrittenType known = type == null ? GuessedType.of(id, records) : type;
        String kept = type == null && known == WrittenType.OTHER ? WrittenType.NESTED : declared;
        return new Field(position, id, label(id), known.type(), known.scale(), null, kept);
    }
}
