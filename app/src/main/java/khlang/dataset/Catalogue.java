package khlang.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import khlang.web.Json;
import org.jdbi.v3.core.Handle;

/** The catalogue's rows within one transaction: datasets whole, with their tags, groups and resources. */
final class Catalogue {
    /** The most ids of one statement. */
    private static final int BATCH = 500;

    private final DatasetDao datasets;
    private final ResourceDao resources;
    private final VocabularyDao vocabularies;

    Catalogue(Handle handle) {
        this.datasets = handle.attach(DatasetDao.class);
        this.resources = handle.attach(ResourceDao.class);
        this.vocabularies = handle.attach(VocabularyDao.class);
    }

    DatasetDao datasets() {
        return datasets;
    }

    ResourceDao resources() {
        return resources;
    }

    Optional<Dataset> find(String idOrName) {
        return datasets.findId(idOrName)
                .flatMap(id -> list(List.of(id)).stream().findFirst());
    }

    /** The same without its tags and groups. */
    Optional<Dataset> outline(String idOrName) {
        return datasets.findId(idOrName)
                .flatMap(id -> datasets.list(List.of(id)).stream().findFirst());
    }

    /** The dataset as it is while nobody else can change it. */
    Optional<Dataset> lock(String id) {
        return datasets.lock(id)
                .flatMap(locked -> list(List.of(locked)).stream().findFirst());
    }

    /** The datasets of these ids, in this order; ids that are unknown are left out. */
    List<Dataset> list(Collection<String> ids) {
        Map<String, Dataset> found = new HashMap<>();
        Map<String, List<String>> tags = new HashMap<>();
        Map<String, List<String>> groups = new HashMap<>();
        Map<String, List<ControlledTag>> controlled = new HashMap<>();
        for (List<String> some : batches(ids)) {
            datasets.list(some).forEach(dataset -> found.put(dataset.id(), dataset));
            datasets.tags(some).forEach(label -> add(tags, label));
            datasets.groups(some).forEach(label -> add(groups, label));
            vocabularies
                    .borne(some)
                    .forEach(borne -> controlled
                            .computeIfAbsent(borne.datasetId(), id -> new ArrayList<>())
                            .add(borne.tag()));
        }
        List<Dataset> whole = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            Dataset row = found.get(id);
            if (row != null) {
                whole.add(row.withLabels(
                        tags.getOrDefault(id, List.of()),
                        controlled.getOrDefault(id, List.of()),
                        groups.getOrDefault(id, List.of())));
            }
        }
        return whole;
    }

    private static void add(Map<String, List<String>> labels, DatasetDao.Label label) {
        labels.computeIfAbsent(label.datasetId(), id -> new ArrayList<>()).add(label.text());
    }

    /** The resources of these datasets, by the dataset's id, in their order. */
    Map<String, List<Resource>> resourcesOf(Collection<String> datasetIds) {
        Map<String, List<Resource>> found = new HashMap<>();
        for (List<String> some : batches(datasetIds)) {
            resources
                    .list(some)
                    .forEach(resource -> found.computeIfAbsent(resource.datasetId(), id -> new ArrayList<>())
                            .add(resource));
        }
        return found;
    }

    /** The ids of a dataset's resources, in their order. */
    List<String> resourceIds(String datasetId) {
        return resourcesOf(List.of(datasetId)).getOrDefault(datasetId, List.of()).stream()
                .map(Resource::id)
                .toList();
    }

    private static List<List<String>> batches(Collection<String> ids) {
        List<String> all = new ArrayList<>(new LinkedHashSet<>(ids));
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    void insert(Dataset dataset) {
        Metadata said = dataset.metadata();
        datasets.insert(
                dataset, json(said.objective()), json(said.dataFormat()), json(said.profile()), json(said.extras()));
        datasets.insertTags(dataset.id(), dataset.tags());
        vocabularies.insertBorne(dataset.id(), ids(dataset.controlledTags()));
        datasets.insertGroups(dataset.id(), dataset.groupIds());
    }

    void update(Dataset dataset) {
        Metadata said = dataset.metadata();
        datasets.update(
                dataset, json(said.objective()), json(said.dataFormat()), json(said.profile()), json(said.extras()));
        datasets.deleteTags(dataset.id());
        datasets.insertTags(dataset.id(), dataset.tags());
        vocabularies.deleteBorne(dataset.id());
        vocabularies.insertBorne(dataset.id(), ids(dataset.controlledTags()));
        datasets.deleteGroups(dataset.id());
        datasets.insertGroups(dataset.id(), dataset.groupIds());
    }

    private static List<String> ids(List<ControlledTag> tags) {
        return tags.stream().map(ControlledTag::id).toList();
    }

    void insert(Resource resource) {
        resources.insert(resource, json(resource.extras()));
    }

    void update(Resource resource) {
        resources.update(resource, json(resource.extras()));
    }

    private static String json(Object value) {
        return Json.MAPPER.writeValueAsString(value);
    }
}
