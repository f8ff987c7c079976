package khlang.datastore;

import java.util.Locale;

/** Makes texts alike that people take for the same: letters of either case, Thai and Arabic digits. */
final class Folding {
    private static final String THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";

    private Folding() {}

    /** The text in lower case with Arabic digits. */
    static String of(String text) {
        StringBuilder folded = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int index = 0; index < folded.length(); index++) {
            int digit = THAI_DIGITS.indexOf(folded.charAt(index));
            if (digit >= 0) {
                folded.setCharAt(index, (char) ('0' + digit));
            }
        }
        return folded.toString();
    }

    /** Whether a database can hold the text: PostgreSQL knows no character 0, and UTF-8 no half of a pair. */
    static boolean writable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF));
    }

    /** Whether nothing else folds to this folded text, as with most of Thai. */
    static boolean alone(String folded) {
        return folded.codePoints().allMatch(point -> others(point).isEmpty());
    }

    /** A regular expression, read alike by RE2 and PostgreSQL, that fits whatever folds to this folded text. */
    static String pattern(String folded) {
        StringBuilder pattern = new StringBuilder();
        folded.codePoints().forEach(point -> {
            String others = others(point);
            if (!others.isEmpty()) {
                pattern.append('[').appendCodePoint(point).append(others).append(']');
            } else if (point < 0x80) {
                pattern.append('\\').appendCodePoint(point);
            } else {
                pattern.appendCodePoint(point);
            }
        });
        return pattern.toString();
    }

    /** What stands before a word's first letter: nothing, or neither a Latin letter nor a digit. */
    static String wordStart() {
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
