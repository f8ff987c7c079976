package khlang.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.io.WireFeedInput;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.ingest.Loads;
import khlang.web.View;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Feeds as a feed reader reads them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedTest {
    private static final int DATASETS = 45;

    private TestServer server;
    private Loads loads;

    @BeforeAll
    void start() {
        server = TestServer.start(Pair.EMBEDDED);
        loads = new Loads(server);
        loads.published("water", "water.csv", "ปี,น้ำ (ลบ.ม.)\n2566,10\n2567,12\n");
        for (int i = 1; i < DATASETS; i++) {
            make("set-" + i, false, "เชียงใหม่");
        }
        make("hidden", true, "ความลับ");
    }

    private void make(String name, boolean hidden, String tag) {
        var dataset = SampleCatalogue.whole(name)
                .put("owner_org", "water-office")
                .put("private", hidden)
                .put("title", "ชุด " + name)
                .put("notes", "ทดสอบ **ตัวหนา** & <b>x</b>");
        dataset.putObject("title_translated").put("th", "ชุด " + name).put("en", "Dataset " + name);
        dataset.putArray("tags").addObject().put("name", tag);
        loads.ok("package_create", dataset.toString());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Feed read(String address) {
        String path = address.replace(server.url(), "");
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
        try {
            return (Feed) new WireFeedInput().build(new StringReader(answer.body()));
        } catch (com.rometools.rome.io.FeedException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static List<String> ids(Feed feed) {
        return feed.getEntries().stream().map(Entry::getId).toList();
    }

    private static String link(Feed feed, String rel) {
        return feed.getOtherLinks().stream()
                .filter(link -> link.getRel().equals(rel))
                .map(Link::getHref)
                .findFirst()
                .orElse("");
    }

    @Test
    void whoFollowsItsPagesMeetsEachPublicDatasetOnceTheNewestFirst() {
        List<Entry> all = new ArrayList<>();
        String next = "/feeds/dataset.atom";
        String last = "";
        while (!next.isEmpty()) {
            Feed feed = read(next);
            assertThat(link(feed, "self").replace(server.url(), "")).isEqualTo(next.replace(server.url(), ""));
            assertThat(link(feed, "first")).isEqualTo(server.url() + "/feeds/dataset.atom");
            all.addAll(feed.getEntries());
            last = next;
            next = link(feed, "next");
        }
        assertThat(last).isEqualTo(server.url() + "/feeds/dataset.atom?page=3");
        assertThat(link(read(last), "prev")).isEqualTo(server.url() + "/feeds/dataset.atom?page=2");
        assertThat(all.stream().map(Entry::getId)).hasSize(DATASETS).doesNotHaveDuplicates();
        assertThat(all.stream().map(entry -> entry.getUpdated().toInstant()))
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(server.get("/feeds/dataset.atom").body()).doesNotContain("hidden", "ความลับ");
    }

    @Test
    void anEntrySaysWhatTheDatasetIsAndWhereItsDataAre() {
        Entry entry = read("/feeds/custom.atom?q=name:set-44").getEntries().get(0);
        assertThat(entry.getTitle()).isEqualTo("ชุด set-44");
        assertThat(entry.getSummary().getValue()).contains("ทดสอบ ตัวหนา &");
        assertThat(entry.getCategories().get(0).getTerm()).isEqualTo("เชียงใหม่");
        assertThat(entry.getAlternateLinks().get(0).getHref()).isEqualTo(server.url() + "/dataset/set-44");
        Link enclosure = entry.getOtherLinks().get(0);
        assertThat(enclosure.getRel()).isEqualTo("enclosure");
        assertThat(server.get(enclosure.getHref().replace(server.url(), "")).body())
                .contains("\"success\":true", entry.getId().replace("urn:uuid:", ""));
        assertThat(read("/en/feeds/custom.atom?q=name:set-44")
                        .getEntries()
                        .get(0)
                        .getTitle())
                .isEqualTo("Dataset set-44");
    }

    @Test
    void organizationsGroupsTagsAndSearchesHaveTheirOwn() {
        assertThat(ids(read("/feeds/organization/water-office.atom"))).hasSize(20);
        assertThat(ids(read("/feeds/tag/" + View.encoded("เชียงใหม่") + ".atom?page=3")))
                .hasSize(4);
        assertThat(ids(read("/feeds/tag/" + View.encoded("ความลับ") + ".atom"))).isEmpty();
        Feed found = read("/feeds/custom.atom?q=name:set-7&fq=tags:" + View.encoded("เชียงใหม่"));
        assertThat(found.getEntries()).extracting(Entry::getTitle).containsExactly("ชุด set-7");
        assertThat(link(found, "self")).contains("q=name%3Aset-7", "fq=tags");
        assertThat(read("/feeds/custom.atom?sort=name%20asc")
                        .getEntries()
                        .get(0)
                        .getTitle())
                .isEqualTo("ชุด set-1");
    }

    @Test
    void aDatasetsOwnTellsOfEachVersionOfItsTables() {
        String resource = loads.resource(server.read("package_show", "?id=water")
                        .at("/result/resources/0/id")
                        .asString())
                .path("id")
                .asString();
        server.upload(
                "resource_patch",
                Map.of("id", resource, "confirm", "true", "note", "เพิ่มปี 2568"),
                "water.csv",
                "ปี,น้ำ (ลบ.ม.)\n2566,10\n2567,12\n2568,15\n".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                TestServer.ADMIN_TOKEN);
        loads.await(resource);
        Feed feed = read("/feeds/dataset/water.atom");
        assertThat(feed.getEntries())
                .hasSize(3)
                .extracting(Entry::getTitle)
                .anyMatch(title -> title.endsWith("รุ่นที่ 2"));
        assertThat(server.get("/feeds/dataset/water.atom").body()).contains("3 แถว · เพิ่มปี 2568");
        assertThat(read("/en/feeds/dataset/water.atom").getEntries())
                .extracting(Entry::getTitle)
                .anyMatch(title -> title.endsWith(", version 1"));
    }

    @Test
    void whoHasItIsToldSo() {
        String tag =
                server.get("/feeds/dataset.atom").headers().firstValue("ETag").orElseThrow();
        assertThat(server.getWith("/feeds/dataset.atom", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/dataset/hidden.atom 404",
                "/feeds/dataset/none.atom 404",
                "/feeds/organization/none.atom 404",
                "/feeds/group/none.atom 404",
                "/feeds/dataset.atom?page=0 400",
                "/feeds/dataset.atom?page=x 400",
                "/feeds/dataset.atom?page=99999999999999999999 200",
                "/feeds/custom.atom?sort=name 409",
                "/feeds/custom.atom?q=name:%5B 409",
                "/feeds/none.atom 404"
            })
    void whatCannotBeMeantIsRefused(String line) {
        String[] parts = line.split(" ", -1);
        assertThat(server.get(parts[0]).statusCode()).as(line).isEqualTo(Integer.parseInt(parts[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/custom.atom?q=", "/dataset?q=", "/api/3/action/package_search?fq=title:"})
    void aWordThatNoIndexCanLookForIsRefused(String address) {
        assertThat(server.get(address + "a".repeat(500)).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = server.get(address + "a".repeat(2_000));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("500");
    }

    @Test
    void pagesTellOfTheirFeeds() {
        for (String page : List.of("/dataset", "/dataset/water", "/organization/water-office", "/en/tag/abc")) {
            String body = server.get(page).body();
            String href = body.replaceAll("(?s).*type=\"application/atom\\+xml\"[^>]*href=\"([^\"]*)\".*", "$1");
            assertThat(href).as(page).startsWith(page.startsWith("/en") ? "/en/feeds/" : "/feeds/");
            read(href);
        }
    }
}
