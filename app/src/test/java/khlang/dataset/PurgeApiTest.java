package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Datasets are removed for ever, and their resources put in another order. */
class PurgeApiTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void whatIsPurgedIsNowhere(Pair pair) throws InterruptedException {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            String id = catalogue.publicDataset("budget").path("id").asString();
            catalogue.publicDataset("trees");
            String resource = resource(server, catalogue, "budget", "a");
            server.action(
                    "datastore_create",
                    "{\"resource_id\": \"%s\", \"force\": true, \"records\": [{\"a\": 1}]}".formatted(resource),
                    catalogue.editor);
            assertThat(server.action("dataset_purge", "{\"id\": \"budget\"}", catalogue.editor)
                            .at("/error/__type")
                            .asString())
                    .isEqualTo("Authorization Error");
            assertThat(server.action("dataset_purge", "{}", TestServer.ADMIN_TOKEN)
                            .at("/error/__type")
                            .asString())
                    .isEqualTo("Validation Error");
            assertThat(server.action("dataset_purge", "{\"id\": \"none\"}", TestServer.ADMIN_TOKEN)
                            .at("/error/__type")
                            .asString())
                    .isEqualTo("Not Found Error");
            done(server.action("package_delete", "{\"id\": \"budget\"}", catalogue.editor));
            done(server.action("dataset_purge", "{\"id\": \"%s\"}".formatted(id), TestServer.ADMIN_TOKEN));
            for (String asked : List.of("package_show?id=" + id, "resource_show?id=" + resource)) {
                assertThat(server.getWith("/api/3/action/" + asked, Map.of("Authorization", TestServer.ADMIN_TOKEN))
                                .statusCode())
                        .as(asked)
                        .isEqualTo(404);
            }
            assertThat(server.read("datastore_search", "?resource_id=" + resource)
                            .path("success")
                            .asBoolean())
                    .isFalse();
            assertThat(names(server)).containsExactly("trees");
            assertThat(found(server)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void resourcesThatAreNamedComeFirst(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String one = resource(server, catalogue, "budget", "one");
            String two = resource(server, catalogue, "budget", "two");
            String three = resource(server, catalogue, "budget", "three");
            JsonNode answer = done(order(server, catalogue.editor, three, two));
            assertThat(texts(answer.path("order"))).containsExactly(three, two, one);
            assertThat(server.read("package_show", "?id=budget")
                            .at("/result/resources")
                            .valueStream()
                            .map(each -> each.path("name").asString() + each.path("position"))
                            .toList())
                    .containsExactly("three0", "two1", "one2");
            assertThat(order(server, catalogue.editor, two, two)
                            .at("/error/order/0")
                            .asString())
                    .contains("twice");
            assertThat(order(server, catalogue.editor, "none")
                            .at("/error/order/0")
                            .asString())
                    .contains("none");
            assertThat(order(server, catalogue.member, one).at("/error/__type").asString())
                    .isEqualTo("Authorization Error");
            assertThat(server.read("package_show", "?id=budget")
                            .at("/result/resources/0/id")
                            .asString())
                    .isEqualTo(three);
        }
    }

    private static JsonNode order(TestServer server, String token, String... ids) {
        return server.action(
                "package_resource_reorder",
                "{\"id\": \"budget\", \"order\": [\"%s\"]}".formatted(String.join("\",\"", ids)),
                token);
    }

    private static String resource(TestServer server, SampleCatalogue catalogue, String dataset, String name) {
        return done(server.action(
                        "resource_create",
                        "{\"package_id\": \"%s\", \"name\": \"%s\", \"url\": \"https://example.org/%s\"}"
                                .formatted(dataset, name, name),
                        catalogue.editor))
                .path("id")
                .asString();
    }

    private static List<String> names(TestServer server) {
        return texts(server.read("package_list", "").path("result"));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** How many datasets the search finds once it has taken in what was changed, which it does within a second. */
    private static int found(TestServer server) throws InterruptedException {
        int count = -1;
        for (int asked = 0; asked < 100 && count != 1; asked++) {
            Thread.sleep(100);
            count = server.read("package_search", "").at("/result/count").asInt();
        }
        return count;
    }
}
