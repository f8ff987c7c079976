package khlang.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import khlang.thai.ThaiWords;

/**
 * The ways in which one Thai word is written that print alike: the tone mark before or behind its vowel or sara am, sara am
 * whole or in its parts or with blanks around it, แ as two เ, and blanks between words. Rows keep what came, so a search has
 * to allow for each.
 */
public final class ThaiVariants {
    private static final Pattern INNER_BLANKS = Pattern.compile("(?<=[ก-๎])[ \\u00A0\\u200B]+(?=[ก-๎])");

    /** So many letters of a word behind a blank are looked for first, so that most rows need no look at the blank. */
    private static final int LEAST_BEHIND = 4;

    private ThaiVariants() {}

    /**
     * The one way in which a word is written that stands for all; blanks between Thai letters are left out. Whatever the
     * {@linkplain Folding#pattern pattern} of a word fits is made the same by this, but for blanks at its ends, so that an index may keep
     * it alone.
     */
    static String usual(String text) {
        return joined(withBlanks(text));
    }

    /** The same with one blank wherever there are some between Thai letters. */
    static String withBlanks(String text) {
        return INNER_BLANKS.matcher(ThaiWords.ordered(text)).replaceAll(" ");
    }

    /** The same without the blanks between Thai letters. */
    static String joined(String usual) {
        return INNER_BLANKS.matcher(usual).replaceAll("");
    }

    /** Where blanks between Thai letters were said, by the places of the joined text. */
    static Set<Integer> blanks(String usual) {
        Set<Integer> places = new HashSet<>();
        INNER_BLANKS.matcher(usual).results().forEach(blank -> places.add(blank.start() - places.size()));
        return places;
    }

    /** Where another word begins in a text of the usual kind: a blank may stand there. */
    static Set<Integer> seams(String usual) {
        Set<Integer> seams = new HashSet<>();
        List<String> words = ThaiWords.words(usual);
        int at = 0;
        for (String word : words) {
            at = usual.indexOf(word, at);
            if (at > 0 && isThai(usual.charAt(at - 1)) && isThai(usual.charAt(at))) {
                seams.add(at);
            }
            addInner(seams, word, at);
            at += word.length();
        }
        for (int mark = usual.indexOf('ๆ'); mark >= 0; mark = usual.indexOf('ๆ', mark + 1)) {
            if (mark > 0 && isThai(usual.charAt(mark - 1))) {
                seams.add(mark);
            }
        }
        return seams;
    }

    /** A long word may have a blank where a syllable shows its beginning, as โรง เรียน has. */
    private static void addInner(Set<Integer> seams, String word, int at) {
        for (int i = 2; i + LEAST_BEHIND <= word.length(); i++) {
            boolean begins = word.charAt(i) >= 'เ' && word.charAt(i) <= 'ไ';
            if (begins && word.charAt(i - 1) != 'เ') {
                seams.add(at + i);
            }
        }
    }

    /** How many letters from {@code at} on are written in several ways; 0 where the letter is written in one. */
    static int length(String usual, int at) {
        char letter = usual.charAt(at);
        char next = at + 1 < usual.length() ? usual.charAt(at + 1) : ' ';
        if (letter == 'แ' || letter == 'ำ') {
            return 1;
        }
        boolean two = isTone(letter) ? next == 'ำ' : isVowelMark(letter) && isTone(next);
        return two ? 2 : 0;
    }

    /** A regular expression for the ways to write these letters, as {@link #length} has found them. */
    static String pattern(String letters) {
        if (letters.equals("แ")) {
            return "(?:แ|เเ)";
        }
        if (letters.equals("ำ")) {
            return "(?: ?ำ ?|ํา)";
        }
        char first = letters.charAt(0);
        char second = letters.charAt(1);
        return second == 'ำ'
                ? "(?: ?" + first + "ำ ?|ำ" + first + "|ํ" + first + "า|" + first + "ํา|ํา" + first + ")"
                : "(?:" + letters + "|" + second + first + ")";
    }

    private static boolean isTone(char letter) {
        return letter >= '่' && letter <= '๋';
    }

    private static boolean isVowelMark(char letter) {
        return letter == 'ั' || (letter >= 'ิ' && letter <= 'ู');
    }

    private static boolean isThai(char letter) {
        return letter >= 'ก' && letter <= '๎';
    }
}
