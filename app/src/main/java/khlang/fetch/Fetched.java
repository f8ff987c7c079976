package khlang.fetch;

/**
 * A file that was fetched.
 *
 * @param hash the SHA-256 of its bytes, in hexadecimal
 * @param size its bytes
 * @param fileName its name, as its server says or its address ends
 * @param validators what its server told it by
 */
public record Fetched(String hash, long size, String fileName, Validators validators) {}
