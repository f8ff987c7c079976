package khlang.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import khlang.dataset.Replacing;
import khlang.dataset.ResourceDraft;
import khlang.problem.Problem;
import khlang.web.Json;
import tools.jackson.core.type.TypeReference;
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
        Path file = within(home);
        if (!file.startsWith(home) || path().startsWith("/")) {
            throw Problem.invalid("path", "ingest.package.outside", path());
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw Problem.invalid("path", "ingest.package.no_file", path());
        }
        if (!real(file).startsWith(real(home))) {
            throw Problem.invalid("path", "ingest.package.outside", path());
        }
        return file;
    }

    private Path within(Path home) {
        try {
            return home.resolve(path()).normalize();
        } catch (InvalidPathException e) {
            throw Problem.invalid("path", "ingest.package.no_file", path());
        }
    }

    /** A file under its own name: a symbolic link in a package of strangers may lead anywhere. */
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for " + file, e);
        }
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
                null,
                Replacing.SILENT);
    }

    private Map<String, Object> extras() {
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put(NAME, name());
        List<Map<String, Object>> fields = new ArrayList<>();
        node.path("schema").path("fields").forEach(field -> fields.add(field(field)));
        // Said even where it is empty: what an earlier package described is gone then.
        extras.put(FieldSchema.KEY, fields);
        return extras;
    }

    /** A field's name, type, labels, descriptions and units in both languages, personal flag and code list, without empty ones. */
    private static Map<String, Object> field(JsonNode node) {
        JsonNode own = node.path("khlang");
        Map<String, Object> field = new LinkedHashMap<>();
        put(field, "name", DataPackage.text(node, "name", ""));
        put(field, "type", DataPackage.text(node, "type", ""));
        put(field, "label", DataPackage.text(node, "title", ""));
        put(field, "label_en", DataPackage.text(node, "label_en", DataPackage.text(own, "label_en", "")));
        put(field, "description", DataPackage.text(node, "description", ""));
        put(
                field,
                "description_en",
                DataPackage.text(node, "description_en", DataPackage.text(own, "description_en", "")));
        put(field, "unit", DataPackage.text(node, "unit", DataPackage.text(own, "unit", "")));
        put(field, "unit_en", DataPackage.text(node, "unit_en", DataPackage.text(own, "unit_en", "")));
        JsonNode personal = node.path("personal");
        if (personal.isBoolean()) {
            field.put("personal", personal.asBoolean());
        }
        JsonNode categories = node.path("categories");
        if (categories.isArray() && !categories.isEmpty()) {
            field.put("categories", Json.MAPPER.convertValue(categories, new TypeReference<List<Object>>() {}));
        }
        return field;
    }

    private static void put(Map<String, Object> field, String key, String text) {
        if (!text.isEmpty()) {
            field.put(key, text);
        }
    }
}
