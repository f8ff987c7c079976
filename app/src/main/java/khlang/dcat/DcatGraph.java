package khlang.dcat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Metadata;
import khlang.organization.Group;
import khlang.web.Run;
import khlang.web.Site;
import khlang.web.View;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;

/**
 * Datasets as a graph in the words of DCAT-AP 3. Each thing has an address, so that the same catalogue is the same graph,
 * and each says what it is, as the profile's shapes want it.
 *
 * @see <a href="https://semiceu.github.io/DCAT-AP/releases/3.0.0/">DCAT-AP 3.0</a>
 */
final class DcatGraph {
    private static final String WKT = "http://www.opengis.net/ont/geosparql#wktLiteral";

    private final Graph graph = new Graph();
    private final Site site;
    private final DistributionGraph distributions;

    DcatGraph(Site site) {
        this.site = site;
        this.distributions = new DistributionGraph(graph, site);
    }

    /** All that was said. */
    Model model() {
        return graph.model();
    }

    /** The catalogue with some of its datasets. */
    Resource catalogue(List<Description> some) {
        Resource catalogue = graph.node(site.url() + "/catalog", DCAT.Catalog);
        graph.texts(catalogue, DCTerms.title, site.titleThai(), site.titleEnglish());
        graph.texts(catalogue, DCTerms.description, site.titleThai(), site.titleEnglish());
        Resource publisher = graph.node(site.url() + "/catalog#publisher", FOAF.Agent);
        graph.texts(publisher, FOAF.name, site.titleThai(), site.titleEnglish());
        catalogue.addProperty(DCTerms.publisher, publisher);
        catalogue.addProperty(FOAF.homepage, graph.node(site.url() + "/", FOAF.Document));
        catalogue.addProperty(DCTerms.language, graph.node(Words.THAI, DCTerms.LinguisticSystem));
        some.stream()
                .map(one -> one.dataset().metadataModified())
                .max(Instant::compareTo)
                .ifPresent(newest -> graph.moment(catalogue, DCTerms.modified, newest));
        for (Description one : some) {
            Resource dataset = dataset(one);
            catalogue.addProperty(DCAT.dataset, dataset);
            one.groups().forEach(group -> catalogue.addProperty(DCAT.themeTaxonomy, themes()));
            if (one.resources().stream().anyMatch(held -> held.table() != null)) {
                catalogue.addProperty(DCAT.service, graph.node(DistributionGraph.address(dataset), DCAT.DataService));
            }
        }
        return catalogue;
    }

    /**
     * Says that a part of the catalogue is one of several.
     *
     * @param address that of this part
     * @param count how many datasets there are in all
     * @param most how many a part has at most
     * @param others the addresses of {@code first}, {@code last}, {@code next} and {@code previous} parts
     */
    void page(String address, long count, int most, Map<String, String> others) {
        Resource page = graph.node(address, graph.type(Graph.HYDRA, "PagedCollection"));
        page.addProperty(RDF.type, graph.type(Graph.HYDRA, "PartialCollectionView"));
        page.addProperty(graph.property(Graph.HYDRA, "totalItems"), number(count));
        page.addProperty(graph.property(Graph.HYDRA, "itemsPerPage"), number(most));
        others.forEach((name, other) -> {
            // Harvesters of today follow the first word, older ones the second, which is a text.
            page.addProperty(graph.property(Graph.HYDRA, name), graph.type(other, ""));
            page.addProperty(graph.property(Graph.HYDRA, name + "Page"), other);
        });
    }

    private Literal number(long number) {
        return graph.literal(Long.toString(number), XSDDatatype.XSDinteger);
    }

    /** One dataset with its distributions. */
    Resource dataset(Description one) {
        Dataset said = one.dataset();
        Resource dataset = graph.node(address(said), DCAT.Dataset);
        graph.texts(dataset, DCTerms.title, said.title(), said.titleEnglish());
        boolean told = !said.notes().isBlank();
        graph.texts(dataset, DCTerms.description, told ? said.notes() : said.title(), said.notesEnglish());
        dataset.addProperty(DCTerms.identifier, said.id());
        said.tags().forEach(tag -> dataset.addProperty(DCAT.keyword, tag, Run.hasThai(tag) ? "th" : "en"));
        graph.moment(dataset, DCTerms.issued, said.metadataCreated());
        graph.moment(dataset, DCTerms.modified, said.metadataModified());
        dataset.addProperty(DCAT.landingPage, graph.node(site.url() + "/dataset/" + said.name(), FOAF.Document));
        dataset.addProperty(DCTerms.accessRights, graph.node(Words.PUBLIC, DCTerms.RightsStatement));
        Group organization = one.organization();
        if (organization != null) {
            Resource agent = agent(organization);
            dataset.addProperty(DCTerms.publisher, agent).addProperty(DCTerms.creator, agent);
        }
        contact(dataset, said);
        one.groups().forEach(group -> dataset.addProperty(DCAT.theme, theme(group)));
        profile(dataset, one);
        for (Description.Held held : one.resources()) {
            distributions.add(dataset, one, held);
        }
        return dataset;
    }

    private String address(Dataset dataset) {
        return site.url() + "/dataset/" + dataset.id();
    }

    private Resource agent(Group organization) {
        Resource agent = graph.node(site.url() + "/organization/" + organization.name(), FOAF.Agent);
        graph.texts(agent, FOAF.name, organization.title(), organization.titleEnglish());
        return agent;
    }

    private void contact(Resource dataset, Dataset said) {
        Metadata metadata = said.metadata();
        String name = metadata.maintainer().isBlank() ? metadata.author() : metadata.maintainer();
        String email = metadata.maintainerEmail().isBlank() ? metadata.authorEmail() : metadata.maintainerEmail();
        if (name.isBlank() && email.isBlank()) {
            return;
        }
        Resource contact = graph.node(address(said) + "#contact", VCARD4.Kind);
        contact.addProperty(VCARD4.fn, name.isBlank() ? email : name);
        if (!email.isBlank()) {
            contact.addProperty(
                    VCARD4.hasEmail, graph.type("mailto:", View.encoded(email).replace("%40", "@")));
        }
        dataset.addProperty(DCAT.contactPoint, contact);
    }

    private Resource themes() {
        Resource themes = graph.node(site.url() + "/group", SKOS.ConceptScheme);
        graph.texts(themes, DCTerms.title, "กลุ่มข้อมูล", "Groups");
        return themes;
    }

    private Resource theme(Group group) {
        Resource theme = graph.node(site.url() + "/group/" + group.name(), SKOS.Concept);
        graph.texts(theme, SKOS.prefLabel, group.title(), group.titleEnglish());
        return theme.addProperty(SKOS.inScheme, themes());
    }

    /** What the Thai profile says beside. */
    private void profile(Resource dataset, Description one) {
        Metadata metadata = one.dataset().metadata();
        graph.link(dataset, DCTerms.accrualPeriodicity, frequency(metadata), DCTerms.Frequency);
        languages(metadata)
                .forEach(language -> graph.link(dataset, DCTerms.language, language, DCTerms.LinguisticSystem));
        WebAddress.of(metadata.url())
                .ifPresent(page -> dataset.addProperty(FOAF.page, graph.node(page, FOAF.Document)));
        if (!metadata.version().isBlank()) {
            dataset.addProperty(graph.property(DCAT.NS, "version"), metadata.version());
        }
        if (!metadata.dataSource().isBlank()) {
            Resource source = graph.node(dataset.getURI() + "#source", DCTerms.ProvenanceStatement);
            dataset.addProperty(DCTerms.provenance, source.addProperty(RDFS.label, metadata.dataSource(), "th"));
        }
        place(dataset, one);
        years(dataset, one);
    }

    private void place(Resource dataset, Description one) {
        String coverage = one.dataset().metadata().geoCoverage();
        if (!coverage.isBlank() || one.bounds().isPresent()) {
            Resource place = graph.node(dataset.getURI() + "#place", DCTerms.Location);
            if (!coverage.isBlank()) {
                place.addProperty(SKOS.prefLabel, coverage, "th");
            }
            one.bounds().ifPresent(bounds -> place.addProperty(DCAT.bbox, graph.literal(polygon(bounds), WKT)));
            dataset.addProperty(DCTerms.spatial, place);
        }
    }

    private void years(Resource dataset, Description one) {
        Optional<Integer> first = one.year("first_year_of_data");
        Optional<Integer> last = one.year("last_year_of_data");
        if (first.isPresent() || last.isPresent()) {
            Resource years = graph.node(dataset.getURI() + "#years", DCTerms.PeriodOfTime);
            first.ifPresent(year -> year(years, DCAT.startDate, year));
            last.ifPresent(year -> year(years, DCAT.endDate, year));
            dataset.addProperty(DCTerms.temporal, years);
        }
    }

    private static String frequency(Metadata metadata) {
        return Words.frequency(metadata.updateFrequencyUnit(), metadata.updateFrequencyInterval());
    }

    private static List<String> languages(Metadata metadata) {
        Object said = metadata.profile().get("data_language");
        List<?> named = said instanceof List<?> several ? several : said == null ? List.of() : List.of(said);
        return named.stream()
                .map(language -> Words.language(String.valueOf(language)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String polygon(List<Double> bounds) {
        double west = bounds.get(0);
        double south = bounds.get(1);
        double east = bounds.get(2);
        double north = bounds.get(3);
        return "POLYGON((" + west + " " + south + "," + east + " " + south + "," + east + " " + north + "," + west + " "
                + north + "," + west + " " + south + "))";
    }

    private void year(Resource subject, Property property, int year) {
        subject.addProperty(property, graph.literal("%04d".formatted(year), XSDDatatype.XSDgYear));
    }
}
