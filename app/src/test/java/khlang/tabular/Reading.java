package khlang.tabular;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What came out of one file, and its rows as lines of normal form. */
record Reading(TabularContent content, List<String> lines) {
    static Reading of(Path folder, String text) {
        return of(folder, text, StandardCharsets.UTF_8);
    }

    static Reading of(Path folder, String text, Charset charset) {
        return of(folder, text.getBytes(charset));
    }

    static Reading of(Path folder, byte[] bytes) {
        try {
            Path file = Files.createTempFile(folder, "upload", ".bin");
            Files.write(file, bytes);
            return of(folder, file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Reading of(Path folder, Path file) {
        return of(folder, file, Recipe.NONE);
    }

    static Reading of(Path folder, Path file, DeclaredTypes declared) {
        return of(folder, file, Recipe.of(declared));
    }

    static Reading of(Path folder, Path file, Recipe recipe) {
        try {
            Path staging = Files.createTempDirectory(folder, "staging");
            TabularContent content =
                    TabularFile.read(file, "ตาราง.csv", recipe, staging, TabularLimits.DEFAULT, (rows, bytes) -> {});
            return new Reading(content, Files.readAllLines(content.csv()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    List<String> ids() {
        return content.fields().stream().map(Field::id).toList();
    }

    List<FieldType> types() {
        return content.fields().stream().map(Field::type).toList();
    }

    List<String> problems() {
        return content.problems().stream()
                .map(problem -> problem.row() + " " + problem.field() + " " + problem.raw() + " "
                        + problem.reason().key())
                .toList();
    }
}
