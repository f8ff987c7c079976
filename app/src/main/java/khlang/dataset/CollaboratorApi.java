package khlang.dataset;

import java.util.List;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions for sharing single datasets. */
public final class CollaboratorApi {
    private static final String USER = "user_id";

    private final Collaborators collaborators;

    public CollaboratorApi(Collaborators collaborators) {
        this.collaborators = collaborators;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.write("package_collaborator_create", "dataset", this::create);
        actions.write("package_collaborator_delete", "dataset", this::delete);
        actions.read("package_collaborator_list", "dataset", this::list);
        actions.read("package_collaborator_list_for_user", "dataset", this::listForUser);
    }

    private ObjectNode create(ActionRequest request) {
        String dataset = request.required("id");
        return json(collaborators.give(actor(request), dataset, request.required(USER), request.required("capacity")));
    }

    private @Nullable Object delete(ActionRequest request) {
        collaborators.take(actor(request), request.required("id"), request.required(USER));
        return null;
    }

    private List<ObjectNode> list(ActionRequest request) {
        return collaborators.list(actor(request), request.required("id"), capacity(request)).stream()
                .map(CollaboratorApi::json)
                .toList();
    }

    private List<ObjectNode> listForUser(ActionRequest request) {
        return collaborators.listFor(actor(request), request.required("id"), capacity(request)).stream()
                .map(one -> json(one).without(USER))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static String capacity(ActionRequest request) {
        return request.text("capacity").orElse("");
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }

    private static ObjectNode json(Collaborator collaborator) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("package_id", collaborator.datasetId());
        json.put(USER, collaborator.userId());
        json.put("capacity", collaborator.role());
        json.put("modified", Times.iso(collaborator.modified()));
        return json;
    }
}
