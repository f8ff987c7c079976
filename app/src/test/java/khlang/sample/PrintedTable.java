package khlang.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A table of a plan as a workbook looks in an office: title rows on top, a header of two rows with merged cells.
 *
 * @param path where the workbook stands below the folder of the data packages
 * @param source the rows, a CSV with one header line, below {@code /sample/} on the class path
 * @param sheet the name of the sheet
 * @param titles the title rows
 * @param headings the header
 * @param mergesDown whether a blank first cell belongs to the cell above it
 */
record PrintedTable(
        String path, String source, String sheet, List<String> titles, List<Heading> headings, boolean mergesDown)
        implements SampleFile {

    static PrintedTable digitalPlanBudget() {
        return new PrintedTable(
                "digital-plan-budget-2566-2570/digital-plan-budget-2566-2570.xlsx",
                "digital-plan-budget.csv",
                "โครงการและงบประมาณ",
                List.of("แผนพัฒนาเทศบาลดิจิทัล เทศบาลนครขอนแก่น พ.ศ. 2566 - 2570", "แผนงาน/โครงการ และงบประมาณ"),
                projectHeadings(List.of("2566", "2567", "2568", "2569", "2570")),
                false);
    }

    static PrintedTable itPlanProjects() {
        return new PrintedTable(
                "it-plan-projects-2563-2565/it-plan-projects-2563-2565.xlsx",
                "it-plan-projects.csv",
                "โครงการ 2563-2565",
                List.of("แผนแม่บทเทคโนโลยีสารสนเทศ เทศบาลนครขอนแก่น พ.ศ. 2563 - 2565", "แผนงาน/โครงการ และงบประมาณ"),
                projectHeadings(List.of("2563", "2564", "2565")),
                false);
    }

    static PrintedTable developmentTargets() {
        return new PrintedTable(
                "local-development-targets-2571-2575/local-development-targets-2571-2575.xlsx",
                "development-targets.csv",
                "ความคาดหวังความสำเร็จ",
                List.of(
                        "ประเด็นการพัฒนาท้องถิ่นขององค์กรปกครองส่วนท้องถิ่นในระดับจังหวัด",
                        "จังหวัดขอนแก่น พ.ศ. ๒๕๗๑ - ๒๕๗๕"),
                List.of(
                        Heading.of("ประเด็นการพัฒนาท้องถิ่นของ อปท. ในระดับจังหวัด", 30),
                        Heading.of("จุดมุ่งหมายการพัฒนา (Goals)", 60),
                        new Heading(
                                "ความคาดหวังความสำเร็จ",
                                List.of(
                                        "ปี พ.ศ. ๒๕๗๑-๒๕๗๕",
                                        "ปี พ.ศ.๒๕๗๑",
                                        "ปี พ.ศ. ๒๕๗๒",
                                        "ปี พ.ศ.๒๕๗๓",
                                        "ปี พ.ศ.๒๕๗๔",
                                        "ปี พ.ศ.๒๕๗๕"),
                                20)),
                true);
    }

    private static List<Heading> projectHeadings(List<String> years) {
        return List.of(
                Heading.of("ยุทธศาสตร์ที่", 12),
                Heading.of("ยุทธศาสตร์", 40),
                Heading.of("กลุ่ม", 24),
                Heading.of("ที่", 8),
                Heading.of("Focus Area แผนงาน/โครงการ", 60),
                new Heading("ระยะเวลา/งบประมาณ (บาท)", years, 14),
                Heading.of("หน่วยงาน ผู้รับผิดชอบ", 28));
    }

    @Override
    public void writeTo(Path file) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet page = workbook.createSheet(sheet);
            PrintedStyles styles = new PrintedStyles(workbook);
            writeTitles(page, styles);
            writeHeader(page, styles);
            writeRows(page, styles);
            StableWorkbook.write(workbook, titles.get(0), file);
        }
    }

    private int columns() {
        return headings.stream().mapToInt(Heading::columns).sum();
    }

    private void writeTitles(XSSFSheet page, PrintedStyles styles) {
        for (int line = 0; line < titles.size(); line++) {
            XSSFCell cell = page.createRow(line).createCell(0);
            cell.setCellValue(titles.get(line));
            cell.setCellStyle(styles.title());
            page.addMergedRegion(new CellRangeAddress(line, line, 0, columns() - 1));
        }
    }

    private void writeHeader(XSSFSheet page, PrintedStyles styles) {
        int top = titles.size();
        XSSFRow upper = page.createRow(top);
        XSSFRow lower = page.createRow(top + 1);
        int column = 0;
        for (Heading heading : headings) {
            boolean single = heading.below().isEmpty();
            int last = column + heading.columns() - 1;
            styles.heading(upper.createCell(column), heading.text());
            for (int at = column; at <= last; at++) {
                page.setColumnWidth(at, heading.width() * 256);
                styles.heading(
                        lower.createCell(at), single ? "" : heading.below().get(at - column));
            }
            page.addMergedRegion(new CellRangeAddress(top, single ? top + 1 : top, column, last));
            column = last + 1;
        }
        page.createFreezePane(0, top + 2);
    }

    private void writeRows(XSSFSheet page, PrintedStyles styles) throws IOException {
        int line = titles.size() + 2;
        int blockStart = line;
        for (List<String> cells : SampleRows.read(source)) {
            boolean continues = mergesDown && cells.get(0).isEmpty();
            if (!continues) {
                mergeBlock(page, blockStart, line - 1);
                blockStart = line;
            }
            XSSFRow row = page.createRow(line);
            for (int column = 0; column < cells.size(); column++) {
                styles.body(row.createCell(column), cells.get(column));
            }
            line++;
        }
        mergeBlock(page, blockStart, line - 1);
    }

    private static void mergeBlock(XSSFSheet page, int first, int last) {
        if (last > first && page.getRow(last).getCell(0).getStringCellValue().isEmpty()) {
            page.addMergedRegion(new CellRangeAddress(first, last, 0, 0));
        }
    }
}
