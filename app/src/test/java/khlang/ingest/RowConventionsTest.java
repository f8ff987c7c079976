package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What HTTP promises holds for rows: pages, forms, tags, methods. */
class RowConventionsTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    private static final String TABLE = "a,b\nx,1\ny,2\nx,3\nz,4\nx,5\n";

    private static String table(TestServer server, String name) {
        return "/api/v1/datasets/" + name + "/resources/" + new Loads(server).published(name, "1.csv", TABLE);
    }

    private static void refused(HttpResponse<String> answer, int status, String code, String field) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(status);
        JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
        assertThat(error.path("code").asString()).as(answer.body()).isEqualTo(code);
        assertThat(error.path("field").asString("")).isEqualTo(field);
        assertThat(error.path("hint").asString("")).isNotEmpty();
        assertThat(error.path("hint_th").asString("")).isNotEmpty();
    }

    private static String tag(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.uri() + answer.body()).isEqualTo(200);
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aPageIsOfTheQuestionThatItWasGivenFor(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = table(server, "next") + "/rows";
        String other = table(server, "next-other") + "/rows";
        String first = server.get(rows + "?limit=2&order_by=-b").body();
        String next = Json.MAPPER.readTree(first).path("next").asString();
        String token = next.substring(next.indexOf("next=") + "next=".length());
        assertThat(Json.MAPPER.readTree(server.get(next).body()).path("records").findValuesAsString("_id"))
                .containsExactly("3", "2");
        // What says how a page looks may be said anew.
        assertThat(server.get(rows + "?order_by=-b&shape=arrays&count=exact&facet=a&limit=1&next=" + token)
                        .statusCode())
                .isEqualTo(200);
        for (String foreign : List.of(
                rows + "?",
                rows + "?order_by=b&",
                rows + "?order_by=-a&",
                rows + "?order_by=-b&a=x&",
                rows + "?order_by=-b&q=x&",
                rows + "?order_by=-b&select=a&",
                rows + "?order_by=-b&distinct=true&",
                rows + "?order_by=-b&era=be&",
                rows + ".csv?order_by=b&",
                other + "?order_by=-b&")) {
            refused(server.get(foreign + "limit=2&next=" + token), 400, "datastore.next", "next");
        }
        refused(
                server.get(rows + "?order_by=-b&limit=2&offset=1&next=" + token),
                400,
                "datastore.next.offset",
                "offset");
        assertThat(server.get(rows + ".csv?select=b&order_by=-b").body()).isEqualTo("b\r\n5\r\n4\r\n3\r\n2\r\n1\r\n");
        assertThat(server.get(rows + ".csv?order_by=-b&next=" + token).body())
                .isEqualTo("_id,a,b\r\n3,x,3\r\n2,y,2\r\n1,x,1\r\n");
        String groups = Json.MAPPER
                .readTree(server.get(rows + "?group_by=a&limit=1").body())
                .path("next")
                .asString();
        assertThat(server.get(groups.replace("/rows?", "/rows.csv?").replace("limit=1", "limit=9"))
                        .body())
                .isEqualTo("a,count\r\ny,1\r\nz,1\r\n");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void pagesAreOfTheVersionOfTheFirst(Pair pair) {
        TestServer server = SERVERS.of(pair);
        Loads loads = new Loads(server);
        String resource = loads.published("next-version", "1.csv", TABLE);
        String table = "/api/v1/datasets/next-version/resources/" + resource;
        String next = Json.MAPPER
                .readTree(server.get(table + "/rows?limit=4").body())
                .path("next")
                .asString();
        loads.replace(resource, "2.csv", "a,b\nnew,1\nnew,2\nnew,3\nnew,4\nnew,6\n");
        loads.await(resource);
        assertThat(server.get(table + "/rows?limit=1").body()).contains("new");
        assertThat(server.get(next).body()).contains("\"b\":5").doesNotContain("new");
        refused(server.get(next.replace("/rows?", "/versions/2/rows?")), 400, "datastore.next", "next");
        assertThat(server.get(next.replace("/rows?", "/versions/1/rows?")).body())
                .contains("\"b\":5");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatAFormCannotUseIsRefused(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = table(server, "forms-use") + "/rows";
        assertThat(server.get(rows + ".json?shape=arrays&select=a,b&limit=2").body())
                .isEqualTo("[\n[\"x\",1],\n[\"y\",2]\n]\n");
        assertThat(server.get(rows + ".ndjson?shape=arrays&select=a,b&limit=2").body())
                .isEqualTo("[\"x\",1]\n[\"y\",2]\n");
        assertThat(server.get(rows + ".csv?count=none").statusCode()).isEqualTo(200);
        for (String form : List.of("csv", "tsv", "xml", "xlsx", "parquet")) {
            refused(server.get(rows + "." + form + "?shape=arrays"), 400, "datastore.form.shape", "shape");
        }
        for (String form : List.of("csv", "json", "xlsx", "parquet")) {
            refused(server.get(rows + "." + form + "?facet=a"), 400, "datastore.form.page", "facet");
            refused(server.get(rows + "." + form + "?count=exact"), 400, "datastore.form.page", "count");
        }
        for (String form : List.of("", ".json", ".ndjson", ".xml", ".xlsx", ".parquet")) {
            refused(server.get(rows + form + "?bom=true"), 400, "datastore.form.bom", "bom");
        }
        refused(server.get(rows + ".csv?bom=yes"), 400, "datastore.parameter.flag", "bom");
        String link = server.get(rows + "?a=x&facet=a&count=none&shape=arrays&limit=1")
                .headers()
                .firstValue("Link")
                .orElseThrow();
        assertThat(link).contains("/rows.csv?a=x&limit=1>");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theFormIsTheOneThatTheClientLikesBest(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = table(server, "accepts") + "/rows";
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("", "application/json");
        wanted.put("*/*", "application/json");
        wanted.put("application/json", "application/json");
        wanted.put("application/*", "application/json");
        wanted.put("text/csv", "text/csv");
        wanted.put("TEXT/CSV", "text/csv");
        wanted.put("text/csv;header=present", "text/csv");
        wanted.put("text/*", "text/csv");
        wanted.put("text/csv;q=0.1, application/json", "application/json");
        wanted.put("text/csv;q=0.9, */*;q=0.1", "text/csv");
        wanted.put("application/json;q=0.5, text/csv;q=0.8, application/xml", "text/xml");
        wanted.put("text/xml", "text/xml");
        wanted.put("application/xml", "text/xml");
        wanted.put("image/png, application/x-ndjson;q=0.2", "application/x-ndjson");
        wanted.put("*/*, application/json;q=0", "text/csv");
        wanted.put("text/csv;q=x, text/tab-separated-values;q=0.1", "text/tab-separated-values");
        wanted.put("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json");
        wanted.put("application/vnd.apache.parquet", "application/vnd.apache.parquet");
        wanted.forEach((accept, type) -> {
            HttpResponse<String> answer = server.getWith(rows, Map.of("Accept", accept));
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(accept)
                    .startsWith(type);
            assertThat(answer.headers().firstValue("Vary")).as(accept).contains("Accept, Accept-Encoding");
        });
        for (String accept : List.of("image/png", "text/csv;q=0", "application/json;q=0, */*;q=0", "csv")) {
            HttpResponse<String> answer = server.getWith(rows, Map.of("Accept", accept));
            refused(answer, 406, "datastore.form.none", "");
            assertThat(answer.body()).contains("text/csv", "application/json");
            assertThat(server.getWith(rows + ".csv", Map.of("Accept", accept)).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aTagIsOfOneAnswerAndAnyWayOfNamingItIsUnderstood(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String table = table(server, "tags");
        List<String> addresses = List.of(
                "/rows",
                "/rows?limit=2",
                "/rows.csv",
                "/rows.json",
                "/rows.xlsx",
                "/rows.parquet",
                "/facets",
                "/stats",
                "/schema",
                "/schema.json",
                "/dictionary",
                "/dictionary.csv",
                "/report",
                "/report.csv",
                "/versions",
                "/versions/1",
                "/changes?since=1",
                "/diff?from=1");
        for (String address : addresses) {
            HttpResponse<String> answer = server.get(table + address);
            String tag = tag(answer);
            assertThat(tag).as(address).startsWith("W/\"");
            assertThat(answer.headers().firstValue("Cache-Control")).as(address).contains("public, no-cache");
            assertThat(tag(server.get(table + address))).as(address).isEqualTo(tag);
            String strong = tag.substring(2);
            for (String named : List.of(tag, strong, "*", "\"a,b\", W/\"c\"," + tag, "\"a\" ,  " + strong)) {
                HttpResponse<String> again = server.getWith(table + address, Map.of("If-None-Match", named));
                assertThat(again.statusCode()).as(address + named).isEqualTo(304);
                assertThat(again.body()).isEmpty();
                assertThat(again.headers().firstValue("ETag")).contains(tag);
                assertThat(again.headers().firstValue("Cache-Control")).contains("public, no-cache");
            }
            for (String foreign : List.of("\"a\"", "W/\"\"", strong.replace("\"", ""), "\"x" + strong.substring(1))) {
                assertThat(server.getWith(table + address, Map.of("If-None-Match", foreign))
                                .statusCode())
                        .as(address + foreign)
                        .isEqualTo(200);
            }
            assertThat(server.get(table + address, TestServer.ADMIN_TOKEN)
                            .headers()
                            .firstValue("Cache-Control"))
                    .as(address)
                    .contains("private, no-store");
        }
        assertThat(addresses.stream()
                        .filter(address -> address.startsWith("/rows"))
                        .map(address -> tag(server.get(table + address)))
                        .distinct())
                .hasSize(6);
        assertThat(tag(server.getWith(table + "/rows", Map.of("Accept", "text/csv"))))
                .isNotEqualTo(tag(server.get(table + "/rows")));
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsSaidOfFieldsIsInTheTagsOfWhatTellsIt(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String table = table(server, "tags-said");
        List<String> telling =
                List.of("/rows", "/stats", "/schema", "/schema.json", "/dictionary", "/dictionary.csv", "/rows.csv");
        Map<String, String> tags =
                telling.stream().collect(Collectors.toMap(path -> path, path -> tag(server.get(table + path))));
        new Loads(server).ok("resource_patch", """
                {"id": "%s", "schema": [{"name": "a", "label": "ชื่อ"}]}""".formatted(table.substring(table.lastIndexOf('/') + 1)));
        tags.forEach((path, tag) -> assertThat(server.getWith(table + path, Map.of("If-None-Match", tag))
                        .statusCode())
                .as(path)
                .isEqualTo(path.equals("/rows.csv") ? 304 : 200));
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void filesTellHowLongTheirFirstRowsTook(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = table(server, "timings") + "/rows";
        for (String form : List.of(".csv", ".json", ".xlsx", ".parquet", "?limit=1")) {
            assertThat(server.get(rows + form).headers().firstValue("Server-Timing"))
                    .as(form)
                    .hasValueSatisfying(timing -> assertThat(timing).matches("rows;dur=[0-9.]+"));
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void addressesSayWhatTheyCanBeAsked(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String table = table(server, "methods");
        for (String address : List.of("/rows", "/rows.csv", "/stats", "/schema", "/versions")) {
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
                HttpResponse<String> answer = sent(server, method, table + address);
                assertThat(answer.statusCode()).as(method + address).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow").orElse(""))
                        .as(method + address)
                        .contains("GET", "HEAD", "OPTIONS")
                        .doesNotContain("POST");
                assertThat(answer.body()).startsWith("{\"error\":{\"code\":\"web.method\"");
            }
            HttpResponse<String> options = sent(server, "OPTIONS", table + address);
            assertThat(options.statusCode()).isEqualTo(204);
            assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
            assertThat(options.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("If-None-Match");
            HttpResponse<String> head = sent(server, "HEAD", table + address);
            assertThat(head.statusCode()).as(address).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            HttpResponse<String> got = server.get(table + address);
            for (String header : List.of("ETag", "Content-Type", "Cache-Control", "Link")) {
                assertThat(head.headers().firstValue(header))
                        .as(address + header)
                        .isEqualTo(got.headers().firstValue(header));
            }
        }
        assertThat(sent(server, "DELETE", "/api/3/action/datastore_search")
                        .headers()
                        .firstValue("Allow")
                        .orElse(""))
                .contains("GET", "POST");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void addressesThatAreTooLongAreRefusedInTheirShape(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String rows = table(server, "lengths") + "/rows";
        for (String address : List.of(rows, rows + ".csv")) {
            HttpResponse<String> many = server.get(address + "?" + times("a=x&", 5_000));
            refused(many, 400, "datastore.conditions.many", "a");
            HttpResponse<String> longer = server.get(address + "?" + times("b__gte=1&", 10_000));
            assertThat(longer.statusCode()).isEqualTo(414);
            assertThat(longer.body()).startsWith("{\"error\":{\"code\":\"web.too_long\"");
            // What long questions tell of themselves fits into the head of an answer.
            assertThat(server.get(address + "?select=b" + "%20".repeat(9_000)).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> longest = server.get(rows + "?a=" + "x".repeat(400_000));
        assertThat(longest.statusCode()).isEqualTo(414);
        JsonNode answer = Json.MAPPER.readTree(longest.body());
        assertThat(answer.propertyNames()).containsExactly("error");
        assertThat(answer.path("error").path("code").asString()).isEqualTo("web.too_long");
        JsonNode ofAction = Json.MAPPER.readTree(server.get("/api/3/action/datastore_search?q=" + "x".repeat(400_000))
                .body());
        assertThat(ofAction.path("success").asBoolean(true)).isFalse();
        assertThat(ofAction.path("error").path("message").asString()).isNotEmpty();
        assertThat(ofAction.path("error").path("__type").asString()).isEqualTo("Bad Request");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whoFollowsALinkToADumpGetsAPageAndAProgramGetsJson(Pair pair) {
        TestServer server = SERVERS.of(pair);
        for (String address : List.of("/datastore/dump/nothing", "/datastore/dump/nothing?format=x")) {
            HttpResponse<String> page = server.getWith(address, Map.of("Accept", "text/html,*/*;q=0.8"));
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("<html");
            assertThat(server.getWith(address, Map.of("Accept", "*/*")).body()).contains("\"success\":false");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void dumpsSayWhatTheyAreAsCkanDoes(Pair pair) {
        TestServer server = SERVERS.of(pair);
        String table = table(server, "dump-types");
        String dump = "/datastore/dump/" + table.substring(table.lastIndexOf('/') + 1) + "?format=";
        Map<String, String> types = Map.of(
                "csv", "text/csv", "tsv", "text/tab-separated-values", "json", "application/json", "xml", "text/xml");
        types.forEach((form, type) -> {
            for (String method : List.of("GET", "HEAD")) {
                assertThat(sent(server, method, dump + form).headers().allValues("Content-Type"))
                        .as(method + form)
                        .containsExactly(type + "; charset=utf-8");
            }
        });
    }

    private static String times(String text, int count) {
        return IntStream.range(0, count).mapToObj(number -> text).collect(Collectors.joining());
    }

    private static HttpResponse<String> sent(TestServer server, String method, String path) {
        return server.send(HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(method, HttpRequest.BodyPublishers.noBody()));
    }
}
