package khlang.dataset;

import org.jspecify.annotations.Nullable;

/**
 * A file that a resource has taken.
 *
 * @param resource the resource as it is now
 * @param creator the name of the user who brought it; null for the program itself
 * @param replacing how it takes the place of the file before
 */
public record NewFile(Resource resource, @Nullable String creator, Replacing replacing) {}
