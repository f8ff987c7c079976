package khlang.tabular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import khlang.problem.Phrase;
import org.apache.poi.hssf.eventusermodel.AbortableHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.ColumnInfoRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.hssf.record.SupBookRecord;
import org.apache.poi.hssf.usermodel.HSSFDataFormat;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jspecify.annotations.Nullable;

/** Turns the records of one sheet into rows. */
final class XlsSheet extends AbortableHSSFListener {
    private static final short GO_ON = 0;
    private static final short STOP = 1;

    private final RowSink sink;
    private final int wanted;
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> formatCodes = new HashMap<>();
    private final Map<Integer, CellFormat> formats = new HashMap<>();
    private final List<Merge> merges = new ArrayList<>();
    private @Nullable SSTRecord texts;
    private boolean from1904;
    private int sheet = -1;

    /** Charts inside a sheet have a beginning and an end of their own. */
    private int depth;

    private String[] cells = new String[16];
    private int width;
    private int widest;
    private final Hidden hidden = new Hidden();
    private int row = -1;
    private int textColumn = -1;

    XlsSheet(RowSink sink, int wanted) {
        this.sink = sink;
        this.wanted = wanted;
    }

    @Override
    public short abortableProcessRecord(Record entry) {
        if (entry instanceof BOFRecord begin) {
            depth++;
            sheet += depth == 1 && begin.getType() != BOFRecord.TYPE_WORKBOOK ? 1 : 0;
        } else if (entry instanceof EOFRecord) {
            depth--;
            return depth == 0 && sheet == wanted ? STOP : GO_ON;
        } else if (sheet < 0) {
            global(entry);
        } else if (sheet == wanted && depth == 1) {
            inSheet(entry);
        }
        return GO_ON;
    }

    private void global(Record entry) {
        if (entry instanceof ExtendedFormatRecord style) {
            formatOfStyle.add((int) style.getFormatIndex());
        } else if (entry instanceof FormatRecord format) {
            formatCodes.put(format.getIndexCode(), format.getFormatString());
        } else if (entry instanceof SSTRecord strings) {
            texts = strings;
        } else if (entry instanceof SupBookRecord book && book.isExternalReferences()) {
            hidden.elsewhere();
        } else if (entry instanceof DateWindow1904Record window) {
            from1904 = window.getWindowing() == 1;
        }
    }

    private void inSheet(Record entry) {
        if (entry instanceof MergeCellsRecord merged) {
            for (int i = 0; i < merged.getNumAreas(); i++) {
                CellRangeAddress range = merged.getAreaAt(i);
                merges.add(new Merge(
                        range.getFirstRow() + 1L,
                        range.getLastRow() + 1L,
                        range.getFirstColumn(),
                        range.getLastColumn()));
            }
        } else if (entry instanceof RowRecord line && line.getZeroHeight() && line.getLastCol() > 0) {
            hidden.row();
        } else if (entry instanceof ColumnInfoRecord columns && columns.getHidden()) {
            hidden.columns(columns.getFirstColumn(), columns.getLastColumn());
        } else if (entry instanceof StringRecord text && textColumn >= 0) {
            put(row, textColumn, text.getString());
        } else if (entry instanceof CellValueRecordInterface cell) {
            put(cell.getRow(), cell.getColumn(), text(cell));
        }
    }

    private String text(CellValueRecordInterface cell) {
        textColumn = -1;
        if (cell instanceof LabelSSTRecord label) {
            return texts == null ? "" : texts.getString(label.getSSTIndex()).getString();
        }
        if (cell instanceof NumberRecord number) {
            return format(cell.getXFIndex()).text(number.getValue());
        }
        if (cell instanceof BoolErrRecord value) {
            return value.isBoolean() ? String.valueOf(value.getBooleanValue()) : error(value.getErrorValue());
        }
        if (cell instanceof FormulaRecord formula) {
            return result(formula);
        }
        return cell instanceof LabelRecord label ? label.getValue() : "";
    }

    private String result(FormulaRecord formula) {
        if (formula.hasCachedResultString()) {
            // The text itself comes in the record after this one.
            textColumn = formula.getColumn();
            return "";
        }
        return switch (formula.getCachedResultTypeEnum()) {
            case BOOLEAN -> String.valueOf(formula.getCachedBooleanValue());
            case ERROR -> error((byte) formula.getCachedErrorValue());
            case NUMERIC, STRING, FORMULA, BLANK, _NONE ->
                format(formula.getXFIndex()).text(formula.getValue());
        };
    }

    private static String error(byte code) {
        return FormulaError.forInt(code).getString();
    }

    private CellFormat format(int style) {
        int index = style < formatOfStyle.size() ? formatOfStyle.get(style) : 0;
        return formats.computeIfAbsent(
                index,
                number -> CellFormat.of(
                        number,
                        formatCodes.containsKey(number)
                                ? formatCodes.get(number)
                                : HSSFDataFormat.getBuiltinFormat(number.shortValue()),
                        from1904));
    }

    private void put(int newRow, int column, String text) {
        if (newRow != row) {
            endRow();
            row = newRow;
        }
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, column + 16);
        }
        Arrays.fill(cells, Math.min(width, column), column, "");
        cells[column] = text;
        width = Math.max(width, column + 1);
    }

    private void endRow() {
        widest = Math.max(widest, width);
        if (width > 0) {
            sink.row(new Row(row + 1L, Arrays.copyOf(cells, width)));
        }
        width = 0;
    }

    /** Hands over the last row and the merged cells; after the last record. */
    void finish() {
        endRow();
        merges.forEach(sink::merged);
    }

    List<Phrase> notes() {
        return hidden.notes(widest);
    }
}
