package khlang.datastore;

import org.jspecify.annotations.Nullable;

/**
 * A version about to be loaded.
 *
 * @param number what it will be called; 0 for the next free number
 * @param fileHash the SHA-256 of its file
 * @param fileName the name under which that came
 * @param fileSize the file's bytes
 * @param creator the name of the user who brought it; null for the program itself
 * @param reading what was said of how the file is to be read
 * @param addition what its rows are added to; null where they are the table
 */
public record NewVersion(
        String resourceId,
        int number,
        String fileHash,
        String fileName,
        long fileSize,
        @Nullable String creator,
        String reading,
        @Nullable Addition addition) {}
