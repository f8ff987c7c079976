package khlang.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.dataset.DatasetDraft;
import khlang.problem.Problem;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A Frictionless data package in a folder, whose key {@code khlang} says what the standard has no key for.
 *
 * @param folder where its files lie
 * @param root its {@code datapackage.json}
 * @see <a href="https://specs.frictionlessdata.io/data-package/">the standard</a>
 */
record DataPackage(Path folder, JsonNode root) {
    static final String FILE = "datapackage.json";

    /** Keys under {@code khlang} that are not fields of the profile. */
    private static final Set<String> STRUCTURE =
            Set.of("title_translated", "notes_translated", "organization", "groups", "tags", "synthetic", "extras");

    /** Reads a package. @throws Problem where its description cannot be read */
    static DataPackage read(Path folder) {
        return new DataPackage(folder, json(folder.resolve(FILE)));
    }

    static JsonNode json(Path file) {
        try {
            JsonNode node = Json.MAPPER.readTree(file);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            long line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw Problem.invalid(FILE, "ingest.package.not_json", file.getFileName(), line);
        }
        throw Problem.invalid(FILE, "ingest.package.not_object", file.getFileName());
    }

    static boolean in(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** Its name, which is the dataset's; that of the folder where it has none. */
    String name() {
        return text(root, "name", String.valueOf(folder.getFileName()));
    }

    String organization() {
        return text(own(), "organization", "");
    }

    List<String> groups() {
        return texts(own().path("groups"));
    }

    List<PackageResource> resources() {
        List<PackageResource> resources = new ArrayList<>();
        root.path("resources").forEach(node -> resources.add(new PackageResource(folder, node)));
        return resources;
    }

    /** The dataset that it describes, without its resources. */
    DatasetDraft draft(boolean isPrivate, @Nullable String knownOrganization, List<String> knownGroups) {
        List<String> tags = texts(own().path("tags"));
        return new DatasetDraft(
                null,
                name(),
                knownOrganization,
                translated(own(), "title_translated", "th", text(root, "title", name())),
                translated(own(), "title_translated", "en", ""),
                translated(own(), "notes_translated", "th", text(root, "description", "")),
                translated(own(), "notes_translated", "en", ""),
                isPrivate,
                null,
                values(),
                tags.isEmpty() ? texts(root.path("keywords")) : tags,
                knownGroups,
                extras(),
                null);
    }

    private JsonNode own() {
        return root.path("khlang");
    }

    private Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String version = text(root, "version", "");
        if (!version.isEmpty()) {
            values.put("version", List.of(version));
        }
        own().properties().stream()
                .filter(entry -> !STRUCTURE.contains(entry.getKey()))
                .forEach(entry -> values.put(entry.getKey(), texts(entry.getValue())));
        return values;
    }

    private Map<String, String> extras() {
        Map<String, String> extras = new LinkedHashMap<>();
        own().path("extras")
                .properties()
                .forEach(entry -> extras.put(entry.getKey(), entry.getValue().asString()));
        if (own().path("synthetic").asBoolean(false)) {
            extras.put("synthetic", "true");
        }
        return extras;
    }

    /** The text of a key; {@code fallback} where there is none. */
    static String text(JsonNode node, String key, String fallback) {
        JsonNode value = node.path(key);
        return value.isValueNode() && !value.isNull() ? value.asString() : fallback;
    }

    /** The text of one language under a key that holds several. */
    static String translated(JsonNode node, String key, String language, String fallback) {
        return text(node.path(key), language, fallback);
    }

    /** A list of texts, or one text as such a list. */
    static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(item.asString()));
        } else if (node.isValueNode() && !node.isNull()) {
            texts.add(node.asString());
        }
        return texts;
    }
}
