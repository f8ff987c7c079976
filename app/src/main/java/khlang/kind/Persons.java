package khlang.kind;

import java.util.Locale;
import java.util.regex.Pattern;

/** What headers say of columns that may tell of persons. */
public final class Persons {
    private static final Pattern NAME =
            Pattern.compile("ชื่อ\\s*(?:[-–/,]|และ|กับ)?\\s*(?:นาม)?สกุล|ชื่อ\\s*[-–]\\s*ชื่อสกุล"
                    + "|ชื่อ(?:ผู้(?:ร้อง|แจ้ง|ยื่น|ป่วย|พิการ|สูงอายุ|รับ|ปกครอง|เสีย|อยู่อาศัย)|นักเรียน|เด็ก|บิดา|มารดา)"
                    + "|full.?name|name.{1,5}surname");

    /** Who is meant by the rows, by a name or by a word such as ประชาชน. */
    private static final Pattern ROLE =
            Pattern.compile("^(?:ชื่อ\\s*)?(?:ผู้(?:แจ้ง|ร้อง|เสียหาย|ประสบ(?:ภัย|เหตุ)|ป่วย|พิการ|สูงอายุ|รับเบี้ย)"
                    + "|เจ้าของ(?:บ้าน|ที่ดิน|อาคาร|ร้าน|กิจการ|รถ|สุนัข|สัตว์)?(?![ก-๎]))|^รายชื่อ$");

    private static final Pattern ADDRESS = Pattern.compile("ที่อยู่|บ้านเลขที่|home.?address");

    /** Behind the word stands nothing, or who was born: on วันเกิดเหตุ something happened. */
    private static final Pattern BORN = Pattern.compile(
            "(?:วัน(?:เดือนปี|/เดือน/ปี|\\s*เดือน\\s*ปี)?|ว\\s*[./]?\\s*ด\\s*[./]?\\s*ป\\s*[./]?)\\s*(?:ที่)?\\s*"
                    + "เกิด(?=$|[^ก-๎]|ของ|ผู้|เด็ก|บุตร|นักเรียน)|^เกิด(?:เมื่อ)?วันที่|birth.?da(?:y|te)|date.of.birth"
                    + "|\\bd\\.?o\\.?b\\b");

    private static final Pattern SENSITIVE = Pattern.compile(
            "โรค|หมู่เลือด|กรุ๊ปเลือด|ศาสนา|ความพิการ|สิทธิ(?:การ)?รักษา|ประวัติอาชญากร|religion|blood|disease");

    private Persons() {}

    /** Whether a column of this name holds first names with surnames. */
    public static boolean areNamed(String header) {
        return NAME.matcher(lower(header)).find();
    }

    /** Whether a column of this name holds persons, so that words of several parts in it are their names. */
    public static boolean mayBeNamed(String header) {
        return areNamed(header) || ROLE.matcher(lower(header)).find();
    }

    /** Whether a column of this name holds days of birth. */
    public static boolean areBorn(String header) {
        return BORN.matcher(lower(header)).find();
    }

    /** Whether a column of this name tells, beside names of persons, where they live or how they are. */
    public static boolean areTold(String header) {
        String lower = lower(header);
        return ADDRESS.matcher(lower).find() || SENSITIVE.matcher(lower).find();
    }

    private static String lower(String header) {
        return header.toLowerCase(Locale.ROOT);
    }
}
