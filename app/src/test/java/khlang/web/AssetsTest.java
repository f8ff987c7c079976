package khlang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final Path FOLDER = Path.of("app/src/main/resources/static");

    @Test
    void everyFileOfThePagesCountsForTheirAddress() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<String> all = files.filter(Files::isRegularFile)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> !name.endsWith(".txt") && !name.endsWith(".md"))
                    .sorted()
                    .toList();
            assertThat(Assets.FILES).containsExactlyElementsOf(all);
        }
    }

    @Test
    void whatAPageLoadsIsKeptForAYear() {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            Matcher link = Pattern.compile("\"(/static/[^\"#]+)")
                    .matcher(server.get("/").body());
            int count = 0;
            for (; link.find(); count++) {
                HttpResponse<String> file = server.get(link.group(1));
                assertThat(file.statusCode()).as(link.group(1)).isEqualTo(200);
                assertThat(file.headers().firstValue("Cache-Control"))
                        .as(link.group(1))
                        .contains("public, max-age=31536000, immutable");
            }
            assertThat(count).isGreaterThan(4);
            HttpResponse<String> plain = server.get("/static/khlang.css");
            assertThat(plain.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(plain.headers().firstValue("ETag")).isPresent();
        }
    }
}
