package khlang.dcat;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import khlang.web.Weights;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.jspecify.annotations.Nullable;

/** The forms in which a graph is answered. */
enum RdfForm {
    TURTLE("ttl", "text/turtle"),
    RDF_XML("rdf", "application/rdf+xml"),
    JSON_LD("jsonld", "application/ld+json");

    /** Other endings of addresses that programs ask for. */
    private static final Map<String, RdfForm> FURTHER = Map.of("xml", RDF_XML, "n3", TURTLE);

    private final String ending;
    private final String mediaType;

    RdfForm(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<RdfForm> ofEnding(String ending) {
        return Stream.of(values())
                .filter(form -> form.ending.equals(ending))
                .findFirst()
                .or(() -> Optional.ofNullable(FURTHER.get(ending)));
    }

    /** The form that a client likes best; absent where it likes a page as much, as every browser does. */
    static Optional<RdfForm> accepted(@Nullable String accept) {
        Map<String, Double> weights = Weights.of(accept == null ? "" : accept);
        double page =
                Math.max(weights.getOrDefault("text/html", 0.0), weights.getOrDefault("application/xhtml+xml", 0.0));
        return Stream.of(values())
                .filter(form -> weights.getOrDefault(form.mediaType, 0.0) > page)
                .max(Comparator.comparing(form -> weights.getOrDefault(form.mediaType, 0.0)));
    }

    byte[] write(Model model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFDataMgr.write(out, model, format());
        return out.toByteArray();
    }

    private RDFFormat format() {
        return switch (this) {
            case TURTLE -> RDFFormat.TURTLE_PRETTY;
            case RDF_XML -> RDFFormat.RDFXML_PLAIN;
            case JSON_LD -> RDFFormat.JSONLD11_PRETTY;
        };
    }
}
