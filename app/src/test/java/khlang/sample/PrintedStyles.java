package khlang.sample;

import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a printed table look, and which of them are numbers. */
final class PrintedStyles {
    /** Amounts as printed, with or without commas; project numbers such as 1.1 are not amounts. */
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+|[0-9]{4,}");

    private final XSSFCellStyle title;
    private final XSSFCellStyle heading;
    private final XSSFCellStyle text;
    private final XSSFCellStyle plain;
    private final XSSFCellStyle grouped;

    PrintedStyles(XSSFWorkbook workbook) {
        XSSFFont bold = workbook.createFont();
        bold.setBold(true);
        title = workbook.createCellStyle();
        title.setFont(bold);
        title.setAlignment(HorizontalAlignment.CENTER);
        heading = bordered(workbook);
        heading.setFont(bold);
        heading.setAlignment(HorizontalAlignment.CENTER);
        heading.setVerticalAlignment(VerticalAlignment.CENTER);
        text = bordered(workbook);
        plain = bordered(workbook);
        grouped = bordered(workbook);
        grouped.setDataFormat(workbook.createDataFormat().getFormat("#,##0"));
    }

    XSSFCellStyle title() {
        return title;
    }

    void heading(XSSFCell cell, String words) {
        cell.setCellStyle(heading);
        if (!words.isEmpty()) {
            cell.setCellValue(words);
        }
    }

    void body(XSSFCell cell, String words) {
        boolean amount = AMOUNT.matcher(words).matches();
        cell.setCellStyle(amount ? (words.contains(",") ? grouped : plain) : text);
        if (amount) {
            cell.setCellValue(Double.parseDouble(words.replace(",", "")));
        } else if (!words.isEmpty()) {
            cell.setCellValue(words);
        }
    }

    private static XSSFCellStyle bordered(XSSFWorkbook workbook) {
        XSSFCellStyle style = workbook.createCellStyle();
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }
}
