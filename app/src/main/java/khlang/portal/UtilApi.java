package khlang.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import khlang.problem.Problem;
import khlang.web.Actions;
import khlang.web.Json;
import khlang.web.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's addresses from before its actions, which widgets and scripts still call; each is answered by an action. */
public final class UtilApi {
    private static final List<String> VERSIONS = List.of("1", "2", "3");
    private static final Map<String, String> ACTIONS = Map.of(
            "dataset", "package_autocomplete",
            "tag", "tag_autocomplete",
            "organization", "organization_autocomplete",
            "group", "group_autocomplete",
            "user", "user_autocomplete");

    private final Actions actions;

    public UtilApi(Actions actions) {
        this.actions = actions;
    }

    /** {@code /api/{version}}: the version that was asked for, 1 where none was. */
    public void version(Context context) {
        String asked = context.path().replaceAll("^/api/?|/$", "");
        if (!asked.isEmpty() && !VERSIONS.contains(asked)) {
            throw Problem.notFound("web.page.unknown");
        }
        context.json(Map.of("version", asked.isEmpty() ? 1 : Integer.parseInt(asked)));
    }

    /** {@code /api/2/util/{what}/autocomplete}: names that the letters in {@code incomplete}, or {@code q}, may mean. */
    public void complete(Context context) {
        String what = context.pathParam("what");
        String action = ACTIONS.get(what);
        if (action == null) {
            throw Problem.notFound("web.page.unknown");
        }
        JsonNode found = asked(context, action);
        if (what.equals("dataset")) {
            context.json(results(found));
        } else if (what.equals("tag")) {
            context.json(results(named(found, "Name")));
        } else {
            context.json(found);
        }
    }

    /** {@code /api/2/util/resource/format_autocomplete}. */
    public void completeFormat(Context context) {
        context.json(results(named(asked(context, "format_autocomplete"), "Format")));
    }

    /** {@code /api/i18n/{language}}: the words of CKAN's own scripts, of which this site has none. */
    public void words(Context context) {
        String asked = context.pathParam("language");
        boolean known = Stream.of(Language.values()).anyMatch(one -> one.code().equals(asked));
        if (!known) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "portal.language.unknown", asked);
        }
        context.json(Map.of("", Map.of("domain", "khlang", "lang", asked)));
    }

    private JsonNode asked(Context context, String action) {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        String words =
                context.queryParam("incomplete") == null ? context.queryParam("q") : context.queryParam("incomplete");
        if (words == null || words.isBlank()) {
            return Json.MAPPER.createArrayNode();
        }
        parameters.put("q", words);
        for (String name : List.of("limit", "ignore_self")) {
            if (context.queryParam(name) != null) {
                parameters.put(name, context.queryParam(name));
            }
        }
        return Json.MAPPER.valueToTree(actions.result(context, action, parameters));
    }

    private static ArrayNode named(JsonNode names, String key) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        names.forEach(name -> list.addObject().set(key, name));
        return list;
    }

    private static ObjectNode results(JsonNode list) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        whole.putObject("ResultSet").set("Result", list);
        return whole;
    }
}
