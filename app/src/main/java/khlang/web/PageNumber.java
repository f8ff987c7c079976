package khlang.web;

import khlang.problem.Problem;

/** The number of a page, as it stands in the address of a list or a table. */
public final class PageNumber {
    /** No list has as many pages; a larger number is as far beyond the last one. */
    private static final long MOST = 1_000_000_000_000_000L;

    private PageNumber() {}

    /**
     * Reads a number; 1 where none is written.
     *
     * @throws Problem where it is no whole number from 1
     */
    public static long of(String written) {
        if (written.isEmpty()) {
            return 1;
        }
        if (written.matches("0*[1-9][0-9]*")) {
            String digits = written.replaceFirst("^0+", "");
            return digits.length() > 15 ? MOST : Long.parseLong(digits);
        }
        throw Problem.invalid("page", "web.page.wrong", written);
    }
}
