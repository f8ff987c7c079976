package khlang.storage;

import java.time.Instant;

/**
 * A file that comes in pieces.
 *
 * @param id by which its sender goes on
 * @param owner the id of the user who began it
 * @param name the name that the sender gave it
 * @param length how many bytes it will have
 * @param offset how many of them are here
 * @param expires when it is thrown away, unless more of it comes
 */
public record PartialFile(String id, String owner, String name, long length, long offset, Instant expires) {
    /** Whether all of it is here. */
    public boolean whole() {
        return offset == length;
    }
}
