package khlang.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.PackageFolder;
import khlang.web.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks the charts of every bundled dataset in both languages. */
class BothLanguagesTest {
    private static final Pattern TWIN = Pattern.compile("<table class=\"plain\">(.*?)</table>", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("<td class=\"number\">([^<]*)</td>");

    private static TestServer server;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws InterruptedException {
        server = TestServer.start(Pair.EMBEDDED);
        server.importPackages(Path.of("datasets"));
        // Only the Thai name tells that these do not add up.
        ObjectNode warm = (ObjectNode) Json.MAPPER.readTree(PackageFolder.whole("warm")
                .toString()
                .replace("\"ที่\"", "\"เขต\"")
                .replace("\"งบ\",", "\"v\",\"title\":\"อุณหภูมิ\",\"khlang\":{\"label_en\":\"Warmth\"},"));
        PackageFolder.in(folder)
                .with(warm, 0)
                .write("warm/rows.csv", "เขต,v\n" + "เหนือ,30\nเหนือ,32\nใต้,28\nใต้,29\n".repeat(9));
        server.importPackages(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<List<String>> numbers(String path) {
        List<List<String>> charts = new ArrayList<>();
        Matcher twin = TWIN.matcher(server.get(path + "?tab=chart").body());
        while (twin.find()) {
            charts.add(NUMBER.matcher(twin.group(1))
                    .results()
                    .map(found -> found.group(1))
                    .toList());
        }
        return charts;
    }

    private static List<String> resources() {
        List<String> paths = new ArrayList<>();
        for (JsonNode found :
                server.read("package_search", "?rows=1000").path("result").path("results")) {
            for (JsonNode resource : found.path("resources")) {
                paths.add("/dataset/" + found.path("name").asString() + "/resource/"
                        + resource.path("id").asString());
            }
        }
        return paths;
    }

    @Test
    void everyChartTellsTheSameNumbersInThaiAndEnglish() {
        int charts = 0;
        for (String path : resources()) {
            List<List<String>> thai = numbers(path);
            assertThat(numbers("/en" + path)).as(path).isEqualTo(thai);
            charts += thai.size();
        }
        assertThat(charts).isGreaterThan(20);
    }

    @Test
    void whatTheThaiNameTellsHoldsInEnglishToo() {
        String path = resources().stream()
                .filter(some -> some.contains("/warm/"))
                .findFirst()
                .orElseThrow();

        assertThat(numbers(path)).containsExactly(List.of("31", "28.5"));
        assertThat(server.get("/en" + path + "?tab=chart").body()).contains("Mean of Warmth");
    }

    @Test
    void waterLevelsAreChartedByTheirLevelWithItsUnit() {
        String path = resources().stream()
                .filter(some -> some.contains("manhole"))
                .filter(some -> server.get(some).body().contains("level_cm"))
                .findFirst()
                .orElseThrow();

        assertThat(server.get(path + "?tab=chart").body())
                .contains("ค่าเฉลี่ยของระดับน้ำ")
                .contains(" ซม.");
        assertThat(server.get("/en" + path + "?tab=chart").body())
                .contains("Mean of Water level")
                .doesNotContain("Sum of");
    }
}
