package khlang.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import tools.jackson.databind.JsonNode;

/** Workbooks of the corpus as no program of good will writes them. */
final class MadeBadWorkbooks {
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private MadeBadWorkbooks() {}

    static void lockedXlsx(JsonNode expected, Path file) throws IOException {
        Path plain = file.resolveSibling("plain.xlsx");
        MadeWorkbooks.xlsx(expected, plain);
        try (POIFSFileSystem system = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream in = encryptor.getDataStream(system)) {
                Files.copy(plain, in);
            }
            system.writeFilesystem(out);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static void lockedXls(JsonNode expected, Path file) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("secret");
        try {
            MadeWorkbooks.xls(expected, file);
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** What another maker has made, without its second half. */
    static MadeFiles.Maker cut(MadeFiles.Maker whole) {
        return (expected, file) -> {
            whole.write(expected, file);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        };
    }

    /** With 300 MB of blanks before its only sheet. */
    static void bomb(JsonNode expected, Path file) throws IOException {
        MadeWorkbooks.xlsx(expected, file);
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("accessMode", "readWrite"))) {
            byte[] sheet = Files.readAllBytes(zip.getPath(SHEET));
            byte[] blanks = new byte[1 << 20];
            Arrays.fill(blanks, (byte) ' ');
            try (OutputStream out = Files.newOutputStream(zip.getPath(SHEET))) {
                for (int i = 0; i < 300; i++) {
                    out.write(blanks);
                }
                out.write(sheet);
            }
        }
    }

    /** Its rows are XML as {@code rows_xml} says, with a text of {@code long_text} letters at {@code %s}. */
    static void raw(JsonNode expected, Path file) throws IOException {
        MadeWorkbooks.xlsx(expected.has("sheets") ? expected : oneSheet(), file);
        String rows = expected.path("rows_xml")
                .asString()
                .replace("%s", letters(expected.path("long_text").asInt(0)));
        replace(
                file,
                SHEET,
                xml -> xml.replaceFirst("(?s)<sheetData.*(</sheetData>|/>)", "<sheetData>ROWS</sheetData>")
                        .replace("ROWS", rows));
    }

    /** Not the same ones, which would pack too well. */
    private static String letters(int count) {
        return new Random(1)
                .ints(count, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static JsonNode oneSheet() {
        return new tools.jackson.databind.json.JsonMapper()
                .readTree("{\"sheets\": [{\"name\": \"a\", \"cells\": [[\"x\"]]}]}");
    }

    /** In the strict form of the standard, with its own names for everything. */
    static void strict(JsonNode expected, Path file) throws IOException {
        MadeWorkbooks.xlsx(expected, file);
        UnaryOperator<String> strict = xml -> xml.replace(
                        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replace(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                        "http://purl.oclc.org/ooxml/officeDocument/relationships");
        for (String part : new String[] {
            SHEET,
            "xl/workbook.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "_rels/.rels"
        }) {
            replace(file, part, strict);
        }
    }

    private static void replace(Path file, String entry, UnaryOperator<String> change) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("accessMode", "readWrite"))) {
            Path part = zip.getPath(entry);
            Files.writeString(part, change.apply(Files.readString(part)));
        }
    }
}
