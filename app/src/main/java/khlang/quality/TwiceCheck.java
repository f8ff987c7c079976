package khlang.quality;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell whose bytes were UTF-8 and were taken for Windows-1252 once, amid cells that are whole. */
final class TwiceCheck implements TextCheck {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @Override
    public @Nullable String mended(String cell) {
        if (cell.indexOf("à¸") < 0 && cell.indexOf("à¹") < 0) {
            return null;
        }
        byte[] bytes = new byte[cell.length()];
        for (int i = 0; i < cell.length(); i++) {
            int letter = cell.charAt(i);
            // Bytes that Windows-1252 gives no letter were kept as control characters.
            byte[] one = letter <= 0xFF
                    ? new byte[] {(byte) letter}
                    : Character.toString(letter).getBytes(WINDOWS_1252);
            bytes[i] = one[0];
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.equals(cell) ? null : text.replace("\uFFFD", "");
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("à¸\u0081à¸\u00ADà¸™", "กอน"),
                Sample.wrong("à¸™à¸„à¸£ 1", "นคร 1"),
                Sample.right("voilà"),
                Sample.right("นคร"));
    }
}
