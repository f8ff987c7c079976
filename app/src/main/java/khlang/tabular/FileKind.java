package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What a file is by its content, whatever it is called. */
enum FileKind {
    EMPTY,
    TEXT,
    XLSX,
    XLS,
    ODS,
    /** Excel's binary form of XLSX. */
    XLSB,
    ENCRYPTED,
    BROKEN_WORKBOOK,
    /** HTML, which many systems hand out under a name that ends in .xls, or any other XML. */
    MARKUP,
    /** The XML spreadsheet of Excel 2003. */
    XML_SHEET,
    /** A ZIP file that is no office document. */
    ZIP,
    GZIP,
    JSON,
    PARQUET,
    BINARY;

    private static final List<String> BINARY_STARTS = List.of(
            "%PDF-",
            "\u0089PNG",
            "GIF8",
            "\u00FF\u00D8\u00FF",
            "PARE",
            "Rar!",
            "7z\u00BC\u00AF",
            "SQLite format 3",
            "BZh",
            "MIME-Version:");

    private static final Pattern MARKUP_START = Pattern.compile(
            "<(!--|(!doctype|\\?xml|html|head|body|table|style|meta|div|script|svg|kml|gml|rss)\\b)",
            Pattern.CASE_INSENSITIVE);

    /** Objects, lists, or a list of values, which is JSON though no table. */
    private static final Pattern JSON_START = Pattern.compile(
            "\\{\\s*[\"}]|\\[\\s*[{\\[\\]]"
                    + "|\\[\\s*(?:-?\\d[\\d.]*|\"[^\"\\n]*\"|true|false|null)\\s*(?:,\\s*(?:-?\\d|\"|true|false|null)|\\]\\s*$)");

    private static final String OLE2 = "\u00D0\u00CF\u0011\u00E0";
    private static final String SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
    private static final int LOOK = 1_024;

    private static final Pattern BYTE_ORDER_MARK =
            Pattern.compile("^(\u00EF\u00BB\u00BF|\u0000*(\u00FF\u00FE|\u00FE\u00FF))");

    static FileKind of(Path file) {
        String start = start(file);
        if (start.isEmpty()) {
            return EMPTY;
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return zip(file);
        }
        if (start.startsWith(OLE2)) {
            return ole(file);
        }
        if (BINARY_STARTS.stream().anyMatch(start::startsWith)) {
            return BINARY;
        }
        if (start.startsWith("PAR1")) {
            return PARQUET;
        }
        if (start.startsWith("\u001F\u008B")) {
            return GZIP;
        }
        String text = letters(start);
        if (JSON_START.matcher(text).lookingAt()) {
            return JSON;
        }
        // A header may hold a tag, as cells do that were copied from a page: only what begins a document counts.
        if (!MARKUP_START.matcher(text).lookingAt()) {
            return TEXT;
        }
        return text.contains(XmlSheet.SPREADSHEET) && !text.contains("<html") ? XML_SHEET : MARKUP;
    }

    /** The first bytes, each as the letter of its number. */
    private static String start(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LOOK), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** The ASCII letters of the first bytes: UTF-16 and UTF-32 have zeros between them, which no text has otherwise. */
    private static String letters(String start) {
        return BYTE_ORDER_MARK
                .matcher(start)
                .replaceFirst("")
                .replace("\u0000", "")
                .strip();
    }

    private static FileKind zip(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
            if (zip.getEntry("xl/workbook.xml") != null) {
                return XLSX;
            }
            if (zip.getEntry("xl/workbook.bin") != null) {
                return XLSB;
            }
            ZipEntry type = zip.getEntry("mimetype");
            if (type != null) {
                return openDocument(zip, type);
            }
            return zip.getEntry("[Content_Types].xml") == null ? ZIP : BINARY;
        } catch (ZipException e) {
            // The JDK opens no file with a locked entry; who reads ZIP files says that it is locked.
            return String.valueOf(e.getMessage()).contains("encrypted") ? ZIP : BROKEN_WORKBOOK;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static FileKind openDocument(ZipFile zip, ZipEntry type) throws IOException {
        try (InputStream in = zip.getInputStream(type)) {
            String name = new String(in.readNBytes(LOOK), StandardCharsets.US_ASCII);
            return name.startsWith(SPREADSHEET) ? ODS : BINARY;
        }
    }

    private static FileKind ole(Path file) {
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = system.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                return ENCRYPTED;
            }
            boolean workbook = root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book");
            return workbook ? XLS : BINARY;
        } catch (IOException | RuntimeException e) {
            // POI says that a file is cut off with exceptions of many kinds.
            return BROKEN_WORKBOOK;
        }
    }
}
