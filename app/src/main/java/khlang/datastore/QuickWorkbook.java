package khlang.datastore;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.streaming.GZIPSheetDataWriter;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.streaming.SheetDataWriter;
import org.apache.xmlbeans.XmlCursor;

/**
 * A workbook that packs for speed, both the temporary file in which its rows wait and itself: more would take longer than
 * all else together. POI names no style, which this one does.
 */
final class QuickWorkbook extends SXSSFWorkbook {
    private static final int BUFFER = 1 << 16;
    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /** @param inMemory how many rows of a sheet wait in memory */
    QuickWorkbook(int inMemory) {
        super(inMemory);
        nameStyle();
    }

    /** Gives cells without a style of their own one that has a name; programs that read the workbook look for it. */
    private void nameStyle() {
        try (XmlCursor styles =
                getXSSFWorkbook().getStylesSource().getCTStylesheet().newCursor()) {
            styles.toEndToken();
            styles.beginElement("cellStyles", SPREADSHEET);
            styles.insertAttributeWithValue("count", "1");
            styles.beginElement("cellStyle", SPREADSHEET);
            styles.insertAttributeWithValue("name", "Normal");
            styles.insertAttributeWithValue("xfId", "0");
            styles.insertAttributeWithValue("builtinId", "0");
        }
    }

    @Override
    protected SheetDataWriter createSheetDataWriter() throws IOException {
        return new PackedRows();
    }

    @Override
    protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
        ZipArchiveOutputStream archive = super.createArchiveOutputStream(out);
        archive.setLevel(Deflater.BEST_SPEED);
        return archive;
    }

    private static final class PackedRows extends GZIPSheetDataWriter {
        PackedRows() throws IOException {}

        @Override
        protected OutputStream decorateOutputStream(FileOutputStream file) throws IOException {
            return new QuickGzip(file);
        }
    }

    private static final class QuickGzip extends GZIPOutputStream {
        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
