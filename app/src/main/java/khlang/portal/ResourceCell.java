package khlang.portal;

import java.text.BreakIterator;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import khlang.tabular.Field;
import khlang.web.View;
import org.jspecify.annotations.Nullable;

/**
 * A value of a table on a page.
 *
 * @param text the value, or the beginning of a long one; empty where there is none
 * @param whole the whole of a long value, else empty
 * @param moment a date as machines read it, else empty
 * @param otherEra a date by the other of the two eras, else empty
 */
public record ResourceCell(String text, String whole, String moment, String otherEra) {
    private static final int LONGEST = 180;
    private static final int SHOWN = 140;
    private static final int GLIMPSE = 80;

    static ResourceCell of(View view, Field field, @Nullable Object value) {
        String text = Cells.text(view, field, value);
        boolean date = value instanceof LocalDate || value instanceof LocalDateTime;
        String moment = date ? String.valueOf(value) : "";
        return text.length() <= LONGEST
                ? new ResourceCell(text, "", moment, Cells.otherEra(view, value))
                : new ResourceCell(clipped(text, SHOWN), text, moment, "");
    }

    /** A value beside which there is room for little; its table has the whole of it. */
    static ResourceCell glimpse(View view, Field field, @Nullable Object value) {
        ResourceCell cell = of(view, field, value);
        String text = cell.whole().isEmpty() ? cell.text() : cell.whole();
        String shown = text.length() <= GLIMPSE ? text : clipped(text, GLIMPSE);
        return new ResourceCell(shown, "", cell.moment(), cell.otherEra());
    }

    // Never between a letter and its vowel or tone mark.
    private static String clipped(String text, int most) {
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(text);
        return text.substring(0, letters.preceding(most)) + "…";
    }

    /** Whether there is no value. */
    public boolean missing() {
        return text.isEmpty();
    }
}
