package khlang.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.query.SearchPlan;
import khlang.query.SearchRequest;
import khlang.tabular.Field;

/** Makes operations with the answers and refusals that all of them have, in one language. */
record Operations(Tongue tongue) {
    /** A parameter whose meaning its name tells. */
    Parameter plain(String name, String type) {
        return plain(name, "openapi.parameter." + name, type);
    }

    Parameter plain(String name, String key, String type) {
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of(key))
                .schema(FieldSchemas.schema(type));
    }

    /** How many rows a page has. */
    Parameter limit() {
        Schema<Object> limit = FieldSchemas.schema("integer");
        limit.setMinimum(BigDecimal.ZERO);
        limit.setMaximum(BigDecimal.valueOf(SearchRequest.MOST));
        limit.setDefault(SearchRequest.LIMIT);
        String said = tongue.of("openapi.parameter.limit", SearchRequest.LIMIT, "%,d".formatted(SearchRequest.MOST));
        return new Parameter().name("limit").in("query").description(said).schema(limit);
    }

    /** What CKAN's calls about the rows of a table have in common. */
    List<Parameter> searched(Table table) {
        return List.of(
                of(table, "q", "openapi.parameter.q"),
                plain("plain", "boolean"),
                of(table, "filters", "openapi.parameter.filters"),
                of(table, "fields", "openapi.parameter.select"),
                of(table, "sort", "openapi.parameter.sort"),
                plain("distinct", "boolean"),
                plain("offset", "integer"));
    }

    private Parameter of(Table table, String name, String key) {
        String field = table.telling().map(Field::id).orElse(SearchPlan.ROW.id());
        String value = table.telling().flatMap(table::example).orElse("1");
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of(key, field, value))
                .schema(FieldSchemas.schema("string"));
    }

    /** A parameter that must be said. */
    static Parameter required(String name, Schema<Object> schema) {
        return new Parameter().name(name).in("query").required(true).schema(schema);
    }

    /** Which revision of a table that is written row by row a caller has. */
    Parameter revision() {
        return required("revision", FieldSchemas.schema("integer"))
                .required(null)
                .description(tongue.of("openapi.changes.revision"));
    }

    /** An operation that does not say yet what it answers. */
    Operation operation(String tag, String id, String key, List<Parameter> parameters) {
        return new Operation()
                .addTagsItem(tag)
                .operationId(id)
                .summary(tongue.of(key))
                .parameters(parameters);
    }

    /** The operation with what it answers, where it refuses as the native API does. */
    Operation answering(Operation operation, String mediaType, Schema<?> schema) {
        return answering(operation, mediaType, new MediaType().schema(schema), "400", "Refusal");
    }

    /** The operation with what it answers, and the status and schema of its refusals. */
    Operation answering(Operation operation, String mediaType, MediaType content, String refused, String refusal) {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse("200", response("openapi.answer", mediaType, content));
        responses.addApiResponse("404", response("openapi.unknown", "application/json", refused(refusal)));
        responses.addApiResponse(refused, response("openapi.refused", "application/json", refused(refusal)));
        responses.addApiResponse(
                "429",
                response("openapi.too_many", "application/json", refused(refusal))
                        .addHeaderObject(
                                "Retry-After",
                                new Header()
                                        .description(tongue.of("openapi.retry"))
                                        .schema(FieldSchemas.schema("integer"))));
        responses.addApiResponse("503", response("openapi.too_long", "application/json", refused(refusal)));
        return operation.responses(responses);
    }

    /** The same where whoever keeps an answer may ask whether it still stands. */
    Operation kept(Operation operation) {
        operation.getResponses().addApiResponse("304", new ApiResponse().description(tongue.of("openapi.unchanged")));
        return operation;
    }

    /** The same where Accept chooses the form of the answer. */
    Operation weighed(Operation operation) {
        operation
                .getResponses()
                .addApiResponse("406", response("openapi.not_acceptable", "application/json", refused("Refusal")));
        return operation;
    }

    /** The operation with an object for an answer. */
    Operation object(Operation operation) {
        return answering(operation, "application/json", FieldSchemas.schema("object"));
    }

    /** One that answers in CKAN's envelope. */
    Operation envelope(Operation operation, Schema<?> result) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("help", FieldSchemas.schema("string"));
        properties.put("success", FieldSchemas.schema("boolean"));
        properties.put("result", result);
        MediaType content = new MediaType().schema(FieldSchemas.object(properties));
        return answering(operation, "application/json", content, "409", "Error");
    }

    /** The operation as one that answers a whole table at CKAN's address. */
    Operation dump(Operation operation) {
        MediaType text = new MediaType().schema(FieldSchemas.schema("string"));
        return kept(answering(operation, "text/csv", text, "400", "Error"));
    }

    /** What the file of a whole table is to be. */
    List<Parameter> dumped() {
        Schema<Object> formats = FieldSchemas.schema("string");
        List.of("csv", "tsv", "json", "xml").forEach(formats::addEnumItemObject);
        Parameter format = plain("format", "openapi.format", "string").schema(formats);
        return List.of(format, plain("bom", "boolean"));
    }

    private static MediaType refused(String refusal) {
        return new MediaType().schema(FieldSchemas.reference(refusal));
    }

    private ApiResponse response(String key, String mediaType, MediaType content) {
        return new ApiResponse().description(tongue.of(key)).content(new Content().addMediaType(mediaType, content));
    }

    /** A refusal of the native API. */
    static Schema<Object> refusal() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        for (String name : List.of("code", "field", "message", "message_th", "hint", "hint_th")) {
            properties.put(name, FieldSchemas.schema("string"));
        }
        return FieldSchemas.object(Map.of("error", FieldSchemas.object(properties)));
    }

    /** A refusal of CKAN's actions. */
    static Schema<Object> error() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("help", FieldSchemas.schema("string"));
        properties.put("success", FieldSchemas.schema("boolean"));
        properties.put("error", FieldSchemas.schema("object"));
        return FieldSchemas.object(properties);
    }
}
