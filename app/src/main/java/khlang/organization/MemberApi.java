package khlang.organization;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import khlang.user.Actor;
import khlang.user.Role;
import khlang.user.Users;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who belongs to organizations, in the CKAN API. */
public final class MemberApi {
    private static final List<String> READ = List.of("read");
    private static final List<String> EDIT =
            List.of("create_dataset", "update_dataset", "delete_dataset", "manage_group");

    private final Groups organizations;
    private final Members members;
    private final Users users;

    public MemberApi(Groups organizations, Members members, Users users) {
        this.organizations = organizations;
        this.members = members;
        this.users = users;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("organization_list_for_user", "organization", this::listForUser);
        actions.read("member_list", "organization", this::list);
        actions.read("member_roles_list", "organization", request -> roles());
        actions.write("organization_member_create", "organization", this::create);
        actions.write("organization_member_delete", "organization", this::delete);
    }

    private ArrayNode list(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Group organization = organizations.show(actor, request.required("id"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        if (!request.text("object_type").orElse("user").equals("user")) {
            return list;
        }
        String capacity = request.text("capacity").orElse("");
        for (Member member : members.list(actor, organization)) {
            if (capacity.isEmpty() || capacity.equals(code(member.role()))) {
                list.addArray().add(member.userId()).add("user").add(title(member.role()));
            }
        }
        return list;
    }

    private ArrayNode listForUser(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Actor asked = asked(request, actor);
        Role least = least(request.text("permission").orElse("edit_group"));
        Map<String, Long> counts = organizations.counts(actor);
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Group organization : organizations.list()) {
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
        String organization = request.required("id");
        Member member = members.give(actor, organization, request.required("username"), request.required("role"));
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("group_id", organizations.show(actor, organization).id());
        json.put("table_name", "user");
        json.put("table_id", member.userId());
        json.put("capacity", code(member.role()));
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

    static String code(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String title(Role role) {
        return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
