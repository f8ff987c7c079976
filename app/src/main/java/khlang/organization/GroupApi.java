package khlang.organization;

import java.util.Map;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups in the CKAN API. */
public final class GroupApi {
    private final Groups groups;

    public GroupApi(Groups groups) {
        this.groups = groups;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("group_list", "organization", this::list);
        actions.read("group_show", "organization", this::show);
        actions.write("group_create", "organization", this::create);
        actions.write("group_update", "organization", request -> change(request, true));
        actions.write("group_patch", "organization", request -> change(request, false));
        actions.write("group_delete", "organization", this::delete);
        actions.write("group_purge", "organization", this::purge);
    }

    private ArrayNode list(ActionRequest request) {
        Map<String, Long> counts = groups.counts(actor(request));
        return EntryList.of(request, "groups", counts).of(groups.list(), counts);
    }

    private ObjectNode show(ActionRequest request) {
        return json(request, groups.show(actor(request), request.required("id")));
    }

    private ObjectNode create(ActionRequest request) {
        return json(request, groups.create(actor(request), EntryJson.draft(request)));
    }

    private ObjectNode change(ActionRequest request, boolean whole) {
        Draft draft = EntryJson.draft(request);
        return json(request, groups.update(actor(request), request.required("id"), whole ? draft.whole() : draft));
    }

    private @Nullable Object delete(ActionRequest request) {
        groups.delete(actor(request), request.required("id"));
        return null;
    }

    private @Nullable Object purge(ActionRequest request) {
        groups.purge(actor(request), request.required("id"));
        return null;
    }

    private ObjectNode json(ActionRequest request, Group group) {
        return EntryJson.of(group, groups.counts(actor(request)));
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
