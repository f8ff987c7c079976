package khlang.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.user.Actor;
import khlang.web.Templates;
import khlang.web.View;

/** The desk: what waits for an officer, and where everything begins. */
public final class DeskPages {
    private static final int MOST = 50;
    private static final int RECENT = 20;

    private final Templates templates;
    private final Datasets datasets;
    private final DeskParts parts;

    public DeskPages(Templates templates, Datasets datasets, DeskParts parts) {
        this.templates = templates;
        this.datasets = datasets;
        this.parts = parts;
    }

    /** Answers {@code /desk}. */
    public void show(Context context) {
        View view = templates.view(context);
        Actor actor = Actor.of(context);
        List<Dataset> hidden = datasets.editable(actor, true, MOST);
        List<Dataset> recent = datasets.editable(actor, false, RECENT);
        List<DeskResource> all = new ArrayList<>();
        hidden.forEach(dataset -> all.addAll(parts.of(view, dataset)));
        recent.forEach(dataset -> all.addAll(parts.of(view, dataset)));
        DeskHome page = new DeskHome(
                all.stream().filter(DeskResource::failed).toList(),
                all.stream().filter(DeskResource::loading).toList(),
                hidden.stream()
                        .map(dataset -> new DeskHome.Hidden(
                                dataset, datasets.missing(dataset).size()))
                        .toList(),
                recent,
                actor.sysadmin() || actor.roles().keySet().stream().anyMatch(actor::mayEdit),
                actor.sysadmin() || actor.roles().keySet().stream().anyMatch(actor::mayAdminister),
                actor.sysadmin(),
                DeskParts.done(context.queryParam("done")));
        templates.render(context, "desk/home.jte", Map.of("page", page));
    }
}
