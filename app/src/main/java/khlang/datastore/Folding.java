package khlang.datastore;

import java.util.Locale;

/** Makes texts alike that people take for the same: letters of either case, Thai and Arabic digits. */
final class Folding {
    static final String THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙";
    static final String DIGITS = "0123456789";

    private Folding() {}

    static String of(String text) {
        StringBuilder folded = new StringBuilder(text.toLowerCase(Locale.ROOT));
        for (int index = 0; index < folded.length(); index++) {
            int digit = THAI_DIGITS.indexOf(folded.charAt(index));
            if (digit >= 0) {
                folded.setCharAt(index, DIGITS.charAt(digit));
            }
        }
        return folded.toString();
    }
}
