package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A facet that takes longer than it may is left out and told, and the rows are answered all the same. */
class FacetBudgetTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void aSlowFacetIsNamedAndTheRowsAreAnswered(Pair pair) {
        try (TestServer server = TestServer.start(pair, Map.of("KHLANG_FACET_MILLISECONDS", "1"))) {
            String table = IntStream.range(0, 300_000)
                    .mapToObj(number -> "ร" + (number * 7_919L) % 300_007 + "," + number % 3)
                    .collect(Collectors.joining("\n", "word,few\n", "\n"));
            String rows =
                    "/api/v1/datasets/slow/resources/" + new Loads(server).published("slow", "a.csv", table) + "/rows";
            String question = rows + "?limit=2&facet=word";
            for (int again = 0; again < 2; again++) {
                HttpResponse<String> answer = server.get(question);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                JsonNode page = Json.MAPPER.readTree(answer.body());
                assertThat(page.path("records")).hasSize(2);
                assertThat(page.path("total").asInt()).isEqualTo(300_000);
                JsonNode facet = page.path("facets").path("word");
                assertThat(facet.path("skipped").asString()).isEqualTo("budget");
                assertThat(facet.path("budget_ms").asInt()).isEqualTo(1);
                assertThat(facet.path("values")).isEmpty();
                // The next time it may be quick enough, so nobody keeps this answer.
                assertThat(answer.headers().firstValue("ETag")).isEmpty();
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                assertThat(answer.headers().firstValue("Server-Timing").orElse(""))
                        .doesNotContain("cache");
            }
            // What was stopped leaves its connection as it was.
            for (int again = 0; again < 20; again++) {
                assertThat(server.get(question).statusCode()).isEqualTo(200);
                assertThat(server.get(rows + "?limit=5&offset=" + again).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void facetsAloneAreToldOfTheFieldsThatHaveFewValues(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String table = "ward,number,ชื่อ\nเหนือ,1,สมชาย ใจดี\nใต้,2,สมหญิง ใจงาม\nเหนือ,3,สมศรี ใจเย็น\n";
            String facets = "/api/v1/datasets/alone/resources/" + new Loads(server).published("alone", "a.csv", table)
                    + "/facets";
            JsonNode all = Json.MAPPER.readTree(server.get(facets).body());
            assertThat(all.path("total").asInt()).isEqualTo(3);
            assertThat(all.path("facets").propertyNames()).containsExactly("ward");
            assertThat(all.at("/facets/ward/values/0/value").asString()).isEqualTo("เหนือ");
            assertThat(all.at("/facets/ward/values/0/count").asInt()).isEqualTo(2);
            String toggle = all.at("/facets/ward/values/0/toggle_url").asString();
            JsonNode narrowed = Json.MAPPER.readTree(server.get(toggle).body());
            assertThat(narrowed.path("total").asInt()).isEqualTo(2);
            assertThat(narrowed.at("/facets/ward/values/0/selected").asBoolean())
                    .isTrue();
            JsonNode chosen = Json.MAPPER.readTree(
                    server.get(facets + "?facet=number&number__gte=2").body());
            assertThat(chosen.path("facets").propertyNames()).containsExactly("number");
            assertThat(chosen.path("total").asInt()).isEqualTo(2);
            assertThat(server.get(facets + "?facet=nothing").statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void aFacetInTimeIsWholeAndKept(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            String rows = "/api/v1/datasets/quick/resources/"
                    + new Loads(server).published("quick", "a.csv", "word\na\nb\na\n") + "/rows";
            HttpResponse<String> answer = server.get(rows + "?facet=word");
            JsonNode facet = Json.MAPPER.readTree(answer.body()).path("facets").path("word");
            assertThat(facet.path("skipped").isMissingNode()).isTrue();
            assertThat(facet.path("values")).hasSize(2);
            assertThat(answer.headers().firstValue("ETag")).isPresent();
        }
    }
}
