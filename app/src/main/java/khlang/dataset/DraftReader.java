package khlang.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import khlang.problem.Problem;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads drafts from CKAN's dictionaries, whether they came as JSON or as a form. */
public final class DraftReader {
    private static final String CONFIRM = "confirm";
    private static final String REJECT = "reject";
    private static final String VOCABULARY = "vocabulary_id";

    /** The keys of a resource that are ours to say; whatever else a client sends is kept as it is. */
    private static final Set<String> OF_RESOURCES = Set.of(
            "id",
            "package_id",
            "name",
            "name_translated",
            "description",
            "description_translated",
            "format",
            "mimetype",
            "url",
            "url_type",
            "upload",
            "upload_id",
            "clear_upload",
            "extras",
            "created",
            "last_modified",
            "metadata_modified",
            "position",
            "size",
            "state",
            "hash",
            "datastore_active",
            "datastore_contains_all_records_of_source_file",
            "load_state",
            "load_notice",
            "held_version",
            "load_error",
            "revision_id",
            CONFIRM,
            REJECT,
            "csrf");

    private final MetadataRules metadata;

    public DraftReader(Vocabulary vocabulary) {
        this.metadata = new MetadataRules(vocabulary);
    }

    /**
     * The draft that a package dictionary says.
     *
     * @throws Problem where something has a shape that cannot be meant
     */
    public DatasetDraft dataset(ObjectNode json) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            if (metadata.knows(entry.getKey())) {
                values.put(entry.getKey(), texts(entry.getKey(), entry.getValue()));
            }
        });
        return new DatasetDraft(
                text(json, "id"),
                text(json, "name"),
                text(json, "owner_org"),
                thai(json, "title"),
                english(json, "title"),
                thai(json, "notes"),
                english(json, "notes"),
                flag(json, "private"),
                text(json, "state"),
                values,
                tags(json),
                controlledTags(json),
                names(json, "groups"),
                extras(json),
                resources(json));
    }

    /**
     * The draft that a resource dictionary says.
     *
     * @param upload the file that came with it
     */
    public ResourceDraft resource(ObjectNode json, @Nullable Upload upload) {
        Map<String, Object> extras = new LinkedHashMap<>();
        json.properties().forEach(entry -> {
            // Beside a confirmation or a rejection it is the word for it, else anybody's own key.
            boolean word = entry.getKey().equals("note") && (json.has(CONFIRM) || json.has(REJECT));
            if (!OF_RESOURCES.contains(entry.getKey()) && !word) {
                // A form can say the data dictionary only as the text of its JSON.
                JsonNode value = entry.getKey().equals("schema") ? parsed(entry.getValue()) : entry.getValue();
                extras.put(entry.getKey(), Json.MAPPER.convertValue(value, new TypeReference<@Nullable Object>() {}));
            }
        });
        extras.values().removeIf(java.util.Objects::isNull);
        return new ResourceDraft(
                text(json, "id"),
                thai(json, "name"),
                english(json, "name"),
                thai(json, "description"),
                english(json, "description"),
                text(json, "format"),
                text(json, "mimetype"),
                text(json, "url"),
                extras,
                upload,
                replacing(json));
    }

    private static Replacing replacing(ObjectNode json) {
        String note = text(json, "note");
        boolean confirms = Boolean.TRUE.equals(flag(json, CONFIRM));
        if (Boolean.TRUE.equals(flag(json, REJECT))) {
            if (confirms) {
                throw Problem.invalid(REJECT, "dataset.confirm.reject");
            }
            return Replacing.rejecting(note == null ? "" : note.strip());
        }
        if (!confirms) {
            return Replacing.SILENT;
        }
        if (note == null || note.isBlank()) {
            throw Problem.invalid("note", "dataset.confirm.note");
        }
        return new Replacing(false, note.strip());
    }

    private static @Nullable String text(JsonNode json, String key) {
        JsonNode node = json.get(key);
        if (node == null) {
            return null;
        }
        if (node.isContainer()) {
            throw Problem.invalid(key, "dataset.text");
        }
        return node.isNull() ? "" : node.asString();
    }

    private static @Nullable String thai(JsonNode json, String key) {
        String plain = text(json, key);
        JsonNode both = parsed(json.get(key + "_translated"));
        return plain == null && both != null ? text(both, "th") : plain;
    }

    private static @Nullable String english(JsonNode json, String key) {
        JsonNode both = parsed(json.get(key + "_translated"));
        return both == null ? null : text(both, "en");
    }

    private static @Nullable Boolean flag(JsonNode json, String key) {
        String text = text(json, key);
        if (text == null || text.isEmpty()) {
            return null;
        }
        String small = text.toLowerCase(Locale.ROOT);
        if (Set.of("true", "yes", "t", "y", "1", "on").contains(small)) {
            return true;
        }
        if (Set.of("false", "no", "f", "n", "0", "off").contains(small)) {
            return false;
        }
        throw Problem.invalid(key, "dataset.flag");
    }

    /** The texts of a field: one, a list, or JSON text of a list; booleans as the profile spells them. */
    private static List<String> texts(String key, JsonNode value) {
        JsonNode node = parsed(value);
        List<String> texts = new ArrayList<>();
        if (node == null || node.isNull()) {
            return texts;
        }
        for (JsonNode item : node.isArray() ? node : List.of(node)) {
            if (item.isContainer()) {
                throw Problem.invalid(key, "dataset.text");
            }
            texts.add(item.isBoolean() ? (item.asBoolean() ? "True" : "False") : item.asString(""));
        }
        return texts;
    }

    private static @Nullable List<String> tags(ObjectNode json) {
        List<String> tags = names(json, "tags");
        String line = text(json, "tag_string");
        if (line == null || (tags != null && !tags.isEmpty())) {
            return tags;
        }
        return List.of(line.split(",", -1));
    }

    /** Tags out of vocabularies stand among the others. */
    private static @Nullable List<ControlledTag.Wish> controlledTags(ObjectNode json) {
        JsonNode list = list(json, "tags");
        if (list == null) {
            return null;
        }
        List<ControlledTag.Wish> wishes = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.hasNonNull(VOCABULARY)) {
                wishes.add(new ControlledTag.Wish(
                        text(item, VOCABULARY), text(item, item.hasNonNull("name") ? "name" : "id")));
            }
        }
        return wishes;
    }

    /** The names of a list whose items are texts or dictionaries with a name or an id, but for tags out of vocabularies. */
    private static @Nullable List<String> names(ObjectNode json, String key) {
        JsonNode list = list(json, key);
        if (list == null) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (JsonNode item : list) {
            if (item.hasNonNull(VOCABULARY)) {
                continue;
            }
            String name = item.isObject() ? text(item, item.hasNonNull("name") ? "name" : "id") : item.asString("");
            names.add(name == null ? "" : name);
        }
        return names;
    }

    private static @Nullable Map<String, String> extras(ObjectNode json) {
        JsonNode list = list(json, "extras");
        if (list == null) {
            return null;
        }
        Map<String, String> extras = new LinkedHashMap<>();
        for (JsonNode item : list) {
            String key = item.isObject() ? text(item, "key") : null;
            if (key == null || key.isBlank()) {
                throw Problem.invalid("extras", "web.missing");
            }
            JsonNode value = item.get("value");
            String said =
                    value == null || value.isNull() ? "" : value.isContainer() ? value.toString() : value.asString();
            if (extras.put(key, said) != null) {
                throw Problem.invalid("extras", "dataset.extra_twice", key);
            }
        }
        return extras;
    }

    private @Nullable List<ResourceDraft> resources(ObjectNode json) {
        JsonNode list = list(json, "resources");
        if (list == null) {
            return null;
        }
        List<ResourceDraft> resources = new ArrayList<>();
        for (JsonNode item : list) {
            if (!(item instanceof ObjectNode object)) {
                throw Problem.invalid("resources", "dataset.dictionary");
            }
            resources.add(resource(object, null));
        }
        return resources;
    }

    private static @Nullable JsonNode list(ObjectNode json, String key) {
        JsonNode node = parsed(json.get(key));
        if (node == null) {
            return null;
        }
        if (node.isNull() || (node.isString() && node.asString().isEmpty())) {
            return Json.MAPPER.createArrayNode();
        }
        if (!node.isArray()) {
            throw Problem.invalid(key, "dataset.list");
        }
        return node;
    }

    /** A form cannot send lists and dictionaries but as the text of their JSON. */
    private static @Nullable JsonNode parsed(@Nullable JsonNode node) {
        if (node == null || !node.isString() || !node.asString().strip().matches("(?s)[\\[{].*[\\]}]")) {
            return node;
        }
        try {
            return Json.MAPPER.readTree(node.asString());
        } catch (JacksonException e) {
            return node;
        }
    }
}
