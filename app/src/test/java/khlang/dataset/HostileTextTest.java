package khlang.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What officers type is shown as text, whatever it looks like. */
class HostileTextTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    /** A tag of ours that came alive; between tags the same letters are only text. */
    private static final Pattern ACTIVE =
            Pattern.compile("<script>|<img[^>\"]*src=x|<[a-z][^<>]*\\s(href|src|action)=[\"']?javascript:");

    private static final String IMAGE = "\"><img src=x onerror=alert(2)>";

    @ParameterizedTest
    @EnumSource(Pair.class)
    void markupInAnyTextIsShownAsText(Pair pair) throws InterruptedException {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            server.action(
                    "organization_patch",
                    "{\"id\":\"treasury\",\"title\":\"" + SCRIPT + "\",\"description\":\"" + SCRIPT + "\"}",
                    TestServer.ADMIN_TOKEN);
            server.action(
                    "group_create",
                    "{\"name\":\"odd\",\"title\":\"" + SCRIPT + "\",\"description\":\"" + SCRIPT + "\"}",
                    TestServer.ADMIN_TOKEN);
            ObjectNode dataset = SampleCatalogue.whole("hostile");
            dataset.put("title", SCRIPT + IMAGE);
            dataset.put("notes", SCRIPT + IMAGE + " [x](javascript:alert(3)) <a href=\"javascript:alert(3)\">y</a>");
            dataset.put("maintainer", SCRIPT + IMAGE);
            dataset.put("data_source", SCRIPT);
            dataset.putArray("groups").addObject().put("name", "odd");
            dataset.putObject("title_translated").put("th", SCRIPT + IMAGE).put("en", "en " + SCRIPT + IMAGE);
            JsonNode created = server.action("package_create", dataset.toString(), catalogue.editor);
            assertThat(created.path("success").asBoolean())
                    .as(created.toString())
                    .isTrue();
            String resource = uploaded(server, catalogue.editor);
            for (String page : List.of(
                    "/",
                    "/dataset",
                    "/dataset?q=" + "%3Cscript%3Ealert(1)%3C/script%3E",
                    "/dataset?tags=%22%3E%3Cimg%20src=x%20onerror=alert(2)%3E",
                    "/dataset/hostile",
                    "/dataset/hostile/api",
                    "/dataset/hostile/resource/" + resource,
                    "/dataset/hostile/resource/" + resource + "?q=%3Cscript%3Ealert(1)%3C/script%3E",
                    "/dataset/hostile/resource/" + resource + "?sort=%3Cscript%3Ealert(1)%3C/script%3E",
                    "/organization",
                    "/organization/treasury",
                    "/group",
                    "/group/odd",
                    "/tag/%3Cscript%3Ealert(1)%3C/script%3E",
                    "/%3Cscript%3Ealert(1)%3C/script%3E")) {
                checkInert(page, server.get(page));
                checkInert("/en" + page, server.get(page.equals("/") ? "/en" : "/en" + page));
            }
        }
    }

    private static String uploaded(TestServer server, String token) throws InterruptedException {
        String csv = "\"" + SCRIPT + "\",amount,name\n"
                + ("\"" + SCRIPT + "\",1,\"" + IMAGE.replace("\"", "\"\"") + "\"\n").repeat(5);
        JsonNode answer = server.upload(
                "resource_create",
                Map.of("package_id", "hostile", "name", SCRIPT + IMAGE, "description", SCRIPT + IMAGE),
                "<script>alert(1)<_script>.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                token);
        assertThat(answer.path("success").asBoolean()).as(answer.toString()).isTrue();
        String id = answer.at("/result/id").asString();
        for (int i = 0; i < 600 && !loaded(server, id); i++) {
            Thread.sleep(50);
        }
        assertThat(loaded(server, id)).isTrue();
        return id;
    }

    private static boolean loaded(TestServer server, String id) {
        return server.read("resource_show", "?id=" + id)
                .at("/result/load_state")
                .asString("")
                .equals("complete");
    }

    private static void checkInert(String page, HttpResponse<String> answer) {
        String body = answer.body().toLowerCase(Locale.ROOT);
        assertThat(answer.statusCode()).as(page).isIn(200, 400, 404, 409);
        assertThat(ACTIVE.matcher(body).find()).as(page + body).isFalse();
        assertThat(answer.headers().firstValue("content-security-policy"))
                .as(page)
                .hasValueSatisfying(policy -> assertThat(policy).contains("script-src 'self'"));
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anUploadedPageIsAFileToSaveAndNoPage(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            server.action("package_create", SampleCatalogue.whole("files").toString(), catalogue.editor);
            for (String name : List.of("page.html", "page.HTM", "drawing.svg", "page.xhtml", "script.js")) {
                JsonNode answer = server.upload(
                        "resource_create",
                        Map.of("package_id", "files", "name", name),
                        name,
                        SCRIPT.getBytes(StandardCharsets.UTF_8),
                        catalogue.editor);
                String url = answer.at("/result/url").asString();
                HttpResponse<String> file = server.get(url.substring(url.indexOf("/dataset/")));
                assertThat(file.statusCode()).as(name).isEqualTo(200);
                assertThat(file.headers().firstValue("content-type")).as(name).contains("application/octet-stream");
                assertThat(file.headers().firstValue("x-content-type-options")).contains("nosniff");
                assertThat(file.headers().firstValue("content-disposition"))
                        .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
            }
        }
    }
}
