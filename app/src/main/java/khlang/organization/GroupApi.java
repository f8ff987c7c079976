package khlang.organization;

import java.util.Map;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Organizations, or groups, in the CKAN API. */
public final class GroupApi {
    private final Groups groups;
    private final Members members;

    public GroupApi(Groups groups, Members members) {
        this.groups = groups;
        this.members = members;
    }

    /** Adds its actions, named {@code organization_…} or {@code group_…}. */
    public void addTo(Actions actions) {
        String word = groups.kind().code();
        actions.read(word + "_list", "organization", this::list);
        actions.read(word + "_show", "organization", this::show);
        actions.write(word + "_create", "organization", this::create);
        actions.write(word + "_update", "organization", request -> change(request, true));
        actions.write(word + "_patch", "organization", request -> change(request, false));
        actions.write(word + "_delete", "organization", this::delete);
        actions.write(word + "_purge", "organization", this::purge);
    }

    private ArrayNode list(ActionRequest request) {
        Map<String, Long> counts = groups.counts(actor(request));
        return GroupList.of(request, groups.kind(), counts).of(groups.list(), counts);
    }

    private ObjectNode show(ActionRequest request) {
        Actor actor = actor(request);
        Group group = groups.show(actor, request.required("id"));
        ObjectNode json = json(request, group);
        if (groups.kind() == GroupKind.ORGANIZATION
                && request.flag("include_users", true)
                && actor.maySeePrivate(group.id())) {
            ArrayNode list = json.putArray("users");
            members.list(actor, group).forEach(member -> list.add(MemberApi.userJson(member)));
        }
        return json;
    }

    private ObjectNode create(ActionRequest request) {
        return json(request, groups.create(actor(request), GroupJson.draft(request)));
    }

    private ObjectNode change(ActionRequest request, boolean whole) {
        Draft draft = GroupJson.draft(request);
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
        return GroupJson.of(groups.kind(), group, groups.counts(actor(request)));
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
