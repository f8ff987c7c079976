package khlang.kind;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import khlang.thai.Era;
import org.jspecify.annotations.Nullable;

/** What the words of a column's header say of its values; they count only where the values agree. */
public final class Header {
    private static final String BEFORE = "(?:^|[^a-z])";
    private static final String BEHIND = "(?:[^a-z]|$)";
    private static final Map<Kind, Pattern> WORDS = new EnumMap<>(Map.ofEntries(
            words(Kind.EMAIL, "e-?mail|อีเมล"),
            words(Kind.URL, "url|website|เว็บไซต์|ลิงก์|ลิงค์|" + latin("link|web")),
            words(
                    Kind.CITIZEN_ID,
                    "ประจำตัวประชาชน|เลข(?:ที่)?ประชาชน|บัตร\\s*(?:ประจำตัว\\s*)?(?:ประชาชน|ปชช)|^(?!.*(?:นิติบุคคล|ภาษี|ทะเบียน|ครุภัณฑ์|พัสดุ|บัญชี)).*(?:(?:13|๑๓)[\\s-]*(?:หลัก|digit)|เลข(?:ที่)?บัตร)"
                            + "|(?:citizen|national|thai).?id|(?:id|identity).?card|" + latin("cid|pid")),
            words(Kind.COORDINATES, "พิกัด|coordinate|lat.?lo?ng?|" + latin("location|geo")),
            words(Kind.UTM, "utm|พิกัด"),
            words(
                    Kind.DATE,
                    "วันที่|วัน.?เดือน.?ปี|ว[./]?\\s?ด[./]?\\s?ป|^วัน(?!ทำการ|หยุด|ละ)|ครบกำหนด|หมดอายุ|"
                            + latin("date")),
            words(Kind.TIME, "เวลา|(?:^|\u0001)(?:เปิด|ปิด)(?:ทำการ|บริการ)?(?=\u0001|$)|" + latin("time")),
            words(Kind.PERIOD, "ช่วง|ระยะเวลา|ไตรมาส|ภาคเรียน|" + latin("period|quarter|term")),
            words(Kind.FISCAL_YEAR, "ปีงบ|งบประมาณ\\s*พ|fiscal|" + latin("fy")),
            words(Kind.YEAR, "ปี|พ\\.?\\s?ศ|ค\\.?\\s?ศ|" + latin("years?|yr")),
            words(Kind.MONTH, "เดือน|" + latin("month")),
            words(Kind.PHONE, "โทร|เบอร์|มือถือ|แฟกซ์|phone|" + latin("tel|mobile|fax")),
            words(Kind.POSTAL_CODE, "ไปรษณีย์|zip|post(?:al)?.?code"),
            words(Kind.PROVINCE, "จังหวัด|province|changwat"),
            words(Kind.SUBDISTRICT, "ตำบล|แขวง|tambon|sub.?district"),
            words(Kind.DISTRICT, "อำเภอ|amphoe|amphur|^เขต|(?<!sub.?)district"),
            words(Kind.LATITUDE, latin("lat|latitude") + "|ละติจูด|แลตติจูด|เส้นรุ้ง"),
            words(Kind.LONGITUDE, latin("lon|lng|long|longitude") + "|ลองจิจูด|ลองติจูด|ลองกิจูด|เส้นแวง"),
            words(
                    Kind.EASTING,
                    "easting|utm.?[ex]|พิกัด.{0,12}x|พิกัด.{0,6}ตะวันออก|^e ?\\((?:m|ม\\.?|เมตร)\\)|พิกัด.{0,12}"
                            + latin("e") + "|" + latin("x")),
            words(
                    Kind.NORTHING,
                    "northing|utm.?[ny]|พิกัด.{0,12}y|พิกัด.{0,6}เหนือ|^n ?\\((?:m|ม\\.?|เมตร)\\)|พิกัด.{0,12}"
                            + latin("n") + "|" + latin("y")),
            words(Kind.BOOLEAN, "หรือไม่|^(?:is|has|can)[_ ]|ใช่ไหม|มีไหม|" + latin("flag")),
            words(Kind.PERCENT, "ร้อยละ|เปอร์เซ็นต์|เปอร์เซนต์|%|percent|" + latin("pct")),
            words(
                    Kind.MONEY,
                    "บาท|฿|จำนวนเงิน|งบประมาณ|มูลค่า|ราคา|รายได้|รายจ่าย|ค่าใช้จ่าย|ค่าธรรมเนียม|วงเงิน|เงินเดือน|"
                            + latin("baht|thb|budget|price|revenue|salary|cost")),
            words(
                    Kind.CODE,
                    "รหัส|หมายเลข|เลข(?:ที่|ทะเบียน|บัญชี|ประจำตัว|บัตร|ผู้เสียภาษี|ครุภัณฑ์|หนังสือ|ใบ|โฉนด|อ้างอิง|หมาย|มิเตอร์|เครื่อง|ตัวถัง|พัสดุ|สัญญา)|"
                            + "(?:^|\u0001)(?:ข้อ|ข้อที่|เลขข้อ|มาตรา)(?=[\\s.(\u0001]|$)|"
                            + latin("uuid|code")
                            + "|(?:^|[_\\s.-])(?:id|ref)\\.?$|^(?:id|ref)[_\\s.-]" + "|[a-z][_\\s.-]no\\.?$")));

    /** Words that speak of something counted, or of a span, rather than of a year or a month. */
    private static final Pattern COUNTED = Pattern.compile(
            "จำนวน|ต่อ|ร้อยละ|บาท|อายุ|รวม|ครั้ง|ที่ผ่านมา|เงิน|ระยะ|เดือนที่|\\(คน\\)|\\(เดือน\\)|\\(ปี\\)|"
                    + latin("per|number|count|total|age|months"));

    /** The years are of the one or the other; in เพศ neither is meant. */
    private static final Pattern BUDDHIST = Pattern.compile("(?<![ก-๎])พ\\.?\\s?ศ(?![ก-๎])|พุทธศักราช");

    private static final Pattern COMMON = Pattern.compile("(?<![ก-๎])ค\\.?\\s?ศ(?![ก-๎])|คริสต์?ศักราช");

    private static final Pattern SPAN = Pattern.compile("ระยะ|ใช้เวลา|นาที|ชั่วโมง|duration|minute|hour");
    private static final Pattern NO_MONEY = Pattern.compile("ปีงบ|fiscal|ร้อยละ|%|จำนวน(?!เงิน)|รหัส|ประเภท|แหล่ง|"
            + latin("year|number|type|count") + "|\\((?:คน|ราย|ครั้ง|แห่ง|รายการ|โครงการ)\\)");
    /** What is done with a budget; of things in store it says the same, so that it is money only beside a column of money. */
    private static final Pattern SPENT = Pattern.compile("เบิกจ่าย|จ่ายจริง|คงเหลือ|ผูกพัน");

    private static final Pattern NO_SPENT = Pattern.compile("วันที่|วันเดือน|ครั้งที่|งวดที่|ลำดับ|เลขที่|สถานะ");
    private static final Pattern NO_DATE =
            Pattern.compile("ไร่|งาน\\s?-|ร\\.?\\s?-\\s?ง|เนื้อที่|ที่ดิน|(?<!ลง)พื้นที่|ขนาด|" + latin("rai|ngan")
                    + "|ตร\\.?\\s?ว(?![ก-ฮ])|ตารางวา|ระวาง|โฉนด|บ้านเลขที่|เลขที่(?:บ้าน|ดิน)");
    private static final Pattern ORDINAL = Pattern.compile(
            "^(ที่|ข้อ|หมู่|หน้า|บรรทัด|เขต|ห้อง|ชั้น|ชั้นเรียน|ชั้นปี|ซอย|แถว|ล็อก|ล็อค|แผง|ลำดับ)$"
                    + "|^(ชุมชน|หน่วย|หน่วยเลือกตั้ง|เขตเลือกตั้ง|ห้อง|ลำดับ|กลุ่ม|แปลง|แถว|ล็อก|แผง|ช่อง|สาย|รุ่น|ชุด|แผ่น)ที่(?![ก-๎])"
                    + "|^(ยุทธศาสตร์|ประเด็น|เป้าหมาย|แผน|เดือน|สัปดาห์|ไตรมาส|งวด|ครั้ง|วัน|ตอน|ส่วน|ข้อ|หมู่|เขต|โซน|ชั้น|หน้า|ปี)ที่");
    private static final Pattern MEASURED = Pattern.compile(
            "ปริมาณ|เฉลี่ย|อุณหภูมิ|น้ำหนัก|คะแนน|อัตรา|ระยะทาง|ความ(?:สูง|ยาว|กว้าง|ลึก|เร็ว|ชื้น|หนาแน่น)|ค่า(?=\\s|ความ|ของ|$)|"
                    + latin("average|mean|amount|weight|score|rate"));
    /** What is never added up, or was added up already. */
    private static final Pattern NO_SUM =
            Pattern.compile("สะสม|เฉลี่ย|มัธยฐาน|ค่ากลาง|สูงสุด|ต่ำสุด|มากที่สุด|น้อยที่สุด|อัตรา|สัดส่วน|หนาแน่น|"
                    + "ดัชนี|ยกมา|ยกไป|เบี่ยงเบน|(?:(?<=[ก-๎])ต่อ(?=[ก-๎]))|(?<! )/(?! )|"
                    + latin(
                            "cumulative|running|average|avg|mean|median|max|maximum|min|minimum|rate|ratio|density|index|per|"
                                    + "deviation"));

    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]{1,24})\\)");
    private static final Pattern BAHT = Pattern.compile("(ล้าน|แสน|หมื่น|พัน)?บาท|฿|" + latin("baht|thb"));
    private static final Set<String> UNITS = Set.of(
            "คน ราย ครั้ง ครอบครัว ครัวเรือน หลังคาเรือน หลัง แห่ง จุด คัน เล่ม ชิ้น เครื่อง ระบบ โครงการ หมู่บ้าน "
                    .concat(
                            "ชุมชน วัน ชั่วโมง ชม. นาที วินาที เดือน ปี เรื่อง ฉบับ รายการ ตัว ต้น สาย ถัง ใบ ชุด กลุ่ม ห้อง เที่ยว เส้น ดวง ตู้ ลำ แปลง หน่วย คะแนน ")
                    .concat(
                            "ไร่ งาน ตารางวา ตร.ว. ตารางเมตร ตร.ม. ตารางกิโลเมตร ตร.กม. เมตร ม. กิโลเมตร กม. เซนติเมตร ซม. มิลลิเมตร มม. ")
                    .concat(
                            "กิโลกรัม กก. กรัม ตัน ลิตร ลูกบาศก์เมตร ลบ.ม. คน/วัน ตัน/วัน องศา °C kg km m cm mm kWh ha tonnes persons days % ร้อยละ ")
                    .concat("คน/ตร.กม. แผง ร้าน ตำแหน่ง อัตรา เม็ด โดส มก./ล. dB ppm µg/m³ kW")
                    .split(" "));

    private final String words;
    private final String label;
    private final String below;
    private final boolean besideMoney;

    /**
     * @param label as printed
     * @param id as callers say it
     * @param below the unit that a row of its own gives below the header; blank for none
     * @param besideMoney whether the header of another column says that it is money
     */
    public Header(String label, String id, String below, boolean besideMoney) {
        this.label = label;
        this.below = below;
        this.besideMoney = besideMoney;
        String unit = below.isEmpty() ? "" : " (" + below + ")";
        // Apart, so that the end of one and the beginning of the other make no word.
        this.words = (label + unit + '\u0001' + id).toLowerCase(Locale.ROOT);
    }

    /** Whether a word is a unit by itself, such as {@code คน}, {@code ล้านบาท} or {@code ร้อยละ}. */
    public static boolean isUnit(String word) {
        return UNITS.contains(word) || isMoney(word);
    }

    /** Whether a word is a unit of money by itself: {@code ล้านบาท}. */
    public static boolean isMoney(String word) {
        return BAHT.matcher(word.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether what looks like dates below it is none: 2-1-35 is two ไร่, one งาน and 35 square วา. */
    public boolean deniesDates() {
        return NO_DATE.matcher(words).find() && !names(Kind.DATE);
    }

    /** Whether a label says that its numbers count off, as หมู่ที่ does: the third is not three of something. */
    public static boolean isOrdinal(String label) {
        return ORDINAL.matcher(label.strip()).find();
    }

    /** Whether a label or a unit says that the numbers below are no parts of a sum: means, rates, what was added up already. */
    public static boolean deniesSums(String label, String unit) {
        return NO_SUM.matcher(label.toLowerCase(Locale.ROOT)).find() || unit.indexOf('/') >= 0;
    }

    /** Whether its numbers tell villages, rooms or districts apart, of which a cell may name several: 101,102. */
    public boolean numbersThings() {
        return isOrdinal(label) || names(Kind.CODE);
    }

    /** Whether the header speaks of what is measured, without its unit. */
    public boolean saysMeasure() {
        return MEASURED.matcher(words).find();
    }

    /** The era that the header names; null where it names none, or both. */
    public @Nullable Era era() {
        boolean buddhist = BUDDHIST.matcher(label).find();
        boolean common = COMMON.matcher(label).find();
        return buddhist == common ? null : buddhist ? Era.BUDDHIST : Era.COMMON;
    }

    private static Map.Entry<Kind, Pattern> words(Kind kind, String pattern) {
        return Map.entry(kind, Pattern.compile(pattern));
    }

    private static String latin(String words) {
        return BEFORE + "(?:" + words + ")" + BEHIND;
    }

    /** Whether the header says that its values are of this kind. */
    public boolean names(Kind kind) {
        Pattern pattern = WORDS.get(kind);
        boolean said = pattern != null && pattern.matcher(words).find();
        return (said || (kind == Kind.MONEY && isSpent())) && !against(kind);
    }

    private boolean isSpent() {
        return besideMoney
                && SPENT.matcher(words).find()
                && !NO_SPENT.matcher(words).find()
                && (unit().isEmpty() || !moneyUnit().isEmpty());
    }

    /** Whether the header says that its values are money, percents or counted in a unit. */
    public boolean saysAmount() {
        return names(Kind.MONEY) || names(Kind.PERCENT) || !unit().isEmpty();
    }

    private boolean against(Kind kind) {
        if (kind == Kind.YEAR || kind == Kind.MONTH || kind == Kind.FISCAL_YEAR) {
            return COUNTED.matcher(words).find();
        }
        if (kind == Kind.MONEY) {
            return NO_MONEY.matcher(words).find();
        }
        return kind == Kind.TIME && SPAN.matcher(words).find();
    }

    /** The unit that stands below the header, or that it gives in brackets, such as {@code คน} of จำนวน (คน); empty where it gives none. */
    public String unit() {
        if (!below.isEmpty()) {
            return below;
        }
        Matcher brackets = IN_BRACKETS.matcher(label);
        String unit = "";
        while (brackets.find()) {
            String inside = brackets.group(1).strip();
            unit = UNITS.contains(inside) ? inside : unit;
        }
        return unit;
    }

    /** The unit of money that the header gives, such as {@code ล้านบาท}; empty where it gives none. */
    public String moneyUnit() {
        Matcher baht = BAHT.matcher(BAHT.matcher(below).find() ? below : words);
        if (!baht.find()) {
            return "";
        }
        return (baht.group(1) == null ? "" : baht.group(1)) + QuantityText.BAHT;
    }
}
