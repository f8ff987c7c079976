package khlang.portal;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.DeskDatasets;
import khlang.organization.Groups;
import khlang.user.Actor;
import khlang.user.Role;
import khlang.web.PageNumber;
import khlang.web.Templates;
import khlang.web.View;

/** The desk: what waits for an officer, and where everything begins. */
public final class DeskPages {
    /** The parameters that say which page of each list is shown; each link keeps the other list where it is. */
    private static final String RECENT = "page";

    private static final String HIDDEN = "hidden";

    private final Templates templates;
    private final Datasets datasets;
    private final DeskDatasets lists;
    private final Groups organizations;
    private final DeskParts parts;

    public DeskPages(
            Templates templates, Datasets datasets, DeskDatasets lists, Groups organizations, DeskParts parts) {
        this.templates = templates;
        this.datasets = datasets;
        this.lists = lists;
        this.organizations = organizations;
        this.parts = parts;
    }

    /** Answers {@code /desk}. */
    public void show(Context context) {
        View view = templates.view(context);
        Actor actor = Actor.of(context);
        DeskList<DeskHome.Hidden> hidden = hidden(context, view, actor);
        DeskList<Dataset> recent = recent(context, view, actor);
        List<Dataset> editable = Stream.concat(
                        hidden.items().stream()
                                .filter(DeskHome.Hidden::editable)
                                .map(DeskHome.Hidden::dataset),
                        recent.items().stream())
                .toList();
        List<DeskResource> all = editable.stream()
                .flatMap(dataset -> parts.of(view, dataset).stream())
                .toList();
        DeskHome page = new DeskHome(
                parts.waiting(view, actor),
                all.stream().filter(DeskResource::failed).toList(),
                parts.refused(actor, editable),
                all.stream().filter(DeskResource::loading).toList(),
                hidden,
                recent,
                memberships(actor),
                actor.sysadmin() || actor.roles().keySet().stream().anyMatch(actor::mayEdit),
                actor.sysadmin() || actor.roles().keySet().stream().anyMatch(actor::mayAdminister),
                actor.sysadmin(),
                DeskParts.done(context.queryParam("done")));
        templates.render(context, "desk/home.jte", Map.of("page", page));
    }

    private DeskList<DeskHome.Hidden> hidden(Context context, View view, Actor actor) {
        long number = number(context, HIDDEN);
        DeskDatasets.Page found = lists.hidden(actor, DeskList.ROWS, (number - 1) * DeskList.ROWS);
        List<DeskHome.Hidden> items = found.datasets().stream()
                .map(dataset ->
                        new DeskHome.Hidden(dataset, datasets.missing(dataset).size(), actor.mayEdit(dataset)))
                .toList();
        long other = number(context, RECENT);
        return DeskList.of(items, number, found.count(), page -> url(view, page, other) + "#hidden");
    }

    private DeskList<Dataset> recent(Context context, View view, Actor actor) {
        long number = number(context, RECENT);
        DeskDatasets.Page found = lists.published(actor, DeskList.ROWS, (number - 1) * DeskList.ROWS);
        long other = number(context, HIDDEN);
        return DeskList.of(found.datasets(), number, found.count(), page -> url(view, other, page) + "#recent");
    }

    private static long number(Context context, String parameter) {
        return PageNumber.of(Optional.ofNullable(context.queryParam(parameter)).orElse(""));
    }

    private static String url(View view, long hidden, long recent) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        query.put(HIDDEN, List.of(hidden == 1 ? "" : Long.toString(hidden)));
        query.put(RECENT, List.of(recent == 1 ? "" : Long.toString(recent)));
        return view.url("/desk") + View.query(query);
    }

    private List<DeskHome.Membership> memberships(Actor actor) {
        List<DeskHome.Membership> memberships = new ArrayList<>();
        organizations.list().forEach(organization -> {
            Role role = actor.roles().get(organization.id());
            if (role != null) {
                memberships.add(new DeskHome.Membership(organization, role));
            }
        });
        return memberships;
    }
}
