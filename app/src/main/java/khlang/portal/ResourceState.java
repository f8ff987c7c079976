package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.problem.Problem;
import khlang.query.SearchRequest;
import khlang.web.PageNumber;
import khlang.web.View;

/**
 * What the address of a resource's page asks for, and the addresses of what is near.
 *
 * @param path the page's path, with the language's prefix
 * @param version the number of the version that is shown; empty for the one that is served
 * @param tab one of {@link #TABS}
 * @param words what is searched in the rows
 * @param sort a field's id, with a minus before it for the other way round; empty for the order of the file
 * @param page 1 for the first
 * @param filters all of which must hold
 */
public record ResourceState(
        String path, String version, String tab, String words, String sort, long page, List<ResourceFilter> filters) {
    static final String TABLE = "table";
    static final String CHART = "chart";
    static final String DICTIONARY = "dictionary";
    static final String API = "api";

    /** Rows of one page. */
    static final int ROWS = 50;

    private static final Set<String> TABS = Set.of(TABLE, CHART, DICTIONARY, API);

    public ResourceState {
        filters = List.copyOf(filters);
    }

    /** Reads an address; {@code fields} are the ids of the table that it is of. */
    static ResourceState of(String path, Map<String, List<String>> parameters, Set<String> fields) {
        String tab = first(parameters, "tab");
        if (!tab.isEmpty() && !TABS.contains(tab)) {
            throw Problem.notFound("web.page.unknown");
        }
        List<ResourceFilter> filters = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(ResourceFilter.PREFIX)) {
                filters.addAll(filters(name.substring(ResourceFilter.PREFIX.length()), values, fields));
            }
        });
        return new ResourceState(
                path,
                first(parameters, "version"),
                tab.isEmpty() ? TABLE : tab,
                first(parameters, "q").strip(),
                first(parameters, "sort"),
                PageNumber.of(first(parameters, "page")),
                filters);
    }

    static String first(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }

    private static List<ResourceFilter> filters(String name, List<String> values, Set<String> fields) {
        int cut = name.lastIndexOf("__");
        // A field's name may itself have two underscores.
        boolean operator = cut > 0 && !fields.contains(name);
        String field = operator ? name.substring(0, cut) : name;
        String word = operator ? name.substring(cut + 2) : ResourceFilter.EQUAL;
        if (word.equals("in") || word.equals("between")) {
            return List.of(new ResourceFilter(field, word, values));
        }
        return values.stream()
                .map(value -> ResourceFilter.of(field, word, value))
                .toList();
    }

    /** Whether the rows are others, or in another order, than the whole table's first. */
    public boolean narrowed() {
        return !version.isEmpty() || !words.isEmpty() || !sort.isEmpty() || page > 1 || !filters.isEmpty();
    }

    /** Whether some rows are left out. */
    public boolean filtered() {
        return !words.isEmpty() || !filters.isEmpty();
    }

    /** The address of this. */
    public String url() {
        return path + View.query(parameters());
    }

    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("version", List.of(version));
        parameters.put("tab", List.of(tab.equals(TABLE) ? "" : tab));
        parameters.put("q", List.of(words));
        filters.forEach(filter -> parameters
                .computeIfAbsent(filter.parameter(), name -> new ArrayList<>())
                .addAll(filter.values()));
        parameters.put("sort", List.of(sort));
        parameters.put("page", List.of(page > 1 ? Long.toString(page) : ""));
        return parameters;
    }

    /** What a form must send along so that nothing but {@code without} changes: names and values in turn. */
    public List<Map.Entry<String, String>> hidden(String without) {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        atPage(1)
                .parameters()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !value.isEmpty() && !name.equals(without))
                        .forEach(value -> all.add(Map.entry(name, value))));
        return all;
    }

    /** Another page of the same rows. */
    public ResourceState atPage(long other) {
        return new ResourceState(path, version, tab, words, sort, other, filters);
    }

    /** Another tab of the same. */
    public ResourceState at(String otherTab) {
        return new ResourceState(path, version, otherTab, words, sort, 1, filters);
    }

    /** The same in another order. */
    public ResourceState sorted(String other) {
        return new ResourceState(path, version, tab, words, other, 1, filters);
    }

    ResourceState searching(String other) {
        return new ResourceState(path, version, tab, other, sort, 1, filters);
    }

    /** The table with one more filter. */
    ResourceState where(ResourceFilter filter) {
        List<ResourceFilter> more = new ArrayList<>(filters);
        if (!more.contains(filter)) {
            more.add(filter);
        }
        return new ResourceState(path, version, TABLE, words, sort, 1, more);
    }

    ResourceState without(ResourceFilter filter) {
        return new ResourceState(
                path,
                version,
                tab,
                words,
                sort,
                1,
                filters.stream().filter(other -> !other.equals(filter)).toList());
    }

    /** All rows, in the same order. */
    public ResourceState all() {
        return new ResourceState(path, version, tab, "", sort, 1, List.of());
    }

    /** What the rows are asked for with. */
    SearchRequest request(String resourceId) {
        SearchRequest request = new SearchRequest(
                resourceId,
                filters.stream().map(ResourceFilter::asked).toList(),
                words.isEmpty() ? List.of() : List.of(new SearchRequest.Words(null, words)),
                List.of(),
                List.of(),
                false,
                ROWS,
                (page - 1) * ROWS,
                false);
        if (sort.isEmpty()) {
            return request;
        }
        return descending()
                ? new SearchRequest(
                        request.resourceId(),
                        request.filters(),
                        request.words(),
                        request.fields(),
                        // Rows without a value come last either way: they are what nobody looks for.
                        List.of(new SearchRequest.Sort(sortField(), true, false)),
                        false,
                        request.limit(),
                        request.offset(),
                        false)
                : request.sorted(sortField(), false);
    }

    boolean descending() {
        return sort.startsWith("-");
    }

    String sortField() {
        return descending() ? sort.substring(1) : sort;
    }
}
