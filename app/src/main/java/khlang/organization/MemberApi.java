package khlang.organization;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import khlang.user.Actor;
import khlang.user.Role;
import khlang.user.Users;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who belongs to organizations, or groups, in the CKAN API. */
public final class MemberApi {
    private static final List<String> READ = List.of("read");
    private static final List<String> EDIT =
            List.of("create_dataset", "update_dataset", "delete_dataset", "manage_group");

    private final Members members;
    private final Users users;

    public MemberApi(Members members, Users users) {
        this.members = members;
        this.users = users;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        String word = members.groups().kind().code();
        if (members.groups().kind() == GroupKind.ORGANIZATION) {
            actions.read("organization_list_for_user", "organization", this::listForUser);
            actions.read("member_roles_list", "organization", request -> roles());
        }
        actions.write(word + "_member_create", "organization", this::create);
        actions.write(word + "_member_delete", "organization", this::delete);
    }

    private ArrayNode listForUser(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Actor asked = asked(request, actor);
        Role least = least(request.text("permission").orElse("edit_group"));
        Map<String, Long> counts = members.groups().counts(actor);
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Group organization : members.groups().list()) {
            Role role = asked.sysadmin() ? Role.ADMIN : asked.roles().get(organization.id());
            if (role != null && role.compareTo(least) >= 0) {
                list.add(GroupJson.of(GroupKind.ORGANIZATION, organization, counts)
                        .put("capacity", code(role)));
            }
        }
        return list;
    }

    private Actor asked(ActionRequest request, Actor actor) {
        Optional<String> id = request.text("id");
        if (id.isEmpty() || id.get().equals(actor.id()) || id.get().equals(actor.name())) {
            return actor;
        }
        return users.actorOf(actor, id.get());
    }

    private static Role least(String permission) {
        if (READ.contains(permission)) {
            return Role.MEMBER;
        }
        return EDIT.contains(permission) ? Role.EDITOR : Role.ADMIN;
    }

    private static List<Map<String, String>> roles() {
        return List.of(Role.ADMIN, Role.EDITOR, Role.MEMBER).stream()
                .map(role -> Map.of("text", title(role), "value", code(role)))
                .toList();
    }

    private ObjectNode create(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        String group = request.required("id");
        Member member = members.give(actor, group, request.required("username"), request.required("role"));
        return json(members.groups().show(actor, group), member);
    }

    /** A role as CKAN's dictionary. */
    public static ObjectNode json(Group group, Member member) {
        return json(group.id(), "user", member.userId(), code(member.role()));
    }

    /** That something is part of an organization or a group, as CKAN's dictionary. */
    public static ObjectNode json(String groupId, String kind, String id, String capacity) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        // What is a member of what is enough to tell one membership from another.
        json.put(
                "id",
                UUID.nameUUIDFromBytes((groupId + id).getBytes(StandardCharsets.UTF_8))
                        .toString());
        json.put("group_id", groupId);
        json.put("table_name", kind);
        json.put("table_id", id);
        json.put("capacity", capacity);
        json.put("state", "active");
        return json;
    }

    private @Nullable Object delete(ActionRequest request) {
        String user = request.text("username")
                .or(() -> request.text("user_id"))
                .orElseGet(() -> request.required("username"));
        members.take(Actor.of(request.context()), request.required("id"), user);
        return null;
    }

    /** A member as part of an organization's dictionary. */
    static ObjectNode userJson(Member member) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", member.userId());
        json.put("name", member.name());
        json.put("display_name", member.displayName());
        json.put("fullname", member.displayName());
        json.put("capacity", code(member.role()));
        json.put("state", "active");
        return json;
    }

    /** A role as CKAN's word. */
    public static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** A role as CKAN lists it. */
    public static String title(Role role) {
        return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
