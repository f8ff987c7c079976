package khlang.thai;

/** Thai digits ๐–๙ and the Arabic digits 0–9 that they stand for. */
public final class ThaiDigits {
    private static final char ZERO = '๐';
    private static final char NINE = '๙';

    private ThaiDigits() {}

    /** Says whether {@code letter} is one of ๐–๙. */
    public static boolean isThai(char letter) {
        return letter >= ZERO && letter <= NINE;
    }

    /** The value 0–9 of a Thai or an Arabic digit, or -1 where {@code letter} is neither. */
    public static int value(char letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        return isThai(letter) ? letter - ZERO : -1;
    }

    /** The same text with 0–9 for ๐–๙; all else stays. */
    public static String toArabic(String text) {
        int first = firstThai(text);
        if (first == text.length()) {
            return text;
        }
        char[] letters = text.toCharArray();
        for (int i = first; i < letters.length; i++) {
            if (isThai(letters[i])) {
                letters[i] = (char) ('0' + letters[i] - ZERO);
            }
        }
        return new String(letters);
    }

    private static int firstThai(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isThai(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }
}
