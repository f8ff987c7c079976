package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.web.View;
import org.junit.jupiter.api.Test;

/** Runs the examples that the README shows. */
class ReadmeTest {
    private static final String SITE = "http://127.0.0.1:8080";
    private static final Pattern DATA = Pattern.compile("(--data-urlencode|-d) (?:'([^']*)'|(\\S+))");

    @Test
    void everyReadingExampleAnswers() throws IOException, InterruptedException {
        List<String> paths = paths();
        assertThat(paths).hasSizeGreaterThanOrEqualTo(7);
        try (TestServer server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_DATASETS", "datasets"))) {
            server.awaitReady();
            for (String path : paths) {
                var answer = server.get(path);
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
                assertThat(answer.body()).as(path).hasSizeGreaterThan(200);
            }
        }
    }

    /** The paths of all examples that need no token. */
    private static List<String> paths() throws IOException {
        List<String> paths = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("curl ") && !line.contains("Authorization")) {
                paths.add(path(line));
            }
        }
        return paths;
    }

    private static String path(String line) {
        Matcher address = Pattern.compile(Pattern.quote(SITE) + "(\\S*)").matcher(line);
        assertThat(address.find()).as(line).isTrue();
        StringBuilder path = new StringBuilder(address.group(1));
        Matcher data = DATA.matcher(line);
        for (char mark = '?'; data.find(); mark = '&') {
            String text = data.group(2) == null ? data.group(3) : data.group(2);
            int equals = text.indexOf('=');
            path.append(mark)
                    .append(View.encoded(text.substring(0, equals)))
                    .append('=')
                    .append(View.encoded(text.substring(equals + 1)));
        }
        return path.toString();
    }
}
