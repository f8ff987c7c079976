package khlang.datastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import khlang.tabular.Field;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows as a workbook, which waits in a temporary file until the last of them. A sheet holds 1,048,575 rows below its
 * header; those behind stand on further sheets. Texts are cells of text, so that none of them is run as a formula.
 */
final class SheetFile implements RowFile {
    private static final SpreadsheetVersion EXCEL = SpreadsheetVersion.EXCEL2007;
    private static final int IN_MEMORY = 50;

    /** Excel shows so many digits of a number. */
    private static final int DIGITS = 15;

    private static final String CUT = " […]";

    /** Letters that XML has none of stand in cells by their number, and so does what begins like such a number. */
    private static final Pattern CODED =
            Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)|[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final ByteWriter out;
    private final List<Field> columns;
    private final SXSSFWorkbook workbook = new QuickWorkbook(IN_MEMORY);
    private final CellStyle day = style("yyyy-mm-dd");
    private final CellStyle moment = style("yyyy-mm-dd hh:mm:ss");
    private @Nullable SXSSFSheet sheet;
    private int next;

    SheetFile(ByteWriter out, List<Field> columns) {
        this.out = out;
        this.columns = columns;
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    @Override
    public void begin() {
        SXSSFSheet made = workbook.createSheet();
        sheet = made;
        next = 1;
        Row header = made.createRow(0);
        for (int index = 0; index < columns.size(); index++) {
            text(header.createCell(index), columns.get(index).id());
        }
        made.createFreezePane(0, 1);
    }

    @Override
    public void row(@Nullable Object[] values) {
        if (next > EXCEL.getLastRowIndex()) {
            begin();
        }
        SXSSFSheet open = sheet;
        if (open == null) {
            throw new IllegalStateException("a row before the beginning");
        }
        Row row = open.createRow(next++);
        for (int index = 0; index < values.length; index++) {
            Object value = values[index];
            if (value != null) {
                put(row.createCell(index), value);
            }
        }
    }

    private void put(Cell cell, Object value) {
        if (value instanceof Boolean flag) {
            cell.setCellValue(flag);
        } else if (value instanceof LocalDate date && isInCalendar(date)) {
            cell.setCellValue(date);
            cell.setCellStyle(day);
        } else if (value instanceof LocalDateTime time && isInCalendar(time.toLocalDate())) {
            cell.setCellValue(time);
            cell.setCellStyle(moment);
        } else if (value instanceof Long number && Math.abs(number) < 1_000_000_000_000_000L) {
            cell.setCellValue(number);
        } else if (value instanceof BigDecimal number && isAmount(number, columns.get(cell.getColumnIndex()))) {
            cell.setCellValue(number.doubleValue());
        } else {
            text(cell, Values.text(value));
        }
    }

    /**
     * Whether a number stands in a cell as one, so that it is added up. A cell of a workbook keeps as much of it as floating
     * point does; digits before the point that would be lost may be those of a code.
     */
    private static boolean isAmount(BigDecimal number, Field field) {
        BigDecimal plain = number.stripTrailingZeros();
        return field.scale() < 0 || plain.precision() - Math.max(0, plain.scale()) <= DIGITS;
    }

    /** Whether a day can be a date in Excel, whose calendar begins with 1900. */
    private static boolean isInCalendar(LocalDate date) {
        return date.getYear() > 1900;
    }

    private static void text(Cell cell, String text) {
        String written = CODED.matcher(text)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
        int most = EXCEL.getMaxTextLength();
        cell.setCellValue(written.length() <= most ? written : begin(written, most - CUT.length()) + CUT);
    }

    /** So many letters of a text, and no half of one. */
    private static String begin(String text, int most) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    @Override
    public void end() {
        try {
            workbook.write(out.stream());
        } catch (IOException e) {
            throw new UncheckedIOException("writing a workbook", e);
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a workbook", e);
        }
    }
}
