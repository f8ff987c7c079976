package khlang.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts and words in pieces of three letters, by which an index finds the rows that hold a word. Both are folded first;
 * before each run of Latin letters and digits stands a sign of its own, so that a word that begins with one is found at
 * the beginning of such a run only.
 *
 * <p>A text that a search may read otherwise than it is folded here is {@linkplain Text#odd odd}: whether it holds a
 * word has to be asked of the text itself.
 */
public final class Grams {
    /** The letters of a piece. */
    public static final int SIZE = 3;

    /** Stands before a piece with a blank between its letters, which a word may have there or not. */
    private static final char ACROSS = '\u0002';

    private static final Pattern BLANK = Pattern.compile("[ \\u00A0\\u200B]");
    private static final char START = '\u0001';
    private static final int LONGEST = 20_000;

    /**
     * A text in pieces.
     *
     * @param letters with its signs, without blanks between Thai letters; a piece begins at each but the last two
     * @param blanks the places in {@code letters} before which a blank was left out
     * @param odd whether the pieces say too much or too little
     */
    public record Text(String letters, Set<Integer> blanks, boolean odd) {
        /** How many pieces there are. */
        public int count() {
            return odd ? 0 : Math.max(0, letters.length() - SIZE + 1);
        }

        /** A piece, by the place of its first letter. */
        public String piece(int at) {
            String piece = letters.substring(at, at + SIZE);
            boolean across = !blanks.isEmpty() && (blanks.contains(at + 1) || blanks.contains(at + 2));
            return across ? ACROSS + piece : piece;
        }
    }

    /** A piece of a word, and how many letters before it the word began. */
    public record Piece(String letters, int place) {
        /** The same where a text has a blank in it. */
        public String across() {
            return ACROSS + letters;
        }
    }

    private Grams() {}

    /** The pieces of a cell. */
    public static Text of(String cell) {
        if (cell.length() > LONGEST || isStrange(cell)) {
            return new Text("", Set.of(), true);
        }
        String folded = Folding.of(cell);
        String usual = ThaiVariants.withBlanks(folded);
        String joined = ThaiVariants.joined(usual);
        if (!joined.equals(ThaiVariants.joined(folded))) {
            // Written otherwise than usual: a word may end in the midst of what was made one.
            return new Text("", Set.of(), true);
        }
        return text(joined, joined.length() == usual.length() ? Set.of() : ThaiVariants.blanks(usual));
    }

    private static Text text(String joined, Set<Integer> places) {
        Set<Integer> blanks = new HashSet<>();
        StringBuilder letters = new StringBuilder(joined.length() + 8);
        for (int at = 0; at < joined.length(); at++) {
            if (begins(joined, at)) {
                letters.append(START);
            }
            if (!places.isEmpty() && places.contains(at)) {
                blanks.add(letters.length());
            }
            letters.append(joined.charAt(at));
        }
        return new Text(letters.toString(), blanks, false);
    }

    /**
     * The pieces that a text with this word has, enough to have each pair of its letters in one.
     *
     * @param word as a {@link Match} has it
     * @return empty for a word that only the texts themselves can be asked for: it is too short, or has strange letters
     */
    public static Optional<List<Piece>> ofWord(String word) {
        String letters = text(word, Set.of()).letters();
        boolean thai = word.chars().allMatch(letter -> letter >= 'ก' && letter <= '๎');
        // Blanks may stand around sara am, and before another letter than Thai they are not left out of texts.
        if (letters.length() < SIZE
                || isStrange(word)
                || BLANK.matcher(word).find()
                || (word.indexOf('ำ') >= 0 && !thai)) {
            return Optional.empty();
        }
        List<Piece> pieces = new ArrayList<>();
        int last = letters.length() - SIZE;
        for (int at = 0; at < last; at += SIZE - 1) {
            pieces.add(new Piece(letters.substring(at, at + SIZE), at));
        }
        pieces.add(new Piece(letters.substring(last), last));
        return Optional.of(pieces);
    }

    private static boolean begins(String folded, int at) {
        return isLatin(folded.charAt(at)) && (at == 0 || !isLatin(folded.charAt(at - 1)));
    }

    private static boolean isLatin(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    /** Signs that control, halves of pairs, and letters of either case beyond ASCII, which fold in ways of their own. */
    private static boolean isStrange(String text) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            boolean control = letter < ' ' && letter != '\n' && letter != '\r' && letter != '\t';
            if (control
                    || Character.isSurrogate(letter)
                    || (letter >= 0x80
                            && !(letter >= 'ก' && letter <= '๛')
                            && Character.toLowerCase(letter) != Character.toUpperCase(letter))) {
                return true;
            }
        }
        return false;
    }
}
