package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Path folder, String line) {
        out.reset();
        err.reset();
        Config config = Config.of(Map.of("KHLANG_DATA", folder.toString()));
        List<String> words = List.of(line.split(" ", -1));
        return new Commands(
                        config,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words.get(0), words);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void usersAndTokensAreMadeWhileTheServerIsStopped(@TempDir Path folder) {
        assertThat(run(folder, "user add somchai --sysadmin --email somchai@example.go.th"))
                .isZero();
        assertThat(out()).startsWith("Added somchai with the password ");
        assertThat(run(folder, "user list")).isZero();
        assertThat(out()).isEqualToIgnoringNewLines("somchai\tsysadmin\tactive\tsomchai\tsomchai@example.go.th\n");
        assertThat(run(folder, "user password somchai")).isZero();
        assertThat(out()).startsWith("Changed the password of somchai with the password ");
        assertThat(run(folder, "token add somchai nightly")).isZero();
        assertThat(out()).startsWith("khlang_");
    }

    @Test
    void whatCannotBeDoneIsSaid(@TempDir Path folder) {
        assertThat(run(folder, "user add Somchai!")).isEqualTo(1);
        assertThat(err()).contains("Use only a-z");
        assertThat(run(folder, "user password nobody")).isEqualTo(1);
        assertThat(err()).contains("There is no user named nobody");
        assertThat(run(folder, "user")).isEqualTo(2);
        assertThat(err()).contains("user add NAME");
        assertThat(run(folder, "user rename a b")).isEqualTo(2);
    }

    @Test
    void runningServerIsNamedAsTheReason() throws Exception {
        try (TestServer server = TestServer.start(Pair.EMBEDDED)) {
            // H2 keeps other processes out, not this one.
            ProcessBuilder command = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "khlang.Main",
                    "user",
                    "list");
            command.environment().put("KHLANG_DATA", server.folder().toString());
            Process process = command.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(1);
            assertThat(said).contains("is in use. Stop the server first");
        }
    }
}
