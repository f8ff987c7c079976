package khlang.tabular;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.ParserConfigurationException;
import khlang.problem.Problem;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** The rows of an XLSX file, read as a stream. */
final class XlsxRows implements WorkbookRows {
    /** Everything but sheets and texts is read whole, so it must be small. */
    private static final long LARGEST_PART = 64L << 20;

    private final TabularLimits limits;
    private final OPCPackage zip;
    private final XSSFReader reader;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final long fileBytes;
    private final long unpackedBytes;
    private boolean from1904;
    private final AtomicLong unpacked = new AtomicLong();

    XlsxRows(Path file, TabularLimits limits) {
        this.limits = limits;
        try {
            this.fileBytes = Files.size(file);
            this.unpackedBytes = Math.max(1, checkSize(file, limits));
            this.zip = OPCPackage.open(file.toFile(), PackageAccess.READ);
            this.reader = new XSSFReader(zip);
            parse(reader.getWorkbookData(), new WorkbookPart());
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw broken(e);
        }
    }

    /** A zip bomb is refused by what it says of itself; POI and {@link Counted} stop one that lies. */
    private static long checkSize(Path file, TabularLimits limits) throws IOException {
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
            }
        }
        if (sum > limits.uncompressedBytes()) {
            throw Problem.invalid("upload", "tabular.bomb");
        }
        return sum;
    }

    /** What a failure of POI or of the XML parser means for the one who uploaded the file. */
    private static Problem broken(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (String.valueOf(cause.getMessage()).contains("Zip bomb")) {
                return Problem.invalid("upload", "tabular.bomb");
            }
        }
        return Problem.invalid("upload", "tabular.broken_workbook");
    }

    @Override
    public List<String> sheets() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public void read(String sheet, RowSink sink) {
        unpacked.set(0);
        try {
            SharedTexts texts = new SharedTexts(limits);
            InputStream shared = reader.getSharedStringsData();
            if (shared != null) {
                parse(shared, texts);
            }
            String id = sheets.getOrDefault(sheet, "");
            parse(reader.getSheet(id), new XlsxSheet(sink, texts, formats(), limits));
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            throw broken(e);
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

    private void parse(InputStream part, DefaultHandler handler) throws IOException {
        try (InputStream in = new Counted(part)) {
            XMLReader xml = XMLHelper.newXMLReader();
            xml.setContentHandler(handler);
            xml.parse(new InputSource(in));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("XML cannot be read", e);
        }
    }

    @Override
    public long bytesRead() {
        return Math.min(fileBytes, (long) ((double) fileBytes * unpacked.get() / unpackedBytes));
    }

    @Override
    public void close() {
        // Closing would write, were the package not opened for reading.
        zip.revert();
    }

    /** The workbook's list of sheets, without hidden ones. */
    private final class WorkbookPart extends DefaultHandler {
        @Override
        public void startElement(String uri, String localName, String name, Attributes attributes) {
            if (localName.equals("workbookPr")) {
                String flag = attributes.getValue("date1904");
                from1904 = "1".equals(flag) || "true".equals(flag);
            }
            @Nullable String state = attributes.getValue("state");
            if (localName.equals("sheet") && (state == null || state.equals("visible"))) {
                String id = attributes.getValue(
                        "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
                sheets.put(attributes.getValue("name"), id);
            }
        }
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            if (unpacked.addAndGet(Math.max(count, 0)) > limits.uncompressedBytes()) {
                throw Problem.invalid("upload", "tabular.bomb");
            }
            return count;
        }
    }
}
