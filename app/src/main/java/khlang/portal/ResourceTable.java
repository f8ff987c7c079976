package khlang.portal;

import java.util.List;
import khlang.web.Choice;

/**
 * The rows that a resource's page shows.
 *
 * @param columns what each row holds
 * @param rows the values, by column
 * @param total how many rows there are on all pages
 * @param pages how many pages there are
 * @param chips the search and the filters, each leading to the page without it
 */
public record ResourceTable(
        List<ResourceColumn> columns, List<List<ResourceCell>> rows, long total, long pages, List<Choice> chips) {}
