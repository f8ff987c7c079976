package khlang.search;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dataset as the index knows it.
 *
 * @param dataset its dictionary, as the API answers it
 * @param fieldNames the names of the fields of its tables
 * @param stamp its stamp, as in {@link Entries#stamps}
 */
public record Entry(ObjectNode dataset, List<String> fieldNames, String stamp) {}
