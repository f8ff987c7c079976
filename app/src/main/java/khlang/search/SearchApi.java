package khlang.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import khlang.dataset.DatasetJson;
import khlang.dataset.Datasets;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.ActionRequest;
import khlang.web.Actions;
import khlang.web.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The search of the catalogue, for programs that speak to CKAN. */
public final class SearchApi {
    private static final int ROWS = 10;
    private static final int MOST_ROWS = 1_000;
    private static final int FACET_LIMIT = 50;
    /** Everything that CKAN's search knows; what chooses its engine's inner workings means nothing here. */
    private static final Set<String> PARAMETERS = Set.of(
            "q",
            "fq",
            "fq_list",
            "rows",
            "start",
            "sort",
            "facet",
            "facet.field",
            "facet.limit",
            "facet.mincount",
            "fl",
            "include_private",
            "include_drafts",
            "include_deleted",
            "use_default_schema",
            "extras",
            "qf",
            "bf",
            "boost",
            "tie",
            "defType",
            "mm",
            "df",
            "wt",
            "q.op",
            "callback",
            "api-key");

    private final Search search;
    private final Datasets datasets;
    private final DatasetJson json;
    private final Function<String, Map<String, String>> titles;

    /**
     * The search for programs.
     *
     * @param titles the titles, by name, of what a facet's values name: of {@code organization} and {@code groups}
     */
    public SearchApi(Search search, Datasets datasets, DatasetJson json, Function<String, Map<String, String>> titles) {
        this.search = search;
        this.datasets = datasets;
        this.json = json;
        this.titles = titles;
    }

    /** Adds its actions. */
    public void addTo(Actions actions) {
        actions.read("package_search", "search", this::search);
    }

    private ObjectNode search(ActionRequest request) {
        SearchAnswer answer = search.search(Actor.of(request.context()), query(request));
        ObjectNode result = Json.MAPPER.createObjectNode();
        result.put("count", answer.count());
        result.put("sort", answer.sort());
        ObjectNode facets = result.putObject("facets");
        answer.facets().forEach((facet, values) -> {
            ObjectNode counts = facets.putObject(facet);
            values.forEach(value -> counts.put(value.value(), value.count()));
        });
        result.set("results", results(answer.ids(), request.list("fl")));
        ObjectNode explained = result.putObject("search_facets");
        answer.facets().forEach((facet, values) -> explained.set(facet, explained(facet, values)));
        return result;
    }

    private ObjectNode explained(String facet, List<FacetValue> values) {
        Map<String, String> known = values.isEmpty() ? Map.of() : titles.apply(facet);
        ObjectNode explained = Json.MAPPER.createObjectNode();
        explained.put("title", facet);
        ArrayNode items = explained.putArray("items");
        values.forEach(value -> items.addObject()
                .put("name", value.value())
                .put("display_name", known.getOrDefault(value.value(), value.value()))
                .put("count", value.count()));
        return explained;
    }

    private ArrayNode results(List<String> ids, List<String> wanted) {
        ArrayNode results = Json.MAPPER.createArrayNode();
        for (ObjectNode dataset : json.of(datasets.list(ids))) {
            if (!wanted.isEmpty() && !wanted.contains("*")) {
                dataset.retain(wanted);
            }
            results.add(dataset);
        }
        return results;
    }

    private static SearchQuery query(ActionRequest request) {
        request.parameters().propertyNames().forEach(name -> {
            if (!PARAMETERS.contains(name) && !name.startsWith("ext_")) {
                throw Problem.of(Problem.Kind.SEARCH_QUERY, "search.parameter.unknown", name);
            }
        });
        List<String> filters = new ArrayList<>();
        request.text("fq").ifPresent(filters::add);
        filters.addAll(filterList(request));
        int rows = Math.min(MOST_ROWS, request.natural("rows", ROWS));
        List<String> facets = request.flag("facet", true) ? request.list("facet.field") : List.of();
        return new SearchQuery(
                request.text("q").orElse(""),
                true,
                filters,
                new LinkedHashMap<>(),
                request.text("sort").orElse(""),
                request.natural("start", 0),
                rows,
                facets,
                limit(request),
                request.natural("facet.mincount", 1),
                request.flag("include_private", false));
    }

    // A filter may hold commas, so that only a list is cut.
    private static List<String> filterList(ActionRequest request) {
        boolean list = request.value("fq_list")
                .map(value -> value.isArray() || value.asString("").strip().startsWith("["))
                .orElse(false);
        return list ? request.list("fq_list") : request.text("fq_list").stream().toList();
    }

    private static int limit(ActionRequest request) {
        return request.text("facet.limit")
                        .map(String::strip)
                        .filter(text -> text.equals("-1"))
                        .isPresent()
                ? -1
                : request.natural("facet.limit", FACET_LIMIT);
    }
}
