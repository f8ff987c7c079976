package khlang.web;

/**
 * One thing to choose on a page, as a link: a facet's value, a step of a breadcrumb, a filter that can be taken away.
 *
 * @param text what the link says
 * @param url where it leads
 * @param chosen whether it is the present one
 * @param count how many, written out; empty where nothing is counted
 */
public record Choice(String text, String url, boolean chosen, String count) {
    /** A link without a count. */
    public static Choice of(String text, String url) {
        return new Choice(text, url, false, "");
    }
}
