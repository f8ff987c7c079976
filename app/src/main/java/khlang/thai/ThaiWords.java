package khlang.thai;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words of Thai text, which is written without spaces between them, and a form in which equal words are equal. */
public final class ThaiWords {
    private static final char SARA_AM = '\u0E33';
    private static final char NIKHAHIT = '\u0E4D';
    private static final char SARA_AA = '\u0E32';
    private static final char SARA_E = '\u0E40';
    private static final char SARA_AE = '\u0E41';

    private static final Pattern PARTS = Pattern.compile("ํ([่-๋]?)า|([่-๋])ํา");
    private static final Pattern TONE_LAST = Pattern.compile("ำ([่-๋])");
    private static final Pattern TONE_FIRST = Pattern.compile("([่-๋])([ัิ-ู])");

    private ThaiWords() {}

    /**
     * The text with its marks in the order in which most people type them, ำ and แ as one letter: what prints alike is
     * alike, whether it was typed as นำ้, น้ํา or น้ำ. Blanks stay.
     */
    public static String ordered(String text) {
        String whole = PARTS.matcher(text)
                .replaceAll(found -> (found.group(1) == null ? found.group(2) : found.group(1)) + SARA_AM);
        String sara = TONE_LAST.matcher(whole).replaceAll("$1" + SARA_AM);
        return TONE_FIRST.matcher(sara).replaceAll("$2$1").replace("เเ", "แ");
    }

    /** The words of {@code text} in their order, without blanks and punctuation. */
    public static List<String> words(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(
                new Locale.Builder().setLanguage("th").build());
        breaks.setText(text);
        List<String> words = new ArrayList<>();
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (Character.isLetterOrDigit(text.codePointAt(start))) {
                words.add(text.substring(start, end));
            }
            start = end;
        }
        return List.copyOf(words);
    }

    /**
     * The form to compare and search by: Arabic digits, lower case, ำ and แ as one letter,
     * vowels before tone marks and these before ำ, no blanks between Thai letters, so
     * that กอง ยุทธศาสตร์ is found by กองยุทธศาสตร์ and "ต่าง ๆ" by "ต่างๆ". Not for showing.
     */
    public static String fold(String text) {
        // Not NFKC, which would take every ำ apart again.
        String composed = Normalizer.normalize(ThaiDigits.toArabic(text), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char letter = composed.charAt(i);
            if (letter == SARA_AA && foldSaraAm(folded)) {
                continue;
            }
            if (isVowelMark(letter) && endsWithTone(folded)) {
                // Typed in the wrong order, which looks the same.
                folded.insert(folded.length() - 1, letter);
            } else if (isTone(letter) && endsWith(folded, SARA_AM)) {
                folded.insert(folded.length() - 1, letter);
            } else if (letter == SARA_E && endsWith(folded, SARA_E)) {
                folded.setCharAt(folded.length() - 1, SARA_AE);
            } else if (Character.isWhitespace(letter) || letter == '\u00A0' || letter == '\u200B') {
                appendBlank(folded, letter);
            } else {
                dropBlankBetweenThai(folded, letter);
                folded.append(letter);
            }
        }
        return folded.toString().strip();
    }

    /** Makes one letter of ◌ํ and า, also where the tone mark stands between them; false where they are not there. */
    private static boolean foldSaraAm(StringBuilder folded) {
        int last = folded.length() - 1;
        if (endsWith(folded, NIKHAHIT)) {
            folded.setCharAt(last, SARA_AM);
            return true;
        }
        boolean between = last > 0 && endsWithTone(folded) && folded.charAt(last - 1) == NIKHAHIT;
        if (between) {
            folded.deleteCharAt(last - 1).append(SARA_AM);
        }
        return between;
    }

    private static boolean endsWithTone(StringBuilder text) {
        return text.length() > 0 && isTone(text.charAt(text.length() - 1));
    }

    private static boolean isTone(char letter) {
        return letter >= '\u0E48' && letter <= '\u0E4B';
    }

    /** Vowels above and below their letter, before which no tone mark is typed. */
    private static boolean isVowelMark(char letter) {
        return letter == '\u0E31' || (letter >= '\u0E34' && letter <= '\u0E39') || letter == NIKHAHIT;
    }

    private static void appendBlank(StringBuilder folded, char blank) {
        // A zero-width space only says where a line may break.
        if (blank != '\u200B' && !endsWith(folded, ' ')) {
            folded.append(' ');
        }
    }

    private static void dropBlankBetweenThai(StringBuilder folded, char next) {
        int length = folded.length();
        boolean between = length > 1 && endsWith(folded, ' ') && isThai(folded.charAt(length - 2)) && isThai(next);
        if (between) {
            folded.setLength(length - 1);
        }
    }

    private static boolean endsWith(StringBuilder text, char letter) {
        return text.length() > 0 && text.charAt(text.length() - 1) == letter;
    }

    private static boolean isThai(char letter) {
        return letter >= 'ก' && letter <= '\u0E4E';
    }
}
