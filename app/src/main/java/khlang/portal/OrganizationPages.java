package khlang.portal;

import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import khlang.organization.Organization;
import khlang.organization.Organizations;
import khlang.thai.ThaiOrder;
import khlang.user.Actor;
import khlang.web.Templates;

/** Who publishes. */
public final class OrganizationPages {
    private final Templates templates;
    private final Organizations organizations;
    private final ListPages lists;

    public OrganizationPages(Templates templates, Organizations organizations, ListPages lists) {
        this.templates = templates;
        this.organizations = organizations;
        this.lists = lists;
    }

    /** Answers {@code /organization}. */
    public void list(Context context) {
        Map<String, Long> counts = organizations.counts(Actor.of(context));
        List<Publisher> all = organizations.list().stream()
                .map(organization -> publisher(organization, counts))
                .sorted(Comparator.comparing(Publisher::title, ThaiOrder.comparator()))
                .toList();
        templates.render(context, "portal/publishers.jte", Map.of("publishers", all, "section", "organization"));
    }

    /** Answers {@code /organization/{name}}. */
    public void show(Context context) {
        Actor actor = Actor.of(context);
        Organization organization = organizations.show(actor, context.pathParam("name"));
        ListPage page =
                lists.list(context, templates.view(context), Map.of("organization", List.of(organization.name())));
        Publisher publisher = publisher(organization, organizations.counts(actor));
        templates.render(
                context,
                "portal/publisher.jte",
                Map.of("publisher", publisher, "page", page, "section", "organization"));
    }

    private static Publisher publisher(Organization organization, Map<String, Long> counts) {
        return new Publisher(
                organization.name(),
                organization.title(),
                organization.titleEnglish(),
                organization.description(),
                organization.descriptionEnglish(),
                counts.getOrDefault(organization.id(), 0L),
                "organization");
    }
}
