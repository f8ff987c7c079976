package khlang.tabular;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import khlang.kind.Kind;
import khlang.thai.ThaiDates;

/**
 * Tells a row that says below a table whom to ask, who made it and of when it is: ผู้รายงาน · นายสมชาย ใจดี · 081-234-5678.
 * A telephone or a day beside such a name is no figure of the table.
 */
final class FactBelow {
    private static final int MOST = 4;
    private static final Pattern NAME = Pattern.compile(
            "(?:ชื่อ|ลงชื่อ)?(?:เจ้าหน้าที่)?ผู้(?:รายงาน|จัดทำ|บันทึก|รวบรวม|ให้|กรอก|ประสานงาน|ติดต่อ|รับผิดชอบ|ตรวจ(?:สอบ)?|รับรอง|อนุมัติ)(?:ข้อมูล|รายงาน)?"
                    + "|ลงชื่อ|ตำแหน่ง|(?:จัดทำ|รวบรวม|ตรวจสอบ|รับรอง|รายงาน|ติดต่อ|พิมพ์)(?:โดย|เมื่อ|วันที่)"
                    + "|ติดต่อ(?:สอบถาม|ได้ที่|เจ้าหน้าที่|หน่วยงาน)?|สอบถาม(?:ข้อมูล|เพิ่มเติม|ได้ที่)?"
                    + "|(?:เบอร์|หมายเลข)?(?:ติดต่อ)?(?:โทร|โทรศัพท์|โทรสาร|มือถือ|แฟกซ์)(?:มือถือ|ติดต่อ)?|เบอร์ติดต่อ"
                    + "|อีเมล|อีเมล์|ไลน์|ไอดีไลน์|line(?:id)?|e-?mail|tel|telephone|phone|fax|mobile|contact"
                    + "|(?:ข้อมูล)?(?:ณ|เมื่อ|ถึง)(?:วันที่)?|(?:ณ)?วันที่(?:ปรับปรุง|จัดทำ|พิมพ์|รายงาน|เผยแพร่|บันทึก|ตรวจสอบ)?(?:ข้อมูล)?|(?:ประชุม)?ครั้งที่|ฉบับที่"
                    + "|(?:ปรับปรุง|อัปเดต|อัพเดท)(?:ข้อมูล)?(?:ครั้ง)?(?:ล่าสุด|เมื่อ|วันที่)?"
                    + "|date|asof|(?:last)?updated|printed|(?:prepared|reported|checked|approved|signed)(?:by)?|position");

    /** Of the names of telephones, mails and days; most rows are told apart by them. */
    private static final Letters BEGINS = new Letters("โเบหอวขณปจพรมteTEdpDPaAlL");

    private FactBelow() {}

    /** Whether a row is such a name, or a person, with what belongs to it, and has no figure. */
    static boolean is(Row row) {
        if (row.filled() < 2 || row.filled() > MOST) {
            return false;
        }
        List<String> cells = row.filledCells();
        String first = cells.get(0);
        boolean person = HeaderWords.isOfficeOrPerson(first);
        return (isName(first) || (person && cells.stream().skip(1).anyMatch(FactBelow::isName)))
                && cells.stream().skip(1).allMatch(FactBelow::isNoFigure);
    }

    /**
     * Whether a row right below rows of data is such a name, with nothing but a telephone, a mail or a day, in a table of
     * more columns.
     */
    static boolean isSure(Row row, int width) {
        return width > 2 && BEGINS.begin(RowWords.anywhere(row)) && row.filled() == 2 && is(row) && tells(row);
    }

    private static boolean tells(Row row) {
        String value = row.filledCells().get(1);
        return Kind.PHONE.normal(value) != null
                || Kind.EMAIL.normal(value) != null
                || ThaiDates.moment(value).isPresent();
    }

    private static boolean isName(String cell) {
        String name = CellText.squeezed(cell).toLowerCase(Locale.ROOT);
        int end = name.length();
        while (end > 0 && ":：.".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return NAME.matcher(name.substring(0, end)).matches();
    }

    /** Whether a cell is none of the table's figures: words, or the number of a telephone. */
    static boolean isNoFigure(String cell) {
        return FieldType.NUMBER.normal(cell) == null || Kind.PHONE.normal(cell) != null;
    }
}
