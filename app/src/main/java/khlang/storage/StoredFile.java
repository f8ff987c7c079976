package khlang.storage;

/**
 * A file that is kept.
 *
 * @param hash its SHA-256 in hexadecimal, by which it is found
 * @param size its bytes
 */
public record StoredFile(String hash, long size) {}
