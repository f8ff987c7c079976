package khlang.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.dataset.ResourceDraft;
import khlang.problem.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A resource of a data package.
 *
 * @param folder the package's folder
 * @param node the resource's description
 */
record PackageResource(Path folder, JsonNode node) {
    /** The key of a resource's extras under which its name in the package stands, by which it is found again. */
    static final String NAME = "datapackage_name";

    /** The key of a resource's extras under which its fields are described. */
    static final String SCHEMA = "schema";

    String name() {
        return DataPackage.text(node, "name", path());
    }

    /** Whether it is a link and not a file of the package. */
    boolean link() {
        return path().startsWith("http://") || path().startsWith("https://");
    }

    String path() {
        List<String> paths = DataPackage.texts(node.path("path"));
        return paths.isEmpty() ? "" : paths.get(0);
    }

    String fileName() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** Its file. @throws Problem where there is none, or where it does not lie in the package's folder */
    Path file() {
        if (path().isEmpty() || DataPackage.texts(node.path("path")).size() > 1) {
            throw Problem.invalid("path", "ingest.package.one_path", name());
        }
        Path home = folder.toAbsolutePath().normalize();
        Path file = home.resolve(path()).normalize();
        if (!file.startsWith(home) || path().startsWith("/")) {
            throw Problem.invalid("path", "ingest.package.outside", path());
        }
        if (!Files.isRegularFile(file)) {
            throw Problem.invalid("path", "ingest.package.no_file", path());
        }
        return file;
    }

    /** The resource that it describes; its file is to be added where it is to be kept. */
    ResourceDraft draft() {
        JsonNode own = node.path("khlang");
        return new ResourceDraft(
                null,
                DataPackage.translated(own, "title_translated", "th", DataPackage.text(node, "title", name())),
                DataPackage.translated(own, "title_translated", "en", ""),
                DataPackage.translated(own, "description_translated", "th", DataPackage.text(node, "description", "")),
                DataPackage.translated(own, "description_translated", "en", ""),
                DataPackage.text(node, "format", "").toUpperCase(Locale.ROOT),
                DataPackage.text(node, "mediatype", ""),
                link() ? path() : null,
                extras(),
                null);
    }

    private Map<String, Object> extras() {
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put(NAME, name());
        List<Map<String, String>> fields = new ArrayList<>();
        node.path("schema").path("fields").forEach(field -> fields.add(field(field)));
        if (!fields.isEmpty()) {
            extras.put(SCHEMA, fields);
        }
        return extras;
    }

    /** A field's {@code {name, label, label_en, description, description_en, unit, unit_en}}, without empty ones. */
    private static Map<String, String> field(JsonNode node) {
        JsonNode own = node.path("khlang");
        Map<String, String> field = new LinkedHashMap<>();
        put(field, "name", DataPackage.text(node, "name", ""));
        put(field, "label", DataPackage.text(node, "title", ""));
        put(field, "label_en", DataPackage.text(own, "label_en", ""));
        put(field, "description", DataPackage.text(node, "description", ""));
        put(field, "description_en", DataPackage.text(own, "description_en", ""));
        put(field, "unit", DataPackage.text(node, "unit", DataPackage.text(own, "unit", "")));
        put(field, "unit_en", DataPackage.text(own, "unit_en", ""));
        return field;
    }

    private static void put(Map<String, String> field, String key, String text) {
        if (!text.isEmpty()) {
            field.put(key, text);
        }
    }
}
