package khlang.dataset;

import java.util.ArrayList;
import java.util.List;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions for vocabularies and their tags. */
public final class VocabularyApi {
    private final TagVocabularies vocabularies;

    public VocabularyApi(TagVocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("vocabulary_list", "dataset", this::list);
        actions.read("vocabulary_show", "dataset", this::show);
        actions.write("vocabulary_create", "dataset", this::create);
        actions.write("vocabulary_update", "dataset", this::update);
        actions.write("vocabulary_delete", "dataset", this::delete);
        actions.write("tag_create", "dataset", this::createTag);
        actions.write("tag_delete", "dataset", this::deleteTag);
    }

    private List<ObjectNode> list(ActionRequest request) {
        return vocabularies.list().stream().map(VocabularyApi::json).toList();
    }

    private ObjectNode show(ActionRequest request) {
        return json(vocabularies.show(request.required("id")));
    }

    private ObjectNode create(ActionRequest request) {
        if (request.value("tags").isEmpty()) {
            throw Problem.invalid("tags", "web.missing");
        }
        return json(vocabularies.create(actor(request), request.required("name"), names(request)));
    }

    private ObjectNode update(ActionRequest request) {
        String name = request.text("name").orElse(null);
        List<String> tags = request.value("tags").isEmpty() ? null : names(request);
        return json(vocabularies.update(actor(request), request.required("id"), name, tags));
    }

    private @Nullable Object delete(ActionRequest request) {
        vocabularies.delete(actor(request), request.required("id"));
        return null;
    }

    private ObjectNode createTag(ActionRequest request) {
        return vocabularies
                .createTag(actor(request), request.required("vocabulary_id"), request.required("name"))
                .json();
    }

    private @Nullable Object deleteTag(ActionRequest request) {
        vocabularies.deleteTag(actor(request), request.required("vocabulary_id"), request.required("id"));
        return null;
    }

    private static Actor actor(ActionRequest request) {
        return Actor.of(request.context());
    }

    /** The names of tags: a list of words, or of dictionaries with a name. */
    private static List<String> names(ActionRequest request) {
        List<String> names = new ArrayList<>();
        for (String item : request.list("tags")) {
            names.add(item.startsWith("{") ? name(item) : item);
        }
        return names;
    }

    private static String name(String dictionary) {
        try {
            JsonNode name = Json.MAPPER.readTree(dictionary).path("name");
            return name.isValueNode() ? name.asString("") : "";
        } catch (JacksonException e) {
            throw Problem.invalid("tags", "dataset.dictionary");
        }
    }

    private static ObjectNode json(TagVocabularies.Whole vocabulary) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", vocabulary.id());
        json.put("name", vocabulary.name());
        ArrayNode tags = json.putArray("tags");
        vocabulary.tags().forEach(tag -> tags.add(tag.json()));
        return json;
    }
}
