package khlang.organization;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import khlang.thai.Completion;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Organizations, or groups, in the CKAN API. */
public final class GroupApi {
    private static final int COMPLETIONS = 20;

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
        actions.read(word + "_autocomplete", "organization", this::complete);
        if (groups.kind() == GroupKind.GROUP) {
            actions.read("group_list_authz", "organization", this::changeable);
        }
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

    private ArrayNode complete(ActionRequest request) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        Completion.of(
                        groups.list(),
                        group -> Stream.of(group.title(), group.titleEnglish(), group.name())
                                .filter(Objects::nonNull)
                                .toList(),
                        request.text("q").orElse(""),
                        request.natural("limit", COMPLETIONS))
                .forEach(group -> list.addObject()
                        .put("id", group.id())
                        .put("name", group.name())
                        .put("title", group.title()));
        return list;
    }

    /** The groups that the caller may put datasets into. */
    private ArrayNode changeable(ActionRequest request) {
        Actor actor = actor(request);
        Map<String, Long> counts = groups.counts(actor);
        ArrayNode list = Json.MAPPER.createArrayNode();
        groups.list().stream()
                .filter(group -> actor.mayFill(group.id()))
                .forEach(group -> list.add(GroupJson.of(groups.kind(), group, counts)));
        return list;
    }

    private ObjectNode show(ActionRequest request) {
        Actor actor = actor(request);
        Group group = groups.show(actor, request.required("id"));
        ObjectNode json = json(request, group);
        if (request.flag("include_users", true) && groups.kind().hasMember(actor, group.id())) {
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
