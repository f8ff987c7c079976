package khlang.search;

import java.util.List;
import java.util.Map;

/**
 * What a search found.
 *
 * @param count how many datasets
 * @param ids the ids of the asked page of them, in order
 * @param facets the counted values of each asked facet, most frequent first; a facet in which values are chosen is
 *     counted as if none were, so that more can be chosen
 * @param sort the order that was taken
 * @param words the words that were looked for, for {@link Marks}
 */
public record SearchAnswer(
        long count, List<String> ids, Map<String, List<FacetValue>> facets, String sort, List<String> words) {}
