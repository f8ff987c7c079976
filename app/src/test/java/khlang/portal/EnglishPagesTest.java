package khlang.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final Pattern MARKUP = Pattern.compile("<(/?)([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>|([^<]+)");
    private static final Pattern LANGUAGE = Pattern.compile(" lang=\"([a-z]+)\"");
    private static final Set<String> VOID = Set.of("meta", "link", "img", "input", "br", "hr", "use", "rect");

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
            assertThat(unmarked(ok(path))).as(path).isEmpty();
        }
        assertThat(unmarked(server.get("/en/dataset/" + View.encoded("ขยะ")).body()))
                .isEmpty();
    }

    private static String resource(String dataset) {
        Matcher link =
                Pattern.compile("href=\"(" + dataset + "/resource/[^\"?]+)\"").matcher(ok(dataset));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** Text in Thai whose nearest element with a language is not Thai; not what drawings say to pointers. */
    private static List<String> unmarked(String page) {
        List<String> unmarked = new ArrayList<>();
        Deque<String> languages = new ArrayDeque<>(List.of("en"));
        String body = Pattern.compile("(?s)<svg.*?</svg>")
                .matcher(page.replaceAll("(?s)<!doctype html>|<!--.*?-->", ""))
                .replaceAll(drawing ->
                        Matcher.quoteReplacement(drawing.group().replaceAll("(?s)<(title|desc)>.*?</\\1>", "")));
        Matcher piece = MARKUP.matcher(body);
        while (piece.find()) {
            String text = piece.group(4);
            if (text != null
                    && text.matches("(?s).*[ก-ฮ].*")
                    && languages.element().equals("en")) {
                unmarked.add(text.strip());
            }
            if (text != null || VOID.contains(piece.group(2)) || piece.group(3).endsWith("/")) {
                continue;
            }
            if (!piece.group(1).isEmpty()) {
                languages.pop();
                continue;
            }
            Matcher language = LANGUAGE.matcher(piece.group(3));
            languages.push(language.find() ? language.group(1) : languages.element());
        }
        assertThat(languages).as("every element is closed").hasSize(1);
        return unmarked;
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
