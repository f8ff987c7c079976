package khlang.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;

/** Packed files of the corpus that are too large to keep, or hold what must be made first. */
final class MadePacked {
    private static final int MEGABYTES = 100;

    private MadePacked() {}

    static void zipBomb(JsonNode expected, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            blanks(zip);
        }
    }

    static void gzipBomb(JsonNode expected, Path file) throws IOException {
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            blanks(gzip);
        }
    }

    private static void blanks(OutputStream out) throws IOException {
        byte[] megabyte = new byte[1 << 20];
        for (int i = 0; i < MEGABYTES; i++) {
            out.write(megabyte);
        }
    }

    static void parquet(JsonNode expected, Path file) throws IOException {
        Path plain = file.resolveSibling("plain.parquet");
        MadeParquet.parquet(expected, plain);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("ตาราง.parquet"));
            Files.copy(plain, zip);
        }
    }

    static void workbook(JsonNode expected, Path file) throws IOException {
        Path plain = file.resolveSibling("plain.xlsx");
        MadeWorkbooks.xlsx(expected, plain);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("ตาราง.xlsx"));
            Files.copy(plain, zip);
        }
    }
}
