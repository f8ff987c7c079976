package khlang.portal;

/**
 * Something that is said about a dataset.
 *
 * @param term what it is
 * @param text what is said
 * @param url where it leads, or empty
 */
public record Fact(String term, String text, String url) {}
