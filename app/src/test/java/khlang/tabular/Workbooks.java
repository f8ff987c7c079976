package khlang.tabular;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks made for one test. */
final class Workbooks {
    private Workbooks() {}

    static Path xlsx(Path folder, Consumer<Workbook> content) {
        return write(folder.resolve("test.xlsx"), new XSSFWorkbook(), content);
    }

    static Path xls(Path folder, Consumer<Workbook> content) {
        return write(folder.resolve("test.xls"), new HSSFWorkbook(), content);
    }

    private static Path write(Path file, Workbook workbook, Consumer<Workbook> content) {
        try (workbook;
                var out = Files.newOutputStream(file)) {
            content.accept(workbook);
            workbook.write(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A budget as a plan prints it: title, unit, two header rows with merged cells, group row, formulas, dates. */
    static void budget(Workbook workbook) {
        Sheet cover = workbook.createSheet("ปก");
        row(cover, 0, "แผนพัฒนาดิจิทัล");
        Sheet secret = workbook.createSheet("ลับ");
        row(secret, 0, "a", "b");
        row(secret, 1, 1.0, 2.0);
        row(secret, 2, 1.0, 2.0);
        workbook.setSheetHidden(1, true);
        Sheet sheet = workbook.createSheet("งบประมาณ");
        row(sheet, 0, "งบประมาณรายโครงการ");
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 5));
        row(sheet, 2, "ที่", "โครงการ", "งบประมาณ (บาท)", "", "เริ่ม", "รหัส");
        row(sheet, 3, "", "", 2566.0, 2567.0);
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 2, 3));
        for (int column : new int[] {0, 1, 4, 5}) {
            sheet.addMergedRegion(new CellRangeAddress(2, 3, column, column));
        }
        CellStyle date = style(workbook, "[$-107041E]d mmm yyyy");
        CellStyle code = style(workbook, "00000");
        for (int i = 0; i < 3; i++) {
            Row row = row(sheet, 4 + i, i + 1.0, "โครงการ " + i, 1_000_000.0 * i, 0.1 + 0.2);
            Cell start = row.createCell(4);
            start.setCellValue(LocalDateTime.of(2024, 1, 31, 0, 0));
            start.setCellStyle(date);
            Cell number = row.createCell(5);
            number.setCellValue(100 + i);
            number.setCellStyle(code);
        }
        Cell sum = sheet.getRow(6).getCell(2);
        sum.setCellFormula("C5+C6");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(sum);
        sheet.getRow(5).getCell(2).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
    }

    private static CellStyle style(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    static Row row(Sheet sheet, int index, Object... cells) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Double number) {
                row.createCell(i).setCellValue(number);
            }
            if (cells[i] instanceof String text) {
                row.createCell(i).setCellValue(text);
            }
        }
        return row;
    }

    /** The same ZIP with its entries as they are, not packed. */
    static byte[] unpacked(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry plain = new ZipEntry(entry.getName());
                plain.setMethod(ZipEntry.STORED);
                plain.setSize(content.length);
                plain.setCrc(sum.getValue());
                out.putNextEntry(plain);
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }
}
