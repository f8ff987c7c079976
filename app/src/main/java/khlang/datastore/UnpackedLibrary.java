package khlang.datastore;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB's code, which its driver unpacks into the temporary folder (71 MB), and takes away only where the program ends
 * in order: what a sudden end has left is cleared away at the next start.
 */
final class UnpackedLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(UnpackedLibrary.class);
    private static final Pattern NAME = Pattern.compile("libduckdb_java\\d+\\.(so|dylib|dll)");

    /** Between unpacking and opening the file passes less than this. */
    private static final Duration AGE = Duration.ofMinutes(10);

    private UnpackedLibrary() {}

    /** Clears the temporary folder of this program's own. */
    static void clear() {
        clear(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
    }

    /**
     * Clears a folder of those that are of this user and old. One that another program still uses stays usable for it on
     * Linux; elsewhere it cannot be deleted, which is no harm either.
     */
    static void clear(Path folder, Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "libduckdb_java*")) {
            Path mark = Files.createTempFile("khlang", ".owner");
            try {
                for (Path file : files) {
                    clear(file, mark, now);
                }
            } finally {
                Files.deleteIfExists(mark);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} was not cleared: {}", folder, e.toString());
        }
    }

    /** @param mark a file of this user */
    private static void clear(Path file, Path mark, Instant now) {
        try {
            boolean old = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(now.minus(AGE));
            boolean own = old
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && NAME.matcher(String.valueOf(file.getFileName())).matches()
                    && Files.getOwner(file).equals(Files.getOwner(mark));
            if (own) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} stays: {}", file, e.toString());
        }
    }
}
