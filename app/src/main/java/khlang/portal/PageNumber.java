package khlang.portal;

import khlang.problem.Problem;

/** The number of a page, as it stands in the address of a list or a table. */
final class PageNumber {
    private static final long MOST = 1_000_000_000;

    private PageNumber() {}

    /**
     * Reads a number; 1 where none is written.
     *
     * @throws Problem where it is no whole number from 1
     */
    static long of(String written) {
        if (written.isEmpty()) {
            return 1;
        }
        if (written.matches("[0-9]{1,10}")) {
            long page = Long.parseLong(written);
            if (page >= 1 && page <= MOST) {
                return page;
            }
        }
        throw Problem.invalid("page", "portal.page.wrong", written);
    }
}
