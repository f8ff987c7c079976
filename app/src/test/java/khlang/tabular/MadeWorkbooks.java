package khlang.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbookType;
import tools.jackson.databind.JsonNode;

/**
 * Workbooks of the corpus, told as data: {@code sheets}, each with {@code name}, {@code hidden} ({@code HIDDEN} or
 * {@code VERY_HIDDEN}), {@code cells} row by row, {@code merged} ranges, {@code hidden_rows} and {@code hidden_columns}
 * from 0. A cell is a text, number, truth value, null, or an object with {@code value}, {@code format}, {@code formula}
 * or {@code error}.
 */
final class MadeWorkbooks {
    private final Workbook workbook;
    private final Map<String, CellStyle> styles = new HashMap<>();

    private MadeWorkbooks(Workbook workbook) {
        this.workbook = workbook;
    }

    static void xlsx(JsonNode expected, Path file) throws IOException {
        write(expected, file, new XSSFWorkbook());
    }

    static void xlsm(JsonNode expected, Path file) throws IOException {
        write(expected, file, new XSSFWorkbook(XSSFWorkbookType.XLSM));
    }

    /** As many rows as {@code numbered} says. */
    static void numbered(JsonNode expected, Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("a");
            Workbooks.row(sheet, 0, "ที่", "ชื่อ", "ค่า");
            for (int i = 1; i <= expected.path("numbered").asInt(); i++) {
                Workbooks.row(sheet, i, (double) i, "โครงการที่ " + i, i / 2.0);
            }
            workbook.write(out);
        }
    }

    /** Before the sheets stands one that is a chart. */
    static void chartSheet(JsonNode expected, Path file) throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        workbook.createSheet("แผนภูมิ");
        write(expected, file, workbook);
        replace(file, "xl/worksheets/sheet1.xml", xml -> """
                <?xml version="1.0" encoding="UTF-8"?>
                <chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">\
                <sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>""");
    }

    /** The last of the texts that cells share is missing. */
    static void lostText(JsonNode expected, Path file) throws IOException {
        xlsx(expected, file);
        replace(file, "xl/sharedStrings.xml", xml -> xml.substring(0, xml.lastIndexOf("<si>")) + "</sst>");
    }

    /** Its sheet, or the {@code part} that is said, begins with {@code doctype}. */
    static void doctype(JsonNode expected, Path file) throws IOException {
        xlsx(expected, file);
        String doctype = expected.path("doctype").asString();
        String part = expected.path("part").asString("xl/worksheets/sheet1.xml");
        replace(file, part, xml -> xml.replaceFirst("(<[a-zA-Z])", doctype + "$1"));
    }

    /** It has a part that names another file, as formulas on it bring with them. */
    static void linkedXlsx(JsonNode expected, Path file) throws IOException {
        xlsx(expected, file);
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("accessMode", "readWrite"))) {
            Files.createDirectory(zip.getPath("xl/externalLinks"));
            Files.writeString(zip.getPath("xl/externalLinks/externalLink1.xml"), "<externalLink/>");
        }
    }

    /** Its last cell takes its value from another file. */
    static void linkedXls(JsonNode expected, Path file) throws IOException {
        try (HSSFWorkbook workbook = new HSSFWorkbook();
                HSSFWorkbook other = new HSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            other.createSheet("b").createRow(0).createCell(0).setCellValue(2);
            workbook.linkExternalWorkbook("b.xls", other);
            MadeWorkbooks made = new MadeWorkbooks(workbook);
            expected.path("sheets").forEach(made::sheet);
            Sheet sheet = workbook.getSheetAt(0);
            Cell last = sheet.getRow(sheet.getLastRowNum()).getCell(1);
            last.setCellFormula("[b.xls]b!$A$1");
            workbook.write(out);
        }
    }

    private static void replace(Path file, String entry, UnaryOperator<String> change) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file, Map.of("accessMode", "readWrite"))) {
            Path part = zip.getPath(entry);
            Files.writeString(part, change.apply(Files.readString(part)));
        }
    }

    static void xls(JsonNode expected, Path file) throws IOException {
        write(expected, file, new HSSFWorkbook());
    }

    private static void write(JsonNode expected, Path file, Workbook workbook) throws IOException {
        try (workbook;
                OutputStream out = Files.newOutputStream(file)) {
            MadeWorkbooks made = new MadeWorkbooks(workbook);
            expected.path("sheets").forEach(made::sheet);
            if (expected.path("days_from_1904").asBoolean(false) && workbook instanceof XSSFWorkbook modern) {
                modern.getCTWorkbook().getWorkbookPr().setDate1904(true);
            }
            workbook.write(out);
        }
    }

    private void sheet(JsonNode told) {
        Sheet sheet = workbook.createSheet(told.path("name").asString());
        int line = 0;
        for (JsonNode row : told.path("cells")) {
            var made = sheet.createRow(line++);
            int column = 0;
            for (JsonNode cell : row) {
                if (!cell.isNull()) {
                    fill(made.createCell(column), cell);
                }
                column++;
            }
        }
        told.path("merged").forEach(range -> sheet.addMergedRegion(CellRangeAddress.valueOf(range.asString())));
        told.path("hidden_rows").forEach(row -> sheet.getRow(row.asInt()).setZeroHeight(true));
        told.path("hidden_columns").forEach(column -> sheet.setColumnHidden(column.asInt(), true));
        if (told.has("hidden")) {
            workbook.setSheetVisibility(
                    workbook.getSheetIndex(sheet),
                    SheetVisibility.valueOf(told.path("hidden").asString()));
        }
    }

    private void fill(Cell cell, JsonNode told) {
        if (told.isNumber()) {
            cell.setCellValue(told.asDouble());
        } else if (told.isBoolean()) {
            cell.setCellValue(told.asBoolean());
        } else if (told.isString()) {
            cell.setCellValue(told.asString());
        } else if (told.has("error")) {
            cell.setCellErrorValue(
                    FormulaError.forString(told.path("error").asString()).getCode());
        } else {
            if (told.has("formula")) {
                cell.setCellFormula(told.path("formula").asString());
            }
            fill(cell, told.path("value"));
            String format = told.path("format").asString("General");
            cell.setCellStyle(styles.computeIfAbsent(format, this::style));
        }
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }
}
