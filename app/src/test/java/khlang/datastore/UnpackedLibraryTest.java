package khlang.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedLibraryTest {
    @TempDir
    Path folder;

    private void file(String name, Instant modified) throws IOException {
        Files.setLastModifiedTime(Files.writeString(folder.resolve(name), "x"), FileTime.from(modified));
    }

    @Test
    void onlyOldLibrariesThatWereUnpackedAreClearedAway() throws IOException {
        Instant now = Instant.now();
        Instant old = now.minus(Duration.ofMinutes(11));
        file("libduckdb_java123.so", old);
        file("libduckdb_java456.so", now.minus(Duration.ofMinutes(9)));
        file("libduckdb_java.so", old);
        file("libduckdb_java789.so.bak", old);
        file("other123.so", old);
        Files.createDirectory(folder.resolve("libduckdb_java321.so"));
        Files.setLastModifiedTime(folder.resolve("libduckdb_java321.so"), FileTime.from(old));
        UnpackedLibrary.clear(folder, now);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder(
                            "libduckdb_java456.so",
                            "libduckdb_java.so",
                            "libduckdb_java789.so.bak",
                            "libduckdb_java321.so",
                            "other123.so");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNoHarm() {
        UnpackedLibrary.clear(folder.resolve("none"), Instant.now());
        assertThat(folder.resolve("none")).doesNotExist();
    }
}
