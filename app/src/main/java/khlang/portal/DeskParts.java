package khlang.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import khlang.dataset.Dataset;
import khlang.dataset.Resource;
import khlang.dataset.ResourceJson;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.ingest.Ingest;
import khlang.web.Form;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/** Puts resources on the desk. */
public final class DeskParts {
    private static final Set<String> DONE = Set.of(
            "made",
            "saved",
            "published",
            "unpublished",
            "deleted",
            "resource_deleted",
            "retried",
            "confirmed",
            "rejected");

    private final Resources resources;
    private final ResourceJson links;
    private final Datastore datastore;
    private final Ingest ingest;
    private final long maxUpload;

    /** Knows what a resource's place on the desk shows. */
    public DeskParts(Resources resources, ResourceJson links, Datastore datastore, Ingest ingest, long maxUpload) {
        this.resources = resources;
        this.links = links;
        this.datastore = datastore;
        this.ingest = ingest;
        this.maxUpload = maxUpload;
    }

    /** What the form before a page did: the word for {@code portal.desk.done.…}, or empty. */
    static String done(@Nullable String word) {
        return Optional.ofNullable(word).filter(DONE::contains).orElse("");
    }

    List<DeskResource> of(View view, Dataset dataset) {
        return resources.of(dataset.id()).stream()
                .map(resource -> of(view, dataset, resource, form(resource), ""))
                .toList();
    }

    DeskResource of(View view, Dataset dataset, Resource resource, Form form, String done) {
        return new DeskResource(
                dataset,
                resource,
                form,
                ResourceLoad.of(view, ingest, resource),
                datastore.of(resource).orElse(null),
                datastore.held(resource).orElse(null),
                links.url(resource),
                maxUpload,
                done);
    }

    DeskResource fresh(Dataset dataset, Form form, String done) {
        return new DeskResource(dataset, null, form, null, null, null, "", maxUpload, done);
    }

    static Form form(Resource resource) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", resource.name());
        values.put("name_en", resource.nameEnglish());
        values.put("description", resource.description());
        values.put("description_en", resource.descriptionEnglish());
        values.put("format", resource.format());
        values.put("url", resource.url());
        values.put("download_only", resource.downloadOnly() ? "true" : "");
        return Form.of(values);
    }
}
