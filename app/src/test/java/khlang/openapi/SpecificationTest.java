package khlang.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SpecificationTest {
    private static final String NAME = "manhole-water-levels-synthetic";
    private static final String SMALL = "walking-street-fees-synthetic";

    @TempDir
    private Path packages;

    private TestServer start(Pair pair) throws IOException, InterruptedException {
        for (String name : List.of(NAME, SMALL)) {
            Path target = Files.createDirectories(packages.resolve(name));
            try (Stream<Path> files = Files.list(Path.of("datasets", name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
        Files.copy(Path.of("datasets/catalog.json"), packages.resolve("catalog.json"));
        TestServer server = TestServer.start(pair, Map.of("KHLANG_DATASETS", packages.toString()));
        for (int i = 0; i < 300 && server.get("/readyz").statusCode() != 200; i++) {
            Thread.sleep(100);
        }
        return server;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everythingThatIsDescribedAnswersAsDescribed(Pair pair) throws IOException, InterruptedException {
        try (TestServer server = start(pair)) {
            for (String language : List.of("", "?lang=en")) {
                JsonNode api = description(server, NAME, language);
                assertThat(api.path("openapi").asString()).startsWith("3.1");
                assertThat(api.path("servers").path(0).path("url").asString()).isEqualTo(server.url());
                assertThat(api.path("info").path("contact").path("name").asString())
                        .isNotBlank();
                assertThat(api.path("info").path("license").path("name").asString())
                        .isNotBlank();
                referencesLeadSomewhere(api);
                everyDoorNamesWhatItTakes(api);
                assertThat(OpenApiSchema.errors(api.toString())).isEmpty();
                assertThat(OpenApiSchema.errors(api.toString().replace("\"operationId\"", "\"operation\"")))
                        .isNotEmpty();
                if (language.isEmpty()) {
                    everyPathAnswers(server, api);
                }
            }
            filtersWork(server, description(server, SMALL, ""));
            thePageShowsExamplesThatWork(server);
        }
    }

    @Test
    void theSiteIsDescribedToo() throws IOException, InterruptedException {
        try (TestServer server = start(Pair.EMBEDDED)) {
            for (String language : List.of("", "?lang=en")) {
                JsonNode api = described(server, "/api/v1/openapi.json" + language);
                assertThat(OpenApiSchema.errors(api.toString())).isEmpty();
                referencesLeadSomewhere(api);
                JsonNode paths = api.path("paths");
                assertThat(paths.path("/api/3/action/package_search").has("get"))
                        .isTrue();
                assertThat(paths.path("/api/3/action/package_create").propertyNames())
                        .containsExactly("post");
                assertThat(paths.path("/api/3/action/package_create")
                                .at("/post/security/0")
                                .has("token"))
                        .isTrue();
                // Nobody is told a key instead of a sentence.
                assertThat(api.findValuesAsString("description")).noneMatch(text -> text.matches("[a-z]+[.][a-z._]+"));
            }
            JsonNode api = described(server, "/api/v1/openapi.json");
            String resource = Json.MAPPER
                    .readTree(
                            server.get("/api/3/action/package_show?id=" + SMALL).body())
                    .at("/result/resources/0/id")
                    .asString();
            assertThat(parameters(api, "/datastore/dump/{resource_id}"))
                    .contains("resource_id", "format", "bom", "q", "filters", "fields", "sort", "limit", "offset");
            assertThat(api.path("paths").path("/datastore/dump/{resource_id}").toString())
                    .contains("#/components/schemas/Error")
                    .doesNotContain("Refusal");
            api.path("paths").properties().stream()
                    .filter(path -> !path.getKey().startsWith("/api/3/"))
                    .forEach(path -> {
                        String address = path.getKey()
                                .replace("{dataset}", SMALL)
                                .replace("{resource}", resource)
                                .replace("{resource_id}", resource)
                                .replace("{version}", "1")
                                .replace("{form}", "json");
                        String query = address.endsWith("/diff")
                                ? "?from=1&to=1"
                                : address.endsWith("/changes") ? "?since=1" : "";
                        assertThat(server.get(address + query).statusCode())
                                .as(address)
                                .isEqualTo(200);
                    });
        }
    }

    private static JsonNode description(TestServer server, String name, String query) {
        return described(server, "/api/v1/datasets/" + name + "/openapi.json" + query);
    }

    private static JsonNode described(TestServer server, String address) {
        HttpResponse<String> answer = server.get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static void everyDoorNamesWhatItTakes(JsonNode api) {
        Map<String, List<String>> doors = Map.of(
                "/rows", List.of("q", "where", "having", "distinct", "facet_size", "next", "count", "shape", "era"),
                "/rows.csv", List.of("select", "limit", "group_by", "bom", "labels"),
                "/rows.parquet", List.of("select", "order_by", "where"),
                "/rows.tsv", List.of("bom", "labels", "next"),
                "/rows.xlsx", List.of("labels", "next"),
                "/rows.{form}", List.of("form", "select", "shape", "next"),
                "/stats", List.of("select", "q", "where", "era"),
                "/facets", List.of("facet", "facet_size", "q", "where"),
                "/dictionary.csv", List.of("bom"),
                "/diff", List.of("from", "to"));
        doors.forEach((door, names) -> {
            List<String> told = parameters(api, door);
            assertThat(told).as(door).containsAll(names).doesNotHaveDuplicates();
        });
        assertThat(parameters(api, "/rows.csv")).doesNotContain("shape", "facet");
        assertThat(parameters(api, "/rows.xlsx")).doesNotContain("bom", "shape");
        assertThat(parameters(api, "/rows.{form}")).doesNotContain("bom", "labels");
        assertThat(parameters(api, "/rows.parquet")).doesNotContain("shape", "labels", "bom");
        assertThat(parameters(api, "/api/3/action/datastore_search"))
                .contains("fields", "plain", "full_text", "records_format", "include_total");
        JsonNode example = api.path("paths")
                .valueStream()
                .map(path -> path.path("get").path("responses").path("200").path("content"))
                .map(content -> content.path("application/json").path("example"))
                .filter(found -> !found.isMissingNode())
                .findFirst()
                .orElseThrow();
        assertThat(example.path("records").get(0).path("_id").asInt()).isEqualTo(1);
    }

    private static List<String> parameters(JsonNode api, String door) {
        return api.path("paths")
                .propertyStream()
                .filter(path -> path.getKey().endsWith(door))
                .findFirst()
                .orElseThrow()
                .getValue()
                .path("get")
                .path("parameters")
                .findValuesAsString("name");
    }

    private static void referencesLeadSomewhere(JsonNode api) {
        Matcher references =
                Pattern.compile("\"\\$ref\":\"#/components/schemas/([^\"]+)\"").matcher(api.toString());
        int count = 0;
        while (references.find()) {
            assertThat(api.path("components").path("schemas").has(references.group(1)))
                    .isTrue();
            count++;
        }
        assertThat(count).isPositive();
    }

    /** Calls each path with its required parameters and defaults, and compares the rows with their schema. */
    private static void everyPathAnswers(TestServer server, JsonNode api) {
        assertThat(api.path("paths").propertyNames()).hasSizeGreaterThanOrEqualTo(14);
        api.path("paths").properties().forEach(path -> {
            JsonNode operation = path.getValue().path("get");
            List<String> query = new ArrayList<>();
            List<String> addresses = new ArrayList<>(List.of(path.getKey()));
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asString().equals("path")) {
                    addresses.clear();
                    String place = "{" + parameter.path("name").asString() + "}";
                    parameter
                            .path("schema")
                            .path("enum")
                            .forEach(word -> addresses.add(path.getKey().replace(place, word.asString())));
                    if (addresses.isEmpty()) {
                        String known = parameter.path("schema").path("default").asString();
                        addresses.add(path.getKey().replace(place, known));
                    }
                    return;
                }
                JsonNode value = parameter.path("schema").path("default");
                if (!value.isMissingNode()) {
                    query.add(parameter.path("name").asString() + "=" + View.encoded(value.asString()));
                }
            });
            assertThat(addresses).isNotEmpty();
            HttpResponse<String> answer = addresses.stream()
                    .map(address -> server.get(address + "?" + String.join("&", query)))
                    .peek(one -> assertThat(one.statusCode())
                            .as(one.uri() + " " + query)
                            .isEqualTo(200))
                    .reduce((one, other) -> other)
                    .orElseThrow();
            JsonNode schema = operation
                    .path("responses")
                    .path("200")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            if (schema.path("properties").has("facets")) {
                pagesFit(server, api, schema, answer.uri().getRawPath());
            }
            if (path.getKey().endsWith("/datastore_search")) {
                recordsFit(server, api, schema, answer.uri().toString());
            }
        });
    }

    /** A schema of a document, with what it refers to. */
    private static Schema valid(JsonNode api, JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        whole.set("components", api.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    /** Rows and facets, in each shape that is offered, are what the schema says. */
    private static void pagesFit(TestServer server, JsonNode api, JsonNode schema, String path) {
        Schema valid = valid(api, schema);
        boolean rows = path.endsWith("/rows");
        List<String> questions = rows
                ? List.of("", "shape=arrays", "count=none", "facet=_F_", "shape=arrays&facet=_F_")
                : List.of("", "facet=_F_");
        String field = Json.MAPPER
                .readTree(server.get(path.replaceAll("/facets$", "/rows") + "?limit=0")
                        .body())
                .at("/fields/1/id")
                .asString();
        for (String question : questions) {
            HttpResponse<String> answer = server.get(path + "?" + question.replace("_F_", View.encoded(field)));
            assertThat(answer.statusCode()).as(question).isEqualTo(200);
            assertThat(valid.validate(answer.body(), InputFormat.JSON))
                    .as(path + question)
                    .isEmpty();
            JsonNode page = Json.MAPPER.readTree(answer.body());
            page.path("facets").forEach(facet -> facetFits(api, facet));
            if (question.equals("facet=_F_")) {
                assertThat(page.propertyNames())
                        .containsExactlyInAnyOrderElementsOf(
                                schema.path("properties").propertyNames());
                assertThat(page.path("facets").has(field)).isTrue();
            }
            if (rows && question.equals("facet=_F_")) {
                rowsFit(api, schema, page);
            }
        }
        assertThat(valid.validate("{\"records\": [7], \"facets\": [], \"total\": \"7\"}", InputFormat.JSON))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    /** So are the rows of CKAN's search, in each form that is offered. */
    private static void recordsFit(TestServer server, JsonNode api, JsonNode schema, String address) {
        Schema valid = valid(api, schema);
        String path = address.replace(server.url(), "").replaceAll("records_format=[a-z]+", "");
        for (String form : List.of("objects", "lists", "csv", "tsv")) {
            HttpResponse<String> answer = server.get(path + "&records_format=" + form);
            assertThat(answer.statusCode()).as(form).isEqualTo(200);
            assertThat(valid.validate(answer.body(), InputFormat.JSON)).as(form).isEmpty();
        }
        assertThat(valid.validate("{\"result\": {\"records\": [7], \"total\": 1}}", InputFormat.JSON))
                .isNotEmpty();
    }

    private static void facetFits(JsonNode api, JsonNode facet) {
        JsonNode told = api.at("/components/schemas/Facets/additionalProperties/properties");
        assertThat(told.propertyNames()).containsAll(facet.propertyNames());
        assertThat(told.at("/values/items/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        facet.path("values").path(0).propertyNames());
    }

    private static void rowsFit(JsonNode api, JsonNode schema, JsonNode answer) {
        String row = schema.at("/properties/records/items/anyOf/0/$ref").asString();
        JsonNode fields = api.at(row.substring(1) + "/properties");
        JsonNode first = answer.path("records").path(0);
        assertThat(first.propertyNames()).containsExactlyElementsOf(fields.propertyNames());
        fields.properties().forEach(field -> {
            JsonNode value = first.path(field.getKey());
            String type = value.isNull()
                    ? "null"
                    : value.isIntegralNumber()
                            ? "integer"
                            : value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "string";
            String described = field.getValue().path("type").toString();
            // A whole number is a number too.
            assertThat(described.contains(type) || (type.equals("integer") && described.contains("number")))
                    .as(field.getKey() + " " + value + " " + described)
                    .isTrue();
        });
    }

    private static void filtersWork(TestServer server, JsonNode api) {
        String path = api.path("paths").propertyNames().iterator().next();
        List<String> names = new ArrayList<>();
        api.path("paths").path(path).path("get").path("parameters").forEach(one -> {
            String reference = one.path("$ref").asString("");
            JsonNode parameter = reference.isEmpty() ? one : api.at(reference.substring(1));
            names.add(parameter.path("name").asString());
        });
        assertThat(names).contains("ประเภทสินค้า", "ประเภทสินค้า__contains", "จำนวนแผง__gte", "วันที่จัด__lte");
        String query = "?" + View.encoded("ประเภทสินค้า") + "=" + View.encoded("อาหารและเครื่องดื่ม") + "&"
                + View.encoded("จำนวนแผง__gte") + "=100&limit=1";
        JsonNode answer = Json.MAPPER.readTree(server.get(path + query).body());
        assertThat(answer.path("total").asInt()).isBetween(1, 51);
    }

    private static void thePageShowsExamplesThatWork(TestServer server) {
        for (String page : List.of("/dataset/" + NAME + "/api", "/en/dataset/" + NAME + "/api")) {
            HttpResponse<String> answer = server.get(page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("<script>", "style=\"", "onclick");
            Matcher links = Pattern.compile("href=\"(/(?:api|datastore|webjars)/[^\"]+)\"|src=\"(/[^\"]+)\"")
                    .matcher(answer.body());
            int count = 0;
            while (links.find()) {
                String link = (links.group(1) == null ? links.group(2) : links.group(1)).replace("&amp;", "&");
                assertThat(server.get(link).statusCode()).as(link).isEqualTo(200);
                count++;
            }
            assertThat(count).isGreaterThan(8);
        }
        assertThat(server.get("/dataset/nosuch/api").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/datasets/nosuch/openapi.json").statusCode())
                .isEqualTo(404);
    }
}
