package khlang.datastore;

import java.util.List;
import khlang.tabular.Field;
import org.jspecify.annotations.Nullable;

/**
 * What a caller's statement has found.
 *
 * @param truncated whether there were more rows than are told
 */
public record StatementRows(List<Field> columns, List<@Nullable Object[]> rows, boolean truncated) {}
