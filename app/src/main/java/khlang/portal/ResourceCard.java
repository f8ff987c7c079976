package khlang.portal;

import java.util.List;
import khlang.dataset.Resource;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * A resource as its dataset's page shows it.
 *
 * @param resource the resource
 * @param url its page
 * @param downloadUrl where its file or link is; empty where it has neither
 * @param rows rows of its table, below zero where it has none
 * @param fields fields of its table
 * @param glimpse the first rows, their first fields, as text
 */
public record ResourceCard(
        Resource resource, String url, String downloadUrl, long rows, List<Field> fields, List<List<String>> glimpse) {

    /** The size of the kept file, where there is one. */
    public @Nullable Long size() {
        return resource.fileSize();
    }
}
