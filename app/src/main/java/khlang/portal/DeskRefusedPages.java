package khlang.portal;

import io.javalin.http.Context;
import khlang.dataset.Datasets;
import khlang.dataset.FilePages;
import khlang.dataset.RefusedFile;
import khlang.dataset.RefusedFiles;
import khlang.user.Actor;
import khlang.web.Templates;

/** Where officers get back what was sent and refused, or throw it away. */
public final class DeskRefusedPages {
    private final Templates templates;
    private final Datasets datasets;
    private final RefusedFiles refused;
    private final FilePages files;

    public DeskRefusedPages(Templates templates, Datasets datasets, RefusedFiles refused, FilePages files) {
        this.templates = templates;
        this.datasets = datasets;
        this.refused = refused;
        this.files = files;
    }

    /** Answers {@code GET /desk/refused/{id}}: the file as it was sent. */
    public void download(Context context) {
        RefusedFile file = refused.show(Actor.of(context), context.pathParam("id"));
        files.give(context, file.fileHash(), file.fileName());
    }

    /** Answers {@code POST /desk/refused/{id}/delete}. */
    public void delete(Context context) {
        RefusedFile file = refused.delete(Actor.of(context), context.pathParam("id"));
        String page = file.resourceId() == null
                ? "/desk/dataset/"
                        + datasets.show(Actor.of(context), file.datasetId()).name()
                : "/desk/resource/" + file.resourceId();
        context.redirect(templates.view(context).url(page + "?done=discarded"));
    }
}
