package khlang.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;

/** Renders pages from the templates that were compiled with the program. */
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "khlang.templates");
    private final Messages messages;
    private final Site site;

    public Templates(Messages messages, Site site) {
        this.messages = messages;
        this.site = site;
        engine.setBinaryStaticContent(true);
    }

    /** The view of a request. */
    public View view(Context context) {
        return View.of(context, messages, site);
    }

    /** Answers with a page; its template takes {@code view} and the given parameters. */
    public void render(Context context, String template, Map<String, Object> parameters) {
        context.contentType("text/html;charset=utf-8").result(html(view(context), template, parameters));
    }

    /** A page where there is no request that could be read. */
    byte[] html(Language language, String template, Map<String, Object> parameters) {
        View view = new View(language, "/", "", site.url(), site.title(language), null, messages);
        return html(view, template, parameters);
    }

    private byte[] html(View view, String template, Map<String, Object> parameters) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("view", view);
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(template, all, output);
        return output.toByteArray();
    }
}
