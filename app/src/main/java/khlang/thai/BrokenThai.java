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
 */
public final class BrokenThai {
    private static final char FIRST = '\uF700';
    private static final String PRIVATE = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู";
    private static final Pattern PARTS = Pattern.compile("ํ([่-๋]?)า|([่-๋])ํา");
    private static final Pattern LOOSE = Pattern.compile("([ก-ฮ]) ([ัิ-ฺ็-๎])|([ัิ-ู]) ([่-์])");
    private static final Pattern TONE_FIRST = Pattern.compile("([่-๋])([ัิ-ู])");
    private static final Pattern APART = Pattern.compile("[ก-ฮ][่-๋]? า");

    /** No letter and then a lone one, as where all letters stand apart. */
    private static final String NO_LONE = "(?! [ก-ฮ](?![ก-๎]))";

    private static final Pattern LOST = Pattern.compile("("
            + "ก(?= า(?:หนด|ลัง|ไร|แพง|จัด|กับ|เนิด|นัน|ชับ))"
            + "|ค(?= า(?:นวณ|สั่ง|ขอ|ร้อง|แนะน|นึง|ตอบ|ถาม|ว่า|พิพากษา|วินิจฉัย|อธิบาย|ชี้แจง|นิยาม|ปรึกษา))"
            + "|จ(?= า(?:นวน|กัด|หน่าย|เป็น|แนก|ลอง|เลย|นอง|พวก|คุก))|(?<=ประ)จ(?= า)"
            + "|ช(?= า(?:ระ|รุด|นาญ))"
            + "|ด(?= า(?:เนิน|รง|ริ))"
            + "|ต(?= า(?:บล|แหน่ง|รวจ|รา|หนิ|นาน))"
            + "|(?<=กระ|จัด)ท(?= า)|ท(?= า(?:งาน|การ|ให้|ลาย|นา|เล|บุญ|นุ|ความ|เนียบ|$|[^ก-๎]))"
            + "|(?<=แนะ|ผู้|ชัก)น(?= า)|น(?= า(?:เสนอ|เข้า|ร่อง|ส่ง|ออก|ไป))"
            + "|บ(?= า(?:รุง|บัด|นาญ|เหน็จ|เพ็ญ))"
            + "|ล(?= า(?:ดับ|คลอง|น้|ปาง|พูน|ห้วย|โพง|เลียง|ไย|ราง))"
            + "|ส(?= า(?:นัก|หรับ|คัญ|เร็จ|รวจ|รอง|เนา|โรง|ลี|ราญ|อาง|นวน))"
            + "|อ(?= า(?:เภอ|นาจ|นวย))"
            + "|น้(?= า)|ต่(?= า(?!ง))|[ซย]้(?= า(?!ย))"
            + ") า" + NO_LONE);

    /** A lone letter behind it ends the syllable, but may be one of a list (ก ข ค) behind a word that ends with ำ. */
    private static final Pattern CLOSED = Pattern.compile(
            "(?:([ก-ฮ][่-๋]?) า([ก-ฮ])" + "|([ก-ฮ&&[^ทนจค]]|[ก-ฮ&&[^นตซย]][่-๋]) า ([ก-ฮ]))(?![ก-ๅ็-๎])");

    private BrokenThai() {}

    /** The text as it was meant, as far as that is certain; null where nothing is to be mended. */
    public static @Nullable String mended(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int place = text.charAt(i) - FIRST;
            plain.append(place >= 0 && place < PRIVATE.length() ? PRIVATE.charAt(place) : text.charAt(i));
        }
        String parts = PARTS.matcher(plain).replaceAll(BrokenThai::joined);
        String words = LOST.matcher(parts).replaceAll("$1ำ");
        String closed = CLOSED.matcher(words).replaceAll(apart -> together(apart, "า"));
        String whole = LOOSE.matcher(closed).replaceAll(apart -> together(apart, ""));
        return whole.equals(text) ? null : whole;
    }

    /** The same with tone marks behind their vowels, which print alike in either order; null where nothing changes. */
    public static @Nullable String repaired(String text) {
        @Nullable String mended = mended(text);
        String whole = TONE_FIRST.matcher(mended == null ? text : mended).replaceAll("$2$1");
        return whole.equals(text) ? null : whole;
    }

    /** Whether a vowel stands apart from its letter, though it cannot be said what was meant. */
    public static boolean isBroken(String text) {
        return text.indexOf(" า") > 0 && APART.matcher(text).find();
    }

    private static String joined(MatchResult parts) {
        String tone = parts.group(1) == null ? parts.group(2) : parts.group(1);
        return Matcher.quoteReplacement(tone + "ำ");
    }

    private static String together(MatchResult apart, String between) {
        int first = apart.group(1) == null ? 3 : 1;
        return apart.group(first) + between + apart.group(first + 1);
    }
}
