package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes the files of the corpus that are too large to keep, or that only a program can write. */
final class MadeFiles {
    private static final Map<String, Maker> MAKERS = Map.of(
            "text", MadeTexts::repeated,
            "xlsx", MadeWorkbooks::xlsx,
            "xlsm", MadeWorkbooks::xlsm,
            "xls", MadeWorkbooks::xls,
            "chart_sheet", MadeWorkbooks::chartSheet,
            "doctype_xlsx", MadeWorkbooks::doctype,
            "ods", MadeOpenDocument::ods,
            "zip_bomb", MadePacked::zipBomb,
            "gzip_bomb", MadePacked::gzipBomb,
            "zipped_xlsx", MadePacked::workbook);

    /** Writes one file, always the same for the same expectations. */
    @FunctionalInterface
    interface Maker {
        void write(JsonNode expected, Path file) throws IOException;
    }

    private MadeFiles() {}

    static Path make(String maker, JsonNode expected, Path folder) {
        try {
            Path file = Files.createTempFile(folder, "made", ".bin");
            Maker known = MAKERS.get(maker);
            if (known == null) {
                throw new IllegalArgumentException("no maker " + maker);
            }
            known.write(expected, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
