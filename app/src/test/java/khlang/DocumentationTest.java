package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    @Test
    void everySettingStandsInTheReadme() throws IOException {
        Set<String> settings = new TreeSet<>();
        Matcher matcher = Pattern.compile("\"(KHLANG_[A-Z_]+)\"")
                .matcher(Files.readString(Path.of("app/src/main/java/khlang/Config.java")));
        while (matcher.find()) {
            settings.add(matcher.group(1));
        }
        String readme = Files.readString(Path.of("README.md"));
        assertThat(settings)
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(readme).contains("`" + setting + "`"));
    }

    @Test
    void everyActionStandsInTheReadmeAndHasHelp() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            for (String action : server.actions()) {
                assertThat(readme).contains("`" + action + "`");
                String help = server.read("help_show", "?name=" + action)
                        .path("result")
                        .asString();
                assertThat(help).as(action).contains("\n\n").doesNotContain(".action.");
            }
        }
    }
}
