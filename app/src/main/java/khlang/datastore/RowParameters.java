package khlang.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the query string of the native row API: {@code field=value}, {@code field__gte=value}, q, select, … */
final class RowParameters {
    static final Set<String> OWN =
            Set.of("q", "select", "order_by", "limit", "offset", "distinct", "group_by", "measures", "bom");

    private final Map<String, List<String>> parameters;
    private final String resourceId;
    private final Columns columns;

    RowParameters(Map<String, List<String>> parameters, TableVersion version) {
        this.parameters = parameters;
        this.resourceId = version.resourceId();
        this.columns = new Columns(version.fields());
    }

    /** The search, of {@code limit} rows where nothing is said and at most {@code most}. */
    SearchRequest search(long limit, long most) {
        return new SearchRequest(
                resourceId,
                filters(),
                words(),
                listed("select"),
                sorts(),
                first("distinct").map(text -> text.equals("true")).orElse(false),
                Math.min(natural("limit", limit), most),
                natural("offset", 0),
                false);
    }

    List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!OWN.contains(name)) {
                filters.add(filter(name, values));
            }
        });
        return filters;
    }

    private Filter filter(String name, List<String> values) {
        int suffix = name.lastIndexOf("__");
        if (columns.has(name) || suffix <= 0) {
            known(name, name);
            String operator = values.size() == 1 ? Operator.EQ.word() : Operator.IN.word();
            return new Filter.Test(name, operator, List.copyOf(values));
        }
        String field = name.substring(0, suffix);
        known(name, field);
        String word = name.substring(suffix + 2);
        Operator operator = Operator.of(word)
                .orElseThrow(() -> Problem.invalid(name, "datastore.operator.unknown", word, Operator.words()));
        List<@Nullable Object> all = new ArrayList<>();
        boolean several = operator == Operator.IN || operator == Operator.BETWEEN;
        values.forEach(value -> all.addAll(several ? List.of(value.split(",", -1)) : List.of(value)));
        return new Filter.Test(field, word, all);
    }

    private void known(String parameter, String field) {
        if (!columns.has(field)) {
            // A parameter of ours that is nearly written is told as such, else it is taken for a field.
            NearMiss.of(parameter, List.copyOf(OWN)).ifPresent(near -> {
                throw Problem.invalid(parameter, "datastore.parameter.near", parameter, near);
            });
            columns.named(parameter, field);
        }
    }

    List<SearchRequest.Words> words() {
        return parameters.getOrDefault("q", List.of()).stream()
                .map(text -> new SearchRequest.Words(null, text))
                .toList();
    }

    private List<SearchRequest.Sort> sorts() {
        List<SearchRequest.Sort> sorts = new ArrayList<>();
        for (String part : listed("order_by")) {
            boolean descending = part.startsWith("-") && !columns.has(part);
            SearchRequest.Sort sort = CkanSearch.sort(descending ? part.substring(1) : part);
            columns.named("order_by", sort.field());
            sorts.add(new SearchRequest.Sort(sort.field(), descending || sort.descending(), sort.nullsFirst()));
        }
        return sorts;
    }

    /** The items of a parameter with commas; a name that holds a comma stands in quotation marks. */
    List<String> listed(String name) {
        List<String> items = new ArrayList<>();
        for (String text : parameters.getOrDefault(name, List.of())) {
            for (String part : CkanSearch.parts(text)) {
                String item = part.strip();
                boolean quoted = item.length() > 1 && item.startsWith("\"") && item.endsWith("\"");
                if (!item.isEmpty()) {
                    items.add(quoted ? item.substring(1, item.length() - 1) : item);
                }
            }
        }
        return items;
    }

    Optional<String> first(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().filter(text -> !text.isBlank());
    }

    long natural(String name, long fallback) {
        Optional<String> text = first(name);
        if (text.isEmpty()) {
            return fallback;
        }
        if (!text.get().strip().matches("[0-9]{1,15}")) {
            throw Problem.invalid(name, "web.natural");
        }
        return Long.parseLong(text.get().strip());
    }
}
