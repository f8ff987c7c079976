package khlang.kind;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How many different words a column has: a few, or too many to be counted; beyond the first thousand one in 16 is asked. */
final class Vocabulary {
    private static final int MOST = 100;
    private static final int LONGEST = 80;
    private static final int ALL_OF = 1_000;
    private static final int ONE_IN = 16;
    private static final int LEAST = 6;
    private static final int MOST_ITEMS = 300;

    private final Set<String> words = new HashSet<>();
    private final Set<String> items = new HashSet<>();
    private boolean closed;
    private long seen;
    private long asked;
    private long itemsSeen;
    private long cellsSeen;
    private long linesSeen;

    void add(String cell) {
        seen++;
        if (seen <= ALL_OF) {
            addItems(cell);
        } else if (closed || seen % ONE_IN != 0) {
            return;
        }
        asked++;
        if (!closed) {
            closed = cell.length() > LONGEST || (words.add(cell) && words.size() > MOST);
        }
        if (closed) {
            words.clear();
        }
    }

    private void addItems(String cell) {
        boolean several = cell.indexOf(',') > 0 || cell.indexOf(';') > 0 || cell.indexOf('|') > 0;
        linesSeen += cell.indexOf('\n') > 0 || cell.indexOf(';') > 0 || cell.indexOf('|') > 0 ? 1 : 0;
        if (!several || items.size() > MOST_ITEMS) {
            return;
        }
        List<String> found = ListForm.items(cell);
        cellsSeen++;
        itemsSeen += found.size();
        items.addAll(found);
    }

    /** Whether nothing more is asked. */
    boolean closed() {
        return closed && seen >= ALL_OF;
    }

    /** Whether each word comes back three times, taken together. */
    boolean few() {
        return !closed && asked >= LEAST && words.size() * 3L <= asked;
    }

    /** Whether what stands between commas comes back in other cells, as the things of lists do and parts of sentences not. */
    boolean lists() {
        // Where all cells are alike, they say nothing.
        boolean different = items.size() * cellsSeen > itemsSeen;
        return linesSeen * 2 >= Math.min(seen, ALL_OF) || (different && itemsSeen >= 2L * items.size());
    }
}
