package khlang.dataset;

import java.io.InputStream;

/**
 * A file on its way in.
 *
 * @param fileName the name that the sender gave it
 * @param bytes its bytes, read once
 */
public record Upload(String fileName, InputStream bytes) {}
