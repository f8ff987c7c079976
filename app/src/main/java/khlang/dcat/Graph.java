package khlang.dcat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.jena.vocabulary.VCARD4;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/** A graph that is being made: nodes with their addresses and types, texts in two languages, moments. */
final class Graph {
    static final String SPDX = "http://spdx.org/rdf/terms#";
    static final String HYDRA = "http://www.w3.org/ns/hydra/core#";

    private final Model model = ModelFactory.createDefaultModel();

    Graph() {
        model.setNsPrefix("dcat", DCAT.NS)
                .setNsPrefix("dct", DCTerms.NS)
                .setNsPrefix("foaf", FOAF.NS)
                .setNsPrefix("hydra", HYDRA)
                .setNsPrefix("rdfs", RDFS.uri)
                .setNsPrefix("skos", SKOS.uri)
                .setNsPrefix("spdx", SPDX)
                .setNsPrefix("vcard", VCARD4.NS)
                .setNsPrefix("xsd", XSD.NS);
    }

    Model model() {
        return model;
    }

    /** The thing at an address, which is one of a class; it may be told of elsewhere too. */
    Resource node(String address, Resource type) {
        return model.createResource(address).addProperty(RDF.type, type);
    }

    Property property(String namespace, String name) {
        return model.createProperty(namespace, name);
    }

    Resource type(String namespace, String name) {
        return model.createResource(namespace + name);
    }

    Literal literal(String written, XSDDatatype type) {
        return model.createTypedLiteral(written, type);
    }

    Literal literal(String written, String type) {
        return model.createTypedLiteral(written, type);
    }

    /** Says something in Thai and in English, as far as it is said. */
    void texts(Resource subject, Property property, String thai, String english) {
        if (!thai.isBlank()) {
            subject.addProperty(property, thai, "th");
        }
        if (!english.isBlank()) {
            subject.addProperty(property, english, "en");
        }
    }

    void moment(Resource subject, Property property, @Nullable Instant moment) {
        if (moment != null) {
            subject.addProperty(
                    property, literal(moment.truncatedTo(ChronoUnit.MICROS).toString(), XSDDatatype.XSDdateTime));
        }
    }

    /** Leads to a thing of a class, where there is an address. */
    void link(Resource subject, Property property, String address, Resource type) {
        if (!address.isEmpty()) {
            subject.addProperty(property, node(address, type));
        }
    }
}
