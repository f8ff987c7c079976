package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import khlang.web.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the public pages show of bundled datasets, and that a screen reader knows what in English pages is Thai. */
class EnglishPagesTest {
    private static final String COMPLAINTS = "/dataset/complaints-synthetic";
    private static final String BUDGET = "/dataset/digital-plan-budget-2566-2570";

    @TempDir
    static Path packages;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Files.copy(Path.of("datasets/catalog.json"), packages.resolve("catalog.json"));
        for (String name : List.of("complaints-synthetic", "digital-plan-budget-2566-2570")) {
            Path folder = Files.createDirectories(packages.resolve(name));
            try (Stream<Path> files = Files.list(Path.of("datasets", name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(file.getFileName()));
                }
            }
        }
        server = TestServer.start(Pair.EMBEDDED, Map.of("KHLANG_DATASETS", packages.toString()));
        for (int wait = 0; wait < 300 && server.get("/readyz").statusCode() != 200; wait++) {
            Thread.sleep(100);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String ok(String path) {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    @Test
    void thaiOnAnEnglishPageIsMarked() {
        List<String> paths = new ArrayList<>(List.of(
                "/en",
                "/en/dataset",
                "/en/dataset?q=" + View.encoded("งบประมาณ"),
                "/en/dataset?tags=" + View.encoded("งบประมาณ"),
                "/en/dataset?q=" + View.encoded("ไม่มีคำนี้"),
                "/en/tag/" + View.encoded("งบประมาณ"),
                "/en/organization",
                "/en/group",
                "/en/group/infrastructure",
                "/en/organization/strategy-budget",
                "/en" + COMPLAINTS + "/api"));
        for (String dataset : List.of(COMPLAINTS, BUDGET)) {
            paths.add("/en" + dataset);
            String resource = resource(dataset);
            for (String query : List.of("", "?tab=chart", "?tab=dictionary", "?tab=api", "?q=" + View.encoded("เขต"))) {
                paths.add("/en" + resource + query);
            }
        }
        for (String path : paths) {
            assertThat(Unmarked.in(ok(path))).as(path).isEmpty();
        }
        assertThat(Unmarked.in(server.get("/en/dataset/" + View.encoded("ขยะ")).body()))
                .isEmpty();
    }

    private static String resource(String dataset) {
        Matcher link =
                Pattern.compile("href=\"(" + dataset + "/resource/[^\"?]+)\"").matcher(ok(dataset));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void valuesOfTheVocabularyAreInEnglish() {
        assertThat(ok("/en" + COMPLAINTS))
                .contains("<dt>Data language</dt><dd>Thai", "<dt>Data source</dt>", "<dt>Contact email</dt>")
                .doesNotContain("Data Language");
    }

    @Test
    void thePreviewsHeadsAreThoseOfTheDataDictionary() {
        assertThat(ok("/en" + COMPLAINTS)).contains(">Case number</th>", ">Date received</th>", ">Type</th>");
        assertThat(ok(COMPLAINTS)).contains(">รหัสเรื่อง</th>").doesNotContain(">Case number</th>");
    }

    @Test
    void howOftenADatasetIsUpdatedIsSaidWithItsInterval() {
        assertThat(ok(COMPLAINTS)).contains("<dt>ความถี่ของการปรับปรุง</dt><dd>ทุก 1 วัน");
        assertThat(ok("/en" + COMPLAINTS)).contains("<dt>Update frequency</dt><dd>Every 1 day");
        assertThat(ok("/en" + BUDGET)).contains("<dt>Update frequency</dt><dd>Not updated after collection");
    }

    @Test
    void aRefusalCarriesTheNumberOfItsRequest() {
        assertThat(server.get("/dataset/nothing").body()).containsPattern("หมายเลขคำขอ [0-9a-f]{8}<");
        assertThat(server.get("/en/dataset?page=x").body()).containsPattern("Request number [0-9a-f]{8}<");
    }
}
