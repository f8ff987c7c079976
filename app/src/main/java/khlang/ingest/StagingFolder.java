package khlang.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where jobs put what they make on the way; each has a folder of its own, which is gone when the job is. */
final class StagingFolder {
    private final Path folder;

    StagingFolder(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, where it does not exist, and empties it of what jobs left behind that did not end. */
    void clear() {
        remove(folder);
        make(folder);
    }

    /** Writes down, beside the folder, who works here from now on. @return who did so before, or empty */
    String sign(String worker) {
        Path file = folder.resolveSibling("worker");
        try {
            String before = Files.exists(file) ? Files.readString(file).strip() : "";
            Files.writeString(file, worker);
            return before;
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
    }

    /** An empty folder for a job. */
    Path open(String jobId) {
        Path own = folder.resolve(jobId);
        remove(own);
        return make(own);
    }

    /** Removes a job's folder. */
    void close(String jobId) {
        remove(folder.resolve(jobId));
    }

    /** Does something that needs a folder for as long as it takes. */
    <T> T within(Function<Path, T> work) {
        String name = "look-" + UUID.randomUUID();
        try {
            return work.apply(open(name));
        } finally {
            close(name);
        }
    }

    private static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("making the staging folder " + folder, e);
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Remover());
        } catch (IOException e) {
            throw new UncheckedIOException("emptying the staging folder " + folder, e);
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
