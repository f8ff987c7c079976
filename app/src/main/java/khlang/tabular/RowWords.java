package khlang.tabular;

import java.util.Locale;
import java.util.regex.Pattern;
import khlang.thai.ThaiDigits;

/** Tells by its first words what a row is that is no data. */
public final class RowWords {
    /** Words that are a sum of all rows, at times with how many these are and with the amount in words. */
    private static final Pattern TOTAL = Pattern.compile(
            "((ผล|ยอด)?รวม(เป็นเงิน|งบประมาณ|จำนวนเงิน|จำนวน|วงเงิน|มูลค่า|เงิน|สุทธิ|ทั้งหมด|ทั้งสิ้น|ทั้งปี){0,3}([\\d๐-๙,]+\\D{0,20})?"
                    + "|ทั้งหมด|ทั้งสิ้น|สรุป|สรุปรวม|สรุปยอด|สรุปยอดรวม|สรุปทั้งหมด|สรุปทั้งสิ้น|รวมทุก.{2,20}"
                    + "|(จำนวน|เป็นเงิน|คิดเป็นเงิน)(รวม|ทั้งหมด|ทั้งสิ้น){1,2}"
                    + "|(grand)?totals?|(grand)?totalamount|sum|overall(total)?)(\\(.*\\))?[:：.]?");

    /** Words that are a sum of some rows. */
    private static final Pattern SUBTOTAL = Pattern.compile(
            "(ยอด)?รวม(ย่อย|หมวด|กอง|งาน|แผน|ด้าน|ยอด|งบ|หน้านี้|หน้า[\\d๐-๙]|กลุ่ม|ยุทธศาสตร์|รายรับ|รายจ่าย|รายได้|ค่า).*"
                    + "|(ยอดยกไป|ยอดยกมา|sub-?total).*");

    /** What stands around a word that is to be seen. */
    private static final Pattern FRAME = Pattern.compile("^[*=•–—-]{1,9}|[*=•–—-]{1,9}$");

    private static final Pattern SUM =
            Pattern.compile("(?:ผล|ยอด)?รวม|ทั้ง|(?:grand ?|sub-? ?)?total", Pattern.CASE_INSENSITIVE);

    private static final Pattern LATIN_END =
            Pattern.compile("(?:\\btotal|\\boverall|\\btotal amount)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern NOTE = Pattern.compile(
            "(หมายเหตุ|คำอธิบาย|คำชี้แจง|ข้อสังเกต|ที่มา(?!ของ(?!ข้อมูล))|แหล่งที่มา|แหล่งข้อมูล|ข้อมูล ?ณ |\\*|source ?:|sources ?:|notes? ?:|remarks? ?:).*"
                    + "|((คำ)?นิยาม(ศัพท์)?|คำจำกัดความ|สัญลักษณ์|คำย่อ|อักษรย่อ|legend|definitions?)(ที่ใช้)?\\s*[:：]?",
            Pattern.DOTALL);

    private static final Pattern ASIDE = Pattern.compile(
            "[(\\[]|ณ\\s|as of|(หน่วย(?!งาน|นับ)|ข้อมูล\\s*(?:ณ|เมื่อ|ถึง|จาก|โดย|สิ้นสุด)|วันที่|ที่มา|หมายเหตุ|unit|source)(?!$)");

    /** What stands in the place of a figure that there is none of. */
    private static final Pattern NOTHING =
            Pattern.compile("ไม่|ยัง|รอ|งด|ยกเลิก|ปิด|อยู่ระหว่าง|กำลัง|no|not|n/a|none|pending");

    private static final Pattern PAGE =
            Pattern.compile("(?:หน้า(?:ที่)?|แผ่นที่|page|p\\.)\\s*[\\d๐-๙]{1,5}(?:\\s*(?:/|จาก|of)\\s*[\\d๐-๙]{1,5})?"
                    + "|[-–—]\\s*[\\d๐-๙]{1,5}\\s*[-–—]");

    // Most rows are told apart by one letter.
    private static final Letters TOTAL_BEGINS = new Letters("รยผทtsgTSG*=");
    private static final Letters SUBTOTAL_BEGINS = new Letters("รยsS");
    private static final Letters PAGE_BEGINS = new Letters("หแpP-–—");
    private static final Letters NOTE_BEGINS = new Letters("หคทแขนสอ*sSnNrRlLdD");

    private static final int LONGEST_TOTAL = 80;
    private static final int MOST_OF_NOTE = 2;
    private static final int MOST_OF_COUNT = 2;

    private RowWords() {}

    /** Whether the row's first cell says that it is a sum, and others have figures. */
    static boolean isTotal(Row row) {
        String first = first(row);
        boolean likely = TOTAL_BEGINS.begin(first) || first.startsWith("สรุป") || endsAsSum(first);
        return likely && TOTAL.matcher(plain(first)).matches() && hasSum(row);
    }

    /** Whether a row without figures says how many there are in all: รวมทั้งสิ้น 4 คน. */
    static boolean isCount(Row row) {
        String first = first(row);
        return TOTAL_BEGINS.begin(first)
                && row.filled() <= MOST_OF_COUNT
                && TOTAL.matcher(plain(first)).matches()
                && row.filledCells().stream().skip(1).allMatch(cell -> ThaiDigits.value(cell.charAt(0)) >= 0);
    }

    /** Whether the row's first cell says that it is the sum of some rows above it, and others have figures. */
    static boolean isSubtotal(Row row) {
        String first = first(row);
        return SUBTOTAL_BEGINS.begin(first) && SUBTOTAL.matcher(plain(first)).matches() && hasSum(row);
    }

    /** Whether the row's first cell begins or ends as sums do, and others have figures: they tell whether it is one. */
    static boolean mayBeTotal(Row row) {
        String first = first(row);
        return mayNameSum(first) && hasSum(row);
    }

    /** Whether a text begins or ends as the names of sums do: รวมเขต 1, เขต 1 Total. */
    public static boolean mayNameSum(String text) {
        return mayBeginSum(text) || endsAsSum(text);
    }

    /** Whether a text begins as the names of sums do, or of halves of a year, which are sums of its quarters. */
    static boolean mayBeginSum(String text) {
        return (TOTAL_BEGINS.begin(text) && SUM.matcher(text).lookingAt()) || text.startsWith("ครึ่งปี");
    }

    private static boolean endsAsSum(String text) {
        if (text.isEmpty()) {
            return false;
        }
        // Most texts are told apart by their last letter.
        return switch (text.charAt(text.length() - 1)) {
            case 'ม' -> text.endsWith("รวม");
            case 'ด' -> text.endsWith("ทั้งหมด");
            case 'น' -> text.endsWith("ทั้งสิ้น");
            case 'ิ' -> text.endsWith("สุทธิ");
            case ')' -> text.endsWith("(รวม)") || text.endsWith("(ทั้งหมด)");
            case 'l', 'L', 't', 'T' -> LATIN_END.matcher(text).find();
            default -> false;
        };
    }

    /** Whether a text names the sum of all rows, or of some. */
    public static boolean namesSum(String text) {
        String plain = plain(text);
        return TOTAL.matcher(plain).matches() || SUBTOTAL.matcher(plain).matches();
    }

    private static String plain(String text) {
        if (text.length() > LONGEST_TOTAL) {
            return "";
        }
        String plain = CellText.squeezed(text).toLowerCase(Locale.ROOT);
        return FRAME.matcher(plain).replaceAll("");
    }

    /** Whether a cell above a table explains it: (หน่วย: บาท), ข้อมูล ณ วันที่ …. */
    static boolean isAside(String cell) {
        return ASIDE.matcher(cell.toLowerCase(Locale.ROOT)).lookingAt();
    }

    /** Whether the row is one cell that explains the table. */
    static boolean isNote(Row row) {
        String first = first(row);
        return NOTE_BEGINS.begin(first)
                && row.filled() == 1
                && NOTE.matcher(first.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether the row begins as a note does and goes on in at most one other cell. */
    static boolean isFootnote(Row row) {
        String first = first(row);
        return NOTE_BEGINS.begin(first)
                && row.filled() <= MOST_OF_NOTE
                && NOTE.matcher(first.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether the row is the number of a printed page alone. */
    static boolean isPage(Row row) {
        String cell = anywhere(row);
        return PAGE_BEGINS.begin(cell) && row.filled() == 1 && isPage(cell);
    }

    /** Whether a text is the number of a printed page. */
    static boolean isPage(String text) {
        return PAGE.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a cell says that there is no figure. */
    static boolean isNothing(String cell) {
        return NOTHING.matcher(cell).lookingAt();
    }

    static String first(Row row) {
        String[] cells = row.cells();
        for (int i = 0; i < cells.length && i < 3; i++) {
            if (!cells[i].isEmpty()) {
                return cells[i];
            }
        }
        return "";
    }

    /** The first cell with something in it, wherever it stands. */
    static String anywhere(Row row) {
        for (String cell : row.cells()) {
            if (!cell.isEmpty()) {
                return cell;
            }
        }
        return "";
    }

    static boolean hasFigure(Row row) {
        for (String cell : row.cells()) {
            if (!cell.isEmpty() && FieldType.NUMBER.normal(cell) != null) {
                return true;
            }
        }
        return false;
    }

    /** The same, also where its figures are dressed as those of sums are: 5 แห่ง, ฿600. */
    static boolean hasSum(Row row) {
        for (String cell : row.cells()) {
            if (SumText.is(cell)) {
                return true;
            }
        }
        return false;
    }
}
