package khlang.thai;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Thai as copying from PDF files breaks it: a sara am (ำ) in its two parts or with the first of them lost, marks that
 * stand apart from their letter, and the private letters by which old fonts set tone marks lower or further left
 * (U+F700–F71A, as Windows' Thai fonts have them).
 *
 * <p>A blank before า says that something is broken, not what: จ านวน is จำนวน, but สร้ า ง is สร้าง. It is mended
 * only where a word that everybody writes comes of it, or where a letter closes the syllable, which ำ never lets it.
 * A blank before a tone mark may be all that is left of a vowel: เพ ่อ is เพื่อ. It is closed only where no vowel above
 * the letter can have stood. The segmenter of Java is no judge here: it takes เพ่อ and สร้ำง for words.
 */
public final class BrokenThai {
    private static final char FIRST = '\uF700';
    private static final String PRIVATE = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู";
    private static final Pattern PARTS = Pattern.compile("ํ([่-๋]?)า|([่-๋])ํา");
    private static final Pattern APART = Pattern.compile("[ก-ฮ][่-๋]? [าำ]|[ก-ฮั-ู] [ัิ-ฺ็-๎]");

    private static final Pattern AM_BEFORE_TONE = Pattern.compile("ำ[่-๋]");

    /** A blank between a letter and its mark, where what stands around it shows that nothing was lost there. */
    private static final Pattern LOOSE = Pattern.compile("(?<=[ก-ฮ]) (?=[ัิ-ฺ็์-๎])|(?<=[ัิ-ู]) (?=[่-์])"
            + "|(?<=[แโใไ][ก-ฮ]|[แโใไ][ก-ฮ][รลวมน]) (?=[่-๋](?!า))"
            + "|(?<=[ก-ฮ]) (?=[่-๋](?:ำ|อ[งยนมกดบ](?:[^ก-ฺๅ็-๎]|$)))");

    /**
     * A tone mark before its vowel, where it cannot be that of a letter before, as in ไมม่ี: at the beginning of a
     * syllable, and in words of every day. With vowels below it is the same text for Unicode.
     */
    private static final Pattern TONE_FIRST = Pattern.compile("(?:(?<=(?<![ก-ฮ])[ก-ฮ])|(?<=เ[ก-ฮ][รลวน])"
            + "|(?=.[ุู])|(?<!(?:ไม|ให|ได|แต|แห|แม)[ก-ฮ])(?:(?<=ท)(?=่ี)|(?<=[นช])(?=้ี)|(?<=[พฟล])(?=้ืน)"
            + "|(?<=ข)(?=้ึน)|(?<=[ซน])(?=่ึง)|(?<=[ทตร])(?=้ัง)|(?<=น)(?=้ัน)|(?<=ม)(?=่ัน)|(?<=ส)(?=่ิง)"
            + "|(?<=อ)(?=่ืน)))([่-๋])([ัิ-ู])");

    /** A blank before ำ that is whole; น ำ may be น้ำ without its mark. */
    private static final Pattern BEFORE_AM = Pattern.compile("(?<=[ก-ฮ&&[^น]]|[ก-ฮ][่-๋]) (?=ำ)"
            + "|(?<=น) (?=ำ(?:เข้า|เสนอ|ส่ง|ร่อง|ไป|ออก|ทาง))|(?<=แนะน|ผู้น|ชักน) (?=ำ)");

    /** A blank behind ำ in the middle of a word that everybody writes. */
    private static final Pattern BEHIND_AM = Pattern.compile("(?:"
            + "(?<=(?<!ประ)จำ) (?=นวน|กัด|หน่าย|เป็น|แนก|ลอง|เลย|นอง)"
            + "|(?<=สำ) (?=นัก|หรับ|คัญ|เร็จ|รวจ|รอง|เนา|โรง|นวน)|(?<=กำ) (?=หนด|ลัง|ไร(?!่)|จัด|กับ|เนิด|นัน)"
            + "|(?<=(?<!สี)ดำ) (?=เนิน|รง|ริ)|(?<=ตำ) (?=บล|แหน่ง|รวจ|นาน)|(?<=บำ) (?=รุง|บัด|นาญ|เหน็จ|เพ็ญ)"
            + "|(?<=ชำ) (?=ระ|รุด|นาญ)|(?<=อำ) (?=เภอ|นาจ|นวย)|(?<=ลำ) (?=ดับ|ปาง|พูน)|(?<=คำ) (?=นวณ|นึง))");

    /** A tone mark behind ำ, where a word that everybody writes comes of it: ทำ่อากาศยาน has no ำ at all. */
    private static final Pattern TONE_BEHIND = Pattern.compile(
            "((?<!ห)น(?=ำ้)|[ซย](?=ำ้(?!ย))|(?<=เหลื่อม|รุก|ลึก|ก้าว)ล(?=ำ้)|ค(?=ำ้(?:ประกัน|ยัน|จุน))|ต(?=ำ่(?![งย]))|(?<=ส)ม(?=ำ่เสมอ))ำ([่้])");

    /** No letter and then a lone one, as where all letters stand apart. */
    private static final String NO_LONE = "(?! [ก-ฮ](?![ก-๎]))";

    /** Behind these marks a letter closes its syllable, so that no vowel follows it. */
    private static final String OPENING = "(?<![ั็])";

    private static final String WORD_ENDS = "(?:$|[^ก-๎])";

    private static final Pattern LOST = Pattern.compile("(" + OPENING + "(?:"
            + "ก(?= า(?:หนด|ลัง|ไร|แพง|จัด|กับ|เนิด|นัน|ชับ))"
            + "|(?<!รา)ค(?= า(?:นวณ|สั่ง|ขอ|ร้อง|แนะน|นึง|ตอบ|ถาม|ว่า|พิพากษา|วินิจฉัย|อธิบาย|ชี้แจง|นิยาม|ปรึกษา))"
            + "|ค(?= าน า(?:หน้า|" + WORD_ENDS + "))|(?<=ค า)น(?= า(?:หน้า|" + WORD_ENDS + "))"
            + "|จ(?= า(?:นวน|กัด|หน่าย|เป็น|แนก|ลอง|เลย|นอง|พวก|คุก))|(?<=ประ)จ(?= า(?!น" + WORD_ENDS + "))"
            + "|ช(?= า(?:ระ|รุด|นาญ))"
            + "|ด(?= า(?:เนิน|รง|ริ))"
            + "|ต(?= า(?:บล|แหน่ง|รวจ|รา(?!ง)|หนิ|นาน))"
            + "|(?<=กระ|จัด)ท(?= า)|ท(?= า(?:งาน|การ|ให้|ลาย|นา|เล|บุญ|นุ|ความ|เนียบ))"
            + "|(?<=แนะ|ผู้|ชัก)น(?= า)|(?<!ชาว|ท้อง|ทุ่ง|ไร่)น(?= า(?:เสนอ|เข้า|ร่อง|ส่ง|ออก|ไป))"
            + "|บ(?= า(?:รุง|บัด|นาญ|เหน็จ|เพ็ญ))"
            + "|(?<!ศา)ล(?= า(?:ดับ|คลอง|น้|ปาง|พูน|ห้วย|โพง|เลียง|ไย|ราง))"
            + "|ส(?= า(?:นัก|หรับ|คัญ|เร็จ|รวจ|รอง|เนา|โรง|ลี(?!่)|ราญ|อาง|นวน))"
            + "|อ(?= า(?:เภอ|นาจ|นวย))"
            + "|(?<!ห)น้(?= า)|ต่(?= า(?![งย]))|[ซย]้(?= า(?!ย))"
            + "|(?<=เหลื่อม|รุก|ลึก|ก้าว)ล้(?= า)|(?<=ส)ม่(?= าเสมอ)"
            + ")) า" + NO_LONE);

    /** A lone letter behind it ends the syllable, but may begin another word that is broken too. */
    private static final Pattern CLOSED = Pattern.compile(
            "(?:([ก-ฮ][่-๋]?) า([ก-ฮ])(?! [ก-๎])" + "|([รทบขดสวพฟ]้|[ทบขผ]่) า ([ก-ฮ])(?! [ัิ-ฺ็-๎า]))(?![ก-ๅ็-๎])");

    private BrokenThai() {}

    /** The text as it was meant, as far as that is certain; null where nothing is to be mended. */
    public static @Nullable String mended(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int place = text.charAt(i) - FIRST;
            plain.append(place >= 0 && place < PRIVATE.length() ? PRIVATE.charAt(place) : text.charAt(i));
        }
        String parts = PARTS.matcher(plain).replaceAll(BrokenThai::joined);
        String words =
                LOST.matcher(parts.indexOf('ำ') < 0 ? parts : withSaraAm(parts)).replaceAll("$1ำ");
        String closed = CLOSED.matcher(words).replaceAll(BrokenThai::together);
        String whole = LOOSE.matcher(ToneApart.closed(closed)).replaceAll("");
        return whole.equals(text) ? null : whole;
    }

    /** The same with tone marks behind their vowels, where they are of one letter; null where nothing changes. */
    public static @Nullable String repaired(String text) {
        @Nullable String mended = mended(text);
        String whole = TONE_FIRST.matcher(mended == null ? text : mended).replaceAll("$2$1");
        return whole.equals(text) ? null : whole;
    }

    /** Whether a vowel or a mark stands apart from its letter, though it cannot be said what was meant. */
    public static boolean isBroken(String text) {
        for (int blank = text.indexOf(' ', 1); blank > 0 && blank + 1 < text.length(); ) {
            char next = text.charAt(blank + 1);
            if (next > 'ะ' && next <= '\u0E4E' && (next < 'เ' || next > 'ๆ')) {
                return APART.matcher(text).find()
                        || AM_BEFORE_TONE.matcher(text).find();
            }
            blank = text.indexOf(' ', blank + 1);
        }
        return AM_BEFORE_TONE.matcher(text).find();
    }

    /** With each ำ beside its letter and behind the tone mark. */
    private static String withSaraAm(String text) {
        String before = BEFORE_AM.matcher(text).replaceAll("");
        String behind = BEHIND_AM.matcher(before).replaceAll("");
        return TONE_BEHIND.matcher(behind).replaceAll("$1$2ำ");
    }

    private static String joined(MatchResult parts) {
        String tone = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Matcher.quoteReplacement(tone + "ำ");
    }

    private static String together(MatchResult apart) {
        int first = apart.group(1) == null ? 3 : 1;
        return apart.group(first) + "า" + apart.group(first + 1);
    }
}
