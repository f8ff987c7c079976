package khlang.search;

/** A value of a facet and how many of the datasets found have it. */
public record FacetValue(String value, long count) {}
