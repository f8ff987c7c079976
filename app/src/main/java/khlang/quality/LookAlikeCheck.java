package khlang.quality;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letters that look like others: Cyrillic and Greek ones in Latin words, wide ones of East Asian fonts, and two เ where
 * แ is meant. Such words are found by no search. Words that are Greek or Russian throughout are let be.
 */
final class LookAlikeCheck implements TextCheck {
    private static final String STRANGE = "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private static final String LATIN = "ABESIJKMHOPCTYXaeopcyxijsdhABEZHIKMNOPTYXo";
    private static final int WIDE = 0xFEE0;

    @Override
    public @Nullable String mended(String cell) {
        StringBuilder mended = new StringBuilder(cell.length());
        int length = cell.length();
        for (int start = 0; start < length; ) {
            int end = start + 1;
            boolean word = Character.isLetterOrDigit(cell.charAt(start));
            while (end < length && word && Character.isLetterOrDigit(cell.charAt(end))) {
                end++;
            }
            append(mended, cell.substring(start, end));
            start = end;
        }
        String text = mended.toString().replace("เเ", "แ");
        return text.equals(cell) ? null : text;
    }

    private static void append(StringBuilder mended, String word) {
        boolean strange = word.chars().anyMatch(letter -> STRANGE.indexOf(letter) >= 0);
        // A letter that is like no other shows that the word is of that language.
        boolean other =
                word.chars().anyMatch(letter -> letter >= 0x370 && letter <= 0x52F && STRANGE.indexOf(letter) < 0);
        boolean latin = word.chars().anyMatch(letter -> letter < 0x370);
        boolean mend = strange && !other && (latin || word.length() > 1);
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            int place = STRANGE.indexOf(letter);
            boolean wide = letter >= 0xFF01 && letter <= 0xFF5E;
            mended.append(wide ? (char) (letter - WIDE) : mend && place >= 0 ? LATIN.charAt(place) : letter);
        }
    }

    @Override
    public List<Sample> samples() {
        return List.of(
                Sample.wrong("РM2.5", "PM2.5"),
                Sample.wrong("Khоn Kaen", "Khon Kaen"),
                Sample.wrong("ΚΚ66", "KK66"),
                Sample.wrong("เเขวง", "แขวง"),
                Sample.wrong("２５６７", "2567"),
                Sample.right("PM2.5 μg/m³"),
                Sample.right("α 0.05"),
                Sample.right("Москва"),
                Sample.right("แขวงเก่า"));
    }
}
