package khlang.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import khlang.datastore.Datastore;
import khlang.organization.Groups;
import khlang.search.Search;
import khlang.search.SearchAnswer;
import khlang.search.SearchQuery;
import khlang.user.Actor;
import khlang.web.Templates;
import khlang.web.View;

/** The first page. */
public final class HomePages {
    private static final int NEWEST = 6;
    private static final int LOOKED_AT = 40;

    private final Templates templates;
    private final GroupPages groups;
    private final Groups organizations;
    private final Search search;
    private final DatasetCards cards;
    private final Stories stories;
    private final Datastore datastore;

    public HomePages(
            Templates templates,
            GroupPages groups,
            Groups organizations,
            Search search,
            DatasetCards cards,
            Stories stories,
            Datastore datastore) {
        this.templates = templates;
        this.groups = groups;
        this.organizations = organizations;
        this.search = search;
        this.cards = cards;
        this.stories = stories;
        this.datastore = datastore;
    }

    /** Answers {@code /}. */
    public void show(Context context) {
        View view = templates.view(context);
        SearchAnswer answer = search.search(
                Actor.ANONYMOUS,
                SearchQuery.of("").sorted("metadata_modified desc").page(0, LOOKED_AT));
        List<String> newest =
                answer.ids().subList(0, Math.min(NEWEST, answer.ids().size()));
        Datastore.Figures figures = datastore.publicFigures();
        HomePage page = new HomePage(
                groups.publishers(Actor.ANONYMOUS),
                stories.of(view, answer.ids()),
                cards.of(view, newest, List.of()),
                answer.count(),
                figures.tables(),
                figures.rows(),
                organizations.list().size(),
                view.siteUrl() + "/api/3/action/package_search?rows=3");
        templates.render(context, "portal/home.jte", Map.of("page", page));
    }
}
