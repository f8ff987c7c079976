package khlang.portal;

import java.util.List;
import khlang.dataset.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource as its dataset's page shows it.
 *
 * @param resource the resource
 * @param url its page
 * @param downloadUrl where its file or link is; empty where it has neither
 * @param rows rows of its table, below zero where it has none
 * @param fields how many fields its table has
 * @param columns the first of them
 * @param glimpse the first rows in these columns
 */
public record ResourceCard(
        Resource resource,
        String url,
        String downloadUrl,
        long rows,
        int fields,
        List<ResourceField> columns,
        List<List<ResourceCell>> glimpse) {
    private static final int SENTENCE = 30;

    /** The size of the kept file, where there is one. */
    public @Nullable Long size() {
        return resource.fileSize();
    }

    /** The class of a column's cells. */
    public @Nullable String style(int column) {
        if (columns.get(column).numeric()) {
            return "number";
        }
        boolean wide = glimpse.stream().anyMatch(row -> row.get(column).text().length() > SENTENCE);
        return wide ? "long" : null;
    }
}
