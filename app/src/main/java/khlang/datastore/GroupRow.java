package khlang.datastore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of rows.
 *
 * @param keys by the plan's keys; null where the rows have no value
 * @param measures by the plan's measures; null where there is nothing to measure
 */
public record GroupRow(List<@Nullable Object> keys, List<@Nullable Object> measures) {}
