package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** The parameters of a table's row API: a filter per field, and what all tables have. */
final class RowParameterList {
    /** More fields than these get one filter each; the further ones are told in words. */
    private static final int FIELDS_WITH_RANGES = 40;

    private static final int MOST_ROWS = 32_000;

    private final Table table;
    private final Tongue tongue;
    private final FieldSchemaWords words;

    RowParameterList(Table table, Tongue tongue) {
        this.table = table;
        this.tongue = tongue;
        this.words = new FieldSchemaWords(table, tongue);
    }

    /** All parameters of {@code …/rows}. */
    List<Parameter> all() {
        List<Parameter> all = new ArrayList<>();
        all.add(query("q", "openapi.parameter.q", FieldSchemas.schema("string")));
        all.add(query("select", "openapi.parameter.select", FieldSchemas.schema("string")));
        all.add(query("order_by", "openapi.parameter.order_by", FieldSchemas.schema("string")));
        Schema<Object> limit = FieldSchemas.schema("integer");
        limit.setMinimum(java.math.BigDecimal.ZERO);
        limit.setMaximum(java.math.BigDecimal.valueOf(MOST_ROWS));
        limit.setDefault(10);
        all.add(query("limit", "openapi.parameter.limit", limit));
        Schema<Object> offset = FieldSchemas.schema("integer");
        offset.setMinimum(java.math.BigDecimal.ZERO);
        all.add(query("offset", "openapi.parameter.offset", offset));
        for (String name : List.of("where", "group_by", "having", "facet", "next")) {
            all.add(query(name, "openapi.parameter." + name, FieldSchemas.schema("string")));
        }
        all.add(choice("count", "exact", "none", "estimate"));
        all.add(choice("shape", "objects", "arrays"));
        all.add(choice("era", "ce", "be"));
        all.add(query("timezone", "openapi.parameter.timezone", FieldSchemas.schema("string")));
        boolean ranges = table.version().fields().size() <= FIELDS_WITH_RANGES;
        table.version().fields().forEach(field -> all.addAll(filters(field, ranges)));
        return all;
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
