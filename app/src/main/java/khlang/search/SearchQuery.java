package khlang.search;

import java.util.List;
import java.util.Map;

/**
 * A search of the catalogue, as written.
 *
 * @param text what is looked for
 * @param language whether {@code text} may be in the query language, as programs write it; else it is words as a person
 *     types them
 * @param filters conditions in the query language, each of which must hold
 * @param choices values chosen in facets: of each facet at least one must hold
 * @param sort {@code field asc|desc, …}; empty for the best first
 * @param start how many to leave out
 * @param rows how many to answer
 * @param facets the facets to count
 * @param facetLimit most values of a facet, below zero for all
 * @param facetMinimum the least count of a facet's value
 * @param includePrivate whether private datasets that the actor may see are found too
 */
public record SearchQuery(
        String text,
        boolean language,
        List<String> filters,
        Map<String, List<String>> choices,
        String sort,
        int start,
        int rows,
        List<String> facets,
        int facetLimit,
        int facetMinimum,
        boolean includePrivate) {
    /** The facets that pages show. */
    public static final List<String> FACETS = List.of("organization", "groups", "tags", "res_format", "license_id");

    public SearchQuery {
        filters = List.copyOf(filters);
        choices = Map.copyOf(choices);
        facets = List.copyOf(facets);
    }

    /** The first twenty of what has these words, with the facets of pages. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, false, List.of(), Map.of(), "", 0, 20, FACETS, 50, 1, false);
    }

    /** The same within chosen values of facets. */
    public SearchQuery within(Map<String, List<String>> chosen) {
        return new SearchQuery(
                text, language, filters, chosen, sort, start, rows, facets, facetLimit, facetMinimum, includePrivate);
    }

    /** The same under a condition more. */
    public SearchQuery filtered(List<String> more) {
        return new SearchQuery(
                text, language, more, choices, sort, start, rows, facets, facetLimit, facetMinimum, includePrivate);
    }

    /** The same, sorted. */
    public SearchQuery sorted(String order) {
        return new SearchQuery(
                text, language, filters, choices, order, start, rows, facets, facetLimit, facetMinimum, includePrivate);
    }

    /** Another page of the same. */
    public SearchQuery page(int from, int count) {
        return new SearchQuery(
                text, language, filters, choices, sort, from, count, facets, facetLimit, facetMinimum, includePrivate);
    }

    /** The same with the private datasets that the actor may see. */
    public SearchQuery withPrivate() {
        return new SearchQuery(
                text, language, filters, choices, sort, start, rows, facets, facetLimit, facetMinimum, true);
    }

    /** The same with other facets. */
    public SearchQuery counting(List<String> names, int limit, int minimum) {
        return new SearchQuery(
                text, language, filters, choices, sort, start, rows, names, limit, minimum, includePrivate);
    }

    /** The same, its text in the query language. */
    public SearchQuery inLanguage() {
        return new SearchQuery(
                text, true, filters, choices, sort, start, rows, facets, facetLimit, facetMinimum, includePrivate);
    }
}
