package khlang.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import khlang.web.Actions;
import khlang.web.Site;

/** Describes the API of the whole site: the rows of any table, and CKAN's actions. OpenAPI 3.1. */
final class SiteSpecification {
    private static final String TOKEN = "token";
    private static final String TABLE = "/api/v1/datasets/{dataset}/resources/{resource}";

    /** What actions take that change nothing, in the order of their pages; of others their help tells it. */
    private static final Map<String, List<String>> TAKEN = Map.ofEntries(
            Map.entry(
                    "package_search", List.of("q", "fq", "sort", "rows", "start", "facet.field", "facet.limit", "fl")),
            Map.entry("package_show", List.of("id")),
            Map.entry("package_list", List.of("limit", "offset")),
            Map.entry("current_package_list_with_resources", List.of("limit", "offset")),
            Map.entry("resource_show", List.of("id")),
            Map.entry("organization_show", List.of("id")),
            Map.entry("group_show", List.of("id")),
            Map.entry("tag_show", List.of("id", "vocabulary_id", "include_datasets")),
            Map.entry("tag_list", List.of("query", "vocabulary_id", "all_fields")),
            Map.entry("vocabulary_show", List.of("id")),
            Map.entry("config_option_show", List.of("key")),
            Map.entry("job_show", List.of("id")),
            Map.entry("user_show", List.of("id")),
            Map.entry("member_list", List.of("id", "object_type", "capacity")),
            Map.entry("package_collaborator_list", List.of("id", "capacity")),
            Map.entry("package_collaborator_list_for_user", List.of("id", "capacity")),
            Map.entry("help_show", List.of("name")),
            Map.entry("datastore_info", List.of("id")),
            Map.entry("datastore_search_sql", List.of("sql")),
            Map.entry("xloader_status", List.of("resource_id")),
            Map.entry("datapusher_status", List.of("resource_id")),
            Map.entry(
                    "datastore_search",
                    List.of(
                            "resource_id",
                            "filters",
                            "q",
                            "plain",
                            "full_text",
                            "fields",
                            "sort",
                            "distinct",
                            "limit",
                            "offset",
                            "include_total",
                            "include_next_page",
                            "records_format")));

    private final List<Actions.Described> actions;
    private final Site site;
    private final Tongue tongue;
    private final Operations operations;
    private final OpenAPI api = new OpenAPI(SpecVersion.V31);

    SiteSpecification(List<Actions.Described> actions, Site site, Tongue tongue) {
        this.actions = actions;
        this.site = site;
        this.tongue = tongue;
        this.operations = new Operations(tongue);
    }

    OpenAPI describe() {
        api.setOpenapi("3.1.0");
        api.setInfo(new Info()
                .title(site.title(tongue.language()))
                .description(tongue.of("openapi.site"))
                .version("1"));
        api.addServersItem(new Server().url(site.url()));
        api.setComponents(new Components()
                .addSecuritySchemes(
                        TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("Authorization")
                                .description(tongue.of("openapi.token"))));
        api.schema("Error", Operations.error());
        api.schema("Refusal", Operations.refusal());
        rows();
        ckan();
        return api;
    }

    private void rows() {
        String tag = tongue.of("openapi.tables");
        api.addTagsItem(new Tag().name(tag).description(tongue.of("openapi.tables.said")));
        RowParameterList parameters = new RowParameterList(tongue);
        String document = "/api/v1/datasets/{dataset}/openapi.json";
        Operation described = operation(tag, "openapi", "openapi.document", document, List.of(language()));
        api.path(document, new PathItem().get(operations.object(described)));
        String page = TABLE + "/rows";
        Operation rows = operations.object(operation(tag, "rows", "openapi.rows", page, parameters.page()));
        api.path(page, new PathItem().get(operations.kept(operations.weighed(rows))));
        parameters.ownForms().forEach(form -> file(tag, form));
        file(tag, new RowParameterList.Form("{form}", "*/*", parameters.otherForms()));
        dump(tag);
        describe(tag, TABLE + "/facets", "facets", "openapi.facets", parameters.facets());
        describe(tag, TABLE + "/stats", "stats", "openapi.stats", parameters.statistics());
        describe(tag, TABLE + "/schema", "schema", "openapi.schema", List.of());
        describe(tag, TABLE + "/dictionary", "dictionary", "openapi.dictionary", List.of());
        describe(tag, TABLE + "/report", "report", "openapi.report", List.of());
        describe(tag, TABLE + "/versions", "versions", "openapi.versions", List.of());
        describe(tag, TABLE + "/versions/{version}/rows", "versionRows", "openapi.rows", parameters.page());
        describe(
                tag, TABLE + "/changes", "changes", "openapi.changes", List.of(number("since"), operations.revision()));
        describe(tag, TABLE + "/diff", "diff", "openapi.diff", List.of(number("from"), number("to")));
    }

    private void file(String tag, RowParameterList.Form form) {
        String path = TABLE + "/rows." + form.ending();
        String id = form.ending().equals("{form}") ? "form" : form.ending();
        Operation operation = operation(tag, id, "openapi." + id, path, form.parameters());
        operations.answering(operation, form.mediaType(), TableSpecification.contents(id));
        api.path(path, new PathItem().get(operations.kept(operation)));
    }

    private void dump(String tag) {
        List<Parameter> parameters = new ArrayList<>(operations.dumped());
        List.of("q", "plain", "filters", "fields", "sort", "distinct", "offset", "limit")
                .forEach(name -> parameters.add(named(name, "query")));
        String path = "/datastore/dump/{resource_id}";
        api.path(path, new PathItem().get(operations.dump(operation(tag, "dump", "openapi.dump", path, parameters))));
    }

    private void describe(String tag, String path, String id, String key, List<Parameter> parameters) {
        api.path(
                path,
                new PathItem().get(operations.kept(operations.object(operation(tag, id, key, path, parameters)))));
    }

    /** The operation with the parameters of its path before its others. */
    private Operation operation(String tag, String id, String key, String path, List<Parameter> parameters) {
        List<Parameter> all = new ArrayList<>();
        for (String name : List.of("dataset", "resource", "resource_id", "version")) {
            if (path.contains("{" + name + "}")) {
                all.add(named(name, "path").required(true));
            }
        }
        all.addAll(parameters);
        return operations.operation(tag, id, key, all);
    }

    private static Parameter number(String name) {
        return Operations.required(name, FieldSchemas.schema("integer"));
    }

    private Parameter language() {
        Schema<Object> languages = FieldSchemas.schema("string");
        List.of("th", "en").forEach(languages::addEnumItemObject);
        return named("lang", "query").schema(languages);
    }

    /** CKAN's actions; those that change nothing take their parameters in the query, the others as JSON. */
    private void ckan() {
        String tag = "CKAN";
        api.addTagsItem(new Tag().name(tag).description(tongue.of("openapi.ckan")));
        for (Actions.Described action : actions) {
            List<Parameter> parameters = new ArrayList<>();
            for (String name : TAKEN.getOrDefault(action.name(), List.of())) {
                Parameter parameter = named(name, "query");
                parameters.add(
                        List.of("id", "name", "sql", "resource_id").contains(name)
                                ? parameter.required(true)
                                : parameter);
            }
            String said =
                    tongue.of(action.help().key(), action.help().arguments().toArray());
            Operation operation = operations.envelope(
                    new Operation()
                            .addTagsItem(tag)
                            .operationId(action.name())
                            .summary(action.name())
                            .description(said)
                            .parameters(parameters),
                    FieldSchemas.schema("object"));
            PathItem path = new PathItem();
            if (action.reads()) {
                path.get(operation);
            } else {
                operation.requestBody(body()).addSecurityItem(new SecurityRequirement().addList(TOKEN));
                path.post(operation);
            }
            api.path("/api/3/action/" + action.name(), path);
        }
    }

    private static RequestBody body() {
        Map<String, Schema<?>> none = new LinkedHashMap<>();
        MediaType json = new MediaType().schema(FieldSchemas.object(none));
        return new RequestBody().content(new Content().addMediaType("application/json", json));
    }

    private Parameter named(String name, String in) {
        return new Parameter()
                .name(name)
                .in(in)
                .description(tongue.of("openapi.taken." + name.replace('.', '_')))
                .schema(FieldSchemas.schema("string"));
    }
}
