package khlang.search;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import khlang.dataset.Dataset;
import khlang.dataset.DatasetJson;
import khlang.dataset.Datasets;

/** The catalogue's active datasets, for the index. */
public final class CatalogueEntries implements Entries {
    private final Datasets datasets;
    private final DatasetJson json;
    private final Function<String, List<String>> fieldNames;

    /**
     * Reads the catalogue.
     *
     * @param fieldNames the names of the fields of a dataset's tables, by the dataset's id
     */
    public CatalogueEntries(Datasets datasets, DatasetJson json, Function<String, List<String>> fieldNames) {
        this.datasets = datasets;
        this.json = json;
        this.fieldNames = fieldNames;
    }

    @Override
    public Map<String, String> stamps() {
        return stamps(active(datasets.allIds()));
    }

    private static Map<String, String> stamps(List<Dataset> all) {
        Map<String, String> stamps = new LinkedHashMap<>();
        all.forEach(
                dataset -> stamps.put(dataset.id(), dataset.metadataModified().toString()));
        return stamps;
    }

    @Override
    public List<Entry> of(Collection<String> ids) {
        List<Dataset> found = active(ids);
        Map<String, String> stamps = stamps(found);
        return json.of(found).stream()
                .map(dataset -> {
                    String id = dataset.path("id").asString();
                    return new Entry(dataset, fieldNames.apply(id), stamps.getOrDefault(id, ""));
                })
                .toList();
    }

    private List<Dataset> active(Collection<String> ids) {
        return datasets.list(ids).stream()
                .filter(dataset -> dataset.state().equals("active"))
                .toList();
    }
}
