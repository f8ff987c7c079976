package khlang.portal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.dataset.Dataset;
import khlang.dataset.Datasets;
import khlang.dataset.Resource;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.TableVersion;
import khlang.organization.Group;
import khlang.organization.Groups;
import khlang.search.Marks;
import khlang.web.Markdown;
import khlang.web.View;

/** Puts together what lists of datasets show. */
public final class DatasetCards {
    private static final int NOTES = 260;

    private final Datasets datasets;
    private final Resources resources;
    private final Groups organizations;
    private final Datastore datastore;

    public DatasetCards(Datasets datasets, Resources resources, Groups organizations, Datastore datastore) {
        this.datasets = datasets;
        this.resources = resources;
        this.organizations = organizations;
        this.datastore = datastore;
    }

    /** The cards of datasets that the caller may see, in the given order; words are marked. */
    List<DatasetCard> of(View view, List<String> ids, List<String> words) {
        Map<String, List<Resource>> found = resources.ofAll(ids);
        Map<String, Group> byId = organizations.byId();
        return datasets.list(ids).stream()
                .map(dataset -> card(view, dataset, found.getOrDefault(dataset.id(), List.of()), byId, words))
                .toList();
    }

    private DatasetCard card(
            View view, Dataset dataset, List<Resource> own, Map<String, Group> byId, List<String> words) {
        String notes = Markdown.plain(view.either(dataset.notes(), dataset.notesEnglish()));
        return new DatasetCard(
                view.url("/dataset/" + dataset.name()),
                Marks.of(view.either(dataset.title(), dataset.titleEnglish()), words),
                view.langOf(dataset.titleEnglish()),
                Marks.of(shortened(notes), words),
                view.langOf(dataset.notesEnglish()),
                Optional.ofNullable(dataset.organizationId())
                        .map(byId::get)
                        .map(organization -> view.either(organization.title(), organization.titleEnglish()))
                        .orElse(""),
                dataset.metadataModified(),
                formats(own),
                rows(own),
                dataset.isPrivate());
    }

    /** The formats of resources, each once. */
    static List<String> formats(Collection<Resource> resources) {
        return resources.stream()
                .map(Resource::format)
                .filter(format -> !format.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** The rows of the tables of resources together. */
    long rows(Collection<Resource> resources) {
        return resources.stream()
                .flatMap(resource -> datastore.of(resource).stream())
                .mapToLong(TableVersion::rowCount)
                .sum();
    }

    private static String shortened(String text) {
        if (text.length() <= NOTES) {
            return text;
        }
        // A Thai vowel or tone mark belongs to the letter before it.
        int end = NOTES;
        while (end > 1 && Character.getType(text.charAt(end)) == Character.NON_SPACING_MARK) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
