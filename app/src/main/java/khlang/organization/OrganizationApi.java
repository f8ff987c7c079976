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

/** Organizations in the CKAN API. */
public final class OrganizationApi {
    private static final List<String> READ = List.of("read");
    private static final List<String> EDIT =
            List.of("create_dataset", "update_dataset", "delete_dataset", "manage_group");

    private final Organizations organizations;
    private final Members members;
    private final Users users;

    public OrganizationApi(Organizations organizations, Members members, Users users) {
        this.organizations = organizations;
        this.members = members;
        this.users = users;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("organization_list", "organization", this::list);
        actions.read("organization_list_for_user", "organization", this::listForUser);
        actions.read("organization_show", "organization", this::show);
        actions.write("organization_create", "organization", this::create);
        actions.write("organization_update", "organization", request -> change(request, true));
        actions.write("organization_patch", "organization", request -> change(request, false));
        actions.write("organization_delete", "organization", this::delete);
        actions.write("organization_purge", "organization", this::purge);
    }

    private ArrayNode list(ActionRequest request) {
        Map<String, Long> counts = organizations.counts(actor(request));
        return EntryList.of(request, "organizations", counts).of(organizations.list(), counts);
    }

    private ObjectNode show(ActionRequest request) {
        Organization organization = organizations.show(actor(request), request.required("id"));
        ObjectNode json = json(request, organization);
        if (request.flag("include_users", true) && actor(request).maySeePrivate(organization.id())) {
            ArrayNode list = json.putArray("users");
            members.list(actor(request), organization).forEach(member -> list.add(MemberApi.userJson(member)));
        }
        return json;
    }

    private ArrayNode listForUser(ActionRequest request) {
        Actor asked = asked(request);
        Role least = least(request.text("permission").orElse("edit_group"));
        Map<String, Long> counts = organizations.counts(actor(request));
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Organization organization : organizations.list()) {
            Role role = roleIn(asked, organization);
            if (role != null && role.compareTo(least) >= 0) {
                list.add(EntryJson.of(organization, counts)
                        .put("capacity", role.name().toLowerCase(Locale.ROOT)));
            }
        }
        return list;
    }

    private Actor asked(ActionRequest request) {
        Actor actor = actor(request);
        Optional<String> id = request.text("id");
        if (id.isEmpty() || id.get().equals(actor.id()) || id.get().equals(actor.name())) {
            return actor;
        }
        return users.actorOf(actor, id.get());
    }

    private static @Nullable Role roleIn(Actor actor, Organization organization) {
        return actor.sysadmin() ? Role.ADMIN : actor.roles().get(organization.id());
    }

    private static Role least(String permission) {
        if (READ.contains(permission)) {
            return Role.MEMBER;
        }
        return EDIT.contains(permission) ? Role.EDITOR : Role.ADMIN;
    }

    private ObjectNode create(ActionRequest request) {
        return json(request, organizations.create(actor(request), EntryJson.draft(request)));
    }

    private ObjectNode change(ActionRequest request, boolean whole) {
        Draft draft = EntryJson.draft(request);
        return json(
                request, organizations.update(actor(request), request.required("id"), whole ? draft.whole() : draft));
    }

    private @Nullable Object delete(ActionRequest request) {
        organizations.delete(actor(request), request.required("id"));
        return null;
    }

    private @Nullable Object purge(ActionRequest request) {
        organizations.purge(actor(request), request.required("id"));
        return null;
    }

    private ObjectNode json(ActionRequest request, Organization organization) {
        return EntryJson.of(organization, organizations.counts(actor(request)));
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
