package khlang.dataset;

import static khlang.dataset.SampleCatalogue.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class VocabularyApiTest {
    private static final String ADMIN = TestServer.ADMIN_TOKEN;

    private static int status(TestServer server, String action, String json, String token) {
        return server.post("/api/3/action/" + action, json, token).statusCode();
    }

    private static JsonNode made(TestServer server) {
        return done(server.action(
                "vocabulary_create",
                "{\"name\":\"พื้นที่\",\"tags\":[{\"name\":\"เขตเหนือ\"},{\"name\":\"เขตใต้\"}]}",
                ADMIN));
    }

    private static ObjectNode dataset(String vocabulary, String tag) {
        ObjectNode dataset = SampleCatalogue.whole("budget");
        dataset.withArray("tags").addObject().put("name", tag).put("vocabulary_id", vocabulary);
        return dataset;
    }

    private static JsonNode tags(TestServer server) {
        return server.read("package_show", "?id=budget").at("/result/tags");
    }

    private static int found(TestServer server, String field, String tag) {
        String query = URLEncoder.encode(field + ":\"" + tag + "\"", StandardCharsets.UTF_8);
        return done(server.read("package_search", "?fq=" + query)).path("count").asInt();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void datasetsBearTagsOutOfVocabularies(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            JsonNode vocabulary = made(server);
            assertThat(vocabulary.propertyNames()).containsExactlyInAnyOrder("id", "name", "tags");
            assertThat(vocabulary.path("tags")).hasSize(2);
            String id = vocabulary.path("id").asString();
            JsonNode shown =
                    done(server.action("package_create", dataset(id, "เขตใต้").toString(), sample.editor));
            assertThat(shown.path("num_tags").asInt()).isEqualTo(2);
            assertThat(tags(server).findValuesAsString("name")).containsExactly("งบประมาณ", "เขตใต้");
            assertThat(tags(server).get(1).path("vocabulary_id").asString()).isEqualTo(id);
            assertThat(tags(server).get(0).path("vocabulary_id").isNull()).isTrue();
            assertThat(found(server, "vocab_พื้นที่", "เขตใต้")).isEqualTo(1);
            assertThat(found(server, "tags", "เขตใต้")).isZero();
            String facet = URLEncoder.encode("[\"vocab_พื้นที่\"]", StandardCharsets.UTF_8);
            assertThat(server.read("package_search", "?facet.field=" + facet)
                            .at("/result/facets/vocab_พื้นที่/เขตใต้")
                            .asInt())
                    .isEqualTo(1);
            done(server.action("package_patch", "{\"id\":\"budget\",\"notes\":\"ใหม่\"}", sample.editor));
            assertThat(tags(server)).hasSize(2);
            // What package_show says can be sent back.
            ObjectNode whole =
                    (ObjectNode) server.read("package_show", "?id=budget").path("result");
            done(server.action("package_update", whole.toString(), sample.editor));
            assertThat(tags(server)).hasSize(2);
            JsonNode wrong =
                    server.action("package_update", dataset(id, "เขตกลาง").toString(), sample.editor);
            assertThat(wrong.at("/error/__type").asString()).isEqualTo("Validation Error");
            assertThat(wrong.at("/error/tags/0").asString()).contains("เขตกลาง");
            done(server.action(
                    "package_patch", "{\"id\":\"budget\",\"tags\":[{\"name\":\"งบประมาณ\"}]}", sample.editor));
            assertThat(tags(server)).hasSize(1);
            assertThat(found(server, "vocab_พื้นที่", "เขตใต้")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void datasetsFollowWhatBecomesOfTheirVocabulary(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            String id = made(server).path("id").asString();
            done(server.action("package_create", dataset("พื้นที่", "เขตใต้").toString(), sample.editor));
            String before = modified(server);
            done(server.action("vocabulary_update", "{\"id\":\"" + id + "\",\"name\":\"area\"}", ADMIN));
            assertThat(found(server, "vocab_area", "เขตใต้")).isEqualTo(1);
            assertThat(modified(server)).isGreaterThan(before);
            JsonNode added =
                    done(server.action("tag_create", "{\"name\":\"เขตกลาง\",\"vocabulary_id\":\"area\"}", ADMIN));
            assertThat(added.propertyNames()).contains("id", "name", "display_name", "vocabulary_id");
            done(server.action("tag_delete", "{\"id\":\"เขตใต้\",\"vocabulary_id\":\"area\"}", ADMIN));
            assertThat(tags(server)).hasSize(1);
            assertThat(found(server, "vocab_area", "เขตใต้")).isZero();
            done(server.action("package_update", dataset("area", "เขตกลาง").toString(), sample.editor));
            done(server.action("vocabulary_update", "{\"id\":\"area\",\"tags\":[\"เขตเหนือ\"]}", ADMIN));
            assertThat(tags(server)).hasSize(1);
            done(server.action("package_update", dataset("area", "เขตเหนือ").toString(), sample.editor));
            done(server.action("vocabulary_delete", "{\"id\":\"area\"}", ADMIN));
            assertThat(tags(server)).hasSize(1);
            assertThat(done(server.read("vocabulary_list", ""))).isEmpty();
        }
    }

    private static String modified(TestServer server) {
        return server.read("package_show", "?id=budget")
                .at("/result/metadata_modified")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void tagsOfAVocabularyAreListedAndOnlySysadminsChangeThem(Pair pair) {
        try (TestServer server = TestServer.start(pair)) {
            SampleCatalogue sample = new SampleCatalogue(server);
            String id = made(server).path("id").asString();
            sample.publicDataset("budget");
            assertThat(done(server.read("tag_list", "")).size()).isEqualTo(1);
            assertThat(done(server.read("tag_list", "?vocabulary_id=" + id)).size())
                    .isEqualTo(2);
            String south = URLEncoder.encode("เขตใต้", StandardCharsets.UTF_8);
            assertThat(done(server.read("tag_search", "?vocabulary_id=" + id + "&query=" + south))
                            .path("count")
                            .asInt())
                    .isEqualTo(1);
            assertThat(done(server.read("tag_autocomplete", "?vocabulary_id=" + id + "&query=" + south)))
                    .hasSize(1);
            assertThat(done(server.read("tag_show", "?vocabulary_id=" + id + "&id=" + south))
                            .path("vocabulary_id")
                            .asString())
                    .isEqualTo(id);
            for (String gone :
                    new String[] {"tag_list?vocabulary_id=none", "tag_show?id=" + south, "vocabulary_show?id=none"}) {
                assertThat(server.get("/api/3/action/" + gone).statusCode())
                        .as(gone)
                        .isEqualTo(404);
            }
            String fresh = "{\"name\":\"ใหม่\",\"tags\":[],\"id\":\"" + id + "\",\"vocabulary_id\":\"" + id + "\"}";
            for (String action : new String[] {
                "vocabulary_create", "vocabulary_update", "vocabulary_delete", "tag_create", "tag_delete"
            }) {
                assertThat(status(server, action, fresh, sample.editor))
                        .as(action)
                        .isEqualTo(403);
            }
            for (String wrong : new String[] {
                "{\"name\":\"พื้นที่\",\"tags\":[]}",
                "{\"name\":\"x\",\"tags\":[]}",
                "{\"name\":\"ใหม่\"}",
                "{\"name\":\"ใหม่\",\"tags\":[\"a;b\"]}"
            }) {
                assertThat(status(server, "vocabulary_create", wrong, ADMIN))
                        .as(wrong)
                        .isEqualTo(409);
            }
            String again = "{\"name\":\"เขตใต้\",\"vocabulary_id\":\"" + id + "\"}";
            assertThat(status(server, "tag_create", again, ADMIN)).isEqualTo(409);
            assertThat(status(server, "tag_create", "{\"name\":\"เขต\",\"vocabulary_id\":\"none\"}", ADMIN))
                    .isEqualTo(409);
            assertThat(status(server, "tag_delete", "{\"id\":\"เขต\",\"vocabulary_id\":\"none\"}", ADMIN))
                    .isEqualTo(404);
        }
    }
}
