package khlang.portal;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.user.Actor;
import khlang.web.Templates;

/** Those who publish datasets, or the subjects under which datasets are found. */
public final class GroupPages {
    /** The groups that have a drawing of their own, by name. */
    private static final Map<String, String> ICONS = Map.of(
            "infrastructure", "infrastructure",
            "welfare-health", "welfare",
            "environment", "environment",
            "education", "education",
            "economy", "economy",
            "tourism", "tourism",
            "disaster", "disaster",
            "tax-property", "tax");

    private final Templates templates;
    private final Groups groups;
    private final ListPages lists;

    public GroupPages(Templates templates, Groups groups, ListPages lists) {
        this.templates = templates;
        this.groups = groups;
        this.lists = lists;
    }

    /** Answers {@code /organization} and {@code /group}. */
    public void list(Context context) {
        templates.render(
                context,
                "portal/publishers.jte",
                Map.of(
                        "publishers",
                        publishers(Actor.of(context)),
                        "section",
                        groups.kind().code()));
    }

    /** All with what a caller sees of them. */
    List<Publisher> publishers(Actor actor) {
        Map<String, Long> counts = groups.counts(actor);
        return groups.list().stream().map(group -> publisher(group, counts)).toList();
    }

    /** Answers {@code /organization/{name}} and {@code /group/{name}}. */
    public void show(Context context) {
        Actor actor = Actor.of(context);
        Group group = groups.show(actor, context.pathParam("name"));
        ListPage page = lists.list(context, templates.view(context), Map.of(facet(), List.of(group.name())));
        templates.render(
                context,
                "portal/publisher.jte",
                Map.of(
                        "publisher",
                        publisher(group, groups.counts(actor)),
                        "page",
                        page,
                        "section",
                        groups.kind().code()));
    }

    private Publisher publisher(Group group, Map<String, Long> counts) {
        return new Publisher(
                group.name(),
                group.title(),
                group.titleEnglish(),
                group.description(),
                group.descriptionEnglish(),
                counts.getOrDefault(group.id(), 0L),
                icon(group));
    }

    private String icon(Group group) {
        return switch (groups.kind()) {
            case ORGANIZATION -> "organization";
            case GROUP -> ICONS.getOrDefault(group.name(), "info");
        };
    }

    /** The facet by which datasets are narrowed to one. */
    private String facet() {
        return switch (groups.kind()) {
            case ORGANIZATION -> "organization";
            case GROUP -> "groups";
        };
    }
}
