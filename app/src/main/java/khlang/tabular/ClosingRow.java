package khlang.tabular;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a row below a table is that is none of its rows; told by its first words, and only where no data follows. */
enum ClosingRow {
    TOTAL("tabular.row.total"),

    /** Figures alone, which are a total if they are the sums. */
    FIGURES("tabular.row.total"),
    AVERAGE("tabular.row.average"),

    /** Below a total, what each column is of a hundred. */
    SHARE("tabular.row.share"),
    SIGNATURE("tabular.row.signature"),

    /** What stands below the word for notes, or begins with it and goes on in another cell. */
    NOTE("tabular.row.note"),
    NONE("");

    private static final Pattern AVERAGES =
            Pattern.compile("(ค่า)?เฉลี่ย(รวม|ทั้งหมด|ต่อปี|ต่อเดือน)?[:：.]?|average|mean|avg\\.?");

    private static final Pattern SHARES = Pattern.compile(
            "(คิดเป็น|สัดส่วน)?(ร้อยละ|เปอร์เซ็นต์|เปอร์เซนต์|%)(\\(.*\\))?[:：.]?|สัดส่วน|percent(age)?|percent\\(%\\)|share");

    private static final Pattern SIGNATURES = Pattern.compile(
            "(ลงชื่อ|\\(ลงชื่อ\\)|\\((นาย|นาง|น\\.ส\\.|ว่าที่|ดร\\.).*\\)$|ชื่อ.{0,12}ผู้(?:รายงาน|จัดทำ|บันทึก|รวบรวม|ให้ข้อมูล)|ผู้จัดทำ|ผู้รายงาน|ผู้รวบรวม|ผู้บันทึก|ผู้ตรวจ|ผู้รับรอง|ผู้อนุมัติ|ผู้ให้ข้อมูล|จัดทำโดย|รวบรวมโดย|ตรวจสอบโดย|รับรองโดย"
                    + "|prepared by|signed|signature|approved by|checked by).*",
            Pattern.DOTALL);

    private static final Letters AVERAGE_BEGINS = new Letters("คเamAM");
    private static final Letters SIGNATURE_BEGINS = new Letters("ลผชจรต(psacPSAC");
    private static final int LONGEST_AVERAGE = 20;

    private final String key;

    ClosingRow(String key) {
        this.key = key;
    }

    /** The key of the sentence that tells it. */
    String key() {
        return key;
    }

    /**
     * What a row would be if it stood below the table.
     *
     * @param width how many columns the table has
     * @param above what the row above it would be: names and offices come below a signature, shares below a total
     */
    static ClosingRow of(Row row, int width, ClosingRow above) {
        if (RowWords.isTotal(row)) {
            return TOTAL;
        }
        String first = RowWords.first(row);
        if (AVERAGE_BEGINS.begin(first) && isAverage(first) && RowWords.hasFigure(row)) {
            return AVERAGE;
        }
        if ((above == TOTAL || above == FIGURES) && isShare(first) && RowWords.hasFigure(row)) {
            return SHARE;
        }
        if (RowWords.isFootnote(row) && row.filled() < width && !RowWords.hasFigure(row)) {
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

    private static boolean isShare(String cell) {
        return cell.length() <= LONGEST_AVERAGE
                && SHARES.matcher(CellText.squeezed(cell).toLowerCase(Locale.ROOT))
                        .matches();
    }

    private static boolean isSignature(String cell) {
        return SIGNATURES.matcher(cell.toLowerCase(Locale.ROOT)).matches();
    }
}
