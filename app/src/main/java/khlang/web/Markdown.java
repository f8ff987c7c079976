package khlang.web;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/** Markdown as people wrote it, made into HTML that can do no harm, or into plain text. */
public final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();
    private static final PolicyFactory SAFE =
            Sanitizers.FORMATTING.and(Sanitizers.BLOCKS).and(Sanitizers.LINKS);

    private Markdown() {}

    /** HTML with paragraphs, lists, emphasis and links, and nothing else. */
    public static String html(String markdown) {
        return SAFE.sanitize(HTML.render(PARSER.parse(markdown)));
    }

    /** The words alone, on one line. */
    public static String plain(String markdown) {
        return TEXT.render(PARSER.parse(markdown)).strip();
    }
}
