package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static khlang.dataset.SampleCatalogue.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Several datasets of an organization are changed together or not at all. */
class BulkApiTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void allAreChangedOrNone(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            List.of("budget", "trees", "roads").forEach(catalogue::publicDataset);
            done(server.action("bulk_update_private", asked("treasury", "budget", "trees"), catalogue.editor));
            assertThat(shown(server)).containsExactly("roads");
            assertThat(server.action("bulk_update_public", asked("works", "budget"), catalogue.editor)
                            .at("/error/datasets/0")
                            .asString())
                    .contains("budget is not of this organization");
            assertThat(status(server, "bulk_update_public", asked("nowhere", "budget"), catalogue.editor))
                    .isEqualTo("Not Found Error");
            assertThat(status(server, "bulk_update_public", asked("treasury", "budget", "none"), catalogue.editor))
                    .isEqualTo("Not Found Error");
            assertThat(status(server, "bulk_update_public", asked("treasury", "budget"), catalogue.member))
                    .isEqualTo("Authorization Error");
            assertThat(status(server, "bulk_update_public", asked("treasury"), catalogue.editor))
                    .isEqualTo("Validation Error");
            assertThat(shown(server)).containsExactly("roads");
            done(server.action("bulk_update_public", asked("treasury", "trees", "budget"), catalogue.editor));
            assertThat(shown(server)).containsExactly("budget", "roads", "trees");
            done(server.action("bulk_update_delete", asked("treasury", "trees", "roads"), catalogue.editor));
            assertThat(shown(server)).containsExactly("budget");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void oneThatMayNotBePublicIsNamedAndHoldsTheOthersBack(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.privateDataset("budget");
            done(server.action(
                    "package_create",
                    whole("trees").put("private", true).put("notes", "").toString(),
                    catalogue.editor));
            JsonNode error = server.action("bulk_update_public", asked("treasury", "budget", "trees"), catalogue.editor)
                    .path("error");
            assertThat(error.at("/datasets/0").asString()).contains("trees");
            assertThat(error.path("notes").isArray()).isTrue();
            assertThat(shown(server)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aDatasetIsGivenByWhoMayEditInBoth(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String asked = "{\"id\": \"budget\", \"organization_id\": \"works\"}";
            assertThat(status(server, "package_owner_org_update", asked, catalogue.editor))
                    .isEqualTo("Authorization Error");
            assertThat(status(server, "package_owner_org_update", asked, catalogue.stranger))
                    .isEqualTo("Authorization Error");
            done(server.action("package_owner_org_update", asked, TestServer.ADMIN_TOKEN));
            assertThat(server.read("package_show", "?id=budget")
                            .at("/result/organization/name")
                            .asString())
                    .isEqualTo("works");
        }
    }

    private static String asked(String organization, String... datasets) {
        String names = datasets.length == 0 ? "" : '"' + String.join("\",\"", datasets) + '"';
        return "{\"org_id\": \"%s\", \"datasets\": [%s]}".formatted(organization, names);
    }

    private static List<String> shown(TestServer server) {
        return server.read("package_list", "")
                .path("result")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static String status(TestServer server, String action, String body, String token) {
        return server.action(action, body, token).at("/error/__type").asString();
    }
}
