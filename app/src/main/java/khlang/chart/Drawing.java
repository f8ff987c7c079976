package khlang.chart;

import java.util.List;

/**
 * A chart or a map in one language, ready for a page.
 *
 * @param kind {@code bar}, {@code line}, {@code histogram}, {@code map}, or {@code words} where nothing is worth drawing
 * @param title the finding, as one sentence
 * @param subtitle measure, unit and period
 * @param svg the drawing, safe to put into a page as it is: one for wide places (class {@code chart-wide}) and one for
 *     narrow ones ({@code chart-narrow}), or one for both; empty for {@code words}
 * @param header the heads of the table twin
 * @param rows the rows of the table twin: the numbers that are drawn
 * @param note rows used and left out
 * @param reason why this chart was chosen
 * @param source the file that the numbers come from
 */
public record Drawing(
        String kind,
        String title,
        String subtitle,
        String svg,
        List<String> header,
        List<List<String>> rows,
        String note,
        String reason,
        String source) {
    public Drawing {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** The finding as a heading: a line never ends between a number and what belongs to it. */
    public String heading() {
        return TogetherText.of(title);
    }

    /** Whether there is something to see; otherwise {@link #title} says all. */
    public boolean drawn() {
        return !svg.isEmpty();
    }
}
