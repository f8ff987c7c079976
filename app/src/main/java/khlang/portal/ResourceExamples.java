package khlang.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import khlang.datastore.TableVersion;
import khlang.tabular.FieldType;
import khlang.web.Json;
import khlang.web.View;
import tools.jackson.databind.node.ObjectNode;

/** Writes code with a table's own fields and values, to be copied and run as it is. */
final class ResourceExamples {
    private static final int FEW_VALUES = 60;
    private static final int LONGEST_VALUE = 60;
    private static final int PRINTED = 3;
    private static final String ACTION = "/api/3/action/datastore_search";

    private final View view;
    private final List<ResourceField> fields;
    private final Map<String, String> question = new LinkedHashMap<>();

    private ResourceExamples(View view, TableVersion table, List<ResourceField> fields, ResourceState state) {
        this.view = view;
        this.fields = fields;
        question.put("resource_id", table.resourceId());
        String filters = filters(state);
        if (!filters.isEmpty()) {
            question.put("filters", filters);
        }
        if (!state.words().isEmpty()) {
            question.put("q", state.words());
        }
        String sort = sort(state);
        if (!sort.isEmpty()) {
            question.put("sort", sort);
        }
        question.put("limit", "5");
    }

    /** The examples for the view that {@code state} describes; where that is the whole table, for a part of it. */
    static List<ResourceExample> of(View view, TableVersion table, List<ResourceField> fields, ResourceState state) {
        ResourceExamples examples = new ResourceExamples(view, table, fields, state);
        return List.of(
                new ResourceExample("example-curl", "curl", examples.curl()),
                new ResourceExample("example-python", "Python", examples.python()),
                new ResourceExample("example-r", "R", examples.r()));
    }

    /** The address that answers the rows of a view as JSON. */
    static String address(View view, TableVersion table, List<ResourceField> fields, ResourceState state) {
        return new ResourceExamples(view, table, fields, state).address();
    }

    /** Code that reads the whole table. */
    static List<ResourceExample> whole(View view, TableVersion table) {
        String dump = view.siteUrl() + "/datastore/dump/" + table.resourceId();
        return List.of(
                new ResourceExample("whole-curl", "curl", "curl -o data.csv " + shell(dump)),
                new ResourceExample(
                        "whole-python",
                        "Python (pandas)",
                        "import pandas as pd\n\ntable = pd.read_csv(" + text(dump) + ")\nprint(table.head())"),
                new ResourceExample(
                        "whole-r",
                        "R",
                        "table <- read.csv(" + text(dump) + ", fileEncoding = \"UTF-8\", check.names = FALSE)\n"
                                + "head(table)"));
    }

    private String filters(ResourceState state) {
        ObjectNode filters = Json.MAPPER.createObjectNode();
        if (!state.narrowed()) {
            telling().ifPresent(field -> filters.put(field.field().id(), value(field)));
        }
        for (ResourceFilter filter : state.filters()) {
            if (filter.operator().equals(ResourceFilter.EQUAL)) {
                filters.put(filter.field(), filter.values().get(0));
            } else if (filters.get(filter.field()) instanceof ObjectNode several) {
                put(several, filter);
            } else {
                put(filters.putObject(filter.field()), filter);
            }
        }
        return filters.isEmpty() ? "" : Json.MAPPER.writeValueAsString(filters);
    }

    private static void put(ObjectNode comparisons, ResourceFilter filter) {
        if (filter.values().size() == 1) {
            comparisons.put(filter.operator(), filter.values().get(0));
        } else {
            filter.values().forEach(comparisons.putArray(filter.operator())::add);
        }
    }

    /** A field whose most frequent value makes a good filter. */
    private Optional<ResourceField> telling() {
        return fields.stream()
                .filter(field -> field.field().type() == FieldType.TEXT
                        && field.statistics() != null
                        && field.statistics().distinct() > 1
                        && field.statistics().distinct() <= FEW_VALUES
                        && !value(field).isEmpty()
                        && value(field).length() <= LONGEST_VALUE)
                .findFirst();
    }

    private static String value(ResourceField field) {
        return field.statistics() == null || field.statistics().top().isEmpty()
                ? ""
                : field.statistics().top().get(0).value();
    }

    private String sort(ResourceState state) {
        if (!state.sort().isEmpty()) {
            return '"' + state.sortField() + '"' + (state.descending() ? " desc" : " asc");
        }
        return state.narrowed()
                ? ""
                : fields.stream()
                        .filter(field -> field.field().type() != FieldType.TEXT
                                && field.field().type() != FieldType.BOOLEAN)
                        .findFirst()
                        .map(field -> '"' + field.field().id() + "\" desc")
                        .orElse("");
    }

    private String address() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        question.forEach((name, value) -> parameters.put(name, List.of(value)));
        return view.siteUrl() + ACTION + View.query(parameters);
    }

    private String curl() {
        return "curl -G " + shell(view.siteUrl() + ACTION)
                + question.entrySet().stream()
                        .map(entry -> " \\\n  --data-urlencode " + shell(entry.getKey() + "=" + entry.getValue()))
                        .collect(Collectors.joining());
    }

    private String python() {
        String query = question.entrySet().stream()
                .map(entry -> "    " + text(entry.getKey()) + ": "
                        + (entry.getKey().equals("filters")
                                ? "json.dumps(" + entry.getValue() + ")"
                                : text(entry.getValue()))
                        + ",\n")
                .collect(Collectors.joining());
        String printed = fields.stream()
                .limit(PRINTED)
                .map(field -> "row[" + text(field.field().id()) + "]")
                .collect(Collectors.joining(", "));
        return "import json\nimport urllib.parse\nimport urllib.request\n\nquery = {\n" + query + "}\nurl = "
                + text(view.siteUrl() + ACTION) + " + \"?\" + urllib.parse.urlencode(query)\n"
                + "with urllib.request.urlopen(url) as answer:\n    result = json.load(answer)[\"result\"]\n\n"
                + "print(result[\"total\"])\nfor row in result[\"records\"]:\n    print(" + printed + ")";
    }

    private String r() {
        return "library(jsonlite)\n\nurl <- " + text(address())
                + "\nresult <- fromJSON(url)$result\nresult$total\nresult$records";
    }

    private static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    // What JSON escapes, Python and R read the same way.
    private static String text(String text) {
        return Json.MAPPER.writeValueAsString(text);
    }
}
