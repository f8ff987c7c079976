package khlang.portal;

import io.javalin.http.Context;
import java.util.Map;
import khlang.web.Templates;

/** The first page. */
public final class HomePages {
    private final Templates templates;

    public HomePages(Templates templates) {
        this.templates = templates;
    }

    /** Answers {@code /}. */
    public void show(Context context) {
        templates.render(context, "portal/home.jte", Map.of());
    }
}
