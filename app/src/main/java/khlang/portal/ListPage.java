package khlang.portal;

import java.util.List;
import java.util.function.LongFunction;
import khlang.web.Choice;
import khlang.web.Facet;

/**
 * A page of datasets, searched and narrowed.
 *
 * @param path the page's path, without language
 * @param words what was looked for, or empty
 * @param count how many were found
 * @param cards those on this page
 * @param facets ways to narrow
 * @param chips the filters that are on
 * @param sorts ways to sort
 * @param page from 1
 * @param pages how many pages
 * @param pageUrl the address of a page
 */
public record ListPage(
        String path,
        String words,
        long count,
        List<DatasetCard> cards,
        List<Facet> facets,
        List<Choice> chips,
        List<Choice> sorts,
        long page,
        long pages,
        LongFunction<String> pageUrl) {
    /** Whether the address asks for a page after the last. */
    public boolean beyond() {
        return page > pages;
    }
}
