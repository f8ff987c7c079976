package khlang.tabular;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** What a row below a table is that is none of its rows; told by its first words, and only where no data follows. */
enum ClosingRow {
    TOTAL("tabular.row.total"),

    /** Figures alone, which are a total if they are the sums. */
    FIGURES("tabular.row.total"),
    AVERAGE("tabular.row.average"),

    /** Below a total or average, the largest or smallest value of each column. */
    EXTREME("tabular.row.extreme"),

    /** Below a total, what each column is of a hundred; or a hundred everywhere. */
    SHARE("tabular.row.share"),
    SIGNATURE("tabular.row.signature"),

    /** What stands below the word for notes, or begins with it and goes on in another cell. */
    NOTE("tabular.row.note"),

    /** Words alone, below a blank row or below what is none of the table: a note if other rows have figures there. */
    WORDS("tabular.row.note"),
    NONE("");

    /** A row with less may be a note. */
    static final int SHORTEST_DATA = 3;

    private static final Pattern AVERAGES =
            Pattern.compile("(ค่า)?เฉลี่ย(รวม|ทั้งหมด|ต่อปี|ต่อเดือน)?[:：.]?|average|mean|avg\\.?");

    private static final Pattern EXTREMES = Pattern.compile(
            "(ค่า)?(สูงสุด|ต่ำสุด|สูงที่สุด|ต่ำที่สุด|มัธยฐาน)[:：.]?|(ส่วน|ค่า)เบี่ยงเบน(มาตรฐาน)?|s\\.?d\\.?|max(imum)?|min(imum)?|median");

    private static final Pattern SHARES = Pattern.compile(
            "(คิดเป็น|สัดส่วน)?(ร้อยละ|เปอร์เซ็นต์|เปอร์เซนต์|%)(\\(.*\\))?[:：.]?|สัดส่วน|percent(age)?|percent\\(%\\)|share");

    private static final Pattern SIGNATURES = Pattern.compile(
            "(ลงชื่อ|\\(ลงชื่อ\\)|\\((นาย|นาง|น\\.ส\\.|ว่าที่|ดร\\.).*\\)$|ชื่อ.{0,12}ผู้(?:รายงาน|จัดทำ|บันทึก|รวบรวม|ให้ข้อมูล)|ผู้จัดทำ|ผู้รายงาน|ผู้รวบรวม|ผู้บันทึก|ผู้ตรวจ|ผู้รับรอง|ผู้อนุมัติ|ผู้ให้ข้อมูล|จัดทำโดย|รวบรวมโดย|ตรวจสอบโดย|รับรองโดย"
                    + "|prepared by|signed|signature|approved by|checked by).*",
            Pattern.DOTALL);

    /** Whom to ask, and how new the figures are. */
    private static final Pattern CONTACTS = Pattern.compile(
            "(ติดต่อ(สอบถาม|ขอ|ได้ที่|เจ้าหน้าที่|ผู้)|สอบถาม(เพิ่มเติม|ข้อมูล|รายละเอียด|ได้ที่)|(ข้อมูล|รายละเอียด)เพิ่มเติม|ผู้ประสานงาน|(ปรับปรุง|อัปเดต|อัพเดท)(ข้อมูล)?(ครั้ง)?(ล่าสุด|เมื่อ)|วันที่(ปรับปรุง|จัดทำ|พิมพ์|รายงาน|เผยแพร่)|พิมพ์(เมื่อ|โดย)|โทร(\\.|ศัพท์ ?:| ?:)"
                    + "|contact|last updated|updated|printed).*",
            Pattern.DOTALL);

    private static final Letters CONTACT_BEGINS = new Letters("ตสขรผปอวพโcluCLUpP");
    private static final Letters EXTREME_BEGINS = new Letters("คสตมsmSM");
    private static final Letters AVERAGE_BEGINS = new Letters("คเamAM");
    private static final Letters SIGNATURE_BEGINS = new Letters("ลผชจรต(psacPSAC");
    private static final Letters SHARE_BEGINS = new Letters("คสรเ%psPS");
    private static final int LONGEST_AVERAGE = 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final String key;

    ClosingRow(String key) {
        this.key = key;
    }

    /** Whether it may hold the sums of the table. */
    boolean isTotal() {
        return this == TOTAL || this == FIGURES;
    }

    /** Whether it says something of all rows in figures. */
    boolean isFigures() {
        return isTotal() || this == AVERAGE || this == EXTREME || this == SHARE;
    }

    /** The key of the sentence that tells it. */
    String key() {
        return key;
    }

    /**
     * What a row would be if it stood below the table.
     *
     * @param width how many columns the table has
     * @param above what the row above it would be: names and offices come below a signature, shares and extremes below a
     *     total or average
     */
    static ClosingRow of(Row row, int width, ClosingRow above) {
        if (RowWords.isTotal(row) || RowWords.isCount(row)) {
            return TOTAL;
        }
        String first = RowWords.first(row);
        if (AVERAGE_BEGINS.begin(first) && isAverage(first) && RowWords.hasSum(row)) {
            return AVERAGE;
        }
        boolean below = above.isFigures();
        if (below && EXTREME_BEGINS.begin(first) && isExtreme(first) && RowWords.hasSum(row)) {
            return EXTREME;
        }
        if ((below || SHARE_BEGINS.begin(first)) && isShare(first) && (below ? RowWords.hasSum(row) : isWhole(row))) {
            return SHARE;
        }
        boolean note = RowWords.isFootnote(row) || (CONTACT_BEGINS.begin(first) && isContact(row, first));
        if (note && row.filled() < width && !RowWords.hasFigure(row)) {
            return NOTE;
        }
        // People sign in the middle or on the right. Most rows are told apart by one letter, the others by what they
        // fill.
        String name = first.isEmpty() ? RowWords.anywhere(row) : first;
        boolean signed = above == SIGNATURE;
        boolean likely = signed || SIGNATURE_BEGINS.begin(name);
        boolean alone = likely && row.filled() <= Math.max(1, Math.min(2, width - 2));
        return alone && (signed || isSignature(name)) && !RowWords.hasFigure(row) ? SIGNATURE : NONE;
    }

    private static boolean isAverage(String cell) {
        boolean likely = cell.length() <= LONGEST_AVERAGE && (cell.charAt(0) <= 'z' || cell.contains("เฉลี่ย"));
        return likely
                && AVERAGES.matcher(CellText.squeezed(cell).toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static boolean isExtreme(String cell) {
        return cell.length() <= LONGEST_AVERAGE
                && EXTREMES.matcher(CellText.squeezed(cell).toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static boolean isContact(Row row, String first) {
        return row.filled() == 1
                && CONTACTS.matcher(first.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether each figure of a row is a hundred. */
    private static boolean isWhole(Row row) {
        List<String> figures = row.filledCells().stream()
                .map(SumText::normal)
                .filter(Objects::nonNull)
                .toList();
        return !figures.isEmpty()
                && figures.stream().allMatch(figure -> new BigDecimal(figure).compareTo(HUNDRED) == 0);
    }

    /** Whether the first words of a row are those of a note, of who made it or of whom to ask. */
    static boolean explains(Row row) {
        String first = RowWords.first(row);
        return RowWords.isFootnote(row)
                || isSignature(first)
                || CONTACTS.matcher(first.toLowerCase(Locale.ROOT)).matches();
    }

    private static boolean isShare(String cell) {
        return cell.length() <= LONGEST_AVERAGE
                && SHARES.matcher(CellText.squeezed(cell).toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static boolean isSignature(String cell) {
        return SIGNATURES.matcher(cell.toLowerCase(Locale.ROOT)).matches();
    }
}
