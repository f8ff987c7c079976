package khlang.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * CKAN's {@code package_revise}: changes a dataset only where it still is what the caller takes it for, so that of two
 * who change it at the same time neither undoes what the other did.
 */
public final class RevisionApi {
    private static final String MATCH = "match";
    private static final String UPDATE = "update";
    private static final String FILTER = "filter";
    private static final int MOST_TRIES = 10;

    private final Datasets datasets;
    private final DatasetJson json;
    private final DraftReader drafts;

    public RevisionApi(Datasets datasets, DatasetJson json, Vocabulary vocabulary) {
        this.datasets = datasets;
        this.json = json;
        this.drafts = new DraftReader(vocabulary);
    }

    /** Adds its action. */
    public void addTo(Actions actions) {
        actions.write("package_revise", "dataset", this::revise);
    }

    private ObjectNode revise(ActionRequest request) {
        Actor actor = Actor.of(request.context());
        ObjectNode match = dictionary(request, MATCH);
        Map<String, JsonNode> places = places(request, MATCH);
        String id = Optional.ofNullable(match.get("id"))
                .or(() -> Optional.ofNullable(places.get("id")))
                .or(() -> Optional.ofNullable(match.get("name")))
                .or(() -> Optional.ofNullable(places.get("name")))
                .map(node -> node.asString(""))
                .orElseThrow(() -> Problem.invalid(MATCH, "dataset.revise.which"));
        List<String> include = patterns(request, "include");
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Dataset before = datasets.editable(actor, id);
            ObjectNode whole = json.of(actor, before);
            needMatch(whole, match, places);
            revise(whole, request);
            Optional<Dataset> after =
                    datasets.update(actor, before.id(), drafts.dataset(whole), before.metadataModified());
            if (after.isPresent()) {
                ObjectNode shown = json.of(actor, after.get());
                JsonPaths.filter(shown, include);
                return Json.MAPPER.createObjectNode().set("package", shown);
            }
        }
        throw Problem.of(Problem.Kind.UNAVAILABLE, "dataset.revise.busy");
    }

    private static void needMatch(ObjectNode whole, ObjectNode match, Map<String, JsonNode> places) {
        Optional<String> other = JsonPaths.other(whole, match, "");
        for (Map.Entry<String, JsonNode> place : places.entrySet()) {
            other = other.or(() -> JsonPaths.other(
                    JsonPaths.at(whole, place.getKey()).orElse(null), place.getValue(), place.getKey()));
        }
        other.ifPresent(path -> {
            String now = JsonPaths.at(whole, path).map(JsonNode::toString).orElse("–");
            throw Problem.invalid(MATCH, "dataset.revise.other", path, now);
        });
    }

    private static void revise(ObjectNode whole, ActionRequest request) {
        JsonPaths.filter(whole, patterns(request, FILTER));
        JsonPaths.merge(whole, dictionary(request, UPDATE));
        places(request, UPDATE).forEach((path, value) -> {
            if (!JsonPaths.set(whole, path, value)) {
                throw Problem.invalid(UPDATE + "__" + path, "dataset.revise.nowhere", path);
            }
        });
    }

    /** What is said of places: {@code update__resources__0__name}. */
    private static Map<String, JsonNode> places(ActionRequest request, String name) {
        Map<String, JsonNode> places = new LinkedHashMap<>();
        request.parameters().properties().forEach(entry -> {
            if (entry.getKey().startsWith(name + "__")) {
                places.put(entry.getKey().substring(name.length() + 2), read(entry.getValue()));
            }
        });
        return places;
    }

    private static ObjectNode dictionary(ActionRequest request, String name) {
        JsonNode said = read(request.parameters().path(name));
        if (said.isMissingNode() || said.isNull()) {
            return Json.MAPPER.createObjectNode();
        }
        if (said instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw Problem.invalid(name, "dataset.revise.dictionary");
    }

    /** Forms carry dictionaries and lists as the text of their JSON. */
    private static JsonNode read(JsonNode said) {
        String text = said.isString() ? said.asString().strip() : "";
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return said;
        }
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException e) {
            return said;
        }
    }

    private static List<String> patterns(ActionRequest request, String name) {
        List<String> patterns = request.list(name);
        for (String pattern : patterns) {
            if (!pattern.matches("[+-].+")) {
                throw Problem.invalid(name, "dataset.revise.pattern", pattern);
            }
        }
        return patterns;
    }
}
