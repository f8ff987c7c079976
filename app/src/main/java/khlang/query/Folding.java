package khlang.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes texts alike that people take for the same: letters of either case, Thai and Arabic digits, and the
 * {@linkplain ThaiVariants ways to write a Thai word}.
 */
public final class Folding {
    private static final String THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";

    /** A blank that may stand where a word begins; the one without a width only says where a line may break. */
    private static final String BLANK = "[ \u00A0\u200B]?";

    private Folding() {}

    /** The shortest text that is worth a look of its own; most rows have any shorter one. */
    private static final int LEAST_SURE = 4;

    /** The text in lower case with Arabic digits. */
    public static String of(String text) {
        return digits(text.toLowerCase(Locale.ROOT));
    }

    /** The text with Arabic digits. */
    static String digits(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int index = 0; index < folded.length(); index++) {
            int digit = THAI_DIGITS.indexOf(folded.charAt(index));
            if (digit >= 0) {
                folded.setCharAt(index, (char) ('0' + digit));
            }
        }
        return folded.toString();
    }

    /** Whether a database can hold the text: PostgreSQL knows no character 0, and UTF-8 no half of a pair. */
    public static boolean writable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    /** The text in lower case with Arabic digits, and Thai written in the usual way, with blanks where they were said. */
    static String ofWords(String text) {
        return ThaiVariants.withBlanks(of(text));
    }

    /** Whether nothing else folds to this folded text, as with many words of Thai. */
    public static boolean alone(String folded) {
        return pieces(folded).stream().allMatch(Piece::sure);
    }

    /** A regular expression, read alike by RE2 and PostgreSQL, that fits whatever folds to this folded text. */
    public static String pattern(String folded) {
        return pieces(folded).stream().map(Piece::pattern).collect(Collectors.joining());
    }

    /**
     * The longest part that whatever folds to this folded text has as it is; empty where that is too short to be rare.
     * To look for it first spares most rows the regular expression, which is slower.
     */
    public static String sure(String folded) {
        String longest = "";
        StringBuilder run = new StringBuilder();
        for (Piece piece : pieces(folded)) {
            if (!piece.sure()) {
                run.setLength(0);
                continue;
            }
            run.append(piece.text());
            longest = run.length() > longest.length() ? run.toString() : longest;
        }
        return longest.length() < LEAST_SURE ? "" : longest;
    }

    /**
     * Some letters of a folded text.
     *
     * @param sure whether they are written in one way only
     */
    private record Piece(String text, String pattern, boolean sure) {}

    private static List<Piece> pieces(String written) {
        List<Piece> pieces = new ArrayList<>();
        String folded = ThaiVariants.joined(written);
        Set<Integer> seams = ThaiVariants.seams(folded);
        seams.addAll(ThaiVariants.blanks(written));
        for (int at = 0; at < folded.length(); ) {
            if (seams.contains(at)) {
                pieces.add(new Piece("", BLANK, false));
            }
            int several = ThaiVariants.length(folded, at);
            int end = several > 0 ? at + several : folded.offsetByCodePoints(at, 1);
            String text = folded.substring(at, end);
            pieces.add(several > 0 ? new Piece(text, ThaiVariants.pattern(text), false) : piece(text.codePointAt(0)));
            at = end;
        }
        return pieces;
    }

    private static Piece piece(int point) {
        String text = Character.toString(point);
        String others = others(point);
        if (!others.isEmpty()) {
            return new Piece(text, "[" + text + others + "]", false);
        }
        return new Piece(text, point < 0x80 ? "\\" + text : text, true);
    }

    /** What stands before a word's first letter: nothing, or neither a Latin letter nor a digit. */
    public static String wordStart() {
        return "(^|[^A-Za-z0-9" + THAI_DIGITS + "])";
    }

    private static String others(int point) {
        if (point >= '0' && point <= '9') {
            return String.valueOf(THAI_DIGITS.charAt(point - '0'));
        }
        int upper = Character.toUpperCase(point);
        return upper == point ? "" : Character.toString(upper);
    }
}
