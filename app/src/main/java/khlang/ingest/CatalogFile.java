package khlang.ingest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.organization.Draft;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;
import tools.jackson.databind.JsonNode;

/**
 * {@code catalog.json} beside data packages: the organizations and groups that they name.
 *
 * @param path where it would be
 */
record CatalogFile(Path path) {
    private static final String FILE = "catalog.json";

    static CatalogFile in(Path folder) {
        return new CatalogFile(folder.resolve(FILE));
    }

    /** Makes or updates each entry; one that cannot be is told under its name and hinders no other. */
    Map<String, List<Phrase>> write(Actor actor, Groups organizations, Groups groups) {
        Map<String, List<Phrase>> reasons = new LinkedHashMap<>();
        if (!Files.isRegularFile(path)) {
            return reasons;
        }
        try {
            JsonNode catalog = DataPackage.json(path);
            catalog.path("organizations").forEach(node -> write(actor, organizations, node, reasons));
            catalog.path("groups").forEach(node -> write(actor, groups, node, reasons));
        } catch (Problem problem) {
            reasons.putAll(ImportReport.reasons(problem));
        }
        return reasons;
    }

    private static void write(Actor actor, Groups groups, JsonNode node, Map<String, List<Phrase>> reasons) {
        Draft draft = draft(node);
        try {
            groups.find(DataPackage.text(node, "name", ""))
                    .map(Group::id)
                    .ifPresentOrElse(id -> groups.update(actor, id, draft), () -> groups.create(actor, draft));
        } catch (Problem problem) {
            reasons.put(DataPackage.text(node, "name", groups.kind().code()), ImportReport.phrases(problem));
        }
    }

    private static Draft draft(JsonNode node) {
        String title = DataPackage.text(node, "title", "");
        String description = DataPackage.text(node, "description", "");
        return new Draft(
                DataPackage.text(node, "name", ""),
                DataPackage.translated(node, "title_translated", "th", title),
                DataPackage.translated(node, "title_translated", "en", ""),
                DataPackage.translated(node, "description_translated", "th", description),
                DataPackage.translated(node, "description_translated", "en", ""),
                DataPackage.text(node, "image_url", ""),
                null);
    }

    /** What its line in the report is called. */
    String name() {
        return FILE;
    }
}
