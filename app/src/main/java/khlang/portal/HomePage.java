package khlang.portal;

import java.util.List;
import khlang.chart.Drawing;

/**
 * The first page.
 *
 * @param groups the subjects
 * @param stories charts of real tables
 * @param newest the datasets that changed last
 * @param datasets how many datasets there are
 * @param tables how many tables
 * @param rows how many rows
 * @param organizations how many organizations
 * @param example a call of the API that answers
 */
public record HomePage(
        List<Publisher> groups,
        List<Story> stories,
        List<DatasetCard> newest,
        long datasets,
        long tables,
        long rows,
        long organizations,
        String example) {

    /** A chart, the page of the table that it shows, and the title of its dataset. */
    public record Story(Drawing drawing, String url, String dataset) {}
}
