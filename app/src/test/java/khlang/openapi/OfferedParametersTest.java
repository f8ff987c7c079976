package khlang.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.Loads;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A table whose fields are called like parameters and like comparisons: what its description offers, the server takes. */
class OfferedParametersTest {
    private static final String TABLE = """
            limit,q,select,next,price,price__gte,note__contains,note,ชื่อ,จำนวนประชากร (คน),"a ""b""\",day,moment,open,latitude,longitude,version,x__not,x
            7,ก,s1,n1,10,5,cc,long note,สมชาย,1500,q1,2024-01-31,2024-01-31 08:30:00,true,16.4,102.8,3,4,5
            8,ข,s2,n2,20,6,dd,other note,สมหญิง,2500,q2,2024-02-29,2024-02-29 09:30:00,false,16.5,102.9,4,5,6
            9,ค,s3,n3,30,7,ee,third note,มานี,3500,q3,2024-03-31,2024-03-31 10:30:00,true,16.6,103.0,5,6,7
            """;

    /** What the grammar's parameters may say of this table. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("q", "สมชาย"),
            Map.entry("select", "price"),
            Map.entry("order_by", "-price"),
            Map.entry("where", "price > 1"),
            Map.entry("group_by", "day"),
            Map.entry("having", "count(*) > 0"),
            Map.entry("facet", "day"),
            Map.entry("bbox", "102,16,104,17"),
            Map.entry("near", "16.4,102.8,5000"),
            Map.entry("timezone", "UTC"),
            Map.entry("filters", "{\"price\": 10}"),
            Map.entry("fields", "price"),
            Map.entry("sort", "price desc"),
            Map.entry("full_text", "สมชาย"));

    /** What must be said beside a parameter. */
    private static final Map<String, String> WITH = Map.of("having", "&group_by=day", "next", "&limit=1");

    @ParameterizedTest
    @EnumSource(Pair.class)
    void everyParameterThatIsOfferedIsTaken(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            new Loads(server).published("nasty", "nasty.csv", TABLE);
            for (String language : List.of("", "?lang=en")) {
                JsonNode api = description(server, language);
                assertThat(OpenApiSchema.errors(api.toString())).isEmpty();
                assertThat(api.findValuesAsString("description")).noneMatch(text -> text.matches("[a-z]+[.][a-z._]+"));
                api.path("paths").properties().forEach(path -> noneTwice(api, path.getKey(), path.getValue()));
            }
            JsonNode api = description(server, "");
            namesAreReadAsTheyAreMeant(api);
            int calls = 0;
            for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
                calls += call(server, api, path.getKey(), path.getValue().path("get"));
            }
            assertThat(calls).isGreaterThan(500);
            answersAreDeclared(api);
            fieldsAreFiltered(server, api);
            theConditionIsOneOfThisTable(server, description(server, "?lang=en"));
        }
    }

    private static void theConditionIsOneOfThisTable(TestServer server, JsonNode api) {
        String rows = api.path("paths").propertyNames().iterator().next();
        String said = parameter(api, rows, "where").path("description").asString();
        String condition = said.substring(said.indexOf(": ") + 2);
        assertThat(condition).contains("\"limit\" >= ", "\"q\" = ");
        answered(server, rows + "?where=" + View.encoded(condition));
        assertThat(api.at("/components/parameters/table1.field5.eq/description").asString())
                .startsWith("“price” is this, for example ");
        assertThat(api.path("paths").path(rows).at("/get/responses").has("406")).isTrue();
    }

    private static JsonNode parameter(JsonNode api, String path, String name) {
        return api.path("paths")
                .path(path)
                .at("/get/parameters")
                .valueStream()
                .filter(one -> one.path("name").asString("").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode description(TestServer server, String query) {
        HttpResponse<String> answer = server.get("/api/v1/datasets/nasty/openapi.json" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.MAPPER.readTree(answer.body());
    }

    private static JsonNode resolved(JsonNode api, JsonNode parameter) {
        String reference = parameter.path("$ref").asString("");
        return reference.isEmpty() ? parameter : api.at(reference.substring(1));
    }

    private static void noneTwice(JsonNode api, String path, JsonNode item) {
        Set<String> told = new HashSet<>();
        item.path("get").path("parameters").forEach(one -> {
            JsonNode parameter = resolved(api, one);
            assertThat(parameter.path("name").asString("")).as(one.toString()).isNotEmpty();
            assertThat(told.add(parameter.path("in").asString() + " "
                            + parameter.path("name").asString()))
                    .as(path + " " + parameter)
                    .isTrue();
        });
    }

    private static List<String> names(JsonNode api, String ending) {
        List<String> names = new ArrayList<>();
        api.path("paths").properties().stream()
                .filter(path -> path.getKey().endsWith(ending))
                .findFirst()
                .orElseThrow()
                .getValue()
                .at("/get/parameters")
                .forEach(one -> names.add(resolved(api, one).path("name").asString()));
        return names;
    }

    private static void namesAreReadAsTheyAreMeant(JsonNode api) {
        assertThat(names(api, "/rows"))
                .contains("limit__eq", "q__eq", "select__eq", "next__eq", "limit__gte", "q__startswith")
                .contains("price", "price__gte", "price__gte__gte", "price__gt", "price__between", "note__contains")
                .contains("note__contains__contains", "ชื่อ__isnull", "จำนวนประชากร (คน)__lt", "a b__in", "open__ne")
                .contains("price__not", "x__not", "x__not__not", "limit__not")
                .doesNotContain("price__eq", "open__gt", "note__contains__eq");
        assertThat(names(api, "/versions/{version}/rows")).contains("version", "limit__eq");
        assertThat(names(api, "/stats")).contains("limit__eq").doesNotContain("limit");
        JsonNode described = api.path("components").path("parameters");
        // The shorter field's comparison has the name of the longer field, and says so.
        assertThat(described.has("table1.field5.gte")).isFalse();
        assertThat(described.at("/table1.field6.eq/name").asString()).isEqualTo("price__gte");
        JsonNode limit = api.path("paths").properties().stream()
                .filter(path -> path.getKey().endsWith("/rows"))
                .findFirst()
                .orElseThrow()
                .getValue()
                .at("/get/parameters")
                .valueStream()
                .filter(one -> one.path("name").asString("").equals("limit"))
                .findFirst()
                .orElseThrow();
        assertThat(limit.at("/schema/default").asInt()).isEqualTo(100);
    }

    /** Calls an address with each of its parameters alone, beside what it requires. @return how many calls that were */
    private static int call(TestServer server, JsonNode api, String path, JsonNode operation) {
        List<String> required = new ArrayList<>();
        Map<String, List<String>> offered = new LinkedHashMap<>();
        String address = path;
        for (JsonNode one : operation.path("parameters")) {
            JsonNode parameter = resolved(api, one);
            String name = parameter.path("name").asString();
            List<String> values = values(name, parameter.path("schema"));
            if (parameter.path("in").asString().equals("path")) {
                address = address.replace("{" + name + "}", values.get(0));
            } else if (parameter.path("required").asBoolean(false)) {
                required.add(View.encoded(name) + "=" + View.encoded(values.get(0)));
            } else {
                offered.put(name, values);
            }
        }
        String before = address + "?" + String.join("&", required);
        answered(server, before);
        if (offered.containsKey("next")) {
            String page = server.get(before.replaceFirst("/rows[.][a-z]+", "/rows") + "&limit=1")
                    .body();
            String next = Json.MAPPER.readTree(page).path("next").asString();
            offered.put("next", List.of(next.replaceAll(".*[?&]next=([^&]*).*", "$1")));
        }
        int calls = 1;
        for (Map.Entry<String, List<String>> one : offered.entrySet()) {
            for (String value : one.getValue()) {
                String with = WITH.getOrDefault(one.getKey(), "");
                answered(server, before + "&" + View.encoded(one.getKey()) + "=" + View.encoded(value) + with);
                calls++;
            }
        }
        return calls;
    }

    private static void answered(TestServer server, String address) {
        HttpResponse<String> answer = server.get(address);
        assertThat(answer.statusCode()).as(address + "\n" + answer.body()).isEqualTo(200);
    }

    private static List<String> values(String name, JsonNode schema) {
        if (schema.has("enum")) {
            return schema.path("enum").valueStream().map(JsonNode::asString).toList();
        }
        if (schema.has("default")) {
            return List.of(schema.path("default").asString());
        }
        if (SAID.containsKey(name)) {
            return List.of(SAID.get(name));
        }
        return switch (schema.path("type").asString()) {
            case "integer" -> List.of("5");
            case "number" -> List.of("1.5");
            case "boolean" -> List.of("true", "false");
            case "array" -> {
                String item = values(name, schema.path("items")).get(0);
                yield List.of(item + "," + item);
            }
            default ->
                List.of(
                        schema.path("format").asString("").equals("date")
                                ? "2024-01-31"
                                : name.startsWith("moment") ? "2024-01-31T08:30:00" : "ก");
        };
    }

    private static void answersAreDeclared(JsonNode api) {
        List<String> ends = new ArrayList<>();
        api.path("paths").properties().forEach(path -> {
            JsonNode answers = path.getValue().at("/get/responses");
            assertThat(answers.propertyNames()).as(path.getKey()).contains("200", "404", "429", "503");
            assertThat(answers.has("304"))
                    .as(path.getKey())
                    .isEqualTo(!path.getKey().endsWith("package_show"));
            ends.add(path.getKey().replaceAll("/api/v1/datasets/nasty/resources/[^/]+", ""));
        });
        assertThat(ends)
                .contains(
                        "/rows",
                        "/versions",
                        "/versions/{version}/rows",
                        "/report",
                        "/report.csv",
                        "/changes",
                        "/diff");
    }

    private static void fieldsAreFiltered(TestServer server, JsonNode api) {
        String rows = api.path("paths").propertyNames().iterator().next();
        Map<String, Integer> found = Map.of(
                "limit__eq=7",
                1,
                "limit=2",
                3,
                "price__gte=6",
                1,
                "price__gte__gte=6",
                2,
                "note__contains=cc",
                1,
                "note__contains__contains=c",
                1,
                "x__not=4",
                1,
                "x__not__not=4",
                2,
                "a%20b__in=q1,q2",
                2);
        found.forEach((query, total) -> assertThat(Json.MAPPER
                        .readTree(server.get(rows + "?" + query).body())
                        .path("total")
                        .asInt())
                .as(query)
                .isEqualTo(total));
    }
}
