package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import khlang.datastore.WordIndexes;
import khlang.web.Json;
import khlang.web.View;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A large table gets an index of its words behind its load, which goes with it. */
class LargeTableTest {
    private static JsonNode found(TestServer server, String resource, String words) {
        String path = "/api/v1/datasets/large/resources/" + resource + "/rows?limit=3&q=" + View.encoded(words);
        return Json.MAPPER.readTree(server.get(path).body());
    }

    private static List<String> indexes(TestServer server) throws IOException {
        Path folder = server.folder().resolve("words");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> !name.endsWith(".part"))
                    .toList();
        }
    }

    private static void await(TestServer server, int count) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && indexes(server).size() != count; i++) {
            Thread.sleep(200);
        }
        assertThat(indexes(server)).hasSize(count);
    }

    @Test
    void wordsAreFoundAlikeBeforeAndAfterTheIndexIsMade() throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("เลขที่,เรื่อง,หมายเหตุ\n");
        for (int row = 1; row <= WordIndexes.LARGE + 10; row++) {
            csv.append(row)
                    .append(row % 50_000 == 7 ? ",ท่อน้ำ ประปาแตก" : ",ไฟฟ้าดับ")
                    .append(",ซอย ")
                    .append(row % 977)
                    .append('\n');
        }
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            String resource = new Loads(server).published("large", "1.csv", csv.toString());
            JsonNode before = found(server, resource, "น้ำประปา");
            assertThat(before.path("total").asInt()).isEqualTo(5);
            await(server, 1);
            String other =
                    found(server, resource, "ท่อน้ำประปา").path("records").toString();
            assertThat(other).isEqualTo(before.path("records").toString());
            assertThat(found(server, resource, "ท่อน้ำประปา").path("total").asInt())
                    .isEqualTo(5);
            assertThat(found(server, resource, "ไฟฟ้า").path("total").asLong()).isEqualTo(WordIndexes.LARGE + 5);
            assertThat(found(server, resource, "ประปา ไฟฟ้า").path("total").asInt())
                    .isZero();

            // An index that is lost is made anew once somebody asks for words.
            String version = indexes(server).get(0);
            server.restart();
            try (Stream<Path> files =
                    Files.list(server.folder().resolve("words").resolve(version))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(server.folder().resolve("words").resolve(version));
            assertThat(found(server, resource, "ประปาแตก").path("total").asInt())
                    .isEqualTo(5);
            await(server, 1);

            server.action("resource_delete", "{\"id\":\"" + resource + "\"}", TestServer.ADMIN_TOKEN);
            await(server, 0);
        }
    }
}
