package khlang.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.dataset.DatasetJson;
import khlang.dataset.Datasets;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.thai.ThaiWords;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Datasets for programs that ask the index with a few letters, or for a group. */
public final class CompletionApi {
    private static final int COMPLETIONS = 10;
    private static final int MOST = 1_000;

    private final Search search;
    private final Datasets datasets;
    private final DatasetJson json;
    private final Groups groups;

    public CompletionApi(Search search, Datasets datasets, DatasetJson json, Groups groups) {
        this.search = search;
        this.datasets = datasets;
        this.json = json;
        this.groups = groups;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("package_autocomplete", "search", this::complete);
        actions.read("group_package_show", "search", this::ofGroup);
    }

    private ArrayNode complete(ActionRequest request) {
        String typed = request.required("q");
        SearchQuery query = SearchQuery.of(typed)
                .counting(List.of(), 0, 1)
                .page(0, Math.min(MOST, request.natural("limit", COMPLETIONS)));
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (Dataset dataset : found(request, query)) {
            boolean byName = ThaiWords.fold(dataset.name()).contains(ThaiWords.fold(typed));
            list.addObject()
                    .put("name", dataset.name())
                    .put("title", dataset.title())
                    .put("match_field", byName ? "name" : "title")
                    .put("match_displayed", byName ? dataset.name() : dataset.title() + " (" + dataset.name() + ")");
        }
        return list;
    }

    private List<ObjectNode> ofGroup(ActionRequest request) {
        Group group = groups.show(Actor.of(request.context()), request.required("id"));
        SearchQuery query = SearchQuery.of("")
                .counting(List.of(), 0, 1)
                .within(Map.of("groups", List.of(group.name())))
                .page(0, Math.min(MOST, request.natural("limit", MOST)));
        return new ArrayList<>(json.of(found(request, query)));
    }

    private List<Dataset> found(ActionRequest request, SearchQuery query) {
        return datasets.list(search.search(Actor.of(request.context()), query).ids());
    }
}
