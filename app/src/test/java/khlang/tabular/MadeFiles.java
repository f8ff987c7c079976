package khlang.tabular;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Makes the files of the corpus that are too large to keep, or that only a program can write. */
final class MadeFiles {
    private static final Map<String, Maker> MAKERS = Map.ofEntries(
            Map.entry("text", MadeTexts::repeated),
            Map.entry("xlsx", MadeWorkbooks::xlsx),
            Map.entry("xlsm", MadeWorkbooks::xlsm),
            Map.entry("xls", MadeWorkbooks::xls),
            Map.entry("chart_sheet", MadeWorkbooks::chartSheet),
            Map.entry("lost_text", MadeWorkbooks::lostText),
            Map.entry("doctype_xlsx", MadeWorkbooks::doctype),
            Map.entry("numbered_xlsx", MadeWorkbooks::numbered),
            Map.entry("ods", MadeOpenDocument::ods),
            Map.entry("parquet", MadeParquet::parquet),
            Map.entry("cut_parquet", MadeParquet::cut),
            Map.entry("zipped_parquet", MadePacked::parquet),
            Map.entry("zip_bomb", MadePacked::zipBomb),
            Map.entry("gzip_bomb", MadePacked::gzipBomb),
            Map.entry("zipped_xlsx", MadePacked::workbook),
            Map.entry("locked_xlsx", MadeBadWorkbooks::lockedXlsx),
            Map.entry("locked_xls", MadeBadWorkbooks::lockedXls),
            Map.entry("cut_xlsx", MadeBadWorkbooks.cut(MadeWorkbooks::xlsx)),
            Map.entry("cut_xls", MadeBadWorkbooks.cut(MadeWorkbooks::xls)),
            Map.entry("cut_ods", MadeBadWorkbooks.cut(MadeOpenDocument::ods)),
            Map.entry("bomb_xlsx", MadeBadWorkbooks::bomb),
            Map.entry("raw_xlsx", MadeBadWorkbooks::raw),
            Map.entry("linked_xlsx", MadeWorkbooks::linkedXlsx),
            Map.entry("linked_xls", MadeWorkbooks::linkedXls),
            Map.entry("strict_xlsx", MadeBadWorkbooks::strict));

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
