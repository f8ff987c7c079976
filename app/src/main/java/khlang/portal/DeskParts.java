package khlang.portal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import khlang.dataset.Dataset;
import khlang.dataset.LoadMode;
import khlang.dataset.Refresh;
import khlang.dataset.RefusedFile;
import khlang.dataset.Resource;
import khlang.dataset.ResourceJson;
import khlang.dataset.Resources;
import khlang.datastore.Datastore;
import khlang.datastore.Findings;
import khlang.datastore.TableVersion;
import khlang.ingest.Ingest;
import khlang.ingest.Recipes;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import khlang.user.Actor;
import khlang.web.Choice;
import khlang.web.Form;
import khlang.web.Json;
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
            "fetching",
            "confirmed",
            "still_held",
            "rejected",
            "discarded");

    private final Resources resources;
    private final ResourceJson links;
    private final Datastore datastore;
    private final Findings findings;
    private final Ingest ingest;
    private final long maxUpload;

    /** Knows what a resource's place on the desk shows. */
    public DeskParts(
            Resources resources,
            ResourceJson links,
            Datastore datastore,
            Findings findings,
            Ingest ingest,
            long maxUpload) {
        this.resources = resources;
        this.links = links;
        this.datastore = datastore;
        this.findings = findings;
        this.ingest = ingest;
        this.maxUpload = maxUpload;
    }

    /** The columns of these resources that may tell of persons, with where an officer says whether they do. */
    List<Choice> personal(List<DeskResource> some) {
        List<Choice> personal = new ArrayList<>();
        for (DeskResource one : some) {
            Resource resource = one.resource();
            TableVersion table = one.table();
            if (resource == null || table == null) {
                continue;
            }
            table.fields().stream()
                    .filter(findings.personal(resource, table))
                    .map(field -> Choice.of(resource.name() + " · " + field.label(), DeskFields.path(resource, field)))
                    .forEach(personal::add);
        }
        return List.copyOf(personal);
    }

    /** The columns that stand in no table of these resources, but in the files that everybody downloads. */
    static List<Choice> leftOut(List<DeskResource> some) {
        List<Choice> leftOut = new ArrayList<>();
        for (DeskResource one : some) {
            Resource resource = one.resource();
            if (resource != null && one.table() != null) {
                Recipes.of(resource).omit().stream()
                        .sorted()
                        .map(header -> Choice.of(resource.name() + " · " + header, one.path() + "/reading"))
                        .forEach(leftOut::add);
            }
        }
        return List.copyOf(leftOut);
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

    /** What waits for the word of somebody, whatever dataset it belongs to. */
    List<DeskResource> waiting(View view, Actor actor) {
        return datastore.waiting(actor).stream()
                .map(resource -> of(view, resources.datasetOf(resource), resource, form(resource), ""))
                .toList();
    }

    DeskResource of(View view, Dataset dataset, Resource resource, Form form, String done) {
        ResourceLoad load = ResourceLoad.of(view, ingest, resource, true);
        // A load that has just ended serves a table that was not there when the resource was read.
        Resource now = resources.find(resource.id()).orElse(resource);
        return new DeskResource(
                dataset,
                now,
                form,
                load,
                datastore.of(now).orElse(null),
                datastore.held(now).orElse(null),
                ingest.link(now, true).orElse(null),
                links.url(now),
                maxUpload,
                done);
    }

    DeskResource fresh(Dataset dataset, Form form, String done) {
        return new DeskResource(dataset, null, form, null, null, null, null, "", maxUpload, done);
    }

    /** What was sent for any resource of a dataset and refused. */
    List<RefusedFile> refused(Actor actor, Dataset dataset) {
        return resources.refused().list(actor, dataset.id());
    }

    /** The same of one resource, or of those that were to become new ones. */
    List<RefusedFile> refused(Actor actor, Dataset dataset, @Nullable Resource resource) {
        String id = resource == null ? null : resource.id();
        return refused(actor, dataset).stream()
                .filter(file -> Objects.equals(file.resourceId(), id))
                .toList();
    }

    /** How many files were refused, of those of some datasets of which any was. */
    List<DeskHome.Refused> refused(Actor actor, Collection<Dataset> some) {
        Map<String, Integer> counts = resources.refused().counts(actor, some);
        return some.stream()
                .filter(dataset -> counts.containsKey(dataset.id()))
                .map(dataset -> new DeskHome.Refused(dataset, counts.getOrDefault(dataset.id(), 0)))
                .toList();
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
        values.put(Refresh.KEY, resource.refresh().map(Refresh::code).orElse(""));
        values.put(LoadMode.KEY, LoadMode.of(resource).code());
        values.put(LoadMode.PRIMARY_KEY, key(LoadMode.primaryKey(resource)));
        return Form.of(values);
    }

    /** The form with what is wrong; how a file is read is said on another page, so that is told at the file. */
    static Form atFile(Form form, Problem problem) {
        Map<String, List<Phrase>> wrong = new LinkedHashMap<>();
        problem.fields()
                .forEach((key, told) -> wrong.merge(
                        ReadingDraft.isKept(key) ? "upload" : key,
                        told,
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
        return new Form(form.values(), wrong);
    }

    /** The further keys that a form says. */
    static Map<String, Object> extras(Form form) {
        Map<String, Object> extras = new LinkedHashMap<>();
        extras.put(Resource.DOWNLOAD_ONLY, form.has("download_only", "true"));
        for (String key : List.of(LoadMode.KEY, LoadMode.PRIMARY_KEY, Refresh.KEY)) {
            if (form.values().containsKey(key)) {
                extras.put(key, form.value(key));
            }
        }
        return extras;
    }

    /** The names of a key as a form holds them; empty for none. */
    static String key(Collection<String> names) {
        return names.isEmpty() ? "" : Json.MAPPER.writeValueAsString(names);
    }
}
