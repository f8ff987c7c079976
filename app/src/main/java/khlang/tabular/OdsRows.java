package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.jspecify.annotations.Nullable;

/** The rows of an OpenDocument spreadsheet (ODF 1.2 and 1.3), read as a stream. */
final class OdsRows implements WorkbookRows {
    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private static final int LARGEST_MANIFEST = 1 << 20;

    private final Path file;
    private final TabularLimits limits;
    private final WorkbookXml xml;
    private final long fileBytes;
    private final long contentBytes;
    private List<Phrase> notes = List.of();

    /** Each sheet and its number. */
    private final Sheets<Integer> sheets = new Sheets<>();

    OdsRows(Path file, TabularLimits limits) {
        this.file = file;
        this.limits = limits;
        this.xml = new WorkbookXml(limits);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            this.fileBytes = Files.size(file);
            this.contentBytes = Math.max(1, content(zip).getSize());
            refuseEncrypted(zip);
            if (contentBytes > limits.uncompressedBytes()) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            xml.parse(zip.getInputStream(content(zip)), Set.of(content(zip).getCrc()), new OdsIndex(sheets));
        } catch (IOException | RuntimeException e) {
            throw WorkbookXml.broken(e);
        }
    }

    private static ZipEntry content(ZipFile zip) {
        @Nullable ZipEntry content = zip.getEntry(CONTENT);
        if (content == null) {
            throw Problem.invalid("upload", "tabular.broken_workbook");
        }
        return content;
    }

    private static void refuseEncrypted(ZipFile zip) throws IOException {
        @Nullable ZipEntry manifest = zip.getEntry(MANIFEST);
        if (manifest == null) {
            return;
        }
        try (InputStream in = zip.getInputStream(manifest)) {
            if (new String(in.readNBytes(LARGEST_MANIFEST), StandardCharsets.UTF_8).contains("encryption-data")) {
                throw Problem.invalid("upload", "tabular.encrypted");
            }
        }
    }

    @Override
    public Sheets<?> index() {
        return sheets;
    }

    @Override
    public void read(String sheet, RowSink sink) {
        xml.restart();
        OdsSheet rows = new OdsSheet(sink, sheets.place(sheet, -1), limits);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            xml.parse(zip.getInputStream(content(zip)), Set.of(content(zip).getCrc()), rows);
        } catch (OdsSheet.Ended e) {
            // What follows are other sheets.
        } catch (IOException | RuntimeException e) {
            throw WorkbookXml.broken(e);
        }
        notes = rows.notes();
    }

    @Override
    public List<Phrase> notes() {
        return notes;
    }

    @Override
    public long bytesRead() {
        return Math.min(fileBytes, (long) ((double) fileBytes * xml.unpacked() / contentBytes));
    }

    @Override
    public void close() {
        // Each reading opens and closes the file itself.
    }
}
