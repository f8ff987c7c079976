package khlang.dcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import khlang.Pair;
import khlang.TestServer;
import khlang.dataset.SampleCatalogue;
import khlang.ingest.Loads;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The catalogue as those read it who harvest RDF. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DcatTest {
    private static final int DATASETS = 105;
    private static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

    private TestServer server;
    private Loads loads;

    @BeforeAll
    void start() {
        server = TestServer.start(Pair.EMBEDDED);
        loads = new Loads(server);
        loads.published("water", "water.csv", "ปี,น้ำ (ลบ.ม.)\n2566,10\n2567,12\n");
        loads.ok("group_create", """
                {"name": "environment", "title": "สิ่งแวดล้อม"}""");
        var rich = SampleCatalogue.whole("rich")
                .put("owner_org", "water-office")
                .put("title", "ชุด \"ใหญ่\" <b>&")
                .put("notes", "อธิบาย \\ ไทย")
                .put("url", "https://example.go.th/หน้า")
                .put("version", "1.2")
                .put("first_year_of_data", "2560")
                .put("last_year_of_data", "2567");
        rich.putObject("title_translated").put("th", "ชุด \"ใหญ่\" <b>&").put("en", "A \"large\" one\n<b>&");
        rich.putObject("notes_translated").put("th", "อธิบาย \\ ไทย").put("en", "Explained");
        rich.putArray("groups").addObject().put("name", "environment");
        rich.putArray("tags").add(tag("น้ำ ประปา")).add(tag("water"));
        rich.putArray("data_language").add("ไทย").add("อังกฤษ");
        loads.ok("package_create", rich.toString());
        loads.ok("resource_create", """
                {"package_id": "rich", "name": "ลิงก์", "url": "https://example.org/a b?x=1", "format": "PDF"}""");
        loads.ok("resource_create", """
                {"package_id": "rich", "name": "อื่น", "url": "https://example.org/%E0%B8%81.xyz", "format": "XYZ"}""");
        for (int i = 2; i < DATASETS; i++) {
            loads.ok(
                    "package_create",
                    SampleCatalogue.whole("set-" + i)
                            .put("owner_org", "water-office")
                            .toString());
        }
        loads.ok(
                "package_create",
                SampleCatalogue.whole("hidden")
                        .put("owner_org", "water-office")
                        .put("private", true)
                        .toString());
    }

    private static tools.jackson.databind.node.ObjectNode tag(String name) {
        return khlang.web.Json.MAPPER.createObjectNode().put("name", name);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Model read(String path, String mediaType, String language) {
        HttpResponse<String> answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(mediaType);
        return ModelFactory.createDefaultModel().read(new StringReader(answer.body()), null, language);
    }

    private Model turtle(String path) {
        return read(path, "text/turtle", "TURTLE");
    }

    private static ValidationReport validated(Model model) {
        Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph("dcat/dcat-ap-3-shapes.ttl"));
        return ShaclValidator.get().validate(shapes, model.getGraph());
    }

    @ParameterizedTest
    @CsvSource({"/catalog", "/dataset/rich", "/dataset/water"})
    void eachFormSaysTheSame(String path) {
        Model turtle = unpaged(turtle(path + ".ttl"));
        assertThat(turtle.size()).isGreaterThan(20);
        Map<String, List<String>> forms = Map.of(
                "rdf", List.of("application/rdf+xml", "RDF/XML"),
                "xml", List.of("application/rdf+xml", "RDF/XML"),
                "n3", List.of("text/turtle", "TURTLE"),
                "jsonld", List.of("application/ld+json", "JSON-LD"));
        forms.forEach((ending, form) -> {
            Model other = unpaged(read(path + "." + ending, form.get(0), form.get(1)));
            assertThat(other.isIsomorphicWith(turtle)).as(ending).isTrue();
        });
    }

    /** The same without what is said of the addresses of its parts, which are those of the form. */
    private static Model unpaged(Model model) {
        model.listStatements().toList().stream()
                .filter(one -> one.getSubject().toString().contains("?page="))
                .forEach(model::remove);
        return model;
    }

    @Test
    void thePartsOfTheCatalogueAreAsTheProfileWantsThem() {
        for (String path : List.of("/catalog.ttl", "/catalog.ttl?page=2", "/dataset/rich.ttl", "/dataset/water.ttl")) {
            assertThat(validated(turtle(path)).getEntries()).as(path).isEmpty();
        }
        Model broken = turtle("/dataset/rich.ttl");
        broken.removeAll(null, DCAT.accessURL, null);
        broken.removeAll(null, DCTerms.title, null);
        assertThat(validated(broken).conforms()).isFalse();
    }

    @Test
    void aDatasetSaysWhatItIs() {
        Model model = turtle("/dataset/rich.ttl");
        Resource rich = model.listResourcesWithProperty(RDF.type, DCAT.Dataset).next();
        assertThat(rich.getURI()).isEqualTo(server.url() + "/dataset/" + id("rich"));
        assertThat(words(rich, DCTerms.title))
                .containsExactlyInAnyOrder("ชุด \"ใหญ่\" <b>&@th", "A \"large\" one\n<b>&@en");
        assertThat(words(rich, DCTerms.description)).containsExactlyInAnyOrder("อธิบาย \\ ไทย@th", "Explained@en");
        assertThat(words(rich, DCAT.keyword)).containsExactlyInAnyOrder("น้ำ ประปา@th", "water@en");
        assertThat(rich.getPropertyResourceValue(DCTerms.accrualPeriodicity).getURI())
                .endsWith("/frequency/ANNUAL");
        assertThat(rich.listProperties(DCTerms.language).toList())
                .extracting(statement -> statement.getResource().getLocalName())
                .containsExactlyInAnyOrder("THA", "ENG");
        Resource years = rich.getPropertyResourceValue(DCTerms.temporal);
        assertThat(years.getProperty(DCAT.startDate).getLiteral().getLexicalForm())
                .isEqualTo("2017");
        assertThat(years.getProperty(DCAT.endDate).getLiteral().getLexicalForm())
                .isEqualTo("2024");
        assertThat(rich.getPropertyResourceValue(DCAT.theme).getURI()).isEqualTo(server.url() + "/group/environment");
        assertThat(rich.getPropertyResourceValue(DCTerms.publisher).getURI())
                .isEqualTo(server.url() + "/organization/water-office");
        assertThat(rich.listProperties(DCAT.distribution).toList())
                .extracting(statement -> statement
                        .getResource()
                        .getPropertyResourceValue(DCAT.accessURL)
                        .getURI())
                .contains("https://example.org/%E0%B8%81.xyz");
    }

    private String id(String name) {
        return server.action("package_show", "{\"id\":\"" + name + "\"}", TestServer.ADMIN_TOKEN)
                .path("result")
                .path("id")
                .asString();
    }

    private static List<String> words(Resource subject, Property property) {
        return subject.listProperties(property).toList().stream()
                .map(statement -> statement.getString() + "@" + statement.getLanguage())
                .toList();
    }

    @Test
    void aTableLeadsToItsFileAndItsApi() {
        Model model = turtle("/dataset/water.ttl");
        Resource distribution =
                model.listResourcesWithProperty(RDF.type, DCAT.Distribution).next();
        String file = distribution.getPropertyResourceValue(DCAT.downloadURL).getURI();
        assertThat(server.get(file.replace(server.url(), "")).body()).contains("2566,10");
        assertThat(distribution.getPropertyResourceValue(DCTerms.format).getURI())
                .endsWith("/file-type/CSV");
        Resource service = distribution.getPropertyResourceValue(DCAT.accessService);
        String description =
                service.getPropertyResourceValue(DCAT.endpointDescription).getURI();
        assertThat(server.get(description.replace(server.url(), "")).body()).contains("\"openapi\"");
    }

    @Test
    void whoFollowsItsPagesMeetsEachPublicDatasetOnce() {
        List<String> met = new ArrayList<>();
        @Nullable String next = "/catalog.ttl";
        int pages = 0;
        while (next != null) {
            Model model = turtle(next);
            model.listObjectsOfProperty(DCAT.dataset).forEach(node -> met.add(node.toString()));
            next = after(model, "next");
            assertThat(after(model, "nextPage")).isEqualTo(next);
            pages++;
        }
        assertThat(pages).isEqualTo(2);
        assertThat(met).hasSize(DATASETS).doesNotHaveDuplicates();
        assertThat(met).doesNotContain(server.url() + "/dataset/" + id("hidden"));
        assertThat(server.get("/dataset/hidden.ttl").statusCode()).isEqualTo(404);
        assertThat(server.get("/dataset/nothing.ttl").statusCode()).isEqualTo(404);
        assertThat(server.get("/catalog.ttl?page=x").statusCode()).isEqualTo(400);
    }

    private @Nullable String after(Model model, String word) {
        Set<RDFNode> found = new HashSet<>(
                model.listObjectsOfProperty(model.createProperty(HYDRA, word)).toList());
        return found.isEmpty() ? null : found.iterator().next().toString().replace(server.url(), "");
    }

    @Test
    void whatChangedSinceAndWhatASearchFindsCanBeAskedFor() {
        assertThat(datasets("/catalog.ttl?modified_since=2020-01-31")).hasSize(100);
        assertThat(datasets("/catalog.ttl?modified_since=2099-01-31T00:00:00%2B07:00"))
                .isEmpty();
        assertThat(datasets("/catalog.ttl?q=name:rich")).containsExactly(server.url() + "/dataset/" + id("rich"));
        assertThat(datasets("/catalog.ttl?fq=groups:environment&modified_since=2020-01-31"))
                .hasSize(1);
        HttpResponse<String> wrong = server.get("/catalog.ttl?modified_since=yesterday");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("yesterday", "2026-01-31");
    }

    private List<String> datasets(String path) {
        return turtle(path).listObjectsOfProperty(DCAT.dataset).toList().stream()
                .map(RDFNode::toString)
                .toList();
    }

    @Test
    void theAddressOfAPageAnswersWhatTheClientLikesBest() {
        Map<String, String> likes = Map.of(
                "text/turtle", "text/turtle",
                "application/ld+json, text/html;q=0.8", "application/ld+json",
                "text/html, application/xhtml+xml, application/rdf+xml;q=0.9, */*;q=0.8", "text/html",
                "*/*", "text/html");
        likes.forEach((accept, type) -> {
            HttpResponse<String> answer = server.getWith("/dataset/rich", Map.of("Accept", accept));
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(accept)
                    .startsWith(type);
            assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Accept");
        });
        assertThat(server.getWith("/catalog", Map.of("Accept", "text/turtle")).body())
                .contains("dcat:Catalog");
        assertThat(server.get("/dataset/rich").body())
                .contains(
                        "<link rel=\"alternate\" type=\"text/turtle\" href=\"" + server.url() + "/dataset/rich.ttl\">");
    }
}
