package khlang.sample;

import java.util.List;

/**
 * A heading of a printed table that stands over two rows.
 *
 * @param text what it says
 * @param below the headings under it, over which it is merged; where there are none it is merged over both rows
 * @param width of each column, in characters
 */
record Heading(String text, List<String> below, int width) {
    static Heading of(String text, int width) {
        return new Heading(text, List.of(), width);
    }

    int columns() {
        return Math.max(1, below.size());
    }
}
