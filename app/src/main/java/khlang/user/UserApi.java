package khlang.user;

import java.util.List;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.thai.Completion;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import khlang.web.Times;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Users and their tokens in the CKAN API. */
public final class UserApi {
    private static final int COMPLETIONS = 20;

    private final Users users;
    private final Tokens tokens;

    public UserApi(Users users, Tokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("user_list", "user", this::list);
        actions.read("user_show", "user", this::show);
        actions.read("user_autocomplete", "user", this::complete);
        actions.write("user_create", "user", this::create);
        actions.write("user_update", "user", this::update);
        actions.write("user_patch", "user", this::update);
        actions.write("user_delete", "user", this::delete);
        actions.write("get_site_user", "user", UserApi::siteUser);
        actions.read("api_token_list", "user", this::listTokens);
        actions.write("api_token_create", "user", this::createToken);
        actions.write("api_token_revoke", "user", this::revokeToken);
    }

    private ArrayNode list(ActionRequest request) {
        Actor actor = actor(request);
        boolean allFields = request.flag("all_fields", true);
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (User user : users.list(actor)) {
            if (allFields) {
                list.add(json(actor, user));
            } else {
                list.add(user.name());
            }
        }
        return list;
    }

    private ArrayNode complete(ActionRequest request) {
        Actor actor = actor(request);
        boolean others = request.flag("ignore_self", false);
        List<User> asked = users.list(actor).stream()
                .filter(user -> user.active() && !(others && user.id().equals(actor.id())))
                .toList();
        ArrayNode list = Json.MAPPER.createArrayNode();
        Completion.of(
                        asked,
                        user -> List.of(user.name(), user.displayName()),
                        request.required("q"),
                        request.natural("limit", COMPLETIONS))
                .forEach(user -> list.addObject()
                        .put("id", user.id())
                        .put("name", user.name())
                        .put("fullname", user.displayName()));
        return list;
    }

    private ObjectNode show(ActionRequest request) {
        Actor actor = actor(request);
        Optional<String> id = request.text("id").or(() -> Optional.ofNullable(actor.id()));
        return json(actor, users.show(actor, id.orElse("")));
    }

    private ObjectNode create(ActionRequest request) {
        Actor actor = actor(request);
        return json(actor, users.create(actor, draft(request)));
    }

    private ObjectNode update(ActionRequest request) {
        Actor actor = actor(request);
        return json(actor, users.update(actor, request.required("id"), draft(request)));
    }

    private @Nullable Object delete(ActionRequest request) {
        UserDraft gone = new UserDraft(null, null, null, null, null, User.DELETED);
        users.update(actor(request), request.required("id"), gone);
        return null;
    }

    private static UserDraft draft(ActionRequest request) {
        return new UserDraft(
                text(request, "name"),
                text(request, "fullname"),
                text(request, "email"),
                text(request, "password"),
                request.value("sysadmin").isPresent() ? request.flag("sysadmin", false) : null,
                text(request, "state"));
    }

    private static @Nullable String text(ActionRequest request, String name) {
        return request.value(name)
                .map(node -> node.isValueNode() ? node.asString() : node.toString())
                .orElse(null);
    }

    /** A user as CKAN's dictionary; the address is for themself and system administrators. */
    public static ObjectNode json(Actor actor, User user) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", user.id());
        json.put("name", user.name());
        json.put("fullname", user.displayName());
        json.put("display_name", user.displayName());
        json.put("created", Times.iso(user.created()));
        json.put("sysadmin", user.sysadmin());
        json.put("state", user.state());
        if (actor.sysadmin() || user.id().equals(actor.id())) {
            json.put("email", user.email());
        }
        return json;
    }

    /** As whom the program itself acts; it needs no token. */
    private static ObjectNode siteUser(ActionRequest request) {
        if (!actor(request).sysadmin()) {
            throw Problem.denied("user.denied.sysadmin");
        }
        return Json.MAPPER.createObjectNode().put("name", Actor.SYSTEM.name()).putNull("apikey");
    }

    private ArrayNode listTokens(ActionRequest request) {
        List<ApiToken> found = tokens.list(actor(request), owner(request, "user_id"));
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (ApiToken token : found) {
            ObjectNode json = list.addObject();
            json.put("id", token.id());
            json.put("name", token.name());
            json.put("user_id", token.userId());
            json.put("created_at", Times.iso(token.created()));
            json.put("last_access", Times.iso(token.lastAccess()));
        }
        return list;
    }

    private ObjectNode createToken(ActionRequest request) {
        User owner = owner(request, "user_id");
        String token = tokens.create(actor(request), owner, request.required("name"));
        return Json.MAPPER.createObjectNode().put("token", token);
    }

    private @Nullable Object revokeToken(ActionRequest request) {
        String idOrToken = request.text("jti")
                .or(() -> request.text("id"))
                .or(() -> request.text("token"))
                .orElseGet(() -> request.required("token"));
        tokens.revoke(actor(request), idOrToken);
        return null;
    }

    /** Whose tokens are meant: CKAN's clients call the parameter {@code user} or, to list, {@code user_id}. */
    private User owner(ActionRequest request, String otherName) {
        Actor actor = actor(request);
        if (!actor.known()) {
            throw Problem.denied("user.denied.login");
        }
        String idOrName = request.text("user").or(() -> request.text(otherName)).orElse(actor.name());
        return users.find(idOrName).orElseThrow(() -> Problem.notFound("user.unknown", idOrName));
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }
}
