package khlang.dcat;

import java.util.Locale;
import java.util.Optional;
import khlang.dataset.License;
import khlang.web.Site;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;

/** The resources of datasets as distributions, and the API of their rows as a data service. */
final class DistributionGraph {
    private static final String MEDIA_TYPES = "https://www.iana.org/assignments/media-types/";

    private final Graph graph;
    private final Site site;

    DistributionGraph(Graph graph, Site site) {
        this.graph = graph;
        this.site = site;
    }

    /** The address of the API of a dataset's rows. */
    static String address(Resource dataset) {
        return dataset.getURI() + "#api";
    }

    /** Adds a resource to its dataset. */
    void add(Resource dataset, Description one, Description.Held held) {
        khlang.dataset.Resource said = held.resource();
        String page = site.url() + "/dataset/" + one.dataset().name() + "/resource/" + said.id();
        Resource distribution = graph.node(dataset.getURI() + "/resource/" + said.id(), DCAT.Distribution);
        dataset.addProperty(DCAT.distribution, distribution);
        graph.texts(distribution, DCTerms.title, said.name(), said.nameEnglish());
        graph.texts(distribution, DCTerms.description, said.description(), said.descriptionEnglish());
        graph.moment(distribution, DCTerms.issued, said.created());
        graph.moment(distribution, DCTerms.modified, said.lastModified());
        license(distribution, dataset, one);
        Optional<String> bytes = WebAddress.of(held.url());
        boolean link = said.linked() && bytes.isPresent();
        distribution.addProperty(DCAT.accessURL, graph.node(link ? bytes.orElseThrow() : page, RDFS.Resource));
        if (!said.linked()) {
            bytes.ifPresent(file -> distribution.addProperty(DCAT.downloadURL, graph.node(file, RDFS.Resource)));
        }
        format(distribution, said);
        file(distribution, said);
        if (held.table() != null) {
            service(dataset, distribution, one);
        }
    }

    private void license(Resource distribution, Resource dataset, Description one) {
        String named = one.dataset().metadata().licenseId();
        License license = one.license();
        Optional<String> text = license == null ? Optional.empty() : WebAddress.of(license.url());
        if (!named.isBlank()) {
            Resource document = graph.node(text.orElse(dataset.getURI() + "#license"), DCTerms.LicenseDocument);
            distribution.addProperty(DCTerms.license, document.addProperty(RDFS.label, named));
        }
    }

    private void format(Resource distribution, khlang.dataset.Resource said) {
        String format = said.format().toUpperCase(Locale.ROOT);
        String known = Words.format(format);
        if (!format.isBlank()) {
            Resource node =
                    graph.node(known.isEmpty() ? distribution.getURI() + "#format" : known, DCTerms.MediaTypeOrExtent);
            distribution.addProperty(DCTerms.format, node.addProperty(RDFS.label, said.format()));
        }
        String type = said.mimetype();
        if (type != null && type.matches("[a-z]+/[A-Za-z0-9.+_-]+")) {
            distribution.addProperty(DCAT.mediaType, graph.node(MEDIA_TYPES + type, DCTerms.MediaType));
        }
    }

    private void file(Resource distribution, khlang.dataset.Resource said) {
        Long size = said.fileSize();
        if (size != null) {
            distribution.addProperty(DCAT.byteSize, graph.literal(size.toString(), XSDDatatype.XSDnonNegativeInteger));
        }
        String hash = said.fileHash();
        if (hash != null && !said.linked()) {
            Resource checksum = graph.node(distribution.getURI() + "#checksum", graph.type(Graph.SPDX, "Checksum"));
            Resource algorithm =
                    graph.node(Graph.SPDX + "checksumAlgorithm_sha256", graph.type(Graph.SPDX, "ChecksumAlgorithm"));
            checksum.addProperty(graph.property(Graph.SPDX, "algorithm"), algorithm);
            checksum.addProperty(
                    graph.property(Graph.SPDX, "checksumValue"), graph.literal(hash, XSDDatatype.XSDhexBinary));
            distribution.addProperty(graph.property(Graph.SPDX, "checksum"), checksum);
        }
    }

    /** The rows of all its tables, by one API. */
    private void service(Resource dataset, Resource distribution, Description one) {
        String root = site.url() + "/api/v1/datasets/" + one.dataset().name();
        Resource service = graph.node(address(dataset), DCAT.DataService);
        graph.texts(service, DCTerms.title, one.dataset().title(), one.dataset().titleEnglish());
        service.addProperty(DCAT.endpointURL, graph.node(root, RDFS.Resource));
        service.addProperty(DCAT.endpointDescription, graph.node(root + "/openapi.json", RDFS.Resource));
        service.addProperty(DCAT.servesDataset, dataset);
        distribution.addProperty(DCAT.accessService, service);
    }
}
