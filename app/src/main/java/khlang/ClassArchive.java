package khlang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the Java machine's archive of the program's classes: with {@code -XX:SharedArchiveFile} a start finds them
 * read and checked, which is a quarter of its work. An archive fits one jar at one path and one Java machine; any other
 * starts without it.
 */
final class ClassArchive {
    private ClassArchive() {}

    /**
     * Starts the program once on an empty store, which is thrown away, and has its classes written when it ends.
     *
     * @param file where the archive goes; one that is there is replaced
     * @throws CannotStart when this is no jar, or the Java machine makes no archive
     */
    static void make(Path file) {
        // As the command line named it: a later start must name it alike.
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(jar)) {
            throw new CannotStart("An archive of classes is made by the jar: java -jar khlang.jar archive FILE");
        }
        Path folder = file.toAbsolutePath().resolveSibling("");
        if (!Files.isDirectory(folder)) {
            throw new CannotStart("There is no folder " + folder + " for the archive of classes.");
        }
        try {
            Path empty = Files.createTempDirectory("khlang-archive");
            try {
                Files.deleteIfExists(file);
                run(jar, file, empty);
            } finally {
                remove(empty);
            }
        } catch (IOException e) {
            throw new CannotStart("No archive of classes at " + file + ": " + e, e);
        }
        if (!Files.isRegularFile(file)) {
            throw new CannotStart("This Java machine makes no archive of classes; the server runs without one.");
        }
    }

    private static void run(Path jar, Path file, Path empty) throws IOException {
        // An import starts all that a server is, listens on a free port, and ends; there is nothing to import.
        ProcessBuilder start = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ArchiveClassesAtExit=" + file,
                "-jar",
                jar.toString(),
                "import",
                empty.toString()));
        start.environment().keySet().removeIf(name -> name.startsWith("KHLANG_"));
        start.environment().put("KHLANG_DATA", empty.resolve("data").toString());
        Process process = start.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted((one, other) -> other.compareTo(one)).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
