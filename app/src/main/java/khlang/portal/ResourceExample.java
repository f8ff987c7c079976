package khlang.portal;

/** Code that asks for rows of a table; {@code id} is its own on the page. */
public record ResourceExample(String id, String title, String code) {}
