package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import khlang.web.Json;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Every failure answers in the one shape of its door, and tells nothing of what is behind it. */
@ParameterizedClass
@EnumSource(Pair.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorShapeTest {
    /** What only the inside of the program would say. */
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|khlang\\.[a-z]+\\.[A-Z]|org\\.(jdbi|h2|postgresql|eclipse)"
                    + "|jdbc:|\\bselect \\*|insert into|/tmp/|duckdb|jetty|javalin|\\.java\\b");

    private static final List<String> BAD_BODIES = List.of(
            "",
            "{",
            "nonsense",
            "[1]",
            "\"text\"",
            "null",
            "{}",
            "{\"id\":\"nothing\"}",
            "{\"id\":\"nothing\",\"name\":\"nothing\",\"resource_id\":\"nothing\",\"package_id\":\"nothing\"}",
            "{\"id\":{\"a\":[1]},\"name\":[1],\"resource_id\":{},\"limit\":1e999,\"rows\":99999999999999999999}",
            "{\"id\":\"\",\"name\":\"\",\"title\":\"\",\"resource_id\":\"\",\"package_id\":\"\"}",
            "{\"id\":\"a\\u0000b\",\"name\":\"a\\u0000b\"}",
            "{\"id\":\"\\ud800\",\"name\":\"\\ud800\"}",
            "{\"q\":\"((\\\"\",\"fq\":\"a:[\",\"sort\":\"; drop table\",\"rows\":-1,\"start\":-1,\"limit\":-5}",
            "{\"name\":\"-- x\",\"title\":7,\"extras\":5,\"tags\":\"x\",\"groups\":{\"a\":1},\"users\":[1],\"state\":9}",
            "{\"name\":\"good-name\",\"title\":\"t\",\"extras\":[[]],\"tags\":[null],\"groups\":[7],\"users\":[null]}");

    @Parameter
    private @Nullable Pair pair;

    private @Nullable TestServer started;

    @BeforeParameterizedClassInvocation
    void start() {
        TestServer server = TestServer.start(Objects.requireNonNull(pair), Map.of("KHLANG_MAX_UPLOAD", "1000"));
        server.action("organization_create", "{\"name\":\"city\",\"title\":\"City\"}", TestServer.ADMIN_TOKEN);
        started = server;
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server().close();
    }

    private TestServer server() {
        return Objects.requireNonNull(started);
    }

    @Test
    void noActionFailsInAnotherShape() {
        SoftAssertions softly = new SoftAssertions();
        for (String action : server().actions()) {
            for (String body : BAD_BODIES) {
                for (String token : new String[] {null, TestServer.ADMIN_TOKEN, "no-such-token"}) {
                    HttpResponse<String> answer = server().post("/api/3/action/" + action, body, token);
                    checkApi(softly, action + " " + body, answer);
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void noQueryFailsInAnotherShape() {
        List<String> queries = List.of(
                "",
                "?id=nothing",
                "?id=%00",
                "?id=%ED%A0%80",
                "?id=%zz",
                "?%zz",
                "?id=a&id=b&limit=1&limit=2",
                "?limit=99999999999999999999&rows=99999999999999999999&offset=99999999999999999999",
                "?limit=-1&rows=-1&start=-1&offset=-1",
                "?limit=1e3&rows=x&start=y&offset=z",
                "?id=" + "x".repeat(3000),
                "?q=((&fq=a:[&sort=;&facet.field=[[",
                "?resource_id=nothing&filters={&fields=,&sort=x%20sideways");
        SoftAssertions softly = new SoftAssertions();
        for (String action : server().actions()) {
            for (String query : queries) {
                checkApi(softly, action + query, raw("GET", "/api/3/action/" + action + query));
            }
        }
        softly.assertAll();
    }

    @Test
    void aQueryThatIsNotEncodedIsRefused() {
        for (String wrong : List.of("%zz", "%", "a%F", "%FF")) {
            assertThat(raw("GET", "/api/3/action/status_show?x=" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(raw("GET", "/api/3/action/status_show?x=%25").statusCode()).isEqualTo(200);
    }

    @Test
    void noPageFailsInAnotherShape() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : pages()) {
            for (String end :
                    List.of("", "?page=99999999999999999999&q=%00", "?page=-1&sort=%zz", "?%zz", "%00", "%zz")) {
                checkPage(softly, path + end, raw("GET", path + end));
                checkPage(softly, "/en" + path + end, raw("GET", "/en" + path + end));
            }
            for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "TRACE", "BREW")) {
                checkPage(softly, method + " " + path, raw(method, path));
            }
        }
        softly.assertAll();
    }

    private static List<String> pages() {
        List<String> paths = new ArrayList<>(List.of("/", "/dataset", "/organization", "/group", "/login", "/desk"));
        List.of("/dataset/nothing", "/dataset/a%20b%2Fc", "/dataset/nothing/resource/nothing", "/dataset/nothing/api")
                .forEach(paths::add);
        List.of(
                        "/organization/nothing",
                        "/group/nothing",
                        "/tag/nothing",
                        "/desk/users/nothing",
                        "/nothing",
                        "/static/no")
                .forEach(paths::add);
        List.of("/desk/organizations/nothing/members", "/desk/groups/nothing", "/desk/tokens", "/" + "x".repeat(20_000))
                .forEach(paths::add);
        return paths;
    }

    @Test
    void addressesOfTheApiThatAreNoneAnswerInTheShapeOfTheirApi() {
        SoftAssertions softly = new SoftAssertions();
        for (String path : List.of(
                "/api/nothing",
                "/api/3/nothing",
                "/api/3/action/nothing",
                "/api/v1/datasets/nothing/resources/nothing/rows",
                "/api/v1/datasets/nothing/resources/nothing/rows.csv",
                "/api/v1/datasets/nothing/resources/nothing/rows.parquet",
                "/api/v1/datasets/nothing/resources/nothing/rows.xlsx?labels=th",
                "/api/v1/datasets/nothing/resources/nothing/stats",
                "/api/v1/datasets/nothing/resources/nothing/schema",
                "/api/v1/datasets/nothing/resources/nothing/schema.json",
                "/api/v1/datasets/nothing/resources/nothing/dictionary",
                "/api/v1/datasets/nothing/resources/nothing/dictionary.csv",
                "/api/v1/datasets/nothing/resources/nothing/changes?since=1",
                "/api/v1/datasets/nothing/resources/nothing/diff?from=1&to=2",
                "/api/v1/datasets/nothing/resources/nothing/report",
                "/api/v1/datasets/nothing/resources/nothing/report.csv",
                "/api/v1/datasets/nothing/resources/nothing/versions",
                "/api/v1/datasets/nothing/resources/nothing/versions/1",
                "/api/v1/datasets/nothing/resources/nothing/versions/1/rows",
                "/api/v1/datasets/nothing/resources/nothing/rows.nothing",
                "/api/v1/datasets/nothing/openapi.json",
                "/datastore/dump/nothing",
                "/api/3/action/status_show?x=" + "x".repeat(50_000))) {
            HttpResponse<String> answer = raw("GET", path);
            checkApi(softly, path, answer);
            softly.assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            softly.assertThat(answer.body().startsWith("{\"error\":{\"code\":"))
                    .as(path)
                    .isEqualTo(path.startsWith("/api/v1/"));
        }
        for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE", "BREW")) {
            HttpResponse<String> answer = raw(method, "/api/3/action/status_show");
            checkApi(softly, method, answer);
            softly.assertThat(answer.statusCode()).as(method).isBetween(400, 501);
        }
        softly.assertAll();
    }

    @Test
    void addressesThatCannotBeReadAnswerInTheShapeOfTheirDoor() {
        SoftAssertions softly = new SoftAssertions();
        for (String broken :
                List.of("%zz", "a%00b", "%FF", "a%2", "a\0b", "a b", "x".repeat(40_000), "x".repeat(300_000))) {
            for (String door :
                    List.of("/api/v1/datasets/", "/api/v1/datasets/t/resources/", "http://x/api/v1/datasets/")) {
                HttpResponse<String> answer = raw("GET", door + broken + "/rows");
                checkRefused(softly, door + broken, answer);
                softly.assertThat(answer.body()).as(door + broken).startsWith("{\"error\":{\"code\":\"web.");
            }
            for (String door : List.of("/api/3/action/", "/api/action/", "/datastore/dump/", "/desk/uploads/")) {
                HttpResponse<String> answer = raw("GET", door + broken);
                checkRefused(softly, door + broken, answer);
                softly.assertThat(answer.body()).as(door + broken).doesNotContain("\"code\":");
            }
            checkPage(softly, "/en/dataset/" + broken, raw("GET", "/en/dataset/" + broken));
        }
        softly.assertAll();
    }

    private void checkRefused(SoftAssertions softly, String what, HttpResponse<String> answer) {
        checkApi(softly, what, answer);
        softly.assertThat(answer.statusCode()).as(what).isIn(400, 414);
        softly.assertThat(answer.headers().firstValue("content-type"))
                .as(what)
                .contains("application/json;charset=utf-8");
    }

    @Test
    void anAddressThatCannotBeReadIsToldWhatIsWrongWithIt() {
        assertThat(raw("GET", "/api/v1/datasets/%zz/x").body()).contains("web.encoding", "from \\\"%zz/x\\\"", "%25");
        assertThat(raw("GET", "/api/3/action/a%00b").body()).contains("NUL").doesNotContain("web.");
        assertThat(raw("GET", "/api/v1/" + "x".repeat(300_000)).body()).contains("web.too_long");
    }

    @Test
    void aBodyThatBreaksOffIsRefused() throws IOException {
        String head = String.join(
                "\r\n",
                "POST /api/3/action/package_search HTTP/1.1",
                "Host: x",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "");
        for (String body : List.of("zz\r\n{}\r\n0\r\n\r\n", "5\r\n{\"q\"")) {
            URI at = URI.create(server().url());
            try (Socket socket = new Socket(at.getHost(), at.getPort())) {
                socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
                socket.shutdownOutput();
                assertThat(all(socket.getInputStream())).as(body).startsWith("HTTP/1.1 400 ");
            }
        }
    }

    @Test
    void aMethodThatNobodyKnowsIsNotAllowed() {
        for (String method : List.of("FOO", "get", "TRACE")) {
            for (String path : List.of("/dataset", "/login", "/api/3/action/package_search")) {
                assertThat(raw(method, path).statusCode()).as(method + path).isEqualTo(405);
            }
        }
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        assertThat(server().action("package_search", "{\"q\":\"\uFFFD\"}", null)
                        .path("success")
                        .asBoolean())
                .isTrue();
        byte[] body = "{\"id\":\"ก\"}".getBytes(Charset.forName("TIS-620"));
        for (String type : List.of("application/json", "application/x-www-form-urlencoded", "text/plain")) {
            for (String token : List.of(TestServer.ADMIN_TOKEN, "")) {
                HttpResponse<String> answer = server().send(
                                HttpRequest.newBuilder(URI.create(server().url() + "/api/3/action/package_show"))
                                        .header("Authorization", token)
                                        .header("Content-Type", type)
                                        .POST(BodyPublishers.ofByteArray(body)));
                assertThat(answer.statusCode()).as(type + token).isEqualTo(400);
                assertThat(answer.body()).contains("Bad request - ", "from byte 8 on", "UTF-8");
            }
        }
    }

    @Test
    void aWriteByGetIsRefused() {
        HttpResponse<String> answer =
                server().get("/api/3/action/organization_create?name=by-get", TestServer.ADMIN_TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(server().get("/organization/by-get").statusCode()).isEqualTo(404);
    }

    @Test
    void aMissingFormTokenIsAPageInThePagesLanguage() {
        HttpResponse<String> thai = form("/login", "name=admin&password=x");
        HttpResponse<String> english = form("/en/login", "name=admin&password=x");
        assertThat(thai.statusCode()).isEqualTo(403);
        assertThat(thai.body()).contains("<html lang=\"th\"");
        assertThat(english.statusCode()).isEqualTo(403);
        assertThat(english.body()).contains("<html lang=\"en\"");
    }

    private HttpResponse<String> form(String path, String body) {
        return server().send(HttpRequest.newBuilder(URI.create(server().url() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aFileThatIsTooLargeNamesTheLimit() {
        for (int bytes : new int[] {1_001, 20_000}) {
            HttpResponse<String> answer = server().send(
                            HttpRequest.newBuilder(URI.create(server().url() + "/api/3/action/resource_create"))
                                    .header("Authorization", TestServer.ADMIN_TOKEN)
                                    .header("Content-Type", "multipart/form-data; boundary=boundary")
                                    .POST(BodyPublishers.ofByteArray(Multipart.body(
                                            "boundary", Map.of("package_id", "x"), "a.csv", new byte[bytes]))));
            assertThat(answer.statusCode()).as(bytes + " " + answer.body()).isEqualTo(413);
            assertThat(answer.body()).contains("\"success\":false").contains("1 KB");
            assertThat(answer.headers().firstValue("connection")).contains("close");
        }
    }

    @Test
    void whatSaysThatItIsTooLargeIsRefusedBeforeItComes() throws IOException {
        URI address = URI.create(server().url());
        for (String head : List.of(
                "POST /api/3/action/resource_create HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n",
                "POST /desk/resource/x HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n",
                "POST /api/3/action/package_create HTTP/1.1\r\nContent-Type: application/json\r\n",
                "PATCH /desk/uploads/x HTTP/1.1\r\nContent-Type: application/offset+octet-stream\r\n")) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setSoTimeout(5_000);
                String request = head + "Host: x\r\nContent-Length: 5000000000\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                byte[] first = new byte[20_000];
                String answer = new String(first, 0, socket.getInputStream().read(first), StandardCharsets.UTF_8);
                assertThat(answer).as(head).startsWith("HTTP/1.1 413").containsAnyOf("\"success\":false", "<html");
            }
        }
    }

    @Test
    void uploadsInPiecesFailInTheEnvelope() {
        SoftAssertions softly = new SoftAssertions();
        for (String method : List.of("GET", "POST", "HEAD", "PATCH", "DELETE", "PUT", "OPTIONS", "BREW")) {
            for (String path : List.of("/desk/uploads", "/desk/uploads/nothing", "/desk/uploads/" + "x".repeat(300))) {
                for (String version : List.of("1.0.0", "9", "")) {
                    for (String length : List.of("-1", "x", "99999999999999999999", "5")) {
                        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server().url() + path))
                                .header("Authorization", TestServer.ADMIN_TOKEN)
                                .header("Tus-Resumable", version)
                                .header("Upload-Length", length)
                                .header("Upload-Offset", length)
                                .header("Upload-Metadata", "filename ???")
                                .method(method, BodyPublishers.noBody());
                        HttpResponse<String> answer = server().send(request);
                        String what = method + " " + path + " " + version + " " + length;
                        if (method.equals("HEAD")) {
                            softly.assertThat(answer.statusCode()).as(what).isNotEqualTo(500);
                        } else {
                            checkApi(softly, what, answer);
                        }
                    }
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void headersOfAnswersToHeadAreThoseOfGet() {
        for (String path :
                List.of("/", "/en", "/dataset", "/api/3/action/status_show", "/healthz", "/static/khlang.css")) {
            HttpResponse<String> get = raw("GET", path);
            HttpResponse<String> head = raw("HEAD", path);
            assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
            assertThat(head.body()).as(path).isEmpty();
        }
        assertThat(raw("HEAD", "/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void anySiteMayAskTheApi() {
        HttpResponse<String> answer = raw("OPTIONS", "/api/3/action/package_search");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("*");
        assertThat(answer.headers().firstValue("access-control-allow-headers"))
                .hasValueSatisfying(names -> assertThat(names).contains("Authorization"));
        assertThat(raw("GET", "/api/3/action/nothing").headers().firstValue("access-control-allow-origin"))
                .contains("*");
        assertThat(raw("OPTIONS", "/login").headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void aScriptOfAnotherSiteGetsOnlyWhatEverybodyGets() {
        HttpResponse<String> answer = server().get(
                        "/api/3/action/status_show?callback=alert(document.cookie)//%3Cscript%3E",
                        TestServer.ADMIN_TOKEN);
        assertThat(answer.headers().firstValue("content-type")).contains("application/javascript;charset=utf-8");
        assertThat(answer.body()).startsWith("alertdocument.cookiescript({").doesNotContain("<");
        assertThat(server().get("/api/3/action/user_list?callback=f", TestServer.ADMIN_TOKEN)
                        .body())
                .contains("\"success\":false");
    }

    @Test
    void whatCannotBeReadAtAllIsAnsweredInShapeToo() throws IOException {
        for (String request : List.of(
                "NONSENSE\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /api/3/action/status_show HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(50_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n")) {
            URI address = URI.create(server().url());
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                socket.shutdownOutput();
                String answer = all(socket.getInputStream());
                assertThat(answer).matches("(?s)HTTP/1.1 (4[0-9]{2}|505) .*");
                String body = answer.substring(answer.indexOf("\r\n\r\n"));
                assertThat(INSIDE.matcher(body).find()).as(answer).isFalse();
            }
        }
    }

    private void checkApi(SoftAssertions softly, String what, HttpResponse<String> answer) {
        softly.assertThat(answer.statusCode()).as("%s %s", what, answer.body()).isNotEqualTo(500);
        if (answer.statusCode() < 400) {
            return;
        }
        softly.assertThat(INSIDE.matcher(answer.body()).find())
                .as("%s %s", what, answer.body())
                .isFalse();
        softly.assertThat(inShape(answer.body()))
                .as("%s %s %s", what, answer.statusCode(), answer.body())
                .isTrue();
    }

    /** CKAN's envelope, the bare text with which it refuses what is no call at all, or what the native API says. */
    private static boolean inShape(String body) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            boolean bare = json.isString() && json.asString().startsWith("Bad request - ");
            JsonNode error = json.path("error");
            if (error.path("code").isString()) {
                return error.path("message").isString() && isThai(error.path("message_th"));
            }
            boolean told = error.path("message").isString() ? isThai(error.path("message_th")) : fieldsToldTwice(error);
            return bare
                    || (json.path("help").isString()
                            && !json.path("success").asBoolean(true)
                            && error.path("__type").isString()
                            && told);
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Lists in English for each field, as CKAN's clients read them, and as many in Thai beside them. */
    private static boolean fieldsToldTwice(JsonNode error) {
        List<String> fields = error.propertyNames().stream()
                .filter(name -> !name.equals("__type") && !name.equals("message_th"))
                .toList();
        JsonNode thai = error.path("message_th");
        return !fields.isEmpty()
                && fields.stream()
                        .allMatch(field -> error.path(field).isArray()
                                && !error.path(field).isEmpty()
                                && error.path(field).valueStream().allMatch(JsonNode::isString)
                                && thai.path(field).size() == error.path(field).size()
                                && thai.path(field).valueStream().allMatch(ErrorShapeTest::isThai))
                && thai.size() == fields.size();
    }

    private static boolean isThai(JsonNode sentence) {
        return sentence.asString("").chars().anyMatch(letter -> letter >= 'ก' && letter <= '๛');
    }

    private void checkPage(SoftAssertions softly, String what, HttpResponse<String> answer) {
        String shown = what.substring(0, Math.min(80, what.length())) + " " + answer.statusCode() + " "
                + answer.body().substring(0, Math.min(600, answer.body().length()));
        softly.assertThat(answer.statusCode()).as(shown).isNotEqualTo(500);
        if (answer.statusCode() < 400) {
            return;
        }
        boolean english = what.startsWith("/en/") || what.equals("/en") || what.startsWith("/en?");
        String language = english ? "en" : "th";
        softly.assertThat(answer.body()).as(shown).contains("<html lang=\"" + language + "\"");
        softly.assertThat(INSIDE.matcher(answer.body()).find()).as(shown).isFalse();
    }

    /** Sends a request whose address no well-behaved client would send. */
    private HttpResponse<String> raw(String method, String path) {
        try {
            return RawAnswer.of(URI.create(server().url()), method, path);
        } catch (IOException e) {
            throw new UncheckedIOException("asking for " + path, e);
        }
    }

    private static String all(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
