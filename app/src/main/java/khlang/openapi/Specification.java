package khlang.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
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
    private final Operations operations;
    private final OpenAPI api = new OpenAPI(SpecVersion.V31);

    Specification(Dataset dataset, List<Table> tables, String siteUrl, Tongue tongue) {
        this.dataset = dataset;
        this.tables = tables;
        this.siteUrl = siteUrl;
        this.tongue = tongue;
        this.operations = new Operations(tongue);
    }

    OpenAPI describe() {
        api.setOpenapi("3.1.0");
        api.setInfo(info());
        api.addServersItem(new Server().url(siteUrl));
        api.setComponents(new Components());
        api.schema("Error", Operations.error());
        api.schema("Refusal", Operations.refusal());
        api.schema(FacetSchemas.ALL, FacetSchemas.all());
        for (int i = 0; i < tables.size(); i++) {
            new TableSpecification(api, dataset, tables.get(i), i + 1, tongue).describe();
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

    /** The address of a table's rows. */
    static String rowsPath(Dataset dataset, Table table) {
        return "/api/v1/datasets/" + dataset.name() + "/resources/"
                + table.resource().id() + "/rows";
    }

    /** The address of a whole table. */
    static String dumpPath(Table table) {
        return "/datastore/dump/" + table.resource().id();
    }

    /** The actions of CKAN's API that this dataset answers. */
    private void catalogue() {
        String tag = "CKAN";
        api.addTagsItem(new Tag().name(tag).description(tongue.of("openapi.ckan")));
        Schema<Object> name = FieldSchemas.schema("string");
        name.setDefault(dataset.name());
        Operation show = operations.operation(
                tag, "package_show", "openapi.package_show", List.of(Operations.required("id", name)));
        api.path(
                "/api/3/action/package_show",
                new PathItem().get(operations.envelope(show, FieldSchemas.schema("object"))));
        if (tables.isEmpty()) {
            return;
        }
        Schema<Object> ids = FieldSchemas.schema("string");
        tables.forEach(table -> ids.addEnumItemObject(table.resource().id()));
        ids.setDefault(tables.get(0).resource().id());
        List<Parameter> parameters = new ArrayList<>(List.of(Operations.required("resource_id", ids)));
        parameters.addAll(operations.searched(tables.get(0)));
        parameters.add(operations.limit());
        parameters.add(operations.plain("full_text", "string"));
        parameters.add(operations.plain("include_total", "boolean"));
        parameters.add(operations.plain("include_next_page", "boolean"));
        Schema<Object> forms = FieldSchemas.schema("string");
        List.of("objects", "lists", "csv", "tsv").forEach(forms::addEnumItemObject);
        parameters.add(operations.plain("records_format", "string").schema(forms));
        Operation search = operations.operation(tag, "datastore_search", "openapi.datastore_search", parameters);
        Map<String, Schema<?>> result = new LinkedHashMap<>();
        result.put("records", records());
        result.put("total", FieldSchemas.schema("integer"));
        api.path(
                "/api/3/action/datastore_search",
                new PathItem().get(operations.kept(operations.envelope(search, FieldSchemas.object(result)))));
    }

    /** Rows as objects or, with {@code records_format=lists}, as lists; of CSV and TSV their text. */
    private Schema<Object> records() {
        List<Schema<?>> rows = new ArrayList<>();
        for (int i = 1; i <= tables.size(); i++) {
            rows.add(FieldSchemas.reference("Row" + i));
        }
        rows.add(FieldSchemas.schema("array"));
        return FieldSchemas.either(
                FieldSchemas.list(FieldSchemas.either(rows.toArray(new Schema<?>[0]))), FieldSchemas.schema("string"));
    }
}
