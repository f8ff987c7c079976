package khlang.quality;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Letters that look like others: Cyrillic and Greek ones in Latin words, wide ones of East Asian fonts, and two เ where
 * แ is meant. And letters of Lao, Khmer and Devanagari in Thai words, as programs that read scanned paper take them.
 * Such words are found by no search. Words of another language throughout are let be.
 */
final class LookAlikeCheck implements TextCheck {
    private static final String STRANGE = "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private static final String LATIN = "ABESIJKMHOPCTYXaeopcyxijsdhABEZHIKMNOPTYXo";
    private static final int WIDE = 0xFEE0;

    /** Lao has its letters in the order of Thai, so many numbers behind it. */
    private static final int LAO = 0x80;

    private static final String NEIGHBOURS = "\u0900-\u097F\u0E81-\u0EDD\u1780-\u17D3";
    private static final Pattern MIXED = Pattern.compile("[" + NEIGHBOURS + "]+[ก-๎][ก-๎" + NEIGHBOURS + "]*+"
            + "|[ก-๎]+[" + NEIGHBOURS + "][ก-๎" + NEIGHBOURS + "]*+");
    private static final String FOREIGN = "\u0941\u093E\u17B7";
    private static final String THAI = "ุาิ";

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
        String text = thai(mended.toString().replace("เเ", "แ"));
        return text.equals(cell) ? null : text;
    }

    /** The text with the Thai letters that are like those of its neighbours; nothing where it cannot be said which. */
    private static String thai(String text) {
        boolean neighbour = text.chars().anyMatch(letter -> letter >= 0x900 && letter <= 0x17D3 && !isThai(letter));
        if (!neighbour) {
            return text;
        }
        String meant = MIXED.matcher(text)
                .replaceAll(word -> word.group()
                        .codePoints()
                        .map(LookAlikeCheck::thai)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
        return MIXED.matcher(meant).find() ? "" : meant;
    }

    private static int thai(int letter) {
        int place = FOREIGN.indexOf(letter);
        if (place >= 0) {
            return THAI.charAt(place);
        }
        boolean lao = letter > 0xE80 && letter < 0xEDE && isThai(letter - LAO);
        return lao ? letter - LAO : letter;
    }

    private static boolean isThai(int letter) {
        return letter >= 'ก' && letter <= '๎';
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
                Sample.wrong("บรรล\u0941", "บรรลุ"),
                Sample.wrong("สาข\u093Eป่าไม้", "สาขาป่าไม้"),
                Sample.wrong("พัฒนาว\u17B7สาหกิจ", "พัฒนาวิสาหกิจ"),
                Sample.wrong("เป็น\u0E97\u0EB5\u0EC8ประจักษ์", "เป็นที่ประจักษ์"),
                Sample.wrong("ร\u0941\u0915\u0942ล้ำ", ""),
                Sample.right("ลาว \u0EA5\u0EB2\u0EA7"),
                Sample.right("PM2.5 μg/m³"),
                Sample.right("α 0.05"),
                Sample.right("Москва"),
                Sample.right("แขวงเก่า"));
    }
}
