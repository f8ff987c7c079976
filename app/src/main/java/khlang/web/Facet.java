package khlang.web;

import java.util.List;

/** One way to narrow a list, with its values, most frequent first. */
public record Facet(String title, List<Choice> choices) {}
