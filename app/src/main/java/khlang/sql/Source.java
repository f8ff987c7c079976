package khlang.sql;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that is read from: a table, a statement in parentheses.
 *
 * @param name as callers say it; null where it has none
 * @param hidden columns that are the same as those of another source, so that they are told once
 */
record Source(@Nullable String name, List<Output> columns, Set<Output> hidden) {}
