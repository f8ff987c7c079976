package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import khlang.datastore.RowsApi;
import khlang.kind.Kind;
import khlang.query.RowParameters;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** The parameters of a table's row API: a filter per field, and what all tables have. */
final class RowParameterList {
    /** A form of files that takes what others do not, so that it has an operation of its own. */
    record Form(String ending, String mediaType, List<Parameter> parameters) {}

    private static final String FEATURES = "geojson";

    private final boolean any;
    private final String condition;
    private final List<Parameter> filters;
    private final List<Field> fields;
    private final Tongue tongue;
    private final Operations operations;

    /** Those of one table, with the filters of its fields. */
    RowParameterList(Table table, List<Parameter> filters, Tongue tongue) {
        this(false, table.condition(), table.version().fields(), filters, tongue);
    }

    /** Those that are not of a table's own fields. */
    RowParameterList(Tongue tongue) {
        this(true, "amount > 1000 and not (ward = 'A' or ward is null)", List.of(), List.of(), tongue);
    }

    private RowParameterList(
            boolean any, String condition, List<Field> fields, List<Parameter> filters, Tongue tongue) {
        this.any = any;
        this.condition = condition;
        this.fields = fields;
        this.filters = filters;
        this.tongue = tongue;
        this.operations = new Operations(tongue);
    }

    /** The parameters of {@code …/rows}. */
    List<Parameter> page() {
        List<Parameter> page = new ArrayList<>(chosen(operations.limit()));
        page.add(text("facet"));
        page.add(facetSize());
        page.add(text("next"));
        page.add(choice("count", "exact", "none", "estimate"));
        page.add(choice("shape", "objects", "arrays"));
        return with(page);
    }

    /** The forms that have operations of their own, {@code …/rows.csv} first. */
    List<Form> ownForms() {
        Parameter mark = query("bom", "openapi.parameter.bom", FieldSchemas.schema("boolean"));
        Parameter labels = choice("labels", "key", "th", "en");
        String workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return List.of(
                new Form("csv", "text/csv", file(mark, labels)),
                new Form("tsv", "text/tab-separated-values", file(mark, labels)),
                new Form("xlsx", workbook, file(labels)),
                new Form("parquet", "application/vnd.apache.parquet", file()));
    }

    /** The parameters of {@code …/rows.{form}}: a form that has no operation of its own. */
    List<Parameter> otherForms() {
        List<Object> forms = new ArrayList<>(RowsApi.endings());
        ownForms().forEach(form -> forms.remove(form.ending()));
        if (!hasPoints() && !has(Field::geometry)) {
            forms.remove(FEATURES);
        }
        List<Parameter> all = new ArrayList<>(
                List.of(choice("form", forms.toArray()).in("path").required(true)));
        all.addAll(file(choice("shape", "objects", "arrays")));
        return all;
    }

    /** The parameters of all rows as a file, with those of its form. */
    private List<Parameter> file(Parameter... ofForm) {
        List<Parameter> file =
                new ArrayList<>(chosen(operations.plain("limit", "openapi.parameter.limit.all", "integer")));
        file.add(text("next"));
        file.addAll(List.of(ofForm));
        return with(file);
    }

    /** The parameters of {@code …/facets}. */
    List<Parameter> facets() {
        List<Parameter> facets = new ArrayList<>(List.of(text("facet"), facetSize()));
        facets.add(text("q"));
        facets.add(text("where"));
        return with(facets);
    }

    private Parameter facetSize() {
        Schema<Object> size = natural();
        size.setDefault(RowParameters.FACET_SIZE);
        return query("facet_size", "openapi.parameter.facet_size", size);
    }

    /** The parameters of {@code …/stats}. */
    List<Parameter> statistics() {
        List<Parameter> statistics = new ArrayList<>();
        statistics.add(query("select", "openapi.stats.select", FieldSchemas.schema("string")));
        statistics.add(text("q"));
        statistics.add(text("where"));
        return with(statistics);
    }

    /** Which rows are told, what of them, and in which order. */
    private List<Parameter> chosen(Parameter limit) {
        List<Parameter> chosen = new ArrayList<>();
        List.of("q", "select", "order_by").forEach(name -> chosen.add(text(name)));
        chosen.add(limit);
        chosen.add(query("offset", "openapi.parameter.offset", natural()));
        List.of("where", "group_by", "having").forEach(name -> chosen.add(text(name)));
        chosen.add(query("distinct", "openapi.parameter.distinct", FieldSchemas.schema("boolean")));
        return chosen;
    }

    /** What this table's fields allow, behind the parameters that all tables have. */
    private List<Parameter> with(List<Parameter> parameters) {
        List<Parameter> all = new ArrayList<>(parameters);
        if (hasPoints()) {
            all.add(text("bbox"));
            all.add(text("near"));
        }
        boolean moments = has(field -> field.type() == FieldType.TIMESTAMP);
        if (moments || has(field -> field.type() == FieldType.DATE)) {
            all.add(choice("era", "ce", "be"));
        }
        if (moments) {
            all.add(text("timezone"));
        }
        all.addAll(filters);
        return all;
    }

    private boolean hasPoints() {
        return has(field -> field.kind() == Kind.LATITUDE) && has(field -> field.kind() == Kind.LONGITUDE);
    }

    /** Whether some field is so; any may be where no table is said. */
    private boolean has(Predicate<Field> test) {
        return any || fields.stream().anyMatch(test);
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
        String field = fields.isEmpty() ? "amount" : fields.get(0).id();
        String example = name.equals("where") ? condition : field;
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of(key, example))
                .schema(schema);
    }
}
