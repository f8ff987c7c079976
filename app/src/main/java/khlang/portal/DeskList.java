package khlang.portal;

import java.util.List;
import java.util.function.LongFunction;

/**
 * A page of a list on the desk.
 *
 * @param items those on this page
 * @param page from 1
 * @param pages how many pages
 * @param url the address of a page
 */
public record DeskList<T>(List<T> items, long page, long pages, LongFunction<String> url) {
    static final int ROWS = 20;

    /** The page of a list of so many. */
    static <T> DeskList<T> of(List<T> items, long page, long count, LongFunction<String> url) {
        return new DeskList<>(items, page, Math.max(1, (count + ROWS - 1) / ROWS), url);
    }

    /** Whether there is nothing at all. */
    public boolean empty() {
        return items.isEmpty() && page == 1;
    }

    /** Whether the address asks for a page after the last. */
    public boolean beyond() {
        return page > pages;
    }
}
