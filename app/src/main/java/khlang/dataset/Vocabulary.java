package khlang.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import khlang.web.Json;
import tools.jackson.databind.JsonNode;

/** The fields of the Thai profile and the values that they may take. */
public final class Vocabulary {
    private static final String SOURCE = "/khlang/dataset/thai-gdc-fields.json";
    private static final String LICENSE = "license_id";

    /** Words that many vocabularies share and that only some of them give in English. */
    private static final Map<String, String> COMMON = Map.of("ไม่มี", "None", "ไม่ทราบ", "Unknown", "อื่นๆ", "Other");

    private final Map<String, List<Choice>> vocabularies;
    private final Map<String, ProfileField> datasetFields;
    private final Map<String, ProfileField> resourceFields;

    private Vocabulary(JsonNode profile) {
        this.vocabularies = new LinkedHashMap<>();
        profile.get("vocabularies")
                .properties()
                .forEach(entry -> vocabularies.put(entry.getKey(), choicesOf(entry.getValue())));
        this.datasetFields = fieldsOf(profile.get("dataset_fields"));
        this.resourceFields = fieldsOf(profile.get("resource_fields"));
    }

    /** Reads the profile that comes with the program. */
    public static Vocabulary load() {
        try (InputStream stream = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(SOURCE), SOURCE)) {
            return new Vocabulary(Json.MAPPER.readTree(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + SOURCE, e);
        }
    }

    private static List<Choice> choicesOf(JsonNode values) {
        List<Choice> choices = new ArrayList<>();
        for (JsonNode node : values) {
            String value = node.get("value").asString();
            String thai = text(node, "label_th", value);
            choices.add(new Choice(value, thai, text(node, "label_en", COMMON.getOrDefault(value, thai))));
        }
        return List.copyOf(choices);
    }

    private static Map<String, ProfileField> fieldsOf(JsonNode nodes) {
        Map<String, ProfileField> fields = new LinkedHashMap<>();
        for (JsonNode node : nodes) {
            String key = node.get("key").asString();
            String english = text(node, "label_en", key);
            List<String> dataTypes = new ArrayList<>();
            node.path("applies_to_data_types").forEach(type -> dataTypes.add(type.asString()));
            fields.put(
                    key,
                    new ProfileField(
                            key,
                            text(node, "label_th_v2_2_4", text(node, "label_th", other(key, fields, english))),
                            english,
                            ProfileField.Kind.of(node.get("type").asString()),
                            node.hasNonNull("vocabulary")
                                    ? node.get("vocabulary").asString()
                                    : null,
                            List.copyOf(dataTypes)));
        }
        return fields;
    }

    // The profile names the companion of "อื่นๆ" in English only.
    private static String other(String key, Map<String, ProfileField> before, String fallback) {
        ProfileField field = before.get(key.replaceAll("_other$", ""));
        return field == null ? fallback : field.labelThai() + " (อื่น ๆ)";
    }

    private static String text(JsonNode node, String key, String fallback) {
        return node.hasNonNull(key) ? node.get(key).asString() : fallback;
    }

    /** The values that are offered for a field of a dataset or resource, in their order; empty for a free field. */
    public List<Choice> choices(String field) {
        return field(field).map(ProfileField::vocabulary).map(vocabularies::get).orElse(List.of());
    }

    /** The values that are taken for a field: those offered, and for the licence those of older profiles too. */
    public List<Choice> accepted(String field) {
        if (!field.equals(LICENSE)) {
            return choices(field);
        }
        return Stream.of("license_id", "license_id_legacy_v2_1_0", "license_id_legacy_2021")
                .flatMap(name -> vocabularies.getOrDefault(name, List.of()).stream())
                .distinct()
                .toList();
    }

    /** The choice of a value, where the field takes it. */
    public Optional<Choice> choice(String field, String value) {
        return accepted(field).stream()
                .filter(choice -> choice.value().equals(value))
                .findFirst();
    }

    /** A field of a dataset or of a resource by its key. */
    public Optional<ProfileField> field(String key) {
        return Optional.ofNullable(datasetFields.getOrDefault(key, resourceFields.get(key)));
    }

    /** The fields of a dataset, in the profile's order. */
    public List<ProfileField> datasetFields() {
        return List.copyOf(datasetFields.values());
    }

    /** The fields of a resource, in the profile's order. */
    public List<ProfileField> resourceFields() {
        return List.copyOf(resourceFields.values());
    }
}
