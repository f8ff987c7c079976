package khlang.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.ingest.Loads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What search engines are told. */
class SitemapTest {
    @ParameterizedTest
    @EnumSource(Pair.class)
    void eachPublicPageIsListedInBothLanguagesAndAnswers(Pair pair) throws Exception {
        try (TestServer server = TestServer.start(pair)) {
            Loads loads = new Loads(server);
            loads.published("water", "water.csv", "ปี,น้ำ\n2566,10\n");
            loads.ok(
                    "package_create",
                    SampleCatalogue.whole("hidden")
                            .put("owner_org", "water-office")
                            .put("private", true)
                            .toString());
            String robots = server.get("/robots.txt").body();
            assertThat(robots).contains("Disallow: /api/\n", "Disallow: /desk\n");
            String sitemap = robots.lines()
                    .filter(line -> line.startsWith("Sitemap: "))
                    .map(line -> line.substring("Sitemap: ".length()))
                    .findFirst()
                    .orElseThrow();
            List<String> pages = new ArrayList<>();
            for (String part : texts(read(server, sitemap), "loc")) {
                Document document = read(server, part);
                pages.addAll(texts(document, "loc"));
                texts(document, "lastmod").forEach(Instant::parse);
                assertThat(document.getElementsByTagName("xhtml:link").getLength())
                        .isEqualTo(3 * document.getElementsByTagName("url").getLength());
            }
            assertThat(pages)
                    .contains(
                            server.url() + "/",
                            server.url() + "/en",
                            server.url() + "/dataset/water",
                            server.url() + "/en/dataset/water",
                            server.url() + "/organization/water-office")
                    .doesNotHaveDuplicates()
                    .noneMatch(page -> page.contains("hidden"));
            for (String page : pages) {
                HttpResponse<String> answer = server.get(page.replace(server.url(), ""));
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body())
                        .contains("<link rel=\"canonical\" href=\"" + page + "\"")
                        .contains("<meta property=\"og:url\" content=\"" + page + "\"");
            }
            assertThat(server.get("/en/dataset?q=x&page=1&sort=name+asc").body())
                    .contains("<link rel=\"canonical\" href=\"" + server.url() + "/en/dataset\"");
            assertThat(server.get("/dataset/water").body())
                    .contains("<meta property=\"og:title\" content=\"", "<meta property=\"og:description\" content=\"");
            assertThat(server.get("/sitemap/datasets-2.xml").statusCode()).isEqualTo(404);
            assertThat(server.get("/sitemap/datasets-x.xml").statusCode()).isEqualTo(404);
        }
    }

    private static Document read(TestServer server, String address) throws Exception {
        String body = server.get(address.replace(server.url(), "")).body();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)));
    }

    private static List<String> texts(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
