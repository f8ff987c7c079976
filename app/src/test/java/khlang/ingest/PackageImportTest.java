package khlang.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import khlang.Pair;
import khlang.TestServer;
import khlang.ingest.ImportReport.Outcome;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource(Pair.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageImportTest {
    @Parameter
    private @Nullable Pair pair;

    private @Nullable TestServer started;

    @TempDir
    Path folder;

    @BeforeParameterizedClassInvocation
    void start() {
        started = TestServer.start(Objects.requireNonNull(pair));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server().close();
    }

    private TestServer server() {
        return Objects.requireNonNull(started);
    }

    /** What became of each package, by its name. */
    private record Lines(List<ImportReport.Line> all) {
        ImportReport.Line get(String name) {
            return all.stream()
                    .filter(line -> line.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing is told of " + name));
        }
    }

    private Lines bring(PackageFolder packages) throws InterruptedException {
        return new Lines(server().importPackages(packages.path()).lines());
    }

    private JsonNode shown(String name) {
        return new Loads(server()).ok("package_show", "{\"id\":\"" + name + "\"}");
    }

    private boolean exists(String name) {
        return server().action("package_show", "{\"id\":\"" + name + "\"}", TestServer.ADMIN_TOKEN)
                .path("success")
                .asBoolean();
    }

    private static List<String> keys(ImportReport.Line line) {
        return line.reasons().values().stream()
                .flatMap(List::stream)
                .map(Phrase::key)
                .toList();
    }

    @Test
    void eachPackageIsAPublicDatasetWithItsTable() throws InterruptedException {
        Lines lines = bring(PackageFolder.in(folder).with("first-a").with("first-b"));
        for (String name : List.of("first-a", "first-b")) {
            assertThat(lines.get(name)).isEqualTo(new ImportReport.Line(name, Outcome.CREATED, 1, Map.of()));
            JsonNode dataset = shown(name);
            assertThat(dataset.path("private").asBoolean()).isFalse();
            assertThat(dataset.path("organization").path("name").asString()).isEqualTo("treasury");
            assertThat(dataset.path("groups").get(0).path("name").asString()).isEqualTo("money");
            assertThat(dataset.path("title_translated").path("en").asString()).isEqualTo("Budget");
            assertThat(dataset.path("update_frequency_unit").asString()).startsWith("ไม่มีการปรับปรุง");
            JsonNode resource = dataset.path("resources").get(0);
            assertThat(resource.path("load_state").asString()).isEqualTo("complete");
            assertThat(new Loads(server())
                            .rows(resource.path("id").asString())
                            .path("total")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void whatIsSaidToBeTextStaysTextAlsoInTheNextFile() throws InterruptedException {
        bring(PackageFolder.in(folder).with("codes"));
        String id = shown("codes").path("resources").get(0).path("id").asString();
        Loads loads = new Loads(server());
        assertThat(loads.rows(id).path("records").get(0).path("ที่").asString()).isEqualTo("1.10");
        assertThat(loads.rows(id).path("records").get(0).path("งบ").isNumber()).isTrue();
        loads.replace(id, "next.csv", "งบ,ที่\n7,2.10\n8,2.1\n");
        assertThat(loads.await(id).path("status").asString()).isEqualTo("complete");
        assertThat(loads.rows(id).path("records").get(0).path("ที่").asString()).isEqualTo("2.10");
        assertThat(loads.resource(id).path("schema").get(0).path("type").asString())
                .isEqualTo("string");
        // The package knows its resource again.
        bring(PackageFolder.in(folder).with("codes"));
        assertThat(shown("codes").path("resources")).hasSize(1);
        assertThat(loads.rows(id).path("records").get(0).path("ที่").asString()).isEqualTo("1.10");
    }

    @Test
    void whatThePackageNamesNoMoreGoesAndWhatPeopleAddedStays() throws InterruptedException {
        ObjectNode both = PackageFolder.whole("shrinking");
        ObjectNode second = both.withArray("resources").addObject();
        second.put("name", "more").put("path", "rows.csv").put("title", "อีกตาราง");
        bring(PackageFolder.in(folder).with(both, 2));
        new Loads(server())
                .ok(
                        "resource_create",
                        "{\"package_id\":\"shrinking\",\"name\":\"own\",\"url\":\"https://example.org/\"}");
        assertThat(shown("shrinking").path("resources")).hasSize(3);
        bring(PackageFolder.in(folder).with("shrinking"));
        assertThat(shown("shrinking").path("resources"))
                .extracting(resource -> resource.path("name").asString())
                .containsExactly("ตาราง", "own");
    }

    @Test
    void anUnknownOrganizationIsToldByItsName() throws InterruptedException {
        ObjectNode description = PackageFolder.whole("homeless");
        ((ObjectNode) description.path("khlang")).put("organization", "nobody");
        ImportReport.Line line =
                bring(PackageFolder.in(folder).with(description, 2)).get("homeless");
        assertThat(line.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(keys(line)).containsExactly("ingest.package.no_organization");
    }

    @Test
    void anUnknownGroupIsToldAndTheRestPublished() throws InterruptedException {
        ObjectNode description = PackageFolder.whole("half-grouped");
        ((ObjectNode) description.path("khlang"))
                .putArray("groups")
                .add("money")
                .add("nobody");
        ImportReport.Line line =
                bring(PackageFolder.in(folder).with(description, 2)).get("half-grouped");
        assertThat(line.outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(line.reasons()).containsOnlyKeys("groups");
        assertThat(keys(line)).containsExactly("ingest.package.no_group");
        assertThat(shown("half-grouped").path("groups")).hasSize(1);
        assertThat(shown("half-grouped").path("private").asBoolean()).isFalse();
    }

    @Test
    void aBadOrganizationOfTheCatalogIsToldAndHindersNoOther() throws InterruptedException {
        PackageFolder packages =
                PackageFolder.in(folder).with("after-bad-organization").write("catalog.json", """
                {"organizations": [{"name": "Not A Name!", "title": "x"}, {"name": "treasury", "title": "กองคลังใหม่"}],
                 "groups": [{"name": "money", "title": "งบประมาณ"}]}""");
        Lines lines = bring(packages);
        assertThat(lines.get("catalog.json").reasons()).containsOnlyKeys("Not A Name!");
        assertThat(lines.get("after-bad-organization").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(server().read("organization_show", "?id=treasury")
                        .path("result")
                        .path("title")
                        .asString())
                .isEqualTo("กองคลังใหม่");
    }

    @Test
    void theSameFolderAgainChangesNothing() throws InterruptedException {
        PackageFolder packages = PackageFolder.in(folder).with("twice");
        bring(packages);
        JsonNode before = shown("twice");
        String id = before.path("resources").get(0).path("id").asString();
        JsonNode job = new Loads(server()).status(id);
        assertThat(bring(packages).get("twice"))
                .isEqualTo(new ImportReport.Line("twice", Outcome.UPDATED, 0, Map.of()));
        assertThat(shown("twice")).isEqualTo(before);
        assertThat(new Loads(server()).status(id)).isEqualTo(job);
        JsonNode found = server().read("package_search", "?q=name:twice");
        assertThat(found.path("result").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNewInThePackageIsBroughtInPlace() throws InterruptedException {
        bring(PackageFolder.in(folder).with("grows"));
        JsonNode before = shown("grows");
        ObjectNode description = PackageFolder.whole("grows").put("title", "งบใหม่");
        ((ObjectNode) description.path("khlang").path("title_translated")).put("th", "งบใหม่");
        ImportReport.Line line =
                bring(PackageFolder.in(folder).with(description, 5)).get("grows");
        assertThat(line.outcome()).isEqualTo(Outcome.UPDATED);
        assertThat(line.files()).isEqualTo(1);
        JsonNode after = shown("grows");
        assertThat(after.path("id")).isEqualTo(before.path("id"));
        assertThat(after.path("title").asString()).isEqualTo("งบใหม่");
        String id = after.path("resources").get(0).path("id").asString();
        assertThat(id).isEqualTo(before.path("resources").get(0).path("id").asString());
        assertThat(new Loads(server()).rows(id).path("total").asInt()).isEqualTo(5);
    }

    @Test
    void anotherTypeAloneIsReasonEnoughToLoadAgain() throws InterruptedException {
        bring(PackageFolder.in(folder).with("retyped"));
        String id = shown("retyped").path("resources").get(0).path("id").asString();
        ObjectNode description = PackageFolder.whole("retyped");
        ((ObjectNode) description.path("resources").get(0)).remove("schema");
        assertThat(bring(PackageFolder.in(folder).with(description, 2))
                        .get("retyped")
                        .files())
                .isEqualTo(1);
        assertThat(new Loads(server())
                        .rows(id)
                        .path("records")
                        .get(0)
                        .path("ที่")
                        .isNumber())
                .isTrue();
    }

    @Test
    void aBadPackageIsToldAndHindersNoOther() throws Exception {
        PackageFolder packages = PackageFolder.in(folder).with("good");
        packages.write("bad-json/datapackage.json", "{\"name\": \"bad-json\",");
        packages.write("bad-list/datapackage.json", "[]");
        packages.write("bad-missing/datapackage.json", withPath("bad-missing", "nowhere.csv"));
        packages.write("bad-outside/datapackage.json", withPath("bad-outside", "../good/rows.csv"));
        packages.write("bad-root/datapackage.json", withPath("bad-root", "/etc/hostname"));
        packages.write("bad-nul/datapackage.json", withPath("bad-nul", "a\\u0000b"));
        packages.write("bad-link/datapackage.json", withPath("bad-link", "rows.csv"));
        Files.createSymbolicLink(folder.resolve("bad-link/rows.csv"), folder.resolve("good/rows.csv"));
        ObjectNode licence = PackageFolder.whole("bad-licence");
        ((ObjectNode) licence.path("khlang")).put("license_id", "My Own");
        packages.with(licence, 2);
        ObjectNode twice = PackageFolder.whole("bad-twice");
        twice.withArray("resources").add(twice.path("resources").get(0).deepCopy());
        packages.with(twice, 2);

        Lines lines = bring(packages);

        Map<String, String> expected = Map.of(
                "bad-json", "ingest.package.not_json",
                "bad-list", "ingest.package.not_object",
                "bad-missing", "ingest.package.no_file",
                "bad-outside", "ingest.package.outside",
                "bad-root", "ingest.package.outside",
                "bad-nul", "ingest.package.no_file",
                "bad-link", "ingest.package.outside",
                "bad-licence", "dataset.choice",
                "bad-twice", "ingest.package.twice");
        expected.forEach((name, key) -> {
            assertThat(lines.get(name).outcome()).as(name).isEqualTo(Outcome.REFUSED);
            assertThat(keys(lines.get(name))).as(name).containsExactly(key);
            assertThat(exists(name)).as(name).isFalse();
        });
        assertThat(lines.get("good").outcome()).isEqualTo(Outcome.CREATED);
        assertThat(lines.all()).hasSize(expected.size() + 1);
    }

    private static String withPath(String name, String path) {
        ObjectNode description = PackageFolder.whole(name);
        return description.toString().replace("\"rows.csv\"", "\"" + path + "\"");
    }

    @Test
    void aPackageThatWentBadLeavesItsDatasetAsItWas() throws Exception {
        PackageFolder packages = PackageFolder.in(folder).with("was-good");
        bring(packages);
        JsonNode before = shown("was-good");
        ObjectNode licence = PackageFolder.whole("was-good").put("title", "อื่น");
        ((ObjectNode) licence.path("khlang")).put("license_id", "My Own");
        for (String bad : List.of("{", withPath("was-good", "nowhere.csv"), licence.toString())) {
            packages.write("was-good/datapackage.json", bad);
            assertThat(bring(packages).get("was-good").outcome()).as(bad).isEqualTo(Outcome.REFUSED);
            assertThat(shown("was-good")).as(bad).isEqualTo(before);
        }
    }

    @Test
    void anIncompletePackageIsPrivateUntilItIsWhole() throws Exception {
        ObjectNode description = PackageFolder.whole("half");
        ((ObjectNode) description.path("khlang")).remove("maintainer");
        ImportReport.Line line =
                bring(PackageFolder.in(folder).with(description, 2)).get("half");
        assertThat(line.outcome()).isEqualTo(Outcome.INCOMPLETE);
        assertThat(line.reasons()).containsOnlyKeys("maintainer");
        assertThat(shown("half").path("private").asBoolean()).isTrue();
        assertThat(bring(PackageFolder.in(folder).with("half")).get("half").outcome())
                .isEqualTo(Outcome.UPDATED);
        assertThat(shown("half").path("private").asBoolean()).isFalse();
    }

    @Test
    void aLinkThatIsNoneIsLeftOutAndNamed() throws Exception {
        ObjectNode description = PackageFolder.whole("linked");
        description.withArray("resources").addObject().put("name", "web").put("path", "https://no address");
        ImportReport.Line line =
                bring(PackageFolder.in(folder).with(description, 2)).get("linked");
        assertThat(line.outcome()).isEqualTo(Outcome.PARTLY);
        assertThat(line.reasons()).containsOnlyKeys("web");
        assertThat(shown("linked").path("resources")).hasSize(1);
    }

    @Test
    void aBadCatalogIsToldAndThePackagesStillCome() throws Exception {
        PackageFolder packages =
                PackageFolder.in(folder).with("with-bad-catalog").write("catalog.json", "{");
        Lines lines = bring(packages);
        assertThat(keys(lines.get("catalog.json"))).containsExactly("ingest.package.not_json");
        assertThat(lines.get("with-bad-catalog").outcome()).isIn(Outcome.CREATED, Outcome.INCOMPLETE);
        assertThat(exists("with-bad-catalog")).isTrue();
    }

    @Test
    void aFolderWithoutPackagesIsRefused() {
        for (Path nothing : Stream.of("", "none").map(folder::resolve).toList()) {
            assertThatThrownBy(() -> server().importPackages(nothing)).isInstanceOf(Problem.class);
        }
    }
}
