package khlang.datastore;

import khlang.dataset.LoadMode;
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
 * @param mode what its file does to the table before it
 * @param addition what its rows are added to; null where they are the table, or where it has no rows
 */
public record NewVersion(
        String resourceId,
        int number,
        String fileHash,
        String fileName,
        long fileSize,
        @Nullable String creator,
        String reading,
        LoadMode mode,
        @Nullable Addition addition) {}
