package khlang.dataset;

import java.util.List;
import java.util.Optional;
import khlang.problem.Problem;
import khlang.thai.Completion;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CKAN's actions that read tags: the free ones of public datasets, or with {@code vocabulary_id} those of a vocabulary. */
public final class TagApi {
    private static final String VOCABULARY = "vocabulary_id";
    private static final int MOST = 1000;
    private static final int COMPLETIONS = 10;

    private final Datasets datasets;
    private final TagVocabularies vocabularies;
    private final DatasetJson json;

    public TagApi(Datasets datasets, TagVocabularies vocabularies, DatasetJson json) {
        this.datasets = datasets;
        this.vocabularies = vocabularies;
        this.json = json;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("tag_list", "dataset", this::list);
        actions.read("tag_show", "dataset", this::show);
        actions.read("tag_autocomplete", "dataset", this::complete);
        actions.read("tag_search", "dataset", this::search);
    }

    private List<ObjectNode> all(ActionRequest request) {
        return request.text(VOCABULARY)
                .map(vocabulary -> vocabularies.show(vocabulary).tags().stream()
                        .map(ControlledTag::json)
                        .toList())
                .orElseGet(() ->
                        datasets.publicTags().stream().map(DatasetJson::tag).toList());
    }

    private static String name(ObjectNode tag) {
        return tag.path("name").asString();
    }

    private List<Object> list(ActionRequest request) {
        Optional<String> part = request.text("query").or(() -> request.text("q"));
        List<ObjectNode> found = all(request).stream()
                .filter(tag -> part.isEmpty() || name(tag).contains(part.get()))
                .toList();
        return request.flag("all_fields", false)
                ? List.copyOf(found)
                : found.stream().<Object>map(TagApi::name).toList();
    }

    private ObjectNode show(ActionRequest request) {
        String asked = request.required("id");
        Optional<ControlledTag> controlled =
                request.text(VOCABULARY).map(vocabulary -> vocabularies.tag(vocabulary, asked));
        ObjectNode tag = controlled.map(ControlledTag::json).orElseGet(() -> free(asked));
        if (request.flag("include_datasets", false)) {
            List<Dataset> bearing =
                    controlled.map(vocabularies::publicOf).orElseGet(() -> datasets.publicOfTag(name(tag)));
            json.of(bearing).forEach(tag.putArray("packages")::add);
        }
        return tag;
    }

    private ObjectNode free(String asked) {
        return datasets.publicTags().stream()
                .filter(tag -> tag.equals(asked) || Tags.id(tag).equals(asked))
                .findFirst()
                .map(DatasetJson::tag)
                .orElseThrow(() -> Problem.notFound("dataset.tag_unknown", asked));
    }

    private List<String> complete(ActionRequest request) {
        List<String> names = all(request).stream().map(TagApi::name).toList();
        return Completion.of(names, List::of, words(request), request.natural("limit", COMPLETIONS));
    }

    private ObjectNode search(ActionRequest request) {
        List<ObjectNode> found =
                Completion.of(all(request), tag -> List.of(name(tag)), words(request), Integer.MAX_VALUE);
        ObjectNode result = Json.MAPPER.createObjectNode().put("count", found.size());
        ArrayNode results = result.putArray("results");
        found.stream()
                .skip(request.natural("offset", 0))
                .limit(request.natural("limit", MOST))
                .forEach(results::add);
        return result;
    }

    private static String words(ActionRequest request) {
        return request.text("query").or(() -> request.text("q")).orElseGet(() -> request.required("query"));
    }
}
