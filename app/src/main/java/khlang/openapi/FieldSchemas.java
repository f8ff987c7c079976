package khlang.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import khlang.tabular.Field;
import khlang.tabular.FieldType;

/** The JSON Schema of fields and rows, as the row API answers them. */
final class FieldSchemas {
    private FieldSchemas() {}

    /** The schema of a value that is asked for. */
    static Schema<Object> asked(FieldType type) {
        return switch (type) {
            case TEXT -> schema("string");
            case INTEGER -> with(schema("integer"), "int64");
            case NUMBER -> schema("number");
            case BOOLEAN -> schema("boolean");
            case DATE -> with(schema("string"), "date");
            // Without a zone, so not JSON Schema's date-time.
            case TIMESTAMP -> schema("string");
        };
    }

    /** The schema of a field in an answer; any field may have no value. */
    static Schema<Object> answered(Field field) {
        Schema<Object> schema = asked(field.type());
        schema.addType("null");
        return schema;
    }

    /** The schema of a row. */
    static Schema<Object> row(List<Field> fields, Function<Field, Schema<?>> answered) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("_id", with(schema("integer"), "int64"));
        fields.forEach(field -> properties.put(field.id(), answered.apply(field)));
        return object(properties);
    }

    static Schema<Object> object(Map<String, Schema<?>> properties) {
        Schema<Object> object = schema("object");
        properties.forEach(object::addProperty);
        return object;
    }

    static Schema<Object> list(Schema<?> items) {
        Schema<Object> list = schema("array");
        list.setItems(items);
        return list;
    }

    /** The schema of what is as one of some schemas says. */
    static Schema<Object> either(Schema<?>... schemas) {
        Schema<Object> either = new Schema<>();
        either.setSpecVersion(io.swagger.v3.oas.models.SpecVersion.V31);
        either.setAnyOf(List.copyOf(Arrays.asList(schemas)));
        return either;
    }

    static Schema<Object> schema(String type) {
        Schema<Object> schema = new Schema<>();
        schema.setSpecVersion(io.swagger.v3.oas.models.SpecVersion.V31);
        schema.setTypes(new LinkedHashSet<>(List.of(type)));
        return schema;
    }

    static Schema<Object> reference(String name) {
        Schema<Object> schema = new Schema<>();
        schema.setSpecVersion(io.swagger.v3.oas.models.SpecVersion.V31);
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }

    private static Schema<Object> with(Schema<Object> schema, String format) {
        schema.setFormat(format);
        return schema;
    }
}
