package khlang.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import khlang.tabular.DeclaredTypes;
import khlang.tabular.Field;
import khlang.tabular.FieldType;
import khlang.tabular.Recipe;
import khlang.tabular.TabularContent;
import khlang.tabular.TabularFile;
import khlang.tabular.TabularLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Walks the bundled data packages: each must be fit to be published as it stands. */
class DatasetsTest {
    private static final JsonNode VOCABULARIES = BundledPackage.json(
                    Path.of("app/src/main/resources/khlang/dataset/thai-gdc-fields.json"))
            .path("vocabularies");
    private static final JsonNode CATALOG = BundledPackage.json(BundledPackage.DATASETS.resolve("catalog.json"));

    static Stream<BundledPackage> packages() {
        return BundledPackage.all();
    }

    @Test
    void enoughPackagesAreThere() {
        assertThat(packages()).hasSizeGreaterThanOrEqualTo(18);
        assertThat(packages().filter(each -> each.own().path("synthetic").asBoolean()))
                .hasSizeGreaterThanOrEqualTo(4);
        assertThat(packages().flatMap(each -> each.resources().stream()).filter(DatasetsTest::isWorkbook))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void titleAndNotesStandInThaiAndEnglish(BundledPackage each) {
        assertThat(each.name()).isEqualTo(each.toString()).matches("[a-z0-9-]{2,100}");
        assertBothLanguages(each.description().path("title"), each.own().path("title_translated"));
        assertBothLanguages(each.description().path("description"), each.own().path("notes_translated"));
        for (JsonNode resource : each.resources()) {
            assertBothLanguages(resource.path("title"), resource.path("khlang").path("title_translated"));
            assertBothLanguages(
                    resource.path("description"), resource.path("khlang").path("description_translated"));
        }
    }

    private static void assertBothLanguages(JsonNode plain, JsonNode translated) {
        assertThat(plain.asString(""))
                .isNotBlank()
                .isEqualTo(translated.path("th").asString(""));
        assertThat(translated.path("en").asString("")).isNotBlank().isNotEqualTo(plain.asString(""));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theFourteenItemsAreThereInTheWordsOfTheVocabulary(BundledPackage each) {
        JsonNode own = each.own();
        for (String field : List.of("maintainer", "data_source", "organization", "update_frequency_interval")) {
            assertThat(own.path(field).asString("")).as(field).isNotBlank();
        }
        assertThat(own.path("maintainer_email").asString("")).matches("[a-z.]+@[a-z.]+\\.example");
        assertThat(own.path("tags").valueStream()).isNotEmpty();
        for (String field : List.of(
                "data_type",
                "update_frequency_unit",
                "geo_coverage",
                "data_category",
                "data_classification",
                "license_id")) {
            assertThat(words(field)).as(field).contains(own.path(field).asString(""));
        }
        for (String field : List.of("objective", "data_format")) {
            List<String> chosen = texts(own.path(field));
            assertThat(chosen).as(field).isNotEmpty();
            assertThat(words(field)).as(field).containsSubsequence(chosen);
        }
        assertThat(own.path("data_category").asString()).isEqualTo("ข้อมูลสาธารณะ");
        assertThat(own.path("data_classification").asString()).isEqualTo("เปิดเผย");
    }

    @ParameterizedTest
    @MethodSource("packages")
    void organizationAndGroupsStandInTheCatalog(BundledPackage each) {
        assertThat(names("organizations"))
                .contains(each.own().path("organization").asString());
        assertThat(texts(each.own().path("groups"))).isNotEmpty().isSubsetOf(names("groups"));
        assertThat(texts(each.description().path("keywords")))
                .isEqualTo(texts(each.own().path("tags")));
    }

    @Test
    void catalogNamesTheEightFieldsInBothLanguagesAndEachHoldsADataset() {
        assertThat(names("groups")).hasSize(8);
        for (JsonNode entry : Stream.concat(
                        CATALOG.path("groups").valueStream(),
                        CATALOG.path("organizations").valueStream())
                .toList()) {
            assertBothLanguages(entry.path("title"), entry.path("title_translated"));
            assertBothLanguages(entry.path("description"), entry.path("description_translated"));
        }
        List<String> used = packages()
                .flatMap(each -> texts(each.own().path("groups")).stream())
                .toList();
        assertThat(used).containsAll(names("groups"));
        assertThat(packages().map(each -> each.own().path("organization").asString()))
                .containsAll(names("organizations"));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void theFilesAreTheOnesThatThePackageNames(BundledPackage each) throws IOException {
        List<String> expected = new ArrayList<>(List.of("datapackage.json"));
        each.resources().forEach(resource -> expected.add(resource.path("path").asString()));
        try (Stream<Path> files = Files.list(each.folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void headersAreTheFieldsOfTheSchemaAndEachFieldHasLabels(BundledPackage each) throws IOException {
        for (JsonNode resource : each.resources()) {
            List<String> fields = BundledPackage.fieldNames(resource);
            if (isWorkbook(resource)) {
                assertThat(each.workbookHeader(resource)).isEqualTo(fields);
            } else {
                List<List<String>> lines = each.lines(resource);
                assertThat(lines.get(0)).isEqualTo(fields);
                assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> line.size() == fields.size());
            }
            for (JsonNode field : resource.path("schema").path("fields")) {
                assertThat(field.path("title").asString("")).isNotBlank();
                assertThat(field.path("khlang").path("label_en").asString("")).matches("\\P{InThai}+");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packages")
    void ingestReadsEachFileAsTheTableThatThePackageDescribes(BundledPackage each, @TempDir Path staging) {
        for (JsonNode resource : each.resources()) {
            Path file = each.folder().resolve(resource.path("path").asString());
            TabularContent content = TabularFile.read(
                    file,
                    file.getFileName().toString(),
                    Recipe.of(declaredTexts(resource)),
                    staging,
                    TabularLimits.DEFAULT,
                    (rows, bytes) -> {});
            assertThat(content.fields().stream().map(Field::label))
                    .containsExactlyElementsOf(BundledPackage.fieldNames(resource));
            assertThat(content.problemCount()).isZero();
            assertThat(content.fields().stream()
                            .filter(field -> textNames(resource).contains(field.label()))
                            .map(Field::type))
                    .hasSize(textNames(resource).size())
                    .allMatch(FieldType.TEXT::equals);
        }
    }

    /** What the package says of fields that are text although they look like numbers, such as item 1.10. */
    private static DeclaredTypes declaredTexts(JsonNode resource) {
        return new DeclaredTypes(textNames(resource).stream()
                .map(name -> new DeclaredTypes.Declared(name, FieldType.TEXT))
                .toList());
    }

    private static List<String> textNames(JsonNode resource) {
        return resource.path("schema")
                .path("fields")
                .valueStream()
                .filter(field -> field.path("type").asString("").equals("string"))
                .map(field -> field.path("name").asString())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void whatIsSyntheticSaysSoInTitleNotesAndTags(BundledPackage each) {
        boolean synthetic = each.own().path("synthetic").asBoolean();
        assertThat(each.name().endsWith("-synthetic")).isEqualTo(synthetic);
        assertThat(each.description().path("title").asString().contains("(ข้อมูลสังเคราะห์)"))
                .isEqualTo(synthetic);
        assertThat(each.own().path("title_translated").path("en").asString().contains("(synthetic)"))
                .isEqualTo(synthetic);
        assertThat(each.description().path("description").asString().contains("**ข้อมูลสังเคราะห์:**"))
                .isEqualTo(synthetic);
        assertThat(each.own().path("notes_translated").path("en").asString().contains("**Synthetic data:**"))
                .isEqualTo(synthetic);
        assertThat(texts(each.own().path("tags")).contains("ข้อมูลสังเคราะห์")).isEqualTo(synthetic);
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aTableOfAPlanSaysWhoChoseItsLicence(BundledPackage each) {
        boolean plan = !each.own().path("synthetic").asBoolean();
        assertThat(each.description().path("description").asString().contains("แผนไม่ได้ระบุสัญญาอนุญาตไว้"))
                .isEqualTo(plan);
        assertThat(each.description().path("licenses").get(0).path("title").asString())
                .isEqualTo(each.own().path("license_id").asString());
        assertThat(each.description().path("sources").get(0).path("title").asString(""))
                .isNotBlank();
    }

    private static boolean isWorkbook(JsonNode resource) {
        return resource.path("format").asString().equals("xlsx");
    }

    private static List<String> words(String vocabulary) {
        return VOCABULARIES
                .path(vocabulary)
                .valueStream()
                .map(word -> word.path("value").asString())
                .toList();
    }

    private static List<String> names(String kind) {
        return CATALOG.path(kind)
                .valueStream()
                .map(entry -> entry.path("name").asString())
                .toList();
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(item -> item.asString()).toList();
    }
}
