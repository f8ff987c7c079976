package khlang.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.datastore.TableVersion;
import khlang.query.RowParameters;
import khlang.tabular.FieldType;
import khlang.web.Json;
import khlang.web.View;

/** Writes code with a table's own fields and values, to be copied and run as it is. */
final class ResourceExamples {
    private static final int FEW_VALUES = 60;
    private static final int LONGEST_VALUE = 60;
    private static final int PRINTED = 3;
    private static final String LIMIT = "limit";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_.-]+");

    private final String rows;
    private final List<ResourceField> fields;
    private final Map<String, List<String>> question;

    private ResourceExamples(
            View view, String dataset, TableVersion table, List<ResourceField> fields, ResourceState state) {
        this.rows = view.siteUrl() + rows(dataset, table, state);
        this.fields = fields;
        this.question = state.narrowed() ? question(state) : suggestion();
    }

    /** The address of the rows of a view; {@code form} stands behind it, as in .csv, and {@code more} in its query. */
    static String address(String dataset, TableVersion table, ResourceState state, String form, String more) {
        String query = View.query(question(state));
        String address = rows(dataset, table, state) + form + query;
        return more.isEmpty() ? address : address + (query.isEmpty() ? '?' : '&') + more;
    }

    /** The address of the rows of the version that is shown. */
    private static String rows(String dataset, TableVersion table, ResourceState state) {
        String version = state.version().isEmpty() ? "" : "/versions/" + table.number();
        return "/api/v1/datasets/" + dataset + "/resources/" + table.resourceId() + version + "/rows";
    }

    /** The examples for the view that {@code state} describes; where that is the whole table, for a part of it. */
    static List<ResourceExample> of(
            View view, String dataset, TableVersion table, List<ResourceField> fields, ResourceState state) {
        ResourceExamples examples = new ResourceExamples(view, dataset, table, fields, state);
        return List.of(
                new ResourceExample("example-curl", "curl", examples.curl()),
                new ResourceExample("example-python", "Python", examples.python()),
                new ResourceExample("example-requests", "Python (requests)", examples.requests()),
                new ResourceExample("example-r", "R", examples.r()),
                new ResourceExample("example-javascript", "JavaScript", examples.javascript()),
                new ResourceExample("example-excel", "Excel (Power Query)", examples.powerQuery()),
                new ResourceExample("example-sheets", "Google Sheets", examples.sheets()));
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
                        "table <- read.csv(" + text(dump) + ", encoding = \"UTF-8\", check.names = FALSE)\n"
                                + "head(table)"),
                new ResourceExample(
                        "whole-ckan",
                        "CKAN",
                        "curl "
                                + shell(view.siteUrl() + "/api/3/action/datastore_search?resource_id="
                                        + table.resourceId() + "&limit=5")));
    }

    /** What a view asks the rows for, as parameters of the native API. */
    private static Map<String, List<String>> question(ResourceState state) {
        Map<String, List<String>> question = new LinkedHashMap<>();
        for (ResourceFilter filter : state.filters()) {
            boolean one = !filter.operator().equals("in");
            // Several values mean any of them; "__eq" also keeps a field apart that is called like a parameter.
            String name = filter.field() + "__" + (one ? filter.operator() : ResourceFilter.EQUAL);
            String plain = filter.operator().equals(ResourceFilter.EQUAL) || !one ? filter.field() : name;
            String parameter = RowParameters.OWN.contains(filter.field()) ? name : plain;
            question.computeIfAbsent(parameter, key -> new ArrayList<>())
                    .addAll(
                            filter.operator().equals("between")
                                    ? List.of(String.join(",", filter.values()))
                                    : filter.values());
        }
        question.put("q", List.of(state.words()));
        question.put("order_by", List.of(state.sort().isEmpty() ? "" : order(state.sortField(), state.descending())));
        return question;
    }

    private static String order(String field, boolean descending) {
        boolean plain = field.chars().noneMatch(letter -> letter == ',' || Character.isWhitespace(letter));
        return (descending ? "-" : "") + (plain ? field : '"' + field.replace("\"", "\"\"") + '"');
    }

    /** A question worth asking of the whole table: the most frequent value of some field, newest or largest first. */
    private Map<String, List<String>> suggestion() {
        Map<String, List<String>> suggestion = new LinkedHashMap<>();
        telling().ifPresent(field -> suggestion.put(field.field().id(), List.of(value(field))));
        fields.stream()
                .filter(field ->
                        field.field().type() != FieldType.TEXT && field.field().type() != FieldType.BOOLEAN)
                .findFirst()
                .ifPresent(field ->
                        suggestion.put("order_by", List.of(order(field.field().id(), true))));
        return suggestion;
    }

    /** A field whose most frequent value makes a good filter. */
    private Optional<ResourceField> telling() {
        return fields.stream()
                .filter(field -> field.field().type() == FieldType.TEXT
                        && !RowParameters.OWN.contains(field.field().id())
                        && field.statistics() != null
                        && field.statistics().distinct() > 1
                        && !field.statistics().top().isEmpty()
                        && field.statistics().top().get(0).count() > 1
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

    /** The parameters, one by one, with a few rows as the limit. */
    private List<Map.Entry<String, String>> parameters() {
        List<Map.Entry<String, String>> all = new ArrayList<>();
        question.forEach((name, values) ->
                values.stream().filter(value -> !value.isEmpty()).forEach(value -> all.add(Map.entry(name, value))));
        all.add(Map.entry(LIMIT, "5"));
        return all;
    }

    private String curl() {
        return "curl -G " + shell(rows)
                + parameters().stream()
                        .map(entry -> " \\\n  --data-urlencode " + shell(name(entry.getKey()) + "=" + entry.getValue()))
                        .collect(Collectors.joining());
    }

    // curl encodes only what stands behind the first =.
    private static String name(String name) {
        return PLAIN.matcher(name).matches() ? name : View.encoded(name);
    }

    private String python() {
        return "import json\nimport urllib.parse\nimport urllib.request\n\n" + pairs("query = [\n", "(", "),\n", "]")
                + "\nurl = " + text(rows + "?") + " + urllib.parse.urlencode(query)\n"
                + "with urllib.request.urlopen(url) as answer:\n    result = json.load(answer)\n" + pythonPrints();
    }

    private String requests() {
        return "import requests\n\n" + pairs("query = [\n", "(", "),\n", "]") + "\nresult = requests.get(" + text(rows)
                + ", params=query).json()\n" + pythonPrints();
    }

    private String pythonPrints() {
        return "\nprint(result[\"total\"])\nfor row in result[\"records\"]:\n    print(" + cells() + ")";
    }

    private String javascript() {
        return pairs("const query = new URLSearchParams([\n", "[", "],\n", "]);") + "\nconst answer = await fetch("
                + text(rows + "?") + " + query);\nconst result = await answer.json();\n\n"
                + "console.log(result.total);\nfor (const row of result.records) {\n  console.log(" + cells() + ");\n}";
    }

    /** The parameters as a list of pairs, in code. */
    private String pairs(String begin, String open, String close, String end) {
        return parameters().stream()
                .map(entry -> "    " + open + text(entry.getKey()) + ", " + text(entry.getValue()) + close)
                .collect(Collectors.joining("", begin, end));
    }

    /** The first cells of a row, in code. */
    private String cells() {
        return fields.stream()
                .limit(PRINTED)
                .map(field -> "row[" + text(field.field().id()) + "]")
                .collect(Collectors.joining(", "));
    }

    private String r() {
        return "library(jsonlite)\n\nresult <- fromJSON(" + text(address("")) + ")\nresult$total\nresult$records";
    }

    private String powerQuery() {
        return "let\n    Source = Csv.Document(Web.Contents(" + text(address(".csv"))
                + "), [Delimiter = \",\", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]),\n"
                + "    Table = Table.PromoteHeaders(Source, [PromoteAllScalars = true])\nin\n    Table";
    }

    private String sheets() {
        return "=IMPORTDATA(" + text(address(".csv")) + ")";
    }

    /** The address that asks the question; all but plain letters is encoded. */
    private String address(String form) {
        String query = parameters().stream()
                .map(entry -> View.encoded(entry.getKey()) + "=" + View.encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return rows + form + "?" + query;
    }

    private static String shell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    // What JSON escapes, Python, R and JavaScript read the same way; encoded addresses have nothing to escape.
    private static String text(String text) {
        return Json.MAPPER.writeValueAsString(text);
    }
}
