package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON Schema of facets, as the row API answers them. */
final class FacetSchemas {
    /** The name under which {@link #all} stands among the components. */
    static final String ALL = "Facets";

    private FacetSchemas() {}

    /** The schema of facets by their fields' ids. */
    static Schema<Object> all() {
        Schema<Object> all = FieldSchemas.schema("object");
        all.setAdditionalProperties(facet());
        return all;
    }

    /** The schema of what {@code …/facets} answers. */
    static Schema<Object> answer() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("total", FieldSchemas.schema("integer"));
        properties.put("facets", FieldSchemas.reference(ALL));
        return FieldSchemas.object(properties);
    }

    private static Schema<Object> facet() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        for (String name : new String[] {"label", "label_en", "unit", "unit_en", "skipped"}) {
            properties.put(name, FieldSchemas.schema("string"));
        }
        properties.put("personal", FieldSchemas.schema("boolean"));
        properties.put("values", FieldSchemas.list(value()));
        properties.put("more", FieldSchemas.schema("boolean"));
        properties.put("budget_ms", FieldSchemas.schema("integer"));
        return FieldSchemas.object(properties);
    }

    private static Schema<Object> value() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        Schema<Object> value = FieldSchemas.schema("string");
        value.addType("number");
        value.addType("boolean");
        value.addType("null");
        properties.put("value", value);
        properties.put("count", FieldSchemas.schema("integer"));
        properties.put("selected", FieldSchemas.schema("boolean"));
        properties.put("toggle_url", FieldSchemas.schema("string"));
        return FieldSchemas.object(properties);
    }
}
