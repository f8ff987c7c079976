package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import khlang.kind.Kind;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** The parameters of a table's row API: a filter per field, and what all tables have. */
final class RowParameterList {
    /** More fields than these get one filter each; the further ones are told in words. */
    private static final int FIELDS_WITH_RANGES = 40;

    private static final int MOST_ROWS = 32_000;

    /** A page to try things on asks for so many. */
    private static final int MOST_SHOWN = 10;

    private static final int FACET_SIZE = 20;

    private final Table table;
    private final Tongue tongue;
    private final FieldSchemaWords words;

    RowParameterList(Table table, Tongue tongue) {
        this.table = table;
        this.tongue = tongue;
        this.words = new FieldSchemaWords(table, tongue);
    }

    /** The parameters of {@code …/rows}. */
    List<Parameter> page() {
        List<Parameter> page = new ArrayList<>(chosen(MOST_SHOWN));
        page.add(text("facet"));
        Schema<Object> size = natural();
        size.setDefault(FACET_SIZE);
        page.add(query("facet_size", "openapi.parameter.facet_size", size));
        page.add(text("next"));
        page.add(choice("count", "exact", "none", "estimate"));
        page.add(choice("shape", "objects", "arrays"));
        return with(page);
    }

    /** The parameters of {@code …/rows.csv}. */
    List<Parameter> sheet() {
        List<Parameter> sheet = new ArrayList<>(chosen(0));
        sheet.add(query("bom", "openapi.parameter.bom", FieldSchemas.schema("boolean")));
        sheet.add(choice("labels", "key", "th", "en"));
        return with(sheet);
    }

    /** The parameters of {@code …/rows.{form}}: a form that has no operation of its own. */
    List<Parameter> forms() {
        List<Object> forms = new ArrayList<>(List.of("tsv", "xlsx", "json", "ndjson", "xml"));
        if (hasPoints()) {
            forms.add("geojson");
        }
        List<Parameter> all = new ArrayList<>(
                List.of(choice("form", forms.toArray()).in("path").required(true)));
        all.addAll(sheet());
        return all;
    }

    /** The parameters of all rows as a file that programs read. */
    List<Parameter> file() {
        return with(chosen(0));
    }

    /** The parameters of {@code …/stats}. */
    List<Parameter> statistics() {
        List<Parameter> statistics = new ArrayList<>();
        statistics.add(query("select", "openapi.stats.select", FieldSchemas.schema("string")));
        statistics.add(text("q"));
        statistics.add(text("where"));
        return with(statistics);
    }

    /** Which rows are told, what of them, and in which order; all where {@code shown} is 0. */
    private List<Parameter> chosen(int shown) {
        List<Parameter> chosen = new ArrayList<>();
        List.of("q", "select", "order_by").forEach(name -> chosen.add(text(name)));
        Schema<Object> limit = natural();
        if (shown > 0) {
            limit.setMaximum(BigDecimal.valueOf(MOST_ROWS));
            limit.setDefault(shown);
        }
        chosen.add(query("limit", "openapi.parameter.limit", limit));
        chosen.add(query("offset", "openapi.parameter.offset", natural()));
        List.of("where", "group_by", "having").forEach(name -> chosen.add(text(name)));
        chosen.add(query("distinct", "openapi.parameter.distinct", FieldSchemas.schema("boolean")));
        return chosen;
    }

    /** What this table's fields allow, behind the parameters that all tables have. */
    private List<Parameter> with(List<Parameter> parameters) {
        List<Parameter> all = new ArrayList<>(parameters);
        List<Field> fields = table.version().fields();
        if (hasPoints()) {
            all.add(text("bbox"));
            all.add(text("near"));
        }
        boolean moments = fields.stream().anyMatch(field -> field.type() == FieldType.TIMESTAMP);
        if (moments || fields.stream().anyMatch(field -> field.type() == FieldType.DATE)) {
            all.add(choice("era", "ce", "be"));
        }
        if (moments) {
            all.add(text("timezone"));
        }
        boolean ranges = fields.size() <= FIELDS_WITH_RANGES;
        fields.forEach(field -> all.addAll(filters(field, ranges)));
        return all;
    }

    private boolean hasPoints() {
        return has(Kind.LATITUDE) && has(Kind.LONGITUDE);
    }

    private boolean has(Kind kind) {
        return table.version().fields().stream().anyMatch(field -> field.kind() == kind);
    }

    private Parameter text(String name) {
        return query(name, "openapi.parameter." + name, FieldSchemas.schema("string"));
    }

    private static Schema<Object> natural() {
        Schema<Object> natural = FieldSchemas.schema("integer");
        natural.setMinimum(BigDecimal.ZERO);
        return natural;
    }

    private Parameter choice(String name, Object... words) {
        Schema<Object> schema = FieldSchemas.schema("string");
        schema.setEnum(List.of(words));
        return query(name, "openapi.parameter." + name, schema);
    }

    private Parameter query(String name, String key, Schema<Object> schema) {
        String example = table.version().fields().isEmpty()
                ? ""
                : table.version().fields().get(0).id();
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of(key, example))
                .schema(schema);
    }

    private List<Parameter> filters(Field field, boolean ranges) {
        List<Parameter> filters = new ArrayList<>();
        filters.add(filter(field, "", "openapi.filter.equals"));
        if (!ranges || field.type() == FieldType.BOOLEAN) {
            return filters;
        }
        if (field.type() == FieldType.TEXT) {
            filters.add(filter(field, "__contains", "openapi.filter.contains"));
            return filters;
        }
        filters.add(filter(field, "__gte", "openapi.filter.least"));
        filters.add(filter(field, "__lte", "openapi.filter.most"));
        return filters;
    }

    private String meaning(Field field) {
        String meaning = words.description(field);
        return meaning.isEmpty() ? "" : "\n\n" + meaning;
    }

    private Parameter filter(Field field, String suffix, String key) {
        // In the description, not as an example: a page to try things would fill in every filter at once.
        String label = tongue.either(
                table.dictionary().label(field), table.dictionary().entry(field).labelEnglish());
        String said = tongue.of(key, label)
                + table.example(field)
                        .map(value -> " " + tongue.of("openapi.filter.example", value))
                        .orElse("");
        return new Parameter()
                .name(field.id() + suffix)
                .in("query")
                .description(suffix.isEmpty() ? said + meaning(field) : said)
                .schema(FieldSchemas.asked(field.type()));
    }
}
