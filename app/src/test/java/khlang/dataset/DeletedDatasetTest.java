package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static khlang.dataset.SampleCatalogue.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import khlang.Browser;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class DeletedDatasetTest {
    private static final byte[] TABLE = "ปี,บาท\n2567,100\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @EnumSource(Pair.class)
    void pagesDoNotKnowADeletedDatasetWhoeverAsks(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String resource = done(server.upload(
                            "resource_create", Map.of("package_id", "budget"), "a.csv", TABLE, catalogue.editor))
                    .path("id")
                    .asString();
            done(server.action("package_delete", "{\"id\":\"budget\"}", catalogue.editor));
            for (Browser browser : List.of(somchai(server), Browser.ofAdmin(server), new Browser(server))) {
                assertThat(browser.get("/dataset/budget").statusCode()).isEqualTo(404);
                assertThat(browser.get("/dataset/budget/api").statusCode()).isEqualTo(404);
                assertThat(browser.get("/dataset/budget/resource/" + resource).statusCode())
                        .isEqualTo(404);
                assertThat(browser.get("/dataset/budget/resource/" + resource + "/job")
                                .statusCode())
                        .isEqualTo(404);
                for (String list : List.of("/dataset", "/dataset?q=งบประมาณ", "/", "/organization/treasury")) {
                    assertThat(browser.get(list).body()).as(list).doesNotContain("/dataset/budget");
                }
            }
            Browser editor = somchai(server);
            assertThat(editor.get("/desk").body()).doesNotContain("/dataset/budget");
            for (String page : List.of("dataset/budget", "dataset/budget/resource/new", "resource/" + resource)) {
                assertThat(editor.get("/desk/" + page).statusCode()).as(page).isEqualTo(404);
                editor.get("/desk/password");
                assertThat(editor.post("/desk/" + page, Map.of()).statusCode())
                        .as(page)
                        .isEqualTo(404);
            }
            for (String form : List.of("publish", "unpublish", "delete")) {
                editor.get("/desk/password");
                assertThat(editor.post("/desk/dataset/budget/" + form, Map.of("confirm", "budget"))
                                .statusCode())
                        .as(form)
                        .isEqualTo(404);
            }
        }
    }

    private static Browser somchai(TestServer server) {
        return Browser.of(server, "somchai", "correct horse somchai");
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void theApiShowsADeletedDatasetToItsEditorsWhoBringItBack(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            done(server.action("package_delete", "{\"id\":\"budget\"}", catalogue.editor));
            JsonNode shown = done(server.action("package_show", "{\"id\":\"budget\"}", catalogue.editor));
            assertThat(shown.path("state").asString()).isEqualTo("deleted");
            assertThat(server.get("/api/3/action/package_show?id=budget", catalogue.member)
                            .statusCode())
                    .isEqualTo(404);
            done(server.action("package_patch", "{\"id\":\"budget\",\"state\":\"active\"}", catalogue.editor));
            assertThat(server.get("/dataset/budget").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void anOrganizationGoesForEverAlthoughADeletedDatasetWasItsOwn(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String id = catalogue.publicDataset("budget").path("id").asString();
            String purge = "{\"id\":\"treasury\"}";
            assertThat(server.action("organization_purge", purge, TestServer.ADMIN_TOKEN)
                            .at("/error/__type")
                            .asString())
                    .isEqualTo("Validation Error");
            done(server.action("package_delete", "{\"id\":\"budget\"}", catalogue.editor));
            assertThat(server.action("organization_purge", purge, TestServer.ADMIN_TOKEN)
                            .path("success")
                            .asBoolean())
                    .isTrue();
            JsonNode left = done(server.action("package_show", "{\"id\":\"" + id + "\"}", TestServer.ADMIN_TOKEN));
            assertThat(left.path("owner_org").isNull()).isTrue();
            assertThat(server.get("/api/3/action/package_show?id=budget", catalogue.editor)
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aNewDatasetTakesTheNameOfADeletedOne(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String old = catalogue.publicDataset("budget").path("id").asString();
            done(server.action("package_delete", "{\"id\":\"budget\"}", catalogue.editor));
            String made = catalogue.publicDataset("budget").path("id").asString();
            assertThat(made).isNotEqualTo(old);
            assertThat(done(server.read("package_show", "?id=budget"))
                            .path("id")
                            .asString())
                    .isEqualTo(made);
            JsonNode gone = done(server.action("package_show", "{\"id\":\"" + old + "\"}", catalogue.editor));
            assertThat(gone.path("name").asString()).isEqualTo(old);
            JsonNode back = done(
                    server.action("package_patch", "{\"id\":\"" + old + "\",\"state\":\"active\"}", catalogue.editor));
            assertThat(back.path("name").asString()).isEqualTo(old);
            JsonNode taken =
                    server.action("package_patch", "{\"id\":\"" + old + "\",\"name\":\"budget\"}", catalogue.editor);
            assertThat(taken.at("/error/name").toString()).contains("budget");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aRenamedDatasetTakesTheNameOfADeletedOne(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String old = catalogue.publicDataset("budget").path("id").asString();
            catalogue.publicDataset("spending");
            done(server.action("package_delete", "{\"id\":\"budget\"}", catalogue.editor));
            done(server.action(
                    "package_update", whole("budget").put("id", "spending").toString(), catalogue.editor));
            assertThat(done(server.read("package_list", "")).toString()).isEqualTo("[\"budget\"]");
            assertThat(done(server.action("package_show", "{\"id\":\"" + old + "\"}", catalogue.editor))
                            .path("name")
                            .asString())
                    .isEqualTo(old);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aRefusedDatasetTakesNoName(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String old = catalogue.publicDataset("budget").path("id").asString();
            done(server.action("package_delete", "{\"id\":\"budget\"}", catalogue.editor));
            String wrong = whole("budget").put("owner_org", "works").toString();
            assertThat(server.post("/api/3/action/package_create", wrong, catalogue.editor)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(done(server.action("package_show", "{\"id\":\"" + old + "\"}", catalogue.editor))
                            .path("name")
                            .asString())
                    .isEqualTo("budget");
        }
    }
}
