package khlang.datastore;

/** A value, written as text, and how many rows have it. */
public record ValueCount(String value, long count) {}
