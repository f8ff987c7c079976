package khlang.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letters inside a cell that nobody sees: zero-width ones, no-break blanks, marks of direction, a mark of byte order. */
final class InvisibleCheck implements TextCheck {
    @Override
    public @Nullable String mended(String cell) {
        StringBuilder mended = new StringBuilder(cell.length());
        boolean found = false;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            boolean blank = letter == '\u00A0' || letter == '\u202F';
            boolean hidden = isHidden(letter);
            found |= blank || hidden;
            if (!hidden) {
                mended.append(blank ? ' ' : letter);
            }
        }
        return found ? mended.toString() : null;
    }

    private static boolean isHidden(char letter) {
        return letter == '\u00AD'
                || (letter >= '\u200B' && letter <= '\u200F')
                || (letter >= '\u202A' && letter <= '\u202E')
                || (letter >= '\u2060' && letter <= '\u2069')
                || letter == '\uFEFF';
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("เทศบาล\u200Bนคร", "เทศบาลนคร"),
                Sample.wrong("1\u00A0234 คน", "1 234 คน"),
                Sample.wrong("ก\uFEFFข", "กข"),
                Sample.right("เทศบาล นคร"),
                Sample.right("–"));
    }
}
