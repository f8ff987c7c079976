package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import khlang.problem.Problem;

/** Sees of JSON and of packed files, which need hold no table, whether they are damaged, locked or a trap. */
public final class Damage {
    /** So many bytes are read to their end while somebody waits for an answer. */
    private static final long LARGEST = 32L << 20;

    /** What is right with a file that is to be downloaded only. */
    private static final Set<String> NO_TABLE = Set.of(
            "tabular.json_no_table", "tabular.zip_no_table", "tabular.too_many_fields", "tabular.too_many_names");

    private Damage() {}

    /**
     * Reads a file of at most 32 MB to its end; of a larger ZIP file its directory tells names, sizes and passwords.
     *
     * @throws Problem where reading it as a table would end with this very problem, other than that there is no table
     */
    public static void refuse(Path file, Recipe recipe, TabularLimits limits) {
        boolean small = size(file) <= LARGEST;
        boolean looked = switch (FileKind.of(file)) {
            case JSON, GZIP -> small;
            case ZIP, BROKEN_WORKBOOK -> true;
            case EMPTY, TEXT, XLSX, XLS, ODS, XLSB, ENCRYPTED, MARKUP, XML_SHEET, PARQUET, BINARY -> false;
        };
        if (!looked) {
            return;
        }
        try {
            TabularFile.<Runnable>open(
                            file,
                            limits,
                            recipe,
                            rows -> () -> {},
                            book -> () -> {},
                            packed -> () -> check(packed, small))
                    .run();
        } catch (Problem problem) {
            boolean none = problem.fields().values().stream()
                    .flatMap(java.util.Collection::stream)
                    .anyMatch(phrase -> NO_TABLE.contains(phrase.key()));
            if (!none) {
                throw problem;
            }
        }
    }

    private static void check(Packed packed, boolean small) {
        if (small) {
            packed.check();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
