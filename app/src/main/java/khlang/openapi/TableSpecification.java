package khlang.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;

/** Describes what is answered of one table of a dataset. */
final class TableSpecification {
    private final OpenAPI api;
    private final Table table;
    private final int number;
    private final Tongue tongue;
    private final Operations operations;
    private final RowParameterList parameters;
    private final String tag;
    private final String address;

    /** @param number the table's, among those of its dataset */
    TableSpecification(OpenAPI api, Dataset dataset, Table table, int number, Tongue tongue) {
        this.api = api;
        this.table = table;
        this.number = number;
        this.tongue = tongue;
        this.operations = new Operations(tongue);
        FieldFilters filters = new FieldFilters(table, number, tongue);
        filters.described().forEach(api.getComponents()::addParameters);
        this.parameters = new RowParameterList(table, filters.references(), tongue);
        this.tag = number + ". "
                + tongue.either(table.resource().name(), table.resource().nameEnglish());
        String rows = Specification.rowsPath(dataset, table);
        this.address = rows.substring(0, rows.length() - "/rows".length());
    }

    void describe() {
        String size = tongue.of("openapi.table", "%,d".formatted(table.version().rowCount()));
        api.addTagsItem(new Tag().name(tag).description(size + "\n\n" + tongue.of("openapi.table.filters")));
        String row = "Row" + number;
        FieldSchemaWords words = new FieldSchemaWords(table, tongue);
        api.schema(row, FieldSchemas.row(table.version().fields(), words::answered));
        rows("/rows", "rows", "openapi.rows", row, List.of());
        for (RowParameterList.Form form : parameters.ownForms()) {
            String ending = form.ending();
            add("/rows." + ending, ending, "openapi." + ending, form.parameters(), form.mediaType(), contents(ending));
        }
        add("/rows.{form}", "form", "openapi.form", parameters.otherForms(), "*/*", FieldSchemas.schema("string"));
        Operation dump = operations.operation(tag, "dump" + number, "openapi.dump", dumped());
        api.path(Specification.dumpPath(table), new PathItem().get(operations.dump(dump)));
        object("/schema", "openapi.schema", List.of());
        object("/dictionary", "openapi.dictionary", List.of());
        text("/dictionary.csv", "dictionaryCsv", "openapi.dictionary.csv", List.of(operations.plain("bom", "boolean")));
        add("/facets", "facets", "openapi.facets", parameters.facets(), "application/json", FacetSchemas.answer());
        object("/stats", "openapi.stats", parameters.statistics());
        versions(row);
    }

    /** What is in a file of a form: text, or bytes. */
    static Schema<Object> contents(String ending) {
        Schema<Object> contents = FieldSchemas.schema("string");
        if (ending.equals("xlsx") || ending.equals("parquet")) {
            contents.setFormat("binary");
        }
        return contents;
    }

    /** What is told of the table's versions, and of how each of them was read. */
    private void versions(String row) {
        Schema<Object> known = FieldSchemas.schema("integer");
        known.setDefault(table.version().number());
        object("/versions", "openapi.versions", List.of());
        List<Parameter> version = List.of(
                Operations.required("version", known).in("path").description(tongue.of("openapi.taken.version")));
        rows("/versions/{version}/rows", "versionRows", "openapi.versions.rows", row, version);
        List<Parameter> optional = List.of(
                Operations.required("version", known).required(null).description(tongue.of("openapi.report.of")));
        object("/report", "openapi.report", optional);
        text("/report.csv", "reportCsv", "openapi.report.csv", optional);
        object("/changes", "openapi.changes", List.of(Operations.required("since", known), operations.revision()));
        object("/diff", "openapi.diff", List.of(Operations.required("from", known), Operations.required("to", known)));
    }

    /** Rows as they are answered, with the first of the table as an example. */
    private void rows(String place, String id, String key, String row, List<Parameter> before) {
        List<Parameter> all = new ArrayList<>(before);
        all.addAll(parameters.page());
        MediaType rows = new MediaType().schema(page(row));
        if (!table.first().isEmpty()) {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("records", List.of(table.first()));
            example.put("total", table.version().rowCount());
            rows.setExample(example);
        }
        Operation operation = operations.operation(tag, id + number, key, all);
        operations.answering(operation, "application/json", rows, "400", "Refusal");
        read(address + place, operations.weighed(operation));
    }

    private void object(String place, String key, List<Parameter> said) {
        add(place, place.substring(1), key, said, "application/json", FieldSchemas.schema("object"));
    }

    private void text(String place, String id, String key, List<Parameter> said) {
        add(place, id, key, said, "text/csv", FieldSchemas.schema("string"));
    }

    private void add(
            String place, String id, String key, List<Parameter> said, String mediaType, Schema<Object> answer) {
        read(
                address + place,
                operations.answering(operations.operation(tag, id + number, key, said), mediaType, answer));
    }

    private void read(String path, Operation operation) {
        api.path(path, new PathItem().get(operations.kept(operation)));
    }

    /** The parameters of a whole table's file, in CKAN's words. */
    private List<Parameter> dumped() {
        List<Parameter> all = new ArrayList<>(operations.dumped());
        all.addAll(operations.searched(table));
        all.add(operations.plain("limit", "openapi.parameter.limit.all", "integer"));
        return all;
    }

    private static Schema<Object> page(String row) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        properties.put("fields", FieldSchemas.list(FieldSchemas.schema("object")));
        // With shape=arrays a row is a list, in the order of the fields.
        properties.put(
                "records",
                FieldSchemas.list(FieldSchemas.either(FieldSchemas.reference(row), FieldSchemas.schema("array"))));
        properties.put("total", FieldSchemas.schema("integer"));
        properties.put("total_estimated", FieldSchemas.schema("boolean"));
        properties.put("limit", FieldSchemas.schema("integer"));
        properties.put("offset", FieldSchemas.schema("integer"));
        Schema<Object> next = FieldSchemas.schema("string");
        next.addType("null");
        properties.put("next", next);
        properties.put("facets", FieldSchemas.reference(FacetSchemas.ALL));
        return FieldSchemas.object(properties);
    }
}
