package khlang.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A large municipal table as a CSV file: Thai text, dates, numbers and coordinates; the same on every machine. */
final class BenchmarkFile {
    /** The columns as DuckDB's own reader is told them. */
    static final String DUCKDB_COLUMNS = "{'id':'bigint','received':'date','category':'varchar','district':'varchar',"
            + "'description':'varchar','amount':'decimal(18,2)','quantity':'bigint','latitude':'decimal(18,6)',"
            + "'longitude':'decimal(18,6)','status':'varchar','unit_code':'varchar','updated':'timestamp'}";

    static final String HEADER =
            "id,received,category,district,description,amount,quantity,latitude,longitude,status,unit_code,updated";

    static final List<String> CATEGORIES = List.of(
            "ขยะและสิ่งปฏิกูล",
            "ไฟฟ้าสาธารณะ",
            "ถนนและทางเท้า",
            "น้ำท่วมขัง",
            "ต้นไม้และสวนสาธารณะ",
            "เหตุรำคาญ",
            "สัตว์จรจัด",
            "การจราจร");
    static final List<String> DISTRICTS = List.of(
            "ในเมือง",
            "ศิลา",
            "บ้านเป็ด",
            "เมืองเก่า",
            "พระลับ",
            "สาวะถี",
            "บ้านหว้า",
            "บ้านค้อ",
            "แดงใหญ่",
            "ดอนช้าง");
    private static final List<String> STATUSES = List.of("รับเรื่อง", "กำลังดำเนินการ", "เสร็จสิ้น", "ส่งต่อหน่วยงาน");
    private static final List<String> WORDS = List.of(
            "ประชาชน",
            "แจ้งว่า",
            "บริเวณ",
            "หน้าโรงเรียน",
            "ถนนมิตรภาพ",
            "ตลาดสด",
            "ชำรุด",
            "ขอให้",
            "ซ่อมแซม",
            "โดยเร็ว",
            "ฝนตกหนัก",
            "กลิ่นเหม็น",
            "ซอยเก้า",
            "ชุมชน",
            "เทศบาล");

    /** Each stands in one row of four hundred. */
    private static final List<String> RARE = List.of(
            "สุนัข", "มะม่วง", "กระเช้า", "พัดลม", "ลำโพง", "กระจก", "บันได", "สะพาน", "ดอกไม้", "รถไฟ", "กล้วย",
            "ช้าง", "หมอน", "ปลวก", "ทุเรียน", "แมว", "มะพร้าว", "ตะแกรง", "หลังคา", "ประปา");

    private static final int ONE_OF = 20;

    private BenchmarkFile() {}

    /** A word that one row of four hundred has, another for each number. */
    static String word(int number) {
        return RARE.get(number % RARE.size());
    }

    /** Three of the words in a row, others for each number; a description has them in about one row of two thousand. */
    static String words(int number) {
        int count = WORDS.size();
        return WORDS.get(number % count)
                + WORDS.get(number / count % count)
                + WORDS.get(number / count / count % count);
    }

    /** Writes {@code rows} rows. */
    static void write(Path file, int rows, Charset charset) throws IOException {
        SplittableRandom random = new SplittableRandom(2567);
        try (BufferedWriter out = Files.newBufferedWriter(file, charset)) {
            out.write(HEADER + "\n");
            for (int i = 1; i <= rows; i++) {
                out.write(row(i, random));
            }
        }
    }

    /** Writes the same rows as a workbook: numbers as numbers, dates as dates. */
    static void writeWorkbook(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(2567);
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100);
                OutputStream out = Files.newOutputStream(file)) {
            Sheet sheet = workbook.createSheet("ข้อมูล");
            CellStyle date = style(workbook, "dd/mm/yyyy");
            CellStyle moment = style(workbook, "dd/mm/yyyy hh:mm");
            Row header = sheet.createRow(0);
            List<String> names = List.of(HEADER.split(",", -1));
            for (int i = 0; i < names.size(); i++) {
                header.createCell(i).setCellValue(names.get(i));
            }
            for (int number = 1; number <= rows; number++) {
                String[] cells = row(number, random).strip().split(",", -1);
                Row row = sheet.createRow(number);
                for (int i = 0; i < cells.length; i++) {
                    switch (i) {
                        case 0, 5, 6, 7, 8 -> row.createCell(i).setCellValue(Double.parseDouble(cells[i]));
                        case 1 -> dated(row, i, LocalDate.parse(cells[i]).atStartOfDay(), date);
                        case 11 -> dated(row, i, LocalDateTime.parse(cells[i].replace(' ', 'T')), moment);
                        default -> row.createCell(i).setCellValue(cells[i]);
                    }
                }
            }
            workbook.write(out);
        }
    }

    private static CellStyle style(Workbook workbook, String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private static void dated(Row row, int column, LocalDateTime moment, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(moment);
        cell.setCellStyle(style);
    }

    private static String row(int number, SplittableRandom random) {
        LocalDate received = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_000));
        StringBuilder description = new StringBuilder();
        for (int word = 2 + random.nextInt(4); word > 0; word--) {
            description.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        if (number % ONE_OF == 0) {
            description.append(word(number / ONE_OF));
        }
        return number + "," + received + "," + CATEGORIES.get(random.nextInt(CATEGORIES.size())) + ","
                + DISTRICTS.get(random.nextInt(DISTRICTS.size())) + "," + description + ","
                + BigDecimal.valueOf(random.nextLong(1, 90_000_000), 2).toPlainString() + "," + random.nextInt(1, 500)
                + ","
                + BigDecimal.valueOf(16_390_000 + random.nextInt(90_000), 6).toPlainString() + ","
                + BigDecimal.valueOf(102_780_000 + random.nextInt(90_000), 6).toPlainString() + ","
                + STATUSES.get(random.nextInt(STATUSES.size())) + ",0" + (1_000 + random.nextInt(40)) + ","
                + received.plusDays(random.nextInt(30)) + " "
                + String.format("%02d:%02d:00", random.nextInt(24), random.nextInt(60))
                + "\n";
    }
}
