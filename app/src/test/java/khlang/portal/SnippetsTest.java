package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.Pair;
import khlang.Servers;
import khlang.TestServer;
import khlang.ingest.Loads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The code on a table's page, copied from it and run as it is, where its language is at hand. */
class SnippetsTest {
    @RegisterExtension
    static final Servers SERVERS = new Servers();

    /** Names and values that each language has to write with care. */
    private static final String FILE = """
            "ประเภท ""ใหญ่"" & 'เล็ก'",วันที่,จำนวน $ (บาท)
            "ถนน 'เอ' $HOME",1/1/2567,10
            "ถนน 'เอ' $HOME",2/1/2567,20
            ท่อ,3/1/2567,7
            """;

    @TempDir
    Path folder;

    private static String page() {
        TestServer server = SERVERS.of(Pair.EMBEDDED);
        if (server.get("/dataset/snippets").statusCode() != 200) {
            new Loads(server).published("snippets", "1.csv", FILE);
        }
        String id = server.read("package_show", "?id=snippets")
                .path("result")
                .path("resources")
                .get(0)
                .path("id")
                .asString();
        return server.get("/dataset/snippets/resource/" + id + "?tab=api").body();
    }

    private static String code(String id) {
        Matcher code =
                Pattern.compile("(?s)<code id=\"" + id + "\">(.*?)</code>").matcher(page());
        assertThat(code.find()).as(id).isTrue();
        return code.group(1)
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    /** Whether a command runs here. */
    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "example-curl, sh, curl --version",
        "whole-curl, sh, curl --version",
        "whole-ckan, sh, curl --version",
        "example-python, python3, python3 --version",
        "example-requests, python3, python3 -c import|requests",
        "whole-python, python3, python3 -c import|pandas",
        "example-javascript, node, node --version",
        "example-r, Rscript, Rscript -e library(jsonlite)",
        "whole-r, Rscript, Rscript --version"
    })
    void codeRunsAsItStandsOnThePage(String id, String program, String probe) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (String word : probe.split(" ", -1)) {
            words.add(word.replace('|', ' '));
        }
        assumeThat(runs(words.toArray(String[]::new))).as(probe).isTrue();
        Path file = folder.resolve(program.equals("node") ? "example.mjs" : "example.txt");
        Files.writeString(file, code(id), StandardCharsets.UTF_8);
        String said = run(List.of(program, file.toString()));
        Path data = folder.resolve("data.csv");
        String answer = Files.exists(data) ? Files.readString(data, StandardCharsets.UTF_8) : said;
        assertThat(answer).contains("ถนน 'เอ' $HOME");
        if (id.startsWith("example")) {
            assertThat(answer).as("only the rows that are asked for").doesNotContain("ท่อ");
        }
    }

    @Test
    void spreadsheetsFetchAnAddressThatAnswersCsv() {
        TestServer server = SERVERS.of(Pair.EMBEDDED);
        for (String id : List.of("example-excel", "example-sheets")) {
            Matcher address = Pattern.compile("\"(http[^\"]*)\"").matcher(code(id));
            assertThat(address.find()).as(id).isTrue();
            String path = address.group(1).replaceFirst("^http://[^/]*", "");
            assertThat(path).as("nothing that a formula would read otherwise").matches("[A-Za-z0-9/._?=&%*+-]*");
            String csv = server.get(path).body();
            assertThat(csv.lines().count()).isEqualTo(3);
            assertThat(csv).contains("ประเภท ใหญ่ & 'เล็ก'", "ถนน 'เอ' $HOME");
        }
    }
}
