package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table.
 *
 * @param version what was searched
 * @param columns what each row holds
 * @param rows by {@code columns}
 * @param total how many rows there are without limit and offset
 */
public record SearchResult(TableVersion version, List<Field> columns, List<@Nullable Object[]> rows, long total) {}
