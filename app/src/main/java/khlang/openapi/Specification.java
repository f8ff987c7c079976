package khlang.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.dataset.Metadata;

/** Describes the API of one dataset out of its own tables: OpenAPI 3.1. */
final class Specification {
    private final Dataset dataset;
    private final List<Table> tables;
    private final String siteUrl;
    private final Tongue tongue;
    private final OpenAPI api = new OpenAPI(SpecVersion.V31);

    Specification(Dataset dataset, List<Table> tables, String siteUrl, Tongue tongue) {
        this.dataset = dataset;
        this.tables = tables;
        this.siteUrl = siteUrl;
        this.tongue = tongue;
    }

    OpenAPI describe() {
        api.setOpenapi("3.1.0");
        api.setInfo(info());
        api.addServersItem(new Server().url(siteUrl));
        api.setComponents(new Components());
        api.schema("Error", error());
        api.schema("Refusal", refusal());
        for (int i = 0; i < tables.size(); i++) {
            table(tables.get(i), i + 1);
        }
        catalogue();
        return api;
    }

    private Info info() {
        Metadata said = dataset.metadata();
        Info info = new Info()
                .title(tongue.either(dataset.title(), dataset.titleEnglish()))
                .summary(tongue.either(dataset.titleEnglish(), dataset.title()))
                .description(tongue.either(dataset.notes(), dataset.notesEnglish()))
                .version(
                        said.version().isBlank()
                                ? dataset.metadataModified().toString().substring(0, 10)
                                : said.version());
        if (!said.licenseId().isBlank()) {
            info.setLicense(new License().name(said.licenseId()));
        }
        Contact contact = new Contact().url(siteUrl + "/dataset/" + dataset.name());
        if (!said.maintainer().isBlank()) {
            contact.setName(said.maintainer());
        }
        if (!said.maintainerEmail().isBlank()) {
            contact.setEmail(said.maintainerEmail());
        }
        return info.contact(contact);
    }

    private void table(Table table, int number) {
        String name = tongue.either(table.resource().name(), table.resource().nameEnglish());
        String tag = number + ". " + name;
        api.addTagsItem(new Tag()
                .name(tag)
                .description(tongue.of(
                        "openapi.table", "%,d".formatted(table.version().rowCount()))));
        String row = "Row" + number;
        FieldSchemaWords words = new FieldSchemaWords(table, tongue);
        api.schema(row, FieldSchemas.row(table.version().fields(), words::answered));
        RowParameterList parameters = new RowParameterList(table, tongue);
        String path = rowsPath(dataset, table);
        Operation rows = operation(tag, "rows" + number, "openapi.rows", parameters.page());
        api.path(
                path,
                new PathItem().get(answering(rows, "application/json", rows(page(row), table), "400", "Refusal")));
        Operation csv = operation(tag, "csv" + number, "openapi.csv", parameters.sheet());
        api.path(path + ".csv", new PathItem().get(answering(csv, "text/csv", FieldSchemas.schema("string"))));
        Operation parquet = operation(tag, "parquet" + number, "openapi.parquet", parameters.file());
        Schema<Object> bytes = FieldSchemas.schema("string");
        bytes.setFormat("binary");
        api.path(path + ".parquet", new PathItem().get(answering(parquet, "application/vnd.apache.parquet", bytes)));
        Operation form = operation(tag, "form" + number, "openapi.form", parameters.forms());
        api.path(path + ".{form}", new PathItem().get(answering(form, "*/*", FieldSchemas.schema("string"))));
        Operation dump = operation(tag, "dump" + number, "openapi.dump", dumped(table));
        api.path(dumpPath(table), new PathItem().get(answering(dump, "text/csv", FieldSchemas.schema("string"))));
        whole(table, tag, number);
    }

    /** What is told of a table as a whole. */
    private void whole(Table table, String tag, int number) {
        String path = rowsPath(dataset, table);
        Operation schema = operation(tag, "schema" + number, "openapi.schema", List.of());
        api.path(path.replace("/rows", "/schema"), new PathItem().get(object(schema)));
        Operation dictionary = operation(tag, "dictionary" + number, "openapi.dictionary", List.of());
        api.path(path.replace("/rows", "/dictionary"), new PathItem().get(object(dictionary)));
        Operation file =
                operation(tag, "dictionaryCsv" + number, "openapi.dictionary.csv", List.of(plain("bom", "boolean")));
        api.path(
                path.replace("/rows", "/dictionary.csv"),
                new PathItem().get(answering(file, "text/csv", FieldSchemas.schema("string"))));
        List<Parameter> parameters = new RowParameterList(table, tongue).statistics();
        Operation statistics = operation(tag, "stats" + number, "openapi.stats", parameters);
        api.path(path.replace("/rows", "/stats"), new PathItem().get(object(statistics)));
        Schema<Object> since = FieldSchemas.schema("integer");
        since.setDefault(table.version().number());
        Operation changes = operation(tag, "changes" + number, "openapi.changes", List.of(required("since", since)));
        api.path(path.replace("/rows", "/changes"), new PathItem().get(object(changes)));
        Operation difference = operation(
                tag, "diff" + number, "openapi.diff", List.of(required("from", since), required("to", since)));
        api.path(path.replace("/rows", "/diff"), new PathItem().get(object(difference)));
    }

    private Operation object(Operation operation) {
        return answering(operation, "application/json", FieldSchemas.schema("object"));
    }

    /** The address of a table's rows. */
    static String rowsPath(Dataset dataset, Table table) {
        return "/api/v1/datasets/" + dataset.name() + "/resources/"
                + table.resource().id() + "/rows";
    }

    /** The address of a whole table. */
    static String dumpPath(Table table) {
        return "/datastore/dump/" + table.resource().id();
    }

    /** The parameters of a whole table's file, in CKAN's words. */
    private List<Parameter> dumped(Table table) {
        List<Parameter> all = new ArrayList<>(List.of(formats(), plain("bom", "boolean")));
        all.addAll(searched(table, FieldSchemas.schema("integer")));
        return all;
    }

    /** What CKAN's calls about rows have in common. */
    private List<Parameter> searched(Table table, Schema<Object> limit) {
        return List.of(
                optional(table, "q", "openapi.parameter.q", FieldSchemas.schema("string")),
                plain("plain", "boolean"),
                optional(table, "filters", "openapi.parameter.filters", FieldSchemas.schema("string")),
                optional(table, "fields", "openapi.parameter.select", FieldSchemas.schema("string")),
                optional(table, "sort", "openapi.parameter.sort", FieldSchemas.schema("string")),
                plain("distinct", "boolean"),
                optional(table, "limit", "openapi.parameter.limit", limit),
                optional(table, "offset", "openapi.parameter.offset", FieldSchemas.schema("integer")));
    }

    private Parameter plain(String name, String type) {
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of("openapi.parameter." + name))
                .schema(FieldSchemas.schema(type));
    }

    /** Rows as they are answered, with the first of the table as an example. */
    private static MediaType rows(Schema<Object> page, Table table) {
        MediaType rows = new MediaType().schema(page);
        if (!table.first().isEmpty()) {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("records", List.of(table.first()));
            example.put("total", table.version().rowCount());
            rows.setExample(example);
        }
        return rows;
    }

    private Parameter formats() {
        Schema<Object> schema = FieldSchemas.schema("string");
        List.of("csv", "tsv", "json", "xml").forEach(schema::addEnumItemObject);
        return new Parameter()
                .name("format")
                .in("query")
                .description(tongue.of("openapi.format"))
                .schema(schema);
    }

    /** The actions of CKAN's API that this dataset answers. */
    private void catalogue() {
        String tag = "CKAN";
        api.addTagsItem(new Tag().name(tag).description(tongue.of("openapi.ckan")));
        Schema<Object> name = FieldSchemas.schema("string");
        name.setDefault(dataset.name());
        Operation show = operation(tag, "package_show", "openapi.package_show", List.of(required("id", name)));
        api.path("/api/3/action/package_show", new PathItem().get(envelope(show, FieldSchemas.schema("object"))));
        if (tables.isEmpty()) {
            return;
        }
        Schema<Object> ids = FieldSchemas.schema("string");
        tables.forEach(table -> ids.addEnumItemObject(table.resource().id()));
        ids.setDefault(tables.get(0).resource().id());
        Schema<Object> limit = FieldSchemas.schema("integer");
        limit.setDefault(10);
        List<Parameter> parameters = new ArrayList<>(List.of(required("resource_id", ids)));
        parameters.addAll(searched(tables.get(0), limit));
        parameters.add(plain("full_text", "string"));
        parameters.add(plain("include_total", "boolean"));
        parameters.add(plain("include_next_page", "boolean"));
        Schema<Object> forms = FieldSchemas.schema("string");
        List.of("objects", "lists", "csv", "tsv").forEach(forms::addEnumItemObject);
        parameters.add(optional(tables.get(0), "records_format", "openapi.parameter.records_format", forms));
        Operation search = operation(tag, "datastore_search", "openapi.datastore_search", parameters);
        Map<String, Schema<?>> result = new LinkedHashMap<>();
        result.put("records", FieldSchemas.list(FieldSchemas.reference("Row1")));
        result.put("total", FieldSchemas.schema("integer"));
        api.path("/api/3/action/datastore_search", new PathItem().get(envelope(search, FieldSchemas.object(result))));
    }

    private Parameter required(String name, Schema<Object> schema) {
        return new Parameter().name(name).in("query").required(true).schema(schema);
    }

    private Parameter optional(Table table, String name, String key, Schema<Object> schema) {
        String field = table.telling().map(khlang.tabular.Field::id).orElse("_id");
        String value = table.telling().flatMap(table::example).orElse("1");
        return new Parameter()
                .name(name)
                .in("query")
                .description(tongue.of(key, field, value))
                .schema(schema);
    }

    private Operation operation(String tag, String id, String key, List<Parameter> parameters) {
        return new Operation()
                .addTagsItem(tag)
                .operationId(id)
                .summary(tongue.of(key))
                .parameters(parameters);
    }

    private Operation answering(Operation operation, String mediaType, Schema<?> schema) {
        return answering(operation, mediaType, new MediaType().schema(schema), "400", "Refusal");
    }

    private Operation answering(
            Operation operation, String mediaType, MediaType content, String refused, String refusal) {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse("200", response("openapi.answer", mediaType, content));
        responses.addApiResponse("404", response("openapi.unknown", "application/json", refused(refusal)));
        responses.addApiResponse(refused, response("openapi.refused", "application/json", refused(refusal)));
        return operation.responses(responses);
    }

    private Operation envelope(Operation operation, Schema<?> result) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("help", FieldSchemas.schema("string"));
        properties.put("success", FieldSchemas.schema("boolean"));
        properties.put("result", result);
        MediaType content = new MediaType().schema(FieldSchemas.object(properties));
        return answering(operation, "application/json", content, "409", "Error");
    }

    private static MediaType refused(String refusal) {
        return new MediaType().schema(FieldSchemas.reference(refusal));
    }

    private ApiResponse response(String key, String mediaType, MediaType content) {
        return new ApiResponse().description(tongue.of(key)).content(new Content().addMediaType(mediaType, content));
    }

    private static Schema<Object> page(String row) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("fields", FieldSchemas.list(FieldSchemas.schema("object")));
        properties.put("records", FieldSchemas.list(FieldSchemas.reference(row)));
        properties.put("total", FieldSchemas.schema("integer"));
        properties.put("total_estimated", FieldSchemas.schema("boolean"));
        properties.put("limit", FieldSchemas.schema("integer"));
        properties.put("offset", FieldSchemas.schema("integer"));
        Schema<Object> next = FieldSchemas.schema("string");
        next.addType("null");
        properties.put("next", next);
        return FieldSchemas.object(properties);
    }

    private static Schema<Object> refusal() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        for (String name : List.of("code", "field", "message", "message_th", "hint", "hint_th")) {
            properties.put(name, FieldSchemas.schema("string"));
        }
        return FieldSchemas.object(Map.of("error", FieldSchemas.object(properties)));
    }

    private static Schema<Object> error() {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("help", FieldSchemas.schema("string"));
        properties.put("success", FieldSchemas.schema("boolean"));
        properties.put("error", FieldSchemas.schema("object"));
        return FieldSchemas.object(properties);
    }
}
