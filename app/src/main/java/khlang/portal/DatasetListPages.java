package khlang.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import khlang.web.Templates;
import khlang.web.View;

/** All datasets, and those of a tag. */
public final class DatasetListPages {
    private final Templates templates;
    private final ListPages lists;

    public DatasetListPages(Templates templates, ListPages lists) {
        this.templates = templates;
        this.lists = lists;
    }

    /** Answers {@code /dataset}. */
    public void list(Context context) {
        View view = templates.view(context);
        ListPage page = lists.list(context, view, Map.of());
        String title =
                page.words().isEmpty() ? view.t("portal.datasets") : view.t("portal.datasets.found", page.words());
        templates.render(context, "portal/datasets.jte", Map.of("page", page, "title", title));
    }

    /** Answers {@code /tag/{name}}. */
    public void tag(Context context) {
        View view = templates.view(context);
        String tag = context.pathParam("name");
        ListPage page = lists.list(context, view, Map.of("tags", List.of(tag)));
        templates.render(context, "portal/datasets.jte", Map.of("page", page, "title", view.t("portal.tagged", tag)));
    }
}
