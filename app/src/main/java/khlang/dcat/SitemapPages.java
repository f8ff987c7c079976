package khlang.dcat;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import khlang.dataset.Datasets;
import khlang.dataset.PublishedDatasets;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.problem.Problem;
import khlang.web.EntityTag;
import khlang.web.Site;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** What search engines read: which pages there are, in both languages, when they changed, and what they may not take. */
public final class SitemapPages {
    /** So many of 50,000 addresses, of which each dataset has two. */
    private static final int DATASETS = 20_000;

    private static final String SITEMAPS = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final String XML = "application/xml;charset=utf-8";

    private final Site site;
    private final PublishedDatasets published;
    private final Datasets datasets;
    private final List<Groups> kinds;

    /**
     * The addresses of a site.
     *
     * @param kinds what else has pages: organizations and groups
     */
    public SitemapPages(Site site, PublishedDatasets published, Datasets datasets, List<Groups> kinds) {
        this.site = site;
        this.published = published;
        this.datasets = datasets;
        this.kinds = List.copyOf(kinds);
    }

    /** Answers {@code /robots.txt}. */
    public void robots(Context context) {
        List<String> lines = List.of(
                "User-agent: *",
                "Disallow: /api/",
                "Disallow: /datastore/",
                "Disallow: /desk",
                "Disallow: /login",
                "Disallow: /en/desk",
                "Disallow: /en/login",
                "",
                "Sitemap: " + site.url() + "/sitemap.xml",
                "");
        EntityTag.send(
                context, "text/plain;charset=utf-8", String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Answers {@code /sitemap.xml}: the parts of the list. */
    public void index(Context context) {
        int parts = (published.count() + DATASETS - 1) / DATASETS;
        send(context, writer -> {
            writer.writeStartElement("sitemapindex");
            writer.writeDefaultNamespace(SITEMAPS);
            sitemap(writer, "/sitemap/pages.xml");
            for (int part = 1; part <= parts; part++) {
                sitemap(writer, "/sitemap/datasets-" + part + ".xml");
            }
            writer.writeEndElement();
        });
    }

    private void sitemap(XMLStreamWriter writer, String path) throws XMLStreamException {
        writer.writeStartElement("sitemap");
        element(writer, "loc", site.url() + path);
        writer.writeEndElement();
    }

    /** Answers {@code /sitemap/pages.xml}: the pages that list datasets. */
    public void pages(Context context) {
        Stream<String> own = Stream.of("/", "/dataset", "/organization", "/group");
        Stream<String> listed = kinds.stream()
                .flatMap(kind -> kind.list().stream()
                        .map((Group group) -> "/" + kind.kind().code() + "/" + group.name()));
        Stream<String> tags = datasets.publicTags().stream().map(tag -> "/tag/" + View.encoded(tag));
        List<String> paths = Stream.of(own, listed, tags).flatMap(each -> each).toList();
        send(context, writer -> {
            begin(writer);
            for (String path : paths) {
                urls(writer, path, null);
            }
            writer.writeEndElement();
        });
    }

    /** Answers {@code /sitemap/datasets-{part}.xml}. */
    public void datasets(Context context) {
        String part = context.pathParam("part");
        List<PublishedDatasets.Published> some = part.matches("[1-9][0-9]{0,4}")
                ? published.list(DATASETS, (Integer.parseInt(part) - 1) * DATASETS)
                : List.of();
        if (some.isEmpty()) {
            throw Problem.notFound("web.page.unknown");
        }
        send(context, writer -> {
            begin(writer);
            for (PublishedDatasets.Published one : some) {
                urls(writer, "/dataset/" + one.name(), one.metadataModified());
            }
            writer.writeEndElement();
        });
    }

    private static void begin(XMLStreamWriter writer) throws XMLStreamException {
        writer.writeStartElement("urlset");
        writer.writeDefaultNamespace(SITEMAPS);
        writer.writeNamespace("xhtml", XHTML);
    }

    /** A page in each language, each with where the other is. */
    private void urls(XMLStreamWriter writer, String path, @Nullable Instant modified) throws XMLStreamException {
        String thai = site.url() + path;
        String english = site.url() + (path.equals("/") ? "/en" : "/en" + path);
        for (String address : List.of(thai, english)) {
            writer.writeStartElement("url");
            element(writer, "loc", address);
            if (modified != null) {
                element(
                        writer,
                        "lastmod",
                        modified.truncatedTo(ChronoUnit.SECONDS).toString());
            }
            alternate(writer, "th", thai);
            alternate(writer, "en", english);
            alternate(writer, "x-default", thai);
            writer.writeEndElement();
        }
    }

    private static void alternate(XMLStreamWriter writer, String language, String address) throws XMLStreamException {
        writer.writeEmptyElement("xhtml", "link", XHTML);
        writer.writeAttribute("rel", "alternate");
        writer.writeAttribute("hreflang", language);
        writer.writeAttribute("href", address);
    }

    private static void element(XMLStreamWriter writer, String name, String text) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeCharacters(text);
        writer.writeEndElement();
    }

    /** Writes a document. */
    @FunctionalInterface
    private interface Body {
        void write(XMLStreamWriter writer) throws XMLStreamException;
    }

    private static void send(Context context, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            writer.writeStartDocument("UTF-8", "1.0");
            body.write(writer);
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing a sitemap", e);
        }
        EntityTag.send(context, XML, bytes.toByteArray());
    }
}
