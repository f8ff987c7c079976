package khlang.dataset;

import java.util.List;
import java.util.Optional;
import khlang.organization.Group;
import khlang.organization.GroupKind;
import khlang.organization.Member;
import khlang.organization.MemberApi;
import khlang.organization.Members;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Users;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions for whatever belongs to organizations and groups: users with a role, and datasets. */
public final class MembershipApi {
    private static final String USER = "user";
    private static final String DATASET = "package";

    private final Members inOrganizations;
    private final Members inGroups;
    private final Memberships datasets;
    private final Users users;

    public MembershipApi(Members inOrganizations, Members inGroups, Memberships datasets, Users users) {
        this.inOrganizations = inOrganizations;
        this.inGroups = inGroups;
        this.datasets = datasets;
        this.users = users;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("member_list", "dataset", this::list);
        actions.write("member_create", "dataset", this::create);
        actions.write("member_delete", "dataset", this::delete);
    }

    private ArrayNode list(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Members members = of(request.required("id"));
        Group group = members.groups().show(actor, request.required("id"));
        Optional<String> kind = request.text("object_type");
        String capacity = request.text("capacity").orElse("");
        ArrayNode list = Json.MAPPER.createArrayNode();
        if (kind.orElse(USER).equals(USER)) {
            for (Member member : members.list(actor, group)) {
                if (capacity.isEmpty() || capacity.equals(MemberApi.code(member.role()))) {
                    list.addArray().add(member.userId()).add(USER).add(MemberApi.title(member.role()));
                }
            }
        }
        String held = capacity(members.groups().kind());
        if (kind.orElse(DATASET).equals(DATASET) && (capacity.isEmpty() || capacity.equals(held))) {
            datasets.list(actor, members.groups().kind(), group)
                    .forEach(dataset ->
                            list.addArray().add(dataset.id()).add(DATASET).add(held));
        }
        return list;
    }

    private ObjectNode create(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Members members = of(request.required("id"));
        Group group = members.groups().show(actor, request.required("id"));
        String object = request.required("object");
        String capacity = request.required("capacity");
        if (kind(request, members).equals(DATASET)) {
            return MemberApi.json(
                    group.id(), DATASET, datasets.put(actor, group, object).id(), capacity(GroupKind.GROUP));
        }
        return MemberApi.json(group, members.give(actor, group.id(), user(object), capacity));
    }

    private @Nullable Object delete(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        Members members = of(request.required("id"));
        Group group = members.groups().show(actor, request.required("id"));
        String object = request.required("object");
        if (kind(request, members).equals(DATASET)) {
            datasets.take(actor, group, object);
        } else {
            members.take(actor, group.id(), user(object));
        }
        return null;
    }

    /** What the change is about; an organization's datasets are its own, and none of them only a member. */
    private static String kind(ActionRequest request, Members members) {
        String kind = request.required("object_type");
        if (!List.of(USER, DATASET).contains(kind)) {
            throw Problem.invalid("object_type", "dataset.member.kind", kind);
        }
        if (kind.equals(DATASET) && members.groups().kind() == GroupKind.ORGANIZATION) {
            throw Problem.invalid("object_type", "dataset.member.owned");
        }
        return kind;
    }

    private String user(String idOrName) {
        return users.find(idOrName)
                .orElseThrow(() -> Problem.notFound("user.unknown", idOrName))
                .id();
    }

    /** Those of an organization where it is one, else of a group, which is told where there is none either. */
    private Members of(String idOrName) {
        return inOrganizations.groups().find(idOrName).isPresent() ? inOrganizations : inGroups;
    }

    private static String capacity(GroupKind kind) {
        return switch (kind) {
            case ORGANIZATION -> "organization";
            case GROUP -> "public";
        };
    }
}
