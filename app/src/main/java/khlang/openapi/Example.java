package khlang.openapi;

/**
 * One thing to try.
 *
 * @param id the only one of its page
 * @param title what it asks
 * @param url where a browser gets the answer
 * @param curl the same for a command line
 */
public record Example(String id, String title, String url, String curl) {}
