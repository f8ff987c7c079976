package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The rows of an XLSX file, read as a stream. */
final class XlsxRows implements WorkbookRows {
    /** Everything but sheets and texts is read whole, so it must be small. */
    private static final long LARGEST_PART = 64L << 20;

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Path file;
    private final TabularLimits limits;
    private final OPCPackage zip;
    private final XSSFReader reader;
    private final Sheets<String> sheets = new Sheets<>();
    private final long fileBytes;
    private final long unpackedBytes;
    private boolean from1904;
    private boolean elsewhere;
    private final WorkbookXml xml;
    private final Set<Long> sums = new HashSet<>();
    private final Set<String> charts = new HashSet<>();
    private List<Phrase> notes = List.of();

    XlsxRows(Path file, TabularLimits limits) {
        this.limits = limits;
        this.file = file;
        try {
            this.fileBytes = Files.size(file);
            this.xml = new WorkbookXml(limits, fileBytes);
            this.unpackedBytes = Math.max(1, checkSize(file));
            this.zip = OPCPackage.open(file.toFile(), PackageAccess.READ);
            this.reader = new XSSFReader(zip);
            xml.parse(reader.getWorkbookData(), sums, new WorkbookPart());
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw WorkbookXml.broken(e);
        }
    }

    /** A zip bomb is refused by what it says of itself; POI and {@link WorkbookXml} stop one that lies. */
    private long checkSize(Path file) throws IOException {
        long sum = 0;
        try (ZipFile entries = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(entries.entries())) {
                String name = entry.getName();
                boolean streamed = name.startsWith("xl/worksheets/") || name.equals("xl/sharedStrings.xml");
                boolean read = streamed || name.equals("xl/styles.xml") || name.equals("xl/workbook.xml");
                if (read && !streamed && entry.getSize() > LARGEST_PART) {
                    throw Problem.invalid("upload", "tabular.bomb");
                }
                sum += read ? entry.getSize() : 0;
                elsewhere |= name.startsWith("xl/externalLinks/");
                if (entry.getCrc() >= 0) {
                    sums.add(entry.getCrc());
                }
            }
            checkParts(entries);
        }
        if (sum > limits.uncompressedBytes()) {
            throw Problem.invalid("upload", "tabular.bomb");
        }
        return sum;
    }

    /** POI writes into the log what it cannot read of these, and does not tell it. */
    private void checkParts(ZipFile entries) throws IOException {
        for (ZipEntry entry : Collections.list(entries.entries())) {
            String name = entry.getName();
            if (name.endsWith(".rels") || name.equals("[Content_Types].xml") || name.equals("xl/styles.xml")) {
                xml.parse(entries.getInputStream(entry), sums, new DefaultHandler());
            }
        }
    }

    @Override
    public Sheets<?> index() {
        return sheets;
    }

    @Override
    public boolean isChart(String sheet) {
        return charts.contains(sheet);
    }

    @Override
    public void read(String sheet, RowSink sink) {
        read(sheet, sink, new SharedTexts(limits));
    }

    @Override
    public void readFirst(String sheet, RowSink sink) {
        read(sheet, sink, SharedTexts.first(limits));
    }

    private void read(String sheet, RowSink sink, SharedTexts texts) {
        xml.restart();
        try {
            readTexts(texts);
            String id = sheets.place(sheet, "");
            XlsxSheet rows = new XlsxSheet(sink, texts, formats(), limits);
            if (elsewhere) {
                rows.elsewhere();
            }
            parse(id, rows);
            if (rows.isChart()) {
                charts.add(sheet);
            }
            notes = rows.notes();
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw WorkbookXml.broken(e);
        }
    }

    private void readTexts(SharedTexts texts) throws IOException, OpenXML4JException {
        try (InputStream shared = reader.getSharedStringsData()) {
            if (shared != null) {
                xml.parse(shared, sums, texts);
            }
        } catch (CancellationException enough) {
            // The first rows have no others.
        }
    }

    /** Reads a sheet past POI, which takes a few rows of many blank cells for a bomb. */
    private void parse(String id, XlsxSheet rows) throws IOException, OpenXML4JException {
        String target = zip.getPartsByRelationshipType(PackageRelationshipTypes.CORE_DOCUMENT)
                .get(0)
                .getRelationship(id)
                .getTargetURI()
                .getPath();
        try (ZipFile entries = new ZipFile(file.toFile())) {
            ZipEntry entry = entries.getEntry(target.replaceFirst("^/", ""));
            xml.parse(entry == null ? reader.getSheet(id) : entries.getInputStream(entry), sums, rows);
        }
    }

    private List<CellFormat> formats() throws IOException, OpenXML4JException {
        StylesTable styles = reader.getStylesTable();
        List<CellFormat> formats = new ArrayList<>();
        for (int i = 0; styles != null && i < styles.getNumCellStyles(); i++) {
            var style = styles.getStyleAt(i);
            formats.add(CellFormat.of(style.getDataFormat(), style.getDataFormatString(), from1904));
        }
        return formats;
    }

    @Override
    public List<Phrase> notes() {
        return notes;
    }

    @Override
    public long bytesRead() {
        return Math.min(fileBytes, (long) ((double) fileBytes * xml.unpacked() / unpackedBytes));
    }

    @Override
    public void close() {
        // Closing would write, were the package not opened for reading.
        zip.revert();
    }

    /** The workbook's list of sheets, and which of them are hidden. */
    private final class WorkbookPart extends DefaultHandler {
        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (localName.equals("workbookPr")) {
                String flag = attributes.getValue("date1904");
                from1904 = "1".equals(flag) || "true".equals(flag);
            }
            @Nullable String state = attributes.getValue("state");
            if (localName.equals("sheet")) {
                String sheet = attributes.getValue("name");
                sheets.add(
                        sheet, attributes.getValue(RELATION, "id"), Sheets.Visibility.of(state == null ? "" : state));
            }
        }
    }
}
