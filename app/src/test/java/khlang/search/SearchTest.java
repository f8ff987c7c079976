package khlang.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.user.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SearchTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-02T12:00:00Z"));
    private static final Actor MEMBER = new Actor("u1", "somchai", false, Map.of("org-water", Role.MEMBER));
    private static final Actor STRANGER = new Actor("u2", "malee", false, Map.of("org-health", Role.ADMIN));

    @TempDir
    private Path folder;

    private final Shelf shelf = new Shelf();
    private Search search;

    @BeforeEach
    void fill() {
        shelf.put("population", "จำนวนประชากรแยกตามตำบล");
        ObjectNode budget = shelf.put("budget", "งบประมาณโครงการตามแผนพัฒนาดิจิทัล พ.ศ. 2566–2570");
        budget.withObject("title_translated").put("en", "Project budgets of the digital plan");
        Shelf.organization(budget, "khonkaen", "เทศบาลนครขอนแก่น");
        Shelf.tags(budget, "งบประมาณ", "แผนงาน");
        Shelf.format(budget, "XLSX");
        budget.put("data_type", "ข้อมูลระเบียน").put("license_id", "Open Data Common");
        ObjectNode water = shelf.put("water", "ระดับน้ำในบ่อพักน้ำรายชั่วโมง");
        Shelf.organization(water, "water", "สำนักช่าง");
        Shelf.tags(water, "น้ำท่วมขัง", "เซ็นเซอร์");
        Shelf.format(water, "CSV");
        water.put("data_type", "ข้อมูลสถิติ").put("license_id", "Open Data Common");
        ObjectNode revenue = shelf.put("revenue", "รายได้ของเทศบาลรายเดือน จำแนกตามประเภทภาษี");
        Shelf.organization(revenue, "khonkaen", "เทศบาลนครขอนแก่น");
        Shelf.format(revenue, "CSV");
        shelf.put("waste", "ปริมาณขยะที่เก็บได้แยกตามเขตและเดือน");
        shelf.put("wifi", "จุดให้บริการ WiFi สาธารณะ");
        shelf.put("complaints", "เรื่องร้องเรียนและแจ้งเหตุพร้อมพิกัด");
        shelf.put("library", "สถิติผู้เข้าใช้บริการห้องสมุดประชาชน");
        shelf.put("health", "ผลการคัดกรองสุขภาพผู้สูงอายุ");
        shelf.put("sdg", "เป้าหมายการพัฒนาที่ยั่งยืน (SDG) ฉบับภาษาไทย");
        shelf.put("wells", "บ่อน้ำบาดาล ๒๕๖๗").withObject("notes_translated").put("th", "ที่ตั้งและความลึกของบ่อ");
        shelf.put("rivers", "แม่น้ำ").withObject("title_translated").put("en", "Rivers of the province");
        shelf.fields("complaints", "วันที่รับแจ้ง", "ประเภทเรื่อง", "latitude");
        ObjectNode secret = shelf.put("secret", "งบประมาณลับของประปา");
        Shelf.organization(secret, "water", "สำนักช่าง");
        Shelf.tags(secret, "ลับ");
        Shelf.format(secret, "PDF");
        secret.put("private", true);
        search = new Search(folder, shelf, CLOCK);
    }

    @AfterEach
    void close() {
        search.close();
    }

    private List<String> names(Actor actor, SearchQuery query) {
        return search.search(actor, query).ids().stream()
                .map(id -> id.substring("id-".length()))
                .toList();
    }

    private List<String> words(String text) {
        return names(Actor.ANONYMOUS, SearchQuery.of(text));
    }

    private List<String> filter(String filter) {
        return names(
                Actor.ANONYMOUS,
                SearchQuery.of("").filtered(List.of(filter)).sorted("name asc").page(0, 100));
    }

    @ParameterizedTest
    @CsvSource({
        "ประชากร, population",
        "ประชากรตำบล, population",
        "ตำบล ประชากร, population",
        "จำนวนประชากร, population",
        "งบประมาณ, budget",
        "งบ, budget",
        "โครงการ ดิจิทัล, budget",
        "digital BUDGETS, budget",
        "budget, budget",
        "ขอนแก่น งบประมาณ, budget",
        "แผนงาน, budget",
        "ระดับน้ำ, water",
        "ระดับนำ้, water",
        "ระดับนํ้า, water",
        "ระดับน้ํา, water",
        "เซ็นเซอร์, water",
        "รายได้ภาษี, revenue",
        "ขยะ, waste",
        "wifi, wifi",
        "ไวไฟ, ''",
        "ร้องเรียน, complaints",
        "ประเภทเรื่อง, complaints",
        "latitude, complaints",
        "ห้องสมุด, library",
        "ผู้สูงอายุ, health",
        "สุขภาพของผู้สูงอายุ, health",
        "sdg, sdg",
        "ยั่งยืน, sdg",
        "2567, wells",
        "๒๕๖๗, wells",
        "บาดาล, wells",
        "river, rivers",
        "rivers, rivers",
        "ประชากร งบประมาณ, ''",
        "ประชากรยักษ์, ''",
    })
    void thaiWordsAreFoundHoweverTheyRunTogether(String text, String first) {
        assertThat(words(text).stream().findFirst().orElse("")).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"น้ำประปา", "นำ้ประปา", "\"น้ำประปาหมู่บ้าน\"", "\"นำ้ประปาหมู่บ้าน\""})
    void marksThatWereTypedInAnotherOrderAreFoundByTheUsualOne(String text) {
        shelf.put("tap", "นำ้ประปาหมู่บ้าน");
        search.changed("id-tap");
        assertThat(words(text)).containsExactly("tap");
    }

    @Test
    void aMatchInTheTitleComesBeforeOneInTheNotes() {
        shelf.put("other", "อื่น ๆ").withObject("notes_translated").put("th", "กล่าวถึงขยะด้วย");
        search.changed("id-other");

        assertThat(words("ขยะ")).containsExactly("waste", "other");
    }

    @Test
    void phrasesAndExclusionsAreUnderstoodAsTyped() {
        assertThat(words("\"รายได้ของเทศบาล\"")).containsExactly("revenue");
        assertThat(words("เทศบาล -รายได้")).containsExactly("budget");
        assertThat(words("( : ) ปี: ประชากร")).isEmpty();
        assertThat(words("title:ประชากร")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "*", "*:*"})
    void nothingAskedFindsEverythingPublic(String text) {
        assertThat(search.search(Actor.ANONYMOUS, SearchQuery.of(text)).count()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "organization:khonkaen | budget,revenue",
                "-organization:khonkaen res_format:CSV | water",
                "organization:khonkaen OR organization:water metadata_modified:[2026-01-01T00:00:00.123456Z TO *] | budget,revenue,water",
                "organization:khonkaen OR organization:water res_format:CSV | revenue,water",
                "organization:(khonkaen OR water) | budget,revenue,water",
                "res_format:csv | revenue,water",
                "data_type:\"ข้อมูลสถิติ\" | water",
                "license_id:\"Open Data Common\" | budget,water",
                "tags:น้ำท่วมขัง | water",
                "tags:* | budget,water",
                "tags:น้ำ* | water",
                "title:*ประชากร* | population",
                "title:ประชากร | population",
                "NOT organization:khonkaen AND organization:* | water",
                "+organization:khonkaen -name:budget | revenue",
                "name:(budget OR wifi) | budget,wifi",
                "metadata_modified:[NOW-7DAYS TO NOW] name:wifi | wifi",
                "metadata_modified:[NOW/DAY TO *] name:wifi | ",
                "metadata_modified:{2026-02-01T00:00:00.000010Z TO *] | rivers",
                "state:active capacity:public dataset_type:dataset site_id:default name:wifi | wifi",
                "state:draft | ",
                "capacity:private | ",
                "url:/regular.*expression/ | ",
                "nosuchfield:x | ",
            })
    void filtersSpeakLucenesLanguage(String filter, String expected) {
        List<String> names = expected == null ? List.of() : List.of(expected.split(",", -1));
        assertThat(filter(filter)).containsExactlyElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{!child of=\"x\"}", "name:(", "metadata_modified:[yesterday TO *]", "name:\"", "[a TO"})
    void whatCannotBeUnderstoodIsASearchProblem(String filter) {
        assertThatThrownBy(() -> filter(filter))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.SEARCH));
        assertThatThrownBy(() ->
                        names(Actor.ANONYMOUS, SearchQuery.of(filter + ":").inLanguage()))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata_modified", "score", "name upward", "nosuchfield asc", "name asc,"})
    void anOrderWithoutDirectionOrFieldIsASearchProblem(String order) {
        assertThatThrownBy(() -> names(Actor.ANONYMOUS, SearchQuery.of("").sorted(order)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.SEARCH));
    }

    @Test
    void titlesAreSortedAsInAThaiDictionary() {
        // เป้า stands under ป, แม่ under ม: leading vowels count after their consonants.
        assertThat(names(Actor.ANONYMOUS, SearchQuery.of("").sorted("title_string asc")))
                .containsExactly(
                        "budget",
                        "population",
                        "wifi",
                        "wells",
                        "waste",
                        "sdg",
                        "health",
                        "rivers",
                        "water",
                        "revenue",
                        "complaints",
                        "library");
        assertThat(names(
                        Actor.ANONYMOUS,
                        SearchQuery.of("").sorted("metadata_modified desc").page(0, 2)))
                .containsExactly("rivers", "wells");
        assertThat(names(Actor.ANONYMOUS, SearchQuery.of("").sorted("id asc").page(10, 100)))
                .containsExactly("wells", "wifi");
    }

    @Test
    void privateDatasetsAreSeenByMembersOnlyInResultsCountsAndFacets() {
        SearchQuery query = SearchQuery.of("งบประมาณ");

        for (SearchQuery asked : List.of(query, query.withPrivate())) {
            for (Actor actor : List.of(Actor.ANONYMOUS, STRANGER)) {
                SearchAnswer answer = search.search(actor, asked);
                assertThat(answer.ids()).containsExactly("id-budget");
                assertThat(answer.count()).isEqualTo(1);
                assertThat(answer.facets().toString()).doesNotContain("ลับ", "PDF", "water");
            }
        }
        assertThat(names(MEMBER, query)).containsExactly("budget");
        SearchAnswer answer = search.search(MEMBER, query.withPrivate());
        assertThat(answer.ids()).containsExactlyInAnyOrder("id-budget", "id-secret");
        assertThat(answer.facets().get("res_format")).contains(new FacetValue("PDF", 1));
        assertThat(names(Actor.SYSTEM, query.withPrivate())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private:true",
                "capacity:private",
                "name:secret",
                "id:id-secret",
                "owner_org:org-water AND tags:ลับ",
                "private:true OR private:false",
                "-private:false",
                "*:*"
            })
    void noFilterUncoversWhatIsPrivate(String filter) {
        SearchAnswer answer = search.search(Actor.ANONYMOUS, SearchQuery.of("").filtered(List.of(filter)));

        assertThat(answer.ids()).doesNotContain("id-secret");
        assertThat(answer.facets().toString()).doesNotContain("ลับ", "PDF");
    }

    @Test
    void facetsCountWhatIsFoundAndStayOpenForMoreChoices() {
        SearchQuery query = SearchQuery.of("").within(Map.of("organization", List.of("khonkaen")));

        SearchAnswer answer = search.search(Actor.ANONYMOUS, query);

        assertThat(answer.count()).isEqualTo(2);
        assertThat(answer.facets().get("organization"))
                .containsExactly(new FacetValue("khonkaen", 2), new FacetValue("water", 1));
        assertThat(answer.facets().get("res_format"))
                .containsExactly(new FacetValue("CSV", 1), new FacetValue("XLSX", 1));
        assertThat(names(Actor.ANONYMOUS, query.within(Map.of("organization", List.of("khonkaen", "water")))))
                .hasSize(3);
        assertThat(search.search(Actor.ANONYMOUS, query.counting(List.of("res_format", "nosuchfield"), 1, 1))
                        .facets())
                .isEqualTo(Map.of("res_format", List.of(new FacetValue("CSV", 1)), "nosuchfield", List.of()));
    }

    @Test
    void aChangeIsFoundByTheNextSearch() {
        shelf.put("noise", "ระดับเสียงรบกวน");
        search.changed("id-noise");
        assertThat(words("เสียงรบกวน")).containsExactly("noise");

        shelf.remove("noise");
        search.changed("id-noise");
        assertThat(words("เสียงรบกวน")).isEmpty();
    }

    @Test
    void aRenamedOrganizationIsFoundByItsNewTitle() {
        shelf.of(List.of("id-budget", "id-revenue"))
                .forEach(entry -> Shelf.organization(entry.dataset(), "khonkaen", "นครดอกคูน"));
        search.renamed("org-khonkaen");

        assertThat(words("ดอกคูน")).containsExactlyInAnyOrder("budget", "revenue");
    }

    @Test
    void whatChangedWhileTheServerWasDownIsFoundAfterwards() {
        search.close();
        shelf.put("noise", "ระดับเสียงรบกวน");
        shelf.remove("wifi");
        shelf.of(List.of("id-waste")).get(0).dataset().put("title", "มูลฝอย");
        shelf.stamp("waste", "2");
        search = new Search(folder, shelf, CLOCK);

        assertThat(words("เสียงรบกวน")).containsExactly("noise");
        assertThat(words("wifi")).isEmpty();
        assertThat(words("มูลฝอย")).containsExactly("waste");
        search.rebuild();
        assertThat(search.search(Actor.SYSTEM, SearchQuery.of("").withPrivate()).count())
                .isEqualTo(13);
    }

    @Test
    void brokenFilesAreBuiltAnew() throws IOException {
        search.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("_"))
                    .toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        search = new Search(folder, shelf, CLOCK);

        assertThat(words("ประชากร")).containsExactly("population");
    }

    @Test
    void wordsThatWereFoundAreMarked() {
        SearchAnswer answer = search.search(Actor.ANONYMOUS, SearchQuery.of("ประชากรตำบล"));

        assertThat(Marks.of("จำนวนประชากรแยกตามตำบล", answer.words()))
                .containsExactly(
                        new Marks.Piece("จำนวน", false),
                        new Marks.Piece("ประชากร", true),
                        new Marks.Piece("แยกตาม", false),
                        new Marks.Piece("ตำบล", true));
    }
}
