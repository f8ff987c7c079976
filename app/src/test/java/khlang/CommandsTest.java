package khlang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.ingest.PackageFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The commands {@code import} and {@code check}, by what they print and the code they end with. */
class CommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int run(Map<String, String> settings, String... words) {
        out.reset();
        err.reset();
        return new Commands(
                        Config.of(settings),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(words[0], List.of(words));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Map<String, String> settings(Pair pair) {
        Map<String, String> settings = new HashMap<>();
        settings.put("KHLANG_DATA", folder.resolve("data").toString());
        settings.put("KHLANG_ADMIN_PASSWORD", TestServer.ADMIN_PASSWORD);
        if (pair == Pair.POSTGRESQL) {
            settings.put("KHLANG_DATABASE", TestPostgres.freshDatabase());
        }
        return settings;
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void importPublishesAndSaysWhatBecameOfEachPackage(Pair pair) {
        PackageFolder packages =
                PackageFolder.in(folder.resolve("packages")).with("whole").write("broken/datapackage.json", "{");
        Map<String, String> settings = settings(pair);
        String path = packages.path().toString();

        assertThat(run(settings, "import", path)).isEqualTo(1);
        assertThat(out())
                .contains(
                        "created whole, 1 new files", "refused broken, 0 new files", "datapackage.json cannot be read");
        packages.write("broken/datapackage.json", PackageFolder.whole("broken").toString())
                .write("broken/rows.csv", "ที่,งบ\n1.10,5\n");
        assertThat(run(settings, "import", path)).isZero();
        assertThat(out()).contains("updated whole, 0 new files", "created broken, 1 new files");
        assertThat(run(settings, "import", packages.path().resolve("whole").toString()))
                .isZero();
        assertThat(out()).contains("updated whole, 0 new files").doesNotContain("broken");

        settings.put("KHLANG_PORT", "0");
        settings.put("KHLANG_DATASETS", folder.resolve("none").toString());
        try (TestServer server = TestServer.start(pair, settings)) {
            assertThat(server.read("package_list", "").path("result")).hasSize(2);
            String rows =
                    server.get("/api/v1/datasets/broken/resources/rows/rows").body();
            assertThat(rows).contains("\"1.10\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Pair.class)
    void importOfNothingSaysWhatAPackageIs(Pair pair) {
        assertThat(run(settings(pair), "import", folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(err()).contains(folder.resolve("none").toString(), "datapackage.json");
        assertThat(err().lines()).hasSize(1);
        assertThat(run(settings(pair), "import")).isEqualTo(2);
        assertThat(err()).contains("import DIR");
    }

    @Test
    void checkTellsHowAFileWouldBeReadAndTouchesNothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                """
                รายงานประจำเดือน
                รหัส,จำนวน,วันที่
                001,"1,200",31/1/2567
                002,850,31/2/2567
                """ + "003,7,1/2/2567\n".repeat(40),
                java.nio.charset.Charset.forName("x-windows-874"));
        assertThat(run(settings(Pair.EMBEDDED), "check", file.toString())).isZero();
        assertThat(out().lines().map(String::strip))
                .contains(
                        "1. รหัส  text (code)",
                        "2. จำนวน  integer",
                        "3. วันที่  date (Buddhist era, 1 disagree)",
                        "1 cell or row of the file does not fit:")
                .anyMatch(line -> line.contains("31/2/2567"));
        assertThat(out()).contains("windows-874", "header ends in line 2", "42 rows", "3 fields");
        assertThat(out())
                .contains(
                        "Quality:",
                        "error type-error: Column ‘วันที่’ has 1 value that",
                        "warning duplicate-row: 39 rows");
        assertThat(Files.exists(folder.resolve("data"))).isFalse();
    }

    @Test
    void checkOfWhatIsNoTableSaysWhyInOneLine() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "");
        Path header = Files.writeString(folder.resolve("header.csv"), "a,b\n");
        for (Path file : List.of(empty, header, folder.resolve("none.csv"), folder)) {
            assertThat(run(settings(Pair.EMBEDDED), "check", file.toString())).isEqualTo(1);
            assertThat(out().lines()).as(file.toString()).hasSize(1);
            assertThat(err()).isEmpty();
        }
        assertThat(run(settings(Pair.EMBEDDED), "check")).isEqualTo(2);
        assertThat(err()).contains("check FILE");
    }

    @Test
    void anArchiveOfClassesIsMadeByTheJarOnly() {
        assertThat(run(Map.of(), "archive")).isEqualTo(2);
        assertThat(err()).contains("archive FILE");
        Path file = folder.resolve("khlang.jsa");
        assertThat(run(Map.of(), "archive", file.toString())).isEqualTo(1);
        assertThat(err()).contains("java -jar khlang.jar archive FILE");
        assertThat(file).doesNotExist();
    }
}
