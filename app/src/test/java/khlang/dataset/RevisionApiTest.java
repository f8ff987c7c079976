package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static khlang.dataset.SampleCatalogue.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RevisionApiTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void aDatasetIsChangedOnlyWhereItIsWhatItWasTakenFor(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            String match = "\"match\": {\"name\": \"budget\", \"notes\": \"%s\"}";
            JsonNode revised = done(server.action(
                            "package_revise",
                            "{" + match.formatted("รายจ่ายตามแผนงาน")
                                    + ", \"update\": {\"notes\": \"รายจ่ายปี 2567\"}}",
                            catalogue.editor))
                    .path("package");
            assertThat(revised.path("notes").asString()).isEqualTo("รายจ่ายปี 2567");
            assertThat(revised.path("title").asString())
                    .as("what was not said stays")
                    .isEqualTo("งบประมาณรายจ่าย");
            JsonNode refused = server.action(
                    "package_revise",
                    "{" + match.formatted("รายจ่ายตามแผนงาน") + ", \"update\": {\"notes\": \"อื่น\"}}",
                    catalogue.editor);
            assertThat(refused.at("/error/__type").asString()).isEqualTo("Validation Error");
            assertThat(refused.at("/error/match/0").asString()).contains("notes", "รายจ่ายปี 2567");
            assertThat(server.read("package_show", "?id=budget")
                            .at("/result/notes")
                            .asString())
                    .isEqualTo("รายจ่ายปี 2567");
            assertThat(type(server, "{\"match\": {\"title\": \"x\"}}", catalogue.editor))
                    .isEqualTo("Validation Error");
            assertThat(type(server, "{\"match\": {\"name\": \"none\"}}", catalogue.editor))
                    .isEqualTo("Not Found Error");
            assertThat(type(server, "{\"match\": {\"name\": \"budget\"}}", catalogue.member))
                    .isEqualTo("Authorization Error");
            assertThat(type(server, "{\"match\": \"budget\"}", catalogue.editor))
                    .isEqualTo("Validation Error");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void partsOfItAreNamedByTheirPlaces(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            ObjectNode dataset = whole("budget");
            dataset.putArray("resources")
                    .add(dataset.objectNode().put("name", "ก").put("url", "https://example.org/a.pdf"))
                    .add(dataset.objectNode().put("name", "ข").put("url", "https://example.org/b.pdf"));
            dataset.putArray("extras").add(dataset.objectNode().put("key", "k").put("value", "v"));
            JsonNode made = done(server.action("package_create", dataset.toString(), catalogue.editor));
            String second = made.at("/resources/1/id").asString();
            JsonNode revised = revised(server, catalogue.editor, """
                    {"match__name": "budget", "match__resources__0__name": "ก",
                     "update__resources__%s__description": "ฉบับปรับปรุง",
                     "update__resources__-1__name": "ข2",
                     "update__resources__extend": "[{\\"name\\": \\"ค\\", \\"url\\": \\"https://example.org/c.pdf\\"}]"}
                    """.formatted(second.substring(0, 6)));
            assertThat(revised.at("/resources/1/description").asString()).isEqualTo("ฉบับปรับปรุง");
            assertThat(names(revised)).containsExactly("ก", "ข2", "ค");
            assertThat(revised.at("/resources/1/id").asString()).isEqualTo(second);
            JsonNode less = revised(
                    server, catalogue.editor, """
                    {"match": {"id": "%s"}, "filter": ["+resources__0__id", "-resources__1", "-extras"],
                     "include": ["+name", "+resources__*__name", "-*"]}
                    """.formatted(made.path("id").asString()));
            assertThat(less.propertyNames()).containsExactlyInAnyOrder("name", "resources");
            assertThat(names(less)).containsExactly("ก", "ค");
            JsonNode shown = server.read("package_show", "?id=budget").path("result");
            assertThat(names(shown)).containsExactly("ก", "ค");
            assertThat(shown.path("extras")
                            .valueStream()
                            .map(extra -> extra.path("key").asString()))
                    .doesNotContain("k");
            assertThat(shown.path("title").asString()).isEqualTo("งบประมาณรายจ่าย");
            for (String wrong : List.of(
                    "\"update__resources__9__name\": \"x\"",
                    "\"update__nothing__here\": \"x\"",
                    "\"filter\": [\"title\"]",
                    "\"update\": \"x\"")) {
                assertThat(type(server, "{\"match__name\": \"budget\", " + wrong + "}", catalogue.editor))
                        .as(wrong)
                        .isEqualTo("Validation Error");
            }
            assertThat(server.read("package_show", "?id=budget").path("result")).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void whoeverChangesItAtTheSameTimeUndoesNothing(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair);
                AutoStop officers = new AutoStop(Executors.newFixedThreadPool(4))) {
            SampleCatalogue catalogue = new SampleCatalogue(server);
            catalogue.publicDataset("budget");
            List<Callable<JsonNode>> calls = IntStream.range(0, 12)
                    .<Callable<JsonNode>>mapToObj(number -> () -> server.action(
                            "package_revise",
                            "{\"match__name\": \"budget\", \"update__tags__extend\": [{\"name\": \"ป้าย %d\"}]}"
                                    .formatted(number),
                            catalogue.editor))
                    .toList();
            List<String> expected = new ArrayList<>(List.of("งบประมาณ"));
            List<Future<JsonNode>> answers = officers.threads().invokeAll(calls);
            for (int number = 0; number < answers.size(); number++) {
                if (answers.get(number).get().path("success").asBoolean()) {
                    expected.add("ป้าย " + number);
                }
            }
            assertThat(server.read("package_show", "?id=budget")
                            .at("/result/tags")
                            .valueStream())
                    .map(tag -> tag.path("name").asString())
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(expected).hasSizeGreaterThan(6);
        }
    }

    private record AutoStop(ExecutorService threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private static JsonNode revised(TestServer server, String token, String body) {
        return done(server.action("package_revise", body, token)).path("package");
    }

    private static List<String> names(JsonNode dataset) {
        return dataset.path("resources")
                .valueStream()
                .map(resource -> resource.path("name").asString())
                .toList();
    }

    private static String type(TestServer server, String body, String token) {
        return server.action("package_revise", body, token).at("/error/__type").asString();
    }
}
