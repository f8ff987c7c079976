package khlang.tabular;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import khlang.thai.ThaiDigits;

/** The words of titles, of the names of columns, and of the names of a table's parts. */
final class HeaderWords {
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_CORNER = 48;
    private static final int MOST_WORDS = 3;

    private static final Pattern TITLE = Pattern.compile(
            "(รายงาน|ตาราง|สถิติ|ข้อมูล|สรุป|บัญชี|ทะเบียน|แบบ|ประกาศ|เอกสาร|เทศบาล|องค์การ|องค์กรปกครอง|อบต|อบจ|ศูนย์|report|table|list of|data|summary).*",
            Pattern.DOTALL);

    private static final Pattern LABEL = Pattern.compile(
            "ที่|ลำดับ|ลำดับที่|เลขที่|ข้อ|ข้อที่|รหัส.*|ชื่อ.*|รายชื่อ|รายการ|โครงการ|กิจกรรม|ตำบล|อำเภอ|จังหวัด|หมู่|หมู่ที่|หมู่บ้าน|ชุมชน|หน่วยงาน|ประเภท|ชนิด|สถานี|สถานที่|วัน|วันที่|เดือน|ปี|พ\\.ศ\\.|เพศ|อายุ|ช่วงอายุ"
                    + "|no\\.?|name|id|code|item|date|month|year|type|station|district");

    /** What the first column of a table is called, and hardly one in its middle. */
    private static final Pattern KEY = Pattern.compile(
            "ที่|ลำดับ|ลำดับที่|ข้อ|ข้อที่|รายการ|โครงการ|กิจกรรม|ตำบล|อำเภอ|หมู่บ้าน|ชุมชน|เดือน|ปี|no\\.?|item");

    private static final Set<String> ROW_NUMBER =
            Set.of("ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "no", "no.", "#", "number", "เลขลำดับ");

    /** With what the parts of one plan are headed, each with the header again. */
    private static final Pattern PART =
            Pattern.compile("ยุทธศาสตร์|กลยุทธ์|แผนงาน|แนวทาง|หมวด|ส่วน|ด้าน|กลุ่ม|พันธกิจ|เป้าประสงค์|เป้าหมาย");

    private static final Pattern TABLE =
            Pattern.compile("(?:ตาราง|บัญชี|แบบ|แผ่น|table|list)\\s*(?:ที่|ที|no\\.?)?\\s*(\\d[\\d.\\-/]*)");

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:2[45]\\d\\d|19\\d\\d|20\\d\\d)(?!\\d)");

    private static final Pattern MONTH = Pattern.compile(
            "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม");

    /** With what rows begin that name a group of those below. */
    private static final Pattern GROUP =
            Pattern.compile("หมวด|กลุ่ม|ประเภท|ด้าน|แผนงาน|ยุทธศาสตร์|กลยุทธ์|ส่วนที่|ภาค|เขต|โซน"
                    + "|group|section|zone|category|part");

    /** What a form above a table says of all of it. */
    private static final Pattern FACT = Pattern.compile(
            "(?:ชื่อ)?(?:หน่วยงาน|ส่วนราชการ|สังกัด|โรงเรียน|เทศบาล|อปท\\.?|จังหวัด|อำเภอ|ตำบล)|(?:ประจำ)?(?:ปี|ปีงบประมาณ|ปีการศึกษา|เดือน|ไตรมาส|งวด)|ปี พ\\.ศ\\."
                    + "|(?:ไตรมาส|งวด)ที่|(?:ข้อมูล ณ )?วันที่|ผู้(?:รายงาน|จัดทำ|บันทึก|รับผิดชอบ|ประสานงาน|ให้ข้อมูล)|ตำแหน่ง"
                    + "|(?:เบอร์|หมายเลข)?(?:โทร\\.?|โทรศัพท์)|โทรสาร|อีเมล์?|e-?mail|tel\\.?|phone|agency|department|province|district|fiscal year|year|month|quarter");

    /** With what the names of offices and of persons begin, and more follows. */
    private static final Pattern OFFICE_OR_PERSON = Pattern.compile(
            "(?:เทศบาล|องค์การ|อบต|อบจ|กอง|สำนัก|ฝ่าย|ศูนย์|โรงเรียน|จังหวัด|อำเภอ|ตำบล|นาย|นาง|น\\.ส\\.).");

    /** What stands in the corner beside a title: the form's number, the day of printing, the unit of all. */
    private static final Pattern CORNER = Pattern.compile(
            "(?:(?:แบบ(?:ฟอร์ม|รายงาน|พิมพ์)?|เอกสาร(?:แนบ|หมายเลข)?|ภาคผนวก|ผนวก|form)\\s*(?:ที่|เลขที่|no\\.?)?\\s*[^\\s\\d]{0,8}\\s?\\d[\\d./-]{0,9}"
                    + "|ผด?\\.\\s?\\d{1,3}(?:/\\d{1,3})?"
                    + "|(?:(?:วันที่)?(?:พิมพ์|ออกรายงาน)|วันที่|(?:ข้อมูล\\s*)?ณ\\s|as of|printed|date)(?:เมื่อ|วันที่|\\s|[:：])*\\d{1,4}\\s?\\D\\S.{0,30}"
                    + "|[(\\[]?(?:หน่วย(?!งาน|นับ)|unit)\\s*[:：]?\\s*\\S.{0,20})[)\\]]?");

    private HeaderWords() {}

    /** Whether a text is longer than names of columns are and begins as titles do. */
    static boolean isTitle(String text) {
        return beginsAsTitle(text) && !isShort(text);
    }

    /** Whether a text begins as titles do; short names of columns may do so too. */
    static boolean beginsAsTitle(String text) {
        return TITLE.matcher(lower(text)).matches();
    }

    /** Whether a text is the name of a column that many tables have. */
    static boolean isLabel(String text) {
        return LABEL.matcher(lower(text)).matches();
    }

    /** Whether a text alone may be the name of a column: it is one of those, or short and no title. */
    static boolean mayBeLabel(String text) {
        return isLabel(text) || (isShort(text) && !beginsAsTitle(text));
    }

    static boolean isKey(String text) {
        return KEY.matcher(lower(text)).matches();
    }

    /** Whether a text is the name of what is said of a whole table, though a column may be called so too. */
    static boolean isFact(String text) {
        return FACT.matcher(lower(text)).matches();
    }

    /** Whether a text is said of the sheet on which a table is printed, and is no name of a column. */
    static boolean isCorner(String text) {
        return text.length() <= LONGEST_CORNER
                && (RowWords.isPage(text)
                        || CORNER.matcher(ThaiDigits.toArabic(lower(text))).matches());
    }

    static boolean isOfficeOrPerson(String text) {
        return OFFICE_OR_PERSON.matcher(text).lookingAt();
    }

    /** Whether a column of this name numbers the rows. */
    static boolean numbersRows(String text) {
        return ROW_NUMBER.contains(lower(text));
    }

    static boolean isPart(String text) {
        return PART.matcher(text).lookingAt();
    }

    /** The number that a title gives its table: 2 of ตารางที่ ๒; blank where it gives none. */
    static String tableNumber(String text) {
        Matcher number = TABLE.matcher(ThaiDigits.toArabic(lower(text)));
        return number.lookingAt() ? number.group(1) : "";
    }

    /** The years that a title names. */
    static Set<String> years(String text) {
        return YEAR.matcher(ThaiDigits.toArabic(text))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** The months that a title names. */
    static Set<String> months(String text) {
        return MONTH.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    static boolean isGroup(String text) {
        return GROUP.matcher(lower(text)).lookingAt();
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST_LABEL && text.split("\\s+").length <= MOST_WORDS;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
