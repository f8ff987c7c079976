package khlang.quality;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A cell whose bytes were UTF-8 or Windows-874 and were taken for Windows-1252 once: Thai as {@code à¸™} or {@code ¹¤Ã}. */
final class TwiceCheck implements TextCheck {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    /** A mark or a vowel above or below is in hardly a Latin word, and in nearly each Thai one. */
    private static final Pattern LATIN_MARK = Pattern.compile("[Ð-Úà-äç-î]");

    /** Latin letters beside it: then an accent is one. */
    private static final Pattern ACCENT = Pattern.compile("[A-Za-z][\u0080-\uFFFF]|[\u0080-\uFFFF][A-Za-z]");

    /** Several letters one by one, each with marks that it can have, and nothing that is none of Thai. */
    private static final Pattern THAI =
            Pattern.compile("(?=.*[ก-๎]{3})(?:[ -~\\s–—‘’“”…]|[เแโใไ]?[ก-ฮ][ัิ-ฺ็-๎]*[ะาำๅ]?|[ฯๆ฿๐-๙])+");

    @Override
    public @Nullable String mended(String cell) {
        if (cell.indexOf("à¸") < 0 && cell.indexOf("à¹") < 0) {
            return LATIN_MARK.matcher(cell).find() ? thai(cell) : null;
        }
        String text = new String(bytes(cell), StandardCharsets.UTF_8);
        // เธอ begins with the same two letters.
        @Nullable String thai = text.indexOf('\uFFFD') < 0 ? null : thai(cell);
        if (thai != null) {
            return thai;
        }
        return text.equals(cell) ? null : text.replace("\uFFFD", "");
    }

    /** The Thai that was taken for Latin letters; null where these are Latin ones. */
    private static @Nullable String thai(String cell) {
        String text = new String(bytes(cell), WINDOWS_874);
        boolean thai = THAI.matcher(text).matches() && !ACCENT.matcher(cell).find();
        return thai ? text : null;
    }

    /** The bytes that were taken for letters of Windows-1252. */
    private static byte[] bytes(String cell) {
        byte[] bytes = new byte[cell.length()];
        for (int i = 0; i < cell.length(); i++) {
            int letter = cell.charAt(i);
            // Bytes that Windows-1252 gives no letter were kept as control characters.
            byte[] one = letter <= 0xFF
                    ? new byte[] {(byte) letter}
                    : Character.toString(letter).getBytes(WINDOWS_1252);
            bytes[i] = one[0];
        }
        return bytes;
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("à¸\u0081à¸\u00ADà¸™", "กอน"),
                Sample.wrong("à¸™à¸„à¸£ 1", "นคร 1"),
                Sample.wrong("ª×èÍ", "ชื่อ"),
                Sample.wrong("à·ÈºÒÅ 5", "เทศบาล 5"),
                Sample.wrong("¨Ñ§ËÇÑ´", "จังหวัด"),
                Sample.wrong("à¸ÍáÅÐ©Ñ¹", "เธอและฉัน"),
                Sample.right("voilà"),
                Sample.right("Évêché"),
                Sample.right("ÇÉ"),
                Sample.right("Î"),
                Sample.right("นคร"));
    }
}
