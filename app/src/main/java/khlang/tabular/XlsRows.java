package khlang.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import khlang.problem.Phrase;
import khlang.problem.Problem;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.eventusermodel.HSSFUserException;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The rows of an XLS file (BIFF8), read as a stream of records. */
final class XlsRows implements WorkbookRows {
    private static final short GO_ON = 0;

    /** The name of the workbook's stream since Excel 97; "Book" before, which POI cannot read as a stream. */
    private static final String STREAM = "Workbook";

    private final Path file;

    /** Each sheet and its number. */
    private final Sheets<Integer> sheets = new Sheets<>();

    private boolean worksheets;
    private List<Phrase> notes = List.of();

    XlsRows(Path file) {
        this.file = file;
        run(new Index());
    }

    @Override
    public Sheets<?> index() {
        return sheets;
    }

    @Override
    public boolean isChart(String sheet) {
        return !worksheets;
    }

    @Override
    public void read(String sheet, RowSink sink) {
        XlsSheet rows = new XlsSheet(sink, sheets.place(sheet, -1));
        run(rows);
        rows.finish();
        notes = rows.notes();
    }

    @Override
    public List<Phrase> notes() {
        return notes;
    }

    @Override
    public long bytesRead() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    @Override
    public void close() {
        // Each reading opens and closes the file itself.
    }

    private void run(AbortableHSSFListener listener) {
        HSSFRequest request = new HSSFRequest();
        request.addListenerForAllRecords(listener);
        try (POIFSFileSystem system = new POIFSFileSystem(file.toFile(), true);
                InputStream in = stream(system.getRoot())) {
            new HSSFEventFactory().abortableProcessEvents(request, in);
        } catch (EncryptedDocumentException e) {
            throw Problem.invalid("upload", "tabular.encrypted");
        } catch (Problem e) {
            throw e;
        } catch (IOException | HSSFUserException | RuntimeException e) {
            // POI says that a file is damaged with exceptions of many kinds.
            throw Problem.invalid("upload", "tabular.broken_workbook");
        }
    }

    private static InputStream stream(DirectoryNode root) throws IOException {
        if (!root.hasEntryCaseInsensitive(STREAM)) {
            throw Problem.invalid("upload", "tabular.broken_workbook");
        }
        return root.createDocumentInputStream(root.getEntryCaseInsensitive(STREAM));
    }

    /** Reads the list of sheets, which stands before the first sheet. */
    private final class Index extends AbortableHSSFListener {
        private int number;

        @Override
        public short abortableProcessRecord(Record entry) {
            if (entry instanceof BoundSheetRecord sheet) {
                Sheets.Visibility visibility = sheet.isVeryHidden()
                        ? Sheets.Visibility.VERY_HIDDEN
                        : sheet.isHidden() ? Sheets.Visibility.HIDDEN : Sheets.Visibility.VISIBLE;
                sheets.add(sheet.getSheetname(), number, visibility);
                number++;
            }
            boolean sheetBegins = entry instanceof BOFRecord begin && begin.getType() == BOFRecord.TYPE_WORKSHEET;
            worksheets |= sheetBegins;
            return sheetBegins ? 1 : GO_ON;
        }
    }
}
