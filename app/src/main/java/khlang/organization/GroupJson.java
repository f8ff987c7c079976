package khlang.organization;

import java.util.Map;
import java.util.Optional;
import khlang.web.ActionRequest;
import khlang.web.Json;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Organizations and groups as CKAN's dictionaries, and drafts of them out of parameters. */
final class GroupJson {
    private GroupJson() {}

    static ObjectNode of(GroupKind kind, Group group, Map<String, Long> counts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", group.id());
        json.put("name", group.name());
        json.put("title", group.title());
        json.put("display_name", group.title());
        json.put("description", group.description());
        json.put("image_url", group.imageUrl());
        json.put("image_display_url", group.imageUrl());
        json.put("created", Times.iso(group.created()));
        json.put("is_organization", kind == GroupKind.ORGANIZATION);
        json.put("approval_status", "approved");
        json.put("state", group.state());
        json.put("type", kind.code());
        json.put("package_count", counts.getOrDefault(group.id(), 0L));
        json.put("num_followers", 0);
        json.set("title_translated", translated(group.title(), group.titleEnglish()));
        json.set("description_translated", translated(group.description(), group.descriptionEnglish()));
        json.putArray("extras");
        json.putArray("tags");
        json.putArray("groups");
        json.putArray("users");
        return json;
    }

    private static ObjectNode translated(String thai, String english) {
        return Json.MAPPER.createObjectNode().put("th", thai).put("en", english);
    }

    /** A draft of the parameters of a create, an update or a patch. */
    static Draft draft(ActionRequest request) {
        return new Draft(
                text(request, "name"),
                either(translation(request, "title_translated", "th"), text(request, "title")),
                translation(request, "title_translated", "en"),
                either(translation(request, "description_translated", "th"), text(request, "description")),
                translation(request, "description_translated", "en"),
                text(request, "image_url"),
                text(request, "state"));
    }

    private static @Nullable String either(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }

    private static @Nullable String text(ActionRequest request, String name) {
        Optional<JsonNode> value = request.value(name);
        return value.map(node -> node.isValueNode() ? node.asString() : node.toString())
                .orElse(null);
    }

    private static @Nullable String translation(ActionRequest request, String name, String language) {
        JsonNode text = request.object(name).map(object -> object.get(language)).orElse(null);
        return text == null || !text.isValueNode() || text.isNull() ? null : text.asString();
    }
}
